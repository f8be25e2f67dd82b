"""III. Đánh giá."""

from collections.abc import Sequence

from schemas.document import Figure, Text
from schemas.terms import DifficultyState
from tiendo.reports.compose import joined, say
from tiendo.reports.views import Named, Share, StateCount, TaskCount, Voiced
from tiendo.reports.wording.vi.words import listed

_STATES = {
    DifficultyState.solved: "{n} nội dung đã được giải quyết",
    DifficultyState.referred: "{n} nội dung đã báo cáo cấp có thẩm quyền",
    DifficultyState.open: "{n} nội dung chưa được giải quyết",
    None: "{n} nội dung không nêu tình trạng giải quyết",
}


def no_reports() -> Text:
    return say("Chưa đủ thông tin để đánh giá do chưa có cơ quan nào gửi báo cáo hợp lệ.")


def completed(completed: Share, on_time: Share | None) -> Text:
    if completed.is_all:
        start = say("Toàn bộ {n} nhiệm vụ của Kế hoạch đã hoàn thành", n=completed.fraction)
    else:
        start = say(
            "Đã hoàn thành {n} nhiệm vụ của Kế hoạch, đạt {percent}",
            n=completed.fraction,
            percent=completed.percent,
        )
    if on_time is None or on_time.is_none:
        return say("{start}.", start=start)
    if on_time.is_all:
        return say("{start}; các nhiệm vụ hoàn thành có thời hạn đều đúng hạn.", start=start)
    return say(
        "{start}; trong số nhiệm vụ hoàn thành có thời hạn, {n} nhiệm vụ đúng hạn.",
        start=start,
        n=on_time.fraction,
    )


def whole_sections(sections: Sequence[tuple[str, Figure]]) -> Text | None:
    if not sections:
        return None
    named = [say("“{title}” ({n} nhiệm vụ)", title=title, n=tasks) for title, tasks in sections]
    return say("Đã hoàn thành toàn bộ nhiệm vụ của nhóm {named}.", named=joined(named, "; "))


def best_section(title: str, share: Share) -> Text:
    return say(
        "Nhóm có tỷ lệ hoàn thành cao nhất là “{title}” với {fraction} nhiệm vụ, đạt {percent}.",
        title=title,
        fraction=share.fraction,
        percent=share.percent,
    )


def reported_on_time(share: Share | None) -> Text | None:
    if share is None or share.is_none:
        return None
    if share.is_all:
        return say("Toàn bộ {n} cơ quan có trách nhiệm báo cáo đã gửi báo cáo đúng hạn.", n=share.fraction)
    return say(
        "Có {n} cơ quan có trách nhiệm báo cáo gửi báo cáo đúng hạn, đạt {percent}.",
        n=share.fraction,
        percent=share.percent,
    )


def own_plans(share: Share | None) -> Text | None:
    if share is None or share.is_none:
        return None
    return say(
        "Trong số cơ quan đã báo cáo, {n} cơ quan ban hành kế hoạch riêng hoặc lồng ghép nhiệm vụ vào kế hoạch khác, "
        "đạt {percent}.",
        n=share.fraction,
        percent=share.percent,
    )


def solved(difficulties: Figure) -> Text | None:
    if difficulties.value == 0:
        return None
    return say("Đã giải quyết {n} khó khăn, vướng mắc do các cơ quan phản ánh.", n=difficulties)


def nothing_achieved() -> Text:
    return say("Trong kỳ chưa ghi nhận nhiệm vụ hoàn thành.")


def overdue(tasks: Named) -> Text | None:
    return _tasks("Còn {n} nhiệm vụ đã quá hạn, chưa hoàn thành{names}.", tasks)


def completed_late(tasks: Named) -> Text | None:
    return _tasks("Có {n} nhiệm vụ hoàn thành sau thời hạn{names}.", tasks)


def silent(tasks: Named) -> Text | None:
    return _tasks("Còn {n} nhiệm vụ chưa có báo cáo của cơ quan được giao chủ trì{names}.", tasks)


