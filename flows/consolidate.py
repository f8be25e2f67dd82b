"""The flow that computes where a plan stands in a period."""

from datetime import date
from pathlib import Path

from prefect import flow, task

from flows.artifact import publish
from flows.naming import named
from flows.steps import RETRIES, result_of, step
from flows.summary import Consolidated
from schemas.terms import ReportedStatus
from tiendo import app
from tiendo.workspace import Workspace


@flow(
    name="Tổng hợp tiến độ",
    description="Tính tình hình thực hiện kế hoạch trong kỳ từ các bản nộp đã được chấp nhận.",
    flow_run_name=named("Tổng hợp"),
    persist_result=False,
)
@step
def consolidate(
    home: str, plan: str, period: str, as_of: date | None = None, known_on: date | None = None
) -> Consolidated:
    """Tổng hợp tiến độ.

    Args:
        home: Thư mục làm việc trên máy chạy luồng này.
        plan: Mã kế hoạch.
        period: Mã kỳ báo cáo.
        as_of: Ngày tính số liệu; để trống là theo lịch của kỳ.
        known_on: Chỉ dùng những gì đã biết đến hết ngày này; để trống là ngày tính số liệu.
    """
    consolidated = result_of(compute(home, plan, period, as_of, known_on, return_state=True))
    publish("tong-hop", consolidated, plan, period)
    return consolidated


@task(
    name="Tính và lưu bản tổng hợp",
    task_run_name="Tính và lưu bản tổng hợp",
    persist_result=False,
    **RETRIES,
)
@step
def compute(home: str, plan: str, period: str, as_of: date | None, known_on: date | None) -> Consolidated:
    """Consolidate, save the snapshot, count."""
    snapshot = app.consolidate(Workspace(Path(home)), plan, period, as_of=as_of, known_on=known_on)
    return Consolidated(
        snapshot=snapshot.id,
        as_of=snapshot.as_of,
        completed=int((snapshot.tables["tasks"]["status"] == ReportedStatus.completed.value).sum()),
        tasks=dict(snapshot.tables["tasks"]["derived_status"].value_counts().iter_rows()),
        agencies=dict(snapshot.tables["agencies"]["timeliness"].value_counts().iter_rows()),
    )
