"""IV. Nhiệm vụ kỳ tiếp theo."""

from collections.abc import Sequence
from datetime import date

from schemas.document import Figure, Text
from tiendo.plan import Period
from tiendo.reports.compose import joined, say
from tiendo.reports.views import Named
from tiendo.reports.wording.vi.words import day, listed, period, short_day


def report(coordinator: str, next_period: Period) -> Text:
    return say(
        "Các cơ quan tiếp tục thực hiện nhiệm vụ được giao, thông báo kết quả {period} về {coordinator} trước {due}.",
        period=period(next_period),
        coordinator=coordinator,
        due=day(next_period.due_before),
    )


def figures(coordinator: str, next_period: Period) -> Text:
    return say(
        "Các cơ quan tiếp tục thống kê, gửi số liệu {period} về {coordinator} trước {due}.",
        period=period(next_period),
        coordinator=coordinator,
        due=day(next_period.due_before),
    )


def no_next_period() -> Text:
    return say(
        "Kế hoạch chưa quy định kỳ báo cáo tiếp theo; các cơ quan tiếp tục hoàn thành nhiệm vụ còn lại."
    )


def overdue(tasks: Named) -> Text | None:
    return _tasks("Khẩn trương hoàn thành {n} nhiệm vụ quá hạn{names}.", tasks)


def falling_due(tasks: Named, period: str) -> Text | None:
    return _tasks("Hoàn thành {n} nhiệm vụ đến hạn trong {period}{names}.", tasks, period)


def preliminary(tasks: Named, period: str) -> Text | None:
    return _tasks("Hoàn thành báo cáo sơ bộ trong {period} của {n} nhiệm vụ{names}.", tasks, period)


def recurring(tasks: Figure) -> Text | None:
    if tasks.value == 0:
        return None
    return say("Tiếp tục thực hiện {n} nhiệm vụ định kỳ theo yêu cầu của Kế hoạch.", n=tasks)


def silent(tasks: Named) -> Text | None:
    return _tasks("Cơ quan chủ trì báo cáo bổ sung về {n} nhiệm vụ chưa có báo cáo{names}.", tasks)


def silent_requested(tasks: Named) -> Text | None:
    return _tasks(
        "Đề nghị cơ quan chủ trì cho biết thông tin về {n} nhiệm vụ thuộc diện đề nghị{names}.", tasks
    )


def missing(agencies: Named) -> Text | None:
    return _agencies("Đôn đốc {n} cơ quan chưa gửi báo cáo", agencies)


def resubmit(agencies: Named) -> Text | None:
    return _agencies("Đôn đốc {n} cơ quan hoàn thiện, gửi lại báo cáo đã bị trả lại", agencies)


def with_leads(ref: str, bound: Sequence[str], requested: Sequence[str], due: date | None) -> str:
    said = [", ".join(bound)] if bound else []
    if requested:
        said.append(f"đề nghị {', '.join(requested)}")
    if due:
        said.append(f"thời hạn {short_day(due)}")
    return f"{ref} ({'; '.join(said)})" if said else ref


def _tasks(pattern: str, tasks: Named, period: str = "") -> Text | None:
    if tasks.is_none:
        return None
    names = say(": {names}", names=joined(tasks.names, "; "))
    if tasks.rest:
        names = say(
            "{names}; và {rest} nhiệm vụ khác (Phụ lục {annex})",
            names=names,
            rest=tasks.rest,
            annex=tasks.annex,
        )
    return say(pattern, n=tasks.total, names=names, period=period)


def _agencies(pattern: str, agencies: Named) -> Text | None:
    if agencies.is_none:
        return None
    start = say(pattern, n=agencies.total)
    if not agencies.names:
        return say("{start} (chi tiết tại Phụ lục {annex}).", start=start, annex=agencies.annex)
    return say("{start} ({names}).", start=start, names=listed(agencies.names))
