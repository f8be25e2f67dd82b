"""The flow that takes the new files of the inbox into the ledger."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from prefect import flow, get_run_logger, task

from flows.artifact import publish
from flows.chunks import split
from flows.naming import named
from flows.progress import advance
from flows.runner import chosen_runner
from flows.steps import RETRIES, result_of, step
from flows.summary import Collection
from tiendo import app
from tiendo.workspace import Workspace

if TYPE_CHECKING:
    from tiendo.app import Collected


@flow(
    name="Thu thập báo cáo",
    description="Tiếp nhận các tệp mới trong hộp thư, kiểm tra và ghi vào sổ.",
    flow_run_name=named("Thu thập"),
    task_runner=chosen_runner(),
    persist_result=False,
)
@step
def collect(
    home: str,
    plan: str | None = None,
    period: str | None = None,
    received_on: date | None = None,
    lang: Literal["vi", "en"] | None = None,
) -> Collection:
    """Thu thập báo cáo.

    Args:
        home: Thư mục làm việc trên máy chạy luồng này.
        plan: Mã kế hoạch; để trống là mọi kế hoạch.
        period: Mã kỳ báo cáo; để trống là mọi kỳ.
        received_on: Ngày nhận, nếu tệp không đến trong hôm nay.
        lang: Ngôn ngữ của phiếu tiếp nhận và bản đánh dấu; để trống là theo TIENDO_RECEIPT_LANG.
    """
    paths = result_of(find_new_files(home, plan, period, return_state=True))
    collection = collect_files(home, paths, received_on, lang)
    publish("thu-thap", collection, plan, period)
    return collection


def collect_files(
    home: str, paths: Sequence[str], received_on: date | None, lang: str | None = None
) -> Collection:
    """Files below the workspace into the ledger, in chunks on the flow's task runner; then the senders' answers."""
    chunks = split(paths)
    submitted = [
        take_in.submit(home, chunk, received_on, f"{number}/{len(chunks)}")
        for number, chunk in enumerate(chunks, start=1)
    ]
    files: list[Collected] = []
    for future in submitted:
        future.wait()
        files += result_of(future.state)
        advance(len(files), len(paths))
    for key in sorted({(file.plan, file.period) for file in files if file.submission is not None}):
        result_of(answer(home, *key, lang, return_state=True))
    return Collection(files)


@task(name="Tìm tệp mới", task_run_name="Tìm tệp mới", persist_result=False, **RETRIES)
@step
def find_new_files(home: str, plan: str | None, period: str | None) -> list[str]:
    """Files of the inbox that have not been collected, as paths below the workspace."""
    workspace = Workspace(Path(home))
    return [workspace.relative(path) for path in app.pending(workspace, plan, period)]


@task(name="Tiếp nhận nhóm tệp", task_run_name="Tiếp nhận nhóm {label}", persist_result=False, **RETRIES)
@step
def take_in(home: str, paths: Sequence[str], received_on: date | None, label: str) -> "list[Collected]":
    """One chunk of files into the ledger. Taking it in again changes nothing, so it may be retried."""
    workspace = Workspace(Path(home))
    files = app.collect(workspace, [workspace.at(path) for path in paths], received_on=received_on)
    returned = len(Collection(files).returned)
    get_run_logger().info("Nhóm %s: đã xử lý %d tệp, trả lại %d.", label, len(files), returned)
    return files


@task(name="Lập phản hồi", task_run_name="Lập phản hồi {plan} {period}", persist_result=False, **RETRIES)
@step
def answer(home: str, plan: str, period: str, lang: str | None) -> int:
    """Receipts and marked copies beside the submissions of a period; what is there already is left alone."""
    written = app.give_feedback(Workspace(Path(home)), plan, period, lang=lang)
    get_run_logger().info("Đã lập %d phiếu tiếp nhận.", len(written))
    return len(written)