def unassigned(tasks: Named) -> Text | None:
    return _tasks("Còn {n} nhiệm vụ mà Kế hoạch không nêu cơ quan chủ trì{names}.", tasks)


def suspended(tasks: Named) -> Text | None:
    return _tasks("Có {n} nhiệm vụ tạm dừng{names}.", tasks)


def conflicting(tasks: Named) -> Text | None:
    return _tasks("Có {n} nhiệm vụ mà các cơ quan chủ trì báo cáo tình trạng không thống nhất{names}.", tasks)


def _tasks(pattern: str, tasks: Named) -> Text | None:
    return None if tasks.is_none else say(pattern, n=tasks.total, names=_names(tasks))


def _names(tasks: Named) -> Text:
    if tasks.rest is None:
        return say(": {names}", names=listed(tasks.names))
    return say(
        ": {names} và {rest} nhiệm vụ khác (Phụ lục {annex})",
        names=joined(tasks.names, ", "),
        rest=tasks.rest,
        annex=tasks.annex,
    )


def not_reporting(
    missing: Figure, returned: Figure, late: Figure, after_reopening: Figure, annex: str
) -> Text | None:
    pairs = [
        (missing, "{n} cơ quan chưa gửi báo cáo"),
        (returned, "{n} cơ quan có báo cáo bị trả lại mà chưa gửi lại"),
        (late, "{n} cơ quan gửi báo cáo sau thời hạn"),
        (after_reopening, "{n} cơ quan gửi báo cáo sau khi kỳ báo cáo được mở lại"),
    ]
    said = [say(pattern, n=figure) for figure, pattern in pairs if figure.value]
    if not said:
        return None
    return say(
        "Chế độ báo cáo chưa được thực hiện đầy đủ: {said} (Phụ lục {annex}).",
        said=joined(said, "; "),
        annex=annex,
    )


def no_limits() -> Text:
    return say(
        "Trong kỳ không có nhiệm vụ quá hạn, nhiệm vụ chưa có báo cáo hoặc cơ quan gửi báo cáo sau thời hạn."
    )


def no_causes() -> Text:
    return say("Chưa có báo cáo của các cơ quan để tổng hợp khó khăn, vướng mắc và nguyên nhân.")


def no_difficulties() -> Text:
    return say("Các cơ quan không phản ánh khó khăn, vướng mắc trong kỳ.")


def difficulties(difficulties: Figure, agencies: Figure, by_state: Sequence[StateCount]) -> Text:
    states = [say(_STATES[one.state], n=one.count) for one in by_state if one.count.value]
    return say(
        "Qua báo cáo, {agencies} cơ quan phản ánh {n} khó khăn, vướng mắc, trong đó {states}.",
        agencies=agencies,
        n=difficulties,
        states=joined(states, ", "),
    )


def most_often(tasks: Sequence[TaskCount]) -> Text | None:
    if not tasks:
        return None
    named = [say("{ref} ({n} ý kiến)", ref=task.ref, n=task.count) for task in tasks]
    return say("Khó khăn được phản ánh nhiều nhất ở nhiệm vụ {named}.", named=listed(named))


def voiced(difficulty: Voiced) -> Text:
    return say("{text} ({who}).", text=difficulty.text, who=voices(difficulty))


def voices(voiced: Voiced) -> Text:
    """Who said it and about which tasks."""
    names = voiced.agencies
    who = listed(names.names)
    if names.rest:
        who = say("{names} và {rest} cơ quan khác", names=joined(names.names, ", "), rest=names.rest)
    return say("{who}; nhiệm vụ {refs}", who=who, refs=joined(voiced.refs, ", ")) if voiced.refs else who


def others(rest: Figure, annex: str) -> Text:
    return say("Và {rest} khó khăn, vướng mắc khác (chi tiết tại Phụ lục {annex}).", rest=rest, annex=annex)
