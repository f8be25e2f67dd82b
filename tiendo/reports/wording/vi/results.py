"""II.1. Kết quả chung."""

from collections.abc import Sequence
from datetime import date

from schemas.document import Figure, Text
from schemas.terms import DerivedStatus, MilestoneStanding, TaskStatus
from tiendo.reports.compose import joined, say
from tiendo.reports.views import Claim, Named, Share, StatusCount
from tiendo.reports.wording.vi.words import day, listed, short_day

_CLAIMS = {
    TaskStatus.completed: "hoàn thành",
    TaskStatus.in_progress: "đang thực hiện",
    TaskStatus.not_started: "chưa thực hiện",
    TaskStatus.suspended: "tạm dừng",
    TaskStatus.no_activity: "không phát sinh trong kỳ",
}

OTHER_STATUS = "Khác (*)"
COMPLETED_SHARE = "Tỷ lệ nhiệm vụ hoàn thành"


def status_caption(as_of: date) -> Text:
    return say("Tình hình thực hiện nhiệm vụ theo nhóm (đến ngày {as_of})", as_of=short_day(as_of))


def assigned(tasks: Figure, sections: Figure) -> Text:
    if sections.value > 1:
        return say("Kế hoạch giao {tasks} nhiệm vụ, thuộc {sections} nhóm.", tasks=tasks, sections=sections)
    return say("Kế hoạch giao {tasks} nhiệm vụ.", tasks=tasks)


def completed(completed: Share, as_of: date) -> Text:
    if completed.is_none:
        pattern = "Tính đến {as_of}, chưa có nhiệm vụ nào hoàn thành ({fraction} nhiệm vụ)."
    elif completed.is_all:
        pattern = "Tính đến {as_of}, toàn bộ {fraction} nhiệm vụ đã hoàn thành, đạt {percent}."
    else:
        pattern = "Tính đến {as_of}, {fraction} nhiệm vụ đã hoàn thành, đạt {percent} tổng số nhiệm vụ."
    return say(pattern, as_of=day(as_of), fraction=completed.fraction, percent=completed.percent)


def by_status(counts: Sequence[StatusCount]) -> Text | None:
    """Statuses without tasks are left out; None when a single status says what was said before."""
    present = [one for one in counts if one.count.value]
    if len(present) < 2:
        return None
    phrases = [say("{n} nhiệm vụ {status}", n=one.count, status=_status(one.status)) for one in present]
    return say("Theo tình trạng so với thời hạn, có {phrases}.", phrases=joined(phrases, "; "))


def _status(status: DerivedStatus) -> str:
    return (
        "chưa có báo cáo" if status == DerivedStatus.not_reported else status.vi[:1].lower() + status.vi[1:]
    )


def completed_due(share: Share | None) -> Text:
    if share is None:
        return say("Chưa có nhiệm vụ nào đến hạn")
    return _rate("Tỷ lệ hoàn thành trên số nhiệm vụ đã đến hạn", share, "chưa có nhiệm vụ nào hoàn thành")


def on_time(share: Share | None) -> Text | None:
    if share is None:
        return None
    return _rate(
        "Tỷ lệ đúng hạn trên số nhiệm vụ đã hoàn thành có thời hạn", share, "không có nhiệm vụ nào đúng hạn"
    )


def _rate(name: str, share: Share, nothing: str) -> Text:
    if share.is_none:
        pattern = "{name}: {nothing} ({fraction} nhiệm vụ)"
    elif share.is_all:
        pattern = "{name}: toàn bộ {fraction} nhiệm vụ, đạt {percent}"
    else:
        pattern = "{name}: {fraction} nhiệm vụ, đạt {percent}"
    return say(pattern, name=name, nothing=nothing, fraction=share.fraction, percent=share.percent)


def completed_or_overdue(share: Share | None) -> Text | None:
    if share is None:
        return None
    return say(
        "Tỷ lệ hoàn thành nếu chỉ tính trên số nhiệm vụ đã hoàn thành và quá hạn: {fraction} nhiệm vụ, đạt {percent}",
        fraction=share.fraction,
        percent=share.percent,
    )


def rates_differ() -> Text:
    return say("Kết quả hoàn thành tính theo từng mẫu số như sau:")


def compared(now: Share | None, before: Share | None, difference: Figure | None, period: str) -> Text:
    if now is None or before is None or difference is None:
        return say(
            "Số liệu không so sánh được với {period} do danh mục nhiệm vụ hai kỳ khác nhau.", period=period
        )
    if now.fraction.value > before.fraction.value:
        pattern = "So với {period} ({before} nhiệm vụ hoàn thành), số nhiệm vụ hoàn thành tăng {n} nhiệm vụ."
    elif now.fraction.value < before.fraction.value:
        pattern = "So với {period} ({before} nhiệm vụ hoàn thành), số nhiệm vụ hoàn thành giảm {n} nhiệm vụ."
    else:
        pattern = "Số nhiệm vụ hoàn thành không thay đổi so với {period} ({before} nhiệm vụ)."
    return say(pattern, period=period, before=before.fraction, n=difference)


def silent_tasks(tasks: Named) -> Text | None:
    if tasks.is_none:
        return None
    return say(
        "Còn {n} nhiệm vụ chưa có báo cáo của cơ quan chủ trì{names}. Chưa báo cáo không có nghĩa là chưa thực hiện; "
        "tình trạng thực hiện chưa xác định được.",
        n=tasks.total,
        names=_in_brackets(tasks),
    )


def silent_requested(tasks: Named) -> Text | None:
    if tasks.is_none:
        return None
    return say(
        "Đối với {n} nhiệm vụ do cơ quan được đề nghị chủ trì{names}, chưa có thông tin; số này nằm ở cột “Chưa báo "
        "cáo” của bảng nhưng không coi là chậm báo cáo.",
        n=tasks.total,
        names=_in_brackets(tasks),
    )


