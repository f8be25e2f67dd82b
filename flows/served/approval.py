"""Approval: a run that shows a period's state, waits for a person's decision, and acts on it.

It is answered on the run's page, or by `tiendo approve` while it waits. Whoever decides has seen what is frozen: when
the state has changed in between, it is shown anew. When nobody decides in time, nothing has happened to the period.
"""

import re
import time

from prefect import flow
from prefect.artifacts import create_markdown_artifact
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run
from prefect.states import Completed

from flows.consolidate import consolidate as _consolidate
from flows.links import linked
from flows.naming import named
from flows.report import report as _report
from flows.served.choices import served_workspace
from flows.served.decision import RETURN, Case, Decision, wait_for_decision
from flows.served.jobs import PeriodId, PlanId
from flows.served.turns import one_at_a_time
from flows.steps import step
from flows.summary import Consolidated, Reported
from tiendo import app
from tiendo.app.locking import Lock

HOURS = 72


@flow(
    name="5. Trình phê duyệt",
    description="Tổng hợp, lập dự thảo báo cáo, rồi chờ người có thẩm quyền phê duyệt hoặc trả lại.",
    flow_run_name=named("Trình phê duyệt"),
    persist_result=False,
)
@step
def approval(plan: PlanId, period: PeriodId, hours: int = HOURS) -> State:
    """Trình phê duyệt.

    Args:
        plan: Kế hoạch cần phê duyệt.
        period: Kỳ báo cáo của kế hoạch đó.
        hours: Chờ quyết định bao nhiêu giờ. Hết giờ thì không có gì thay đổi, có thể trình lại.
    """
    return submit(Case(served_workspace(), plan, period), hours * 3600)


def submit(case: Case, seconds: float) -> State:
    """Show the period's state and wait; again when it has changed before the decision."""
    if (lock := case.lock) is not None:
        return Completed(name="Đã phê duyệt", message=_locked(lock))
    ends = time.monotonic() + seconds
    shown = _draft(case)
    while not isinstance(shown, State):
        decision = wait_for_decision(case, ends)
        if (lock := case.lock) is not None:
            return Completed(name="Đã phê duyệt", message=_locked(lock))
        if decision is None:
            return Completed(name="Chưa quyết định", message=_undecided(case, seconds))
        if decision.verdict == RETURN:
            return Completed(name="Trả lại", message=f"{decision.by} trả lại dự thảo: {decision.reason}")
        now = _draft(case)
        if now == shown and (state := _approved(case, decision, shown)) is not None:
            return state
        shown = now
    return shown


def _draft(case: Case) -> str | State:
    """The period's state with its documents, shown with the run; the id of its snapshot, or the failure."""
    home = str(case.ws.home)
    with one_at_a_time(case.plan, case.period):
        state = _consolidate.fn(home, case.plan, case.period)
        documents = state if isinstance(state, State) else _report.fn(home, case.plan, case.period)
    if isinstance(documents, State):
        return documents
    _show(case, state, documents)
    return state.snapshot


def _show(case: Case, state: Consolidated, documents: Reported) -> None:
    lines = [f"# {flow_run.name}", "", "| Nội dung | Số lượng |", "|---|---|"]
    lines += [f"| {row['Nội dung']} | {row['Số lượng']} |" for row in state.rows()]
    lines += ["", "Dự thảo báo cáo:", *(f"- {linked(path)}" for path in documents.paths), ""]
    lines += [
        "Bấm **Resume** ở đầu trang của lần chạy này để phê duyệt hoặc trả lại, hoặc dùng lệnh:",
        "",
        f'    tiendo approve {case.plan} {case.period} --by "HỌ TÊN, CHỨC VỤ"',
    ]
    key = re.sub(r"[^a-z0-9]+", "-", f"trinh-phe-duyet-{case.plan}-{case.period}".lower())
    create_markdown_artifact(
        "\n".join(lines), key=key, description=f"Dự thảo {state.snapshot}: đọc phần này trước khi quyết định"
    )


def _approved(case: Case, decision: Decision, shown: str) -> State | None:
    """Freeze what was shown, and write the documents without the mark of a draft; None where something came in at
    that very moment: then it is not what was shown, and the period is open again.
    """
    snapshot = app.approve(case.ws, case.plan, case.period, by=decision.by, reason=decision.reason)
    if snapshot != shown:
        reason = "Có bản nộp mới trong lúc phê duyệt, số liệu khác với dự thảo đã trình."
        app.reopen(case.ws, case.plan, case.period, reason=reason, actor=decision.by)
        return None
    documents = _report.fn(str(case.ws.home), case.plan, case.period)
    if isinstance(documents, State):
        return documents
    told = f"{decision.by} đã phê duyệt. Kỳ {case.period} đã khóa, bản chốt {snapshot}. Văn bản: "
    return Completed(name="Đã phê duyệt", message=told + ", ".join(documents.paths))


def _locked(lock: Lock) -> str:
    return f"{lock.actor} đã phê duyệt ngày {lock.on:%d/%m/%Y}, bản chốt {lock.snapshot}."


def _undecided(case: Case, seconds: float) -> str:
    return (
        f"Hết {seconds / 3600:g} giờ chưa có quyết định. Không có gì thay đổi: kỳ vẫn mở, dự thảo vẫn còn. "
        f"Trình lại, hoặc phê duyệt bằng lệnh: tiendo approve {case.plan} {case.period}"
    )
