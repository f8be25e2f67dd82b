"""II.2 và tiếp theo. Kết quả của từng nhóm nhiệm vụ."""

from collections.abc import Sequence

from schemas.document import Figure, Text
from schemas.terms import TaskStatus
from tiendo.reports.compose import Part, ended, joined, say, together
from tiendo.reports.views import DocumentSaid, Named, Said, Share, StatusCount, TaskLine
from tiendo.reports.wording.vi.results import by_status
from tiendo.reports.wording.vi.words import listed, short_day

COMPLETED = "Nhiệm vụ đã hoàn thành"
IN_PROGRESS = "Nhiệm vụ đang thực hiện"
OVERDUE = "Nhiệm vụ quá hạn"
PENDING = "Nhiệm vụ chưa thực hiện, tạm dừng hoặc không phát sinh trong kỳ"
SILENT = "Nhiệm vụ chưa có báo cáo"
CONTRIBUTIONS = "Kết quả phối hợp"
OTHER_TASKS = "Các nhiệm vụ của Kế hoạch"


def heading(title: str, ref: str) -> str:
    return f"{title} (nhóm {ref})"


def short(ref: str) -> str:
    return f"Nhóm {ref}"


def counts(tasks: Figure, completed: Share | None, statuses: Sequence[StatusCount]) -> Text:
    start = say("Nhóm gồm {tasks} nhiệm vụ", tasks=tasks)
    if completed is None or completed.is_none:
        middle = say(", chưa có nhiệm vụ nào hoàn thành.")
    elif completed.is_all:
        middle = say(", toàn bộ đã hoàn thành ({fraction}).", fraction=completed.fraction)
    else:
        middle = say(
            ", trong đó {fraction} nhiệm vụ đã hoàn thành, đạt {percent}.",
            fraction=completed.fraction,
            percent=completed.percent,
        )
    detail = by_status(statuses)
    return together(start, middle, " ", detail) if detail else together(start, middle)


def completed(task: TaskLine) -> Text:
    facts: list[Part] = [
        f"hoàn thành ngày {short_day(task.completed_on)}" if task.completed_on else "hoàn thành"
    ]
    if task.late and task.due:
        facts.append(f"sau thời hạn {short_day(task.due)}")
    if task.done_before:
        facts.append("theo báo cáo kỳ trước, kỳ này không báo cáo lại")
    return _line(task, facts)


def in_progress(task: TaskLine) -> Text:
    return _line(task, ["đang thực hiện", *_percent(task), *_due(task)])


def overdue(task: TaskLine) -> Text:
    state = {TaskStatus.in_progress: "đang thực hiện", TaskStatus.not_started: "chưa thực hiện"}[task.status]
    late: list[Part] = [f"đã quá thời hạn {short_day(task.due)}"] if task.due else []
    line = _line(task, [state, *_percent(task), *late])
    if task.is_explained or task.requested_only:
        return line
    if task.waits_for_silent:
        return together(
            line,
            " Các cơ quan chủ trì đã báo cáo đều đã hoàn thành; nhiệm vụ chưa được tính là hoàn thành do còn cơ quan "
            "chủ trì chưa có báo cáo hoặc thông tin.",
        )
    return together(line, " Cơ quan chủ trì chưa nêu lý do.")


def pending(task: TaskLine) -> Text:
    state = {
        TaskStatus.not_started: "chưa thực hiện",
        TaskStatus.suspended: "tạm dừng",
        TaskStatus.no_activity: "không phát sinh trong kỳ",
    }[task.status]
    return _line(task, [state, *_due(task)])


def silent(title: str, ref: str, leads: Named) -> Text:
    return _silent("{title} ({ref}): chưa có báo cáo của {leads}.", title, ref, leads)


def silent_requested(title: str, ref: str, leads: Named) -> Text:
    return _silent("{title} ({ref}): thuộc diện đề nghị, chưa có thông tin của {leads}.", title, ref, leads)


def _silent(pattern: str, title: str, ref: str, leads: Named) -> Text:
    if not leads.names:
        return say("{title} ({ref}): Kế hoạch không nêu cơ quan chủ trì.", title=title, ref=ref)
    names = listed(leads.names)
    if leads.rest:
        names = say("{names} và {rest} cơ quan khác", names=joined(leads.names, ", "), rest=leads.rest)
    return say(pattern, title=title, ref=ref, leads=names)


def others(rest: Figure, annex: str) -> Text:
    return say("Và {rest} nhiệm vụ khác (chi tiết tại Phụ lục {annex}).", rest=rest, annex=annex)


def contributions(agencies: Figure, tasks: Figure) -> Text:
    return say(
        "Có {agencies} cơ quan phối hợp nêu kết quả đối với {tasks} nhiệm vụ của nhóm, trong đó:",
        agencies=agencies,
        tasks=tasks,
    )


def contribution(agency: str, ref: str, text: str) -> Text:
    return ended(say("{agency} (nhiệm vụ {ref}): {text}", agency=agency, ref=ref, text=text), ".")


def other_contributions(rest: Figure) -> Text:
    return say("Và {rest} nội dung phối hợp khác.", rest=rest)


def _line(task: TaskLine, facts: list[Part]) -> Text:
    start = say("{title} ({ref}): {facts}.", title=task.title, ref=task.ref, facts=joined(facts, ", "))
    sentences: list[Part] = [start]
    if task.coverage:
        sentences.append(together(_coverage(task), "."))
    sentences += [ended(_said(said), ".") for said in task.said]
    if task.unsaid:
        sentences.append(say("Ngoài ra có nội dung báo cáo của {n} cơ quan khác.", n=task.unsaid))
    return joined(sentences, " ")


def _coverage(task: TaskLine) -> Text:
    bound = task.coverage.bound if task.coverage else None
    requested = task.coverage.requested if task.coverage else None
    parts = [
        say("{n} cơ quan chủ trì đã báo cáo", n=bound.fraction) if bound else None,
        say("{n} cơ quan được đề nghị chủ trì đã có thông tin", n=requested.fraction) if requested else None,
        say("{n} cơ quan đã hoàn thành phần việc của mình", n=task.leads_completed)
        if task.leads_completed
        else None,
    ]
    return joined([part for part in parts if part], "; ")


def _said(said: Said) -> Text:
    if said.is_reason:
        return say("Lý do ({agency}): {text}", agency=said.agency, text=said.text)
    documents = joined([document(one) for one in said.documents], "; ")
    if not said.documents:
        return say("{agency}: {text}", agency=said.agency, text=said.text)
    if not said.text:
        return say("{agency}: {documents}", agency=said.agency, documents=documents)
    return say("{agency}: {text}; {documents}", agency=said.agency, text=said.text, documents=documents)


def document(said: DocumentSaid) -> str:
    return f"văn bản số {said.number}" + (f" ngày {short_day(said.on)}" if said.on else "")


def _percent(task: TaskLine) -> list[Part]:
    if task.percent is None:
        return []
    mean = " bình quân" if task.several_reported else ""
    of = " theo cơ quan đã báo cáo" if task.partly_reported else ""
    return [say("tiến độ{mean}{of} {n}", mean=mean, of=of, n=task.percent)]


def _due(task: TaskLine) -> list[Part]:
    return [f"thời hạn {short_day(task.due)}" if task.due else "không xác định thời hạn"]