def unassigned(tasks: Named) -> Text | None:
    if tasks.is_none:
        return None
    return say(
        "Kế hoạch không nêu cơ quan chủ trì của {n} nhiệm vụ{names}, nên không có cơ quan báo cáo; số này nằm ở cột "
        "“Chưa báo cáo” của bảng.",
        n=tasks.total,
        names=_in_brackets(tasks),
    )


def _in_brackets(tasks: Named) -> Text:
    if tasks.rest is None:
        return say(" ({names})", names=listed(tasks.names))
    return say(
        " ({names} và {rest} nhiệm vụ khác tại Phụ lục {annex})",
        names=joined(tasks.names, ", "),
        rest=tasks.rest,
        annex=tasks.annex,
    )


def done_before(tasks: Named) -> Text | None:
    if tasks.is_none:
        return None
    return say(
        "Có {n} nhiệm vụ được tính là hoàn thành theo báo cáo của các kỳ trước{names}; kỳ này không có cơ quan chủ trì "
        "nào báo cáo lại.",
        n=tasks.total,
        names=_in_brackets(tasks),
    )


def without_requested(tasks: Named) -> Text | None:
    if tasks.is_none:
        return None
    return say(
        "Đối với {n} nhiệm vụ có cơ quan được đề nghị chủ trì chưa có thông tin trong kỳ{names}: việc này không coi là "
        "chậm báo cáo, nhưng nhiệm vụ chỉ được tính là hoàn thành khi tất cả cơ quan chủ trì đã hoàn thành.",
        n=tasks.total,
        names=_in_brackets(tasks),
    )


def low_coverage(
    tasks: Figure, threshold: Figure, items: Sequence[Text], rest: Figure | None, annex: str
) -> Text:
    others = say("; và {rest} nhiệm vụ khác (Phụ lục {annex})", rest=rest, annex=annex) if rest else say("")
    return say(
        "Ở {n} nhiệm vụ, chưa đến {threshold} số cơ quan được giao chủ trì đã báo cáo: {items}{others}. Tình trạng, "
        "tiến độ nêu tại đây chỉ phản ánh các cơ quan đã báo cáo, có giá trị tham khảo.",
        n=tasks,
        threshold=threshold,
        items=joined(items, "; "),
        others=others,
    )


def covered(ref: str, share: Share) -> Text:
    return say(
        "{ref} ({fraction} cơ quan, {percent})", ref=ref, fraction=share.fraction, percent=share.percent
    )


def conflicts(tasks: Figure) -> Text:
    return say(
        "Có {n} nhiệm vụ mà tình trạng do các cơ quan chủ trì báo cáo không thống nhất (có cơ quan báo cáo hoàn thành, "
        "có cơ quan báo cáo chưa thực hiện), cụ thể:",
        n=tasks,
    )


def conflict(title: str, ref: str, claims: Sequence[Claim]) -> Text:
    said = [
        say("{names} báo cáo {status}", names=_claimants(claim.names), status=_CLAIMS[claim.status])
        for claim in claims
    ]
    return say("{title} ({ref}): {said}", title=title, ref=ref, said=joined(said, "; "))


def _claimants(names: Named) -> Text:
    return joined(names.names, ", ") if names.names else say("{n} cơ quan", n=names.total)


def status_chart() -> tuple[str, str]:
    return (
        "Tình hình thực hiện theo nhóm nhiệm vụ (số nhiệm vụ)",
        "Biểu đồ thanh xếp chồng: số nhiệm vụ của từng nhóm theo trạng thái; số liệu như ở Bảng 1.",
    )


def progress_chart(then: str, now: str) -> tuple[str, str]:
    return (
        f"Tỷ lệ nhiệm vụ hoàn thành theo nhóm, {then} và {now} (%)",
        f"Biểu đồ cột: tỷ lệ nhiệm vụ hoàn thành trên tổng số nhiệm vụ của từng nhóm, {then} bên cạnh {now}.",
    )


_MILESTONES = {
    MilestoneStanding.on_time: "{n} mốc hoàn thành đúng hạn",
    MilestoneStanding.late: "{n} mốc hoàn thành quá hạn",
    MilestoneStanding.overdue: "{n} mốc quá hạn, chưa hoàn thành",
    MilestoneStanding.waiting: "{n} mốc đến hạn đúng ngày này, chưa hoàn thành",
    MilestoneStanding.undated: "{n} mốc hoàn thành nhưng không nêu ngày",
    MilestoneStanding.stopped: "{n} mốc của nhiệm vụ tạm dừng hoặc không phát sinh",
    MilestoneStanding.not_reported: "{n} mốc của nhiệm vụ chưa có báo cáo",
}


def milestones(
    as_of: date, total: Figure, standings: Sequence[tuple[MilestoneStanding, Figure]], annex: str
) -> Text:
    return say(
        "Tính đến {as_of}, đã đến hạn {n} mốc thời gian của các nhiệm vụ, gồm {parts} (Phụ lục {annex}).",
        as_of=day(as_of),
        n=total,
        parts=joined((say(_MILESTONES[how], n=figure) for how, figure in standings), "; "),
        annex=annex,
    )


def years_chart(first: int, last: int) -> tuple[str, str]:
    years = f"giai đoạn {first} - {last}"
    return (
        f"Tỷ lệ nhiệm vụ hoàn thành, {years} (%)",
        f"Biểu đồ cột: tỷ lệ nhiệm vụ đã hoàn thành trên tổng số nhiệm vụ, từng kỳ trong {years}.",
    )
