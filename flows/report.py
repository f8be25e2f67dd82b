"""The flow that writes a report's Word documents."""

from datetime import date
from pathlib import Path
from typing import Literal

from prefect import flow, task

from flows.artifact import publish
from flows.naming import named
from flows.steps import RETRIES, result_of, step
from flows.summary import Reported
from tiendo import app
from tiendo.workspace import Workspace

Lang = Literal["vi", "en"]


@flow(
    name="Lập báo cáo",
    description="Lập các văn bản Word của báo cáo từ bản tổng hợp của kỳ.",
    flow_run_name=named("Lập báo cáo"),
    persist_result=False,
)
@step
def report(
    home: str,
    plan: str,
    period: str,
    kind: str = "annual",
    lang: Lang = "vi",
    as_of: date | None = None,
) -> Reported:
    """Lập báo cáo.

    Args:
        home: Thư mục làm việc trên máy chạy luồng này.
        plan: Mã kế hoạch.
        period: Mã kỳ báo cáo.
        kind: Loại báo cáo.
        lang: Ngôn ngữ của văn bản.
        as_of: Ngày tính số liệu; để trống là theo lịch của kỳ.
    """
    reported = result_of(write(home, plan, period, kind, lang, as_of, return_state=True))
    publish(f"bao-cao-{kind}-{lang}", reported, plan, period)
    return reported


@task(name="Viết văn bản", task_run_name="Viết văn bản", persist_result=False, **RETRIES)
@step
def write(home: str, plan: str, period: str, kind: str, lang: Lang, as_of: date | None) -> Reported:
    """Write the documents below the workspace's reports."""
    workspace = Workspace(Path(home))
    paths = app.report(workspace, plan, period, kind=kind, lang=lang, as_of=as_of)
    return Reported(tuple(workspace.relative(path) for path in paths))
