"""Công văn đôn đốc (cơ quan có trách nhiệm báo cáo) và đề nghị thông báo kết quả (cơ quan được đề nghị)."""

from collections.abc import Sequence
from datetime import date

from schemas.document import Figure, Text
from tiendo.plan import Period
from tiendo.reports.compose import joined, say
from tiendo.reports.ladder import Stage
from tiendo.reports.views import Addressee, Owed
from tiendo.reports.wording.vi.words import day, period, short_day

TEMPLATE = "reminder.docx"


def title(plan: str, period: str, agency: str) -> str:
    return f"Công văn về báo cáo kết quả {period} thực hiện {plan} gửi {agency}"


def abstract(stage: Stage, requested: bool, plan: str, period: str) -> str:
    if requested:
        return f"đề nghị thông báo kết quả {period} thực hiện {plan}"
    verb = "đôn đốc báo cáo" if stage == Stage.after else "báo cáo"
    return f"{verb} kết quả {period} thực hiện {plan}"


def symbol(agency_symbol: str) -> str:
    return agency_symbol


def copies(archive: str) -> list[str]:
    return ["Như trên", archive] if archive else ["Như trên"]


def opening(bases: Sequence[str], coordinator: str, period_: Period, to: Addressee) -> Text:
    pattern = (
        "Thực hiện {bases}, các cơ quan được giao nhiệm vụ gửi báo cáo kết quả {period} về {coordinator} trước "
        "{due}."
    )
    if to.requested:
        pattern = (
            "Để có cơ sở tổng hợp kết quả {period} theo {bases}, {coordinator} trân trọng đề nghị {name} quan "
            "tâm, thông báo kết quả thực hiện các nội dung liên quan."
        )
    return say(
        pattern,
        bases=joined(bases, "; "),
        coordinator=coordinator,
        name=to.name,
        period=period(period_),
        due=day(period_.due_before),
    )


def stage(stage: Stage, days: Figure, nth: Figure, period: Period, to: Addressee) -> Text:
    if to.requested:
        return say(
            "Việc tổng hợp được thực hiện sau {due}; thông tin của Quý cơ quan giúp phản ánh đầy đủ kết quả chung.",
            due=day(period.due_before),
        )
    if stage == Stage.before:
        return say("Thời hạn gửi báo cáo còn {n} ngày.", n=days)
    if stage == Stage.last_day:
        return say("Hôm nay là ngày cuối cùng của thời hạn gửi báo cáo.")
    if nth.value > 1:
        return say("Thời hạn gửi báo cáo đã qua {n} ngày; đây là lần đôn đốc thứ {nth}.", n=days, nth=nth)
    return say("Thời hạn gửi báo cáo đã qua {n} ngày.", n=days)


def owed_intro(coordinator: str, on: date, to: Addressee) -> Text:
    if to.requested:
        return say("Nội dung đề nghị thông báo gồm:")
    return say(
        "Đến {on}, {coordinator} chưa nhận được báo cáo hợp lệ của {name}, gồm:",
        on=day(on),
        coordinator=coordinator,
        name=to.name,
    )


def owed(owed: Owed, period: str) -> list[Text]:
    found = [_report(owed, period)]
    if owed.again:
        found.append(say("Bản hoàn thiện của báo cáo đã được trả lại theo các lý do nêu dưới đây"))
    if owed.excluded_on:
        found.append(
            say("Bản thay thế báo cáo gửi {on}, không được đưa vào tổng hợp", on=day(owed.excluded_on))
        )
    return found


def _report(owed: Owed, period: str) -> Text:
    if not owed.of_tasks:
        return say("Số liệu {period} theo các chỉ tiêu của biểu mẫu", period=period)
    if owed.tasks.value == 0:
        return say("Kết quả phối hợp thực hiện nhiệm vụ {period}", period=period)
    if not owed.titles:
        return say("Kết quả {period} của {n} nhiệm vụ chủ trì", period=period, n=owed.tasks)
    named = joined([f"{ref} ({title})" for ref, title in owed.titles], "; ")
    return say("Kết quả {period} của {n} nhiệm vụ chủ trì: {named}", period=period, n=owed.tasks, named=named)


def returned_intro(several: bool) -> Text:
    if several:
        return say("Các báo cáo sau đây đã được trả lại để hoàn thiện:")
    return say("Báo cáo sau đây đã được trả lại để hoàn thiện:")


def returned(unit: str, on: date, file: str, errors: Figure) -> Text:
    who = f" của đơn vị {unit}" if unit else ""
    pattern = "Báo cáo{who} gửi ngày {on}, tệp “{file}”, có {n} lỗi phải sửa:"
    return say(pattern, who=who, on=short_day(on), file=file, n=errors)


def reason(place: str, message: str, fix: str) -> Text:
    return say("{place}: {message}. Cách sửa: {fix}", place=place, message=message, fix=fix)


def other_reasons(others: Figure) -> Text:
    return say("Còn {n} lỗi khác, nêu tại phiếu tiếp nhận và bản đánh dấu để cạnh tệp đã gửi", n=others)


def tasks_intro(tasks: Figure) -> Text:
    return say("Danh mục {n} nhiệm vụ chủ trì:", n=tasks)


def state(*, again: bool) -> str:
    return "Đã gửi, cần hoàn thiện" if again else "Chưa có báo cáo"


def request(stage: Stage, coordinator: str, period: Period, to: Addressee) -> list[Text]:
    form = say("Báo cáo lập theo biểu mẫu của kỳ báo cáo; ô không có số liệu để trống, không ghi số 0.")
    if to.requested:
        pattern = "Kết quả đề nghị ghi theo biểu mẫu của kỳ báo cáo và gửi về {coordinator}{when}."
        when = "" if stage == Stage.after else f", nếu có thể trước {day(period.due_before)}"
        return [say(pattern, coordinator=coordinator, when=when)]
    if stage == Stage.after:
        pattern = (
            "{coordinator} đề nghị {name} khẩn trương gửi báo cáo; khi tổng hợp, nội dung không có báo cáo được ghi rõ "
            "là chưa có báo cáo."
        )
    else:
        pattern = "{coordinator} đề nghị {name} gửi báo cáo trước {due}."
    return [say(pattern, coordinator=coordinator, name=to.name, due=day(period.due_before)), form]


def closing(coordinator: str, to: Addressee) -> Text:
    if to.requested:
        return say(
            "{coordinator} trân trọng cảm ơn sự phối hợp của {name}./.", coordinator=coordinator, name=to.name
        )
    return say(
        "{coordinator} đề nghị {name} quan tâm, phối hợp thực hiện./.", coordinator=coordinator, name=to.name
    )
