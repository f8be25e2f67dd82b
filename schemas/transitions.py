"""What can become of a file, of an agency's report in a period, and of the period itself.

Data only. The documentation draws its state diagrams from these tables, and a test walks a real ledger along every
line of them: what is drawn is what happens.
"""

from typing import NamedTuple

from schemas.terms import Term, Timeliness


class FileState(Term):
    """Where one received file stands."""

    dropped = "dropped", "Trong hộp thư", "In the inbox"
    misplaced = "misplaced", "Đặt sai thư mục", "In the wrong folder"
    waiting = "waiting", "Đến sau khi khóa, chờ mở lại kỳ", "Came after the lock, waits for the reopening"
    known = "known", "Đã nhận từ trước", "Received before"
    returned = "returned", "Trả lại", "Returned"
    accepted = "accepted", "Được chấp nhận, dùng để tổng hợp", "Accepted, consolidated"
    warned = "warned", "Được chấp nhận có cảnh báo, dùng để tổng hợp", "Accepted with warnings, consolidated"
    superseded = "superseded", "Được thay bằng bản sau", "Superseded by a later revision"
    excluded = "excluded", "Bị loại khỏi tổng hợp", "Excluded from the consolidation"


class PeriodState(Term):
    open = "open", "Đang nhận báo cáo", "Open"
    locked = "locked", "Đã phê duyệt, khóa", "Approved and locked"


class Event(Term):
    """What leads from one state to another."""

    passes = "passes", "tiếp nhận, không có lỗi", "collected, nothing found"
    warns = "warns", "tiếp nhận, chỉ có cảnh báo", "collected, warnings only"
    fails = "fails", "tiếp nhận, có lỗi", "collected, errors found"
    repeats = "repeats", "tiếp nhận, giống hệt tệp đã nhận", "collected, the same bytes again"
    strays = "strays", "tiếp nhận, không rõ của cơ quan nào", "collected, sender unknown"
    meets_writer = "meets_writer", "tiếp nhận, tệp đang được ghi hoặc đang mở", "collected, busy"
    meets_lock = "meets_lock", "tiếp nhận, kỳ đã khóa", "collected, period locked"
    moved = "moved", "chuyển vào thư mục của cơ quan", "moved to its agency's folder"
    replaced = "replaced", "có bản sau được tính", "a later revision counts"
    restored = "restored", "bản sau bị loại", "the later revision is excluded"
    exclude = "exclude", "quyết định loại", "decision: exclude"
    include = "include", "quyết định đưa lại", "decision: include"
    approve = "approve", "phê duyệt", "approve"
    reopen = "reopen", "mở lại", "reopen"
    in_time = "in_time", "bản được chấp nhận đến trước ngày hạn", "accepted, received before the due day"
    after_due = (
        "after_due",
        "bản được chấp nhận đến từ ngày hạn",
        "accepted, received on the due day or later",
    )
    after_reopening = (
        "after_reopening",
        "bản được chấp nhận đến từ ngày hạn, sau khi mở lại kỳ",
        "accepted after the reopening, received on the due day or later",
    )
    refused = "refused", "bản gửi bị trả lại", "a file is returned"


class Transition(NamedTuple):
    before: Term
    event: Event
    after: Term


FILE: tuple[Transition, ...] = (
    Transition(FileState.dropped, Event.passes, FileState.accepted),
    Transition(FileState.dropped, Event.warns, FileState.warned),
    Transition(FileState.dropped, Event.fails, FileState.returned),
    Transition(FileState.dropped, Event.repeats, FileState.known),
    Transition(FileState.dropped, Event.strays, FileState.misplaced),
    Transition(FileState.dropped, Event.meets_lock, FileState.waiting),
    Transition(FileState.dropped, Event.meets_writer, FileState.dropped),
    Transition(FileState.misplaced, Event.moved, FileState.dropped),
    Transition(FileState.waiting, Event.reopen, FileState.dropped),
    Transition(FileState.accepted, Event.replaced, FileState.superseded),
    Transition(FileState.warned, Event.replaced, FileState.superseded),
    Transition(FileState.superseded, Event.restored, FileState.accepted),
    Transition(FileState.superseded, Event.restored, FileState.warned),
    Transition(FileState.accepted, Event.exclude, FileState.excluded),
    Transition(FileState.warned, Event.exclude, FileState.excluded),
    Transition(FileState.superseded, Event.exclude, FileState.excluded),
    Transition(FileState.returned, Event.exclude, FileState.excluded),
    Transition(FileState.excluded, Event.include, FileState.accepted),
    Transition(FileState.excluded, Event.include, FileState.warned),
    Transition(FileState.excluded, Event.include, FileState.superseded),
    Transition(FileState.excluded, Event.include, FileState.returned),
)
REPORT: tuple[Transition, ...] = (
    Transition(Timeliness.missing, Event.refused, Timeliness.returned),
    Transition(Timeliness.missing, Event.in_time, Timeliness.on_time),
    Transition(Timeliness.missing, Event.after_due, Timeliness.late),
    Transition(Timeliness.missing, Event.meets_lock, Timeliness.after_lock),
    Transition(Timeliness.missing, Event.after_reopening, Timeliness.after_reopening),
    Transition(Timeliness.returned, Event.in_time, Timeliness.on_time),
    Transition(Timeliness.returned, Event.after_due, Timeliness.late),
    Transition(Timeliness.returned, Event.meets_lock, Timeliness.after_lock),
    Transition(Timeliness.returned, Event.after_reopening, Timeliness.after_reopening),
    Transition(Timeliness.after_lock, Event.reopen, Timeliness.missing),
    Transition(Timeliness.after_lock, Event.reopen, Timeliness.returned),
    Transition(Timeliness.late, Event.in_time, Timeliness.on_time),
    Transition(Timeliness.after_reopening, Event.in_time, Timeliness.on_time),
)
PERIOD: tuple[Transition, ...] = (
    Transition(PeriodState.open, Event.approve, PeriodState.locked),
    Transition(PeriodState.locked, Event.reopen, PeriodState.open),
)
