"""The sentences of a receipt: whether the report came in time, and what its agency does next and by when."""

from datetime import date, timedelta

import polars as pl

from schemas.terms import Outcome
from tiendo.plan import Period, reporters
from tiendo.receipts.received import Received
from tiendo.receipts.wording import Phrase, counted, day

DUE = Phrase("trước ngày {due} (chậm nhất là hết ngày {last})", "before {due} ({last} is the last day)")
ON_TIME = Phrase(
    "Đúng hạn: bản được chấp nhận đầu tiên được nhận ngày {first}; thời hạn gửi là {due}.",
    "On time: the first accepted revision was received on {first}; reports are due {due}.",
)
LATE = Phrase(
    "Quá hạn {n} ngày: bản được chấp nhận đầu tiên được nhận ngày {first}; thời hạn gửi là {due}.",
    "Late by {n} {days}: the first accepted revision was received on {first}; reports were due {due}.",
)
LATE_REQUESTED = Phrase(
    "Nhận sau thời hạn đề nghị {n} ngày: bản được chấp nhận đầu tiên được nhận ngày {first}; "
    "thời hạn đề nghị là {due}.",
    "Received {n} {days} after the day asked for: the first accepted revision came on {first}; "
    "the report was asked for {due}.",
)
AFTER_REOPENING = Phrase(
    "Gửi sau khi kỳ báo cáo đã khóa và được mở lại: bản được chấp nhận đầu tiên được nhận ngày {first}; "
    "thời hạn gửi là {due}.",
    "After the period was locked and reopened: the first accepted revision was received on {first}; "
    "reports were due {due}.",
)
NOT_YET = Phrase(
    "Chưa được tính là đã báo cáo. Bản sửa nhận {due} và được chấp nhận thì được tính là đúng hạn.",
    "Not yet counted as reported. A corrected file that is accepted and received {due} counts as on time.",
)
NOT_YET_LATE = Phrase(
    "Chưa được tính là đã báo cáo; thời hạn gửi là {due} và đã qua.",
    "Not yet counted as reported; reports were due {due}, and that day has passed.",
)

TAKEN = Phrase(
    "Số liệu của báo cáo được đưa vào tổng hợp.", "The report's data are taken into the consolidation."
)
NOTHING_TO_DO = Phrase("Quý cơ quan không phải làm gì thêm.", "Nothing more needs to be done.")
REVISE = Phrase(
    "Khi cần điều chỉnh, đề nghị sửa tệp và gửi lại cả tệp trước ngày chốt số liệu {closes}; bản gửi sau thay thế bản "
    "gửi trước.",
    "To revise, mend the file and send all of it again before the data are closed on {closes}; a later file replaces "
    "the earlier one.",
)
LOOK = Phrase(
    "Đề nghị xem lại các cảnh báo ở mục 4. Số liệu đã đúng thì không phải làm gì thêm.",
    "Please look at the warnings in section 4. Where the data are right, nothing more needs to be done.",
)
OPEN_COPY = Phrase(
    "Mở tệp “{annotated}” gửi kèm phiếu này (bản sao tệp đã gửi): ô màu đỏ phải sửa, ô màu cam cần xem lại; mỗi ô có "
    "ghi chú cách sửa.",
    "Open the file “{annotated}” that comes with this receipt (a copy of the file sent): red cells must be mended, "
    "amber ones looked at; each has a note that says how.",
)
NO_COPY = Phrase(
    "Tệp này không có bản sao đánh dấu vì không mở được; đề nghị sửa theo bảng ở mục 4.",
    "There is no marked copy of this file, for it cannot be opened; please go by the table in section 4.",
)
SEND = Phrase(
    "Sửa xong, lưu tệp và gửi lại cả tệp {due}.", "Save the mended file and send all of it again {due}."
)
SEND_LATE = Phrase(
    "Sửa xong, lưu tệp và gửi lại cả tệp trong thời gian sớm nhất; số liệu của kỳ được chốt ngày {closes}.",
    "Save the mended file and send all of it again as soon as possible; the period's data are closed on {closes}.",
)
SEND_AFTER_CLOSE = Phrase(
    "Số liệu của kỳ được chốt ngày {closes}; đề nghị trao đổi với cơ quan tổng hợp trước khi gửi lại.",
    "The period's data were closed on {closes}; please speak to the coordinating agency before sending again.",
)
LOCKED = Phrase(
    "Kỳ báo cáo đã khóa nên bản này không được đưa vào tổng hợp. Trước khi gửi lại, đề nghị liên hệ cơ quan tổng hợp.",
    "The period is locked, so this file is not taken into the consolidation. Please contact the coordinating agency "
    "before sending again.",
)
STILL_COUNTS = Phrase(
    "Trong khi chờ bản sửa, bản nộp lần {revision} đã được chấp nhận vẫn được dùng để tổng hợp.",
    "Until then the accepted revision {revision} remains in the consolidation.",
)


def _due(period: Period, lang: str) -> str:
    last = period.due_before - timedelta(days=1)
    return DUE.say(lang, due=day(period.due_before, lang), last=day(last, lang))


def timeliness(received: Received, issued_on: date, lang: str) -> str:
    """On time is judged on the first accepted revision, before the due day."""
    period, first = received.period, received.first_accepted_on
    due = _due(period, lang)
    if first is None:
        return (NOT_YET if issued_on < period.due_before else NOT_YET_LATE).say(lang, due=due)
    if first < period.due_before:
        return ON_TIME.say(lang, first=day(first, lang), due=due)
    if received.after_reopening:
        return AFTER_REOPENING.say(lang, first=day(first, lang), due=due)
    n_days = (first - period.due_before).days + 1
    late = LATE_REQUESTED if _is_requested(received) else LATE
    days = "day" if n_days == 1 else "days"
    return late.say(lang, n=counted(n_days, lang), days=days, first=day(first, lang), due=due)


def _is_requested(received: Received) -> bool:
    owed = reporters(received.plan, received.period).filter(agency=received.agency)
    return bool(owed["requested"].any())


def next_steps(
    received: Received,
    outcome: Outcome,
    findings: pl.DataFrame,
    annotated: str | None,
    issued_on: date,
    lang: str,
) -> list[str]:
    """What the agency does next."""
    closes = day(received.period.closes_on, lang)
    if outcome is Outcome.returned:
        return [*_mending(received, findings, annotated, issued_on, lang), *_in_force(received, lang)]
    steps = [TAKEN.say(lang)]
    if outcome is Outcome.accepted:
        return [f"{steps[0]} {NOTHING_TO_DO.say(lang)}", REVISE.say(lang, closes=closes)]
    if annotated:
        steps.append(OPEN_COPY.say(lang, annotated=annotated))
    return [*steps, LOOK.say(lang), REVISE.say(lang, closes=closes)]


def _mending(
    received: Received, findings: pl.DataFrame, annotated: str | None, issued_on: date, lang: str
) -> list[str]:
    period = received.period
    if "period_locked" in findings["code"]:
        return [LOCKED.say(lang)]
    where = OPEN_COPY.say(lang, annotated=annotated) if annotated else NO_COPY.say(lang)
    if issued_on < period.due_before:
        return [where, SEND.say(lang, due=_due(period, lang))]
    send = SEND_LATE if issued_on <= period.closes_on else SEND_AFTER_CLOSE
    return [where, send.say(lang, closes=day(period.closes_on, lang))]


def _in_force(received: Received, lang: str) -> list[str]:
    if received.in_force is None:
        return []
    return [STILL_COUNTS.say(lang, revision=counted(received.in_force, lang))]
