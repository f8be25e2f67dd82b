"""The jobs: flows whose parameters are what a coordinator chooses. They do the same work as the flows of the command
line, one run at a time for a plan's period, and end with a sentence that says what came of it.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from flows.annual import annual as _annual
from flows.artifact import publish
from flows.collect import collect_files, find_new_files
from flows.consolidate import consolidate as _consolidate
from flows.naming import named
from flows.report import report as _report
from flows.runner import chosen_runner
from flows.served.choices import one_of, read_choices, served_workspace
from flows.served.turns import one_at_a_time, one_of_a_kind
from flows.steps import result_of, step
from flows.summary import Annual, Collection, Consolidated, Reported
from flows.watcher import settled
from tiendo.plan import load_plan

CHOICES = read_choices(served_workspace().plans)
if TYPE_CHECKING:
    PlanId: TypeAlias = str
    PeriodId: TypeAlias = str
    Kind: TypeAlias = str
else:
    PlanId = one_of("Kế hoạch", CHOICES.plan_ids)
    PeriodId = one_of("Kỳ báo cáo", CHOICES.periods)
    Kind = one_of("Loại báo cáo", CHOICES.kinds)
Lang = Literal["vi", "en"]

MOST_NAMED = 5  # documents told by name
COLLECT_SECONDS = 2 * 3600
COMPUTE_SECONDS = 1800


@flow(
    name="1. Thu thập",
    description="Tiếp nhận các tệp mới trong hộp thư, kiểm tra, ghi sổ và phản hồi.",
    flow_run_name=named("Thu thập"),
    task_runner=chosen_runner(),
    timeout_seconds=COLLECT_SECONDS,
    persist_result=False,
)
@step
def collect(
    plan: PlanId | None = None, period: PeriodId | None = None, received_on: date | None = None
) -> State:
    """Thu thập báo cáo.

    Args:
        plan: Để trống là mọi kế hoạch.
        period: Để trống là mọi kỳ.
        received_on: Ngày nhận, nếu tệp không đến trong hôm nay.
    """
    ws = served_workspace()
    if plan and period:
        load_plan(ws.plans, plan).period(period)
    with one_of_a_kind("Thu thập"):
        found = result_of(find_new_files(str(ws.home), plan, period, return_state=True))
        still = {ws.relative(path) for path in settled(ws.at(path) for path in found)}
        taken = collect_files(home(), [path for path in found if path in still], received_on)
    publish("thu-thap", taken, plan, period)
    return done(told_collection(taken))


@flow(
    name="2. Tổng hợp",
    description="Tính tình hình thực hiện kế hoạch trong kỳ từ các bản nộp đã được chấp nhận.",
    flow_run_name=named("Tổng hợp"),
    timeout_seconds=COMPUTE_SECONDS,
    persist_result=False,
)
@step
def consolidate(plan: PlanId, period: PeriodId, as_of: date | None = None) -> State:
    """Tổng hợp tiến độ.

    Args:
        plan: Kế hoạch cần tổng hợp.
        period: Kỳ báo cáo của kế hoạch đó.
        as_of: Ngày tính số liệu; để trống là theo lịch của kỳ.
    """
    with one_at_a_time(plan, period):
        found = _consolidate.fn(home(), plan, period, as_of)
    return found if isinstance(found, State) else done(told_consolidation(found))


@flow(
    name="3. Lập báo cáo",
    description="Lập các văn bản Word của báo cáo từ bản tổng hợp của kỳ.",
    flow_run_name=named("Lập báo cáo"),
    timeout_seconds=COMPUTE_SECONDS,
    persist_result=False,
)
@step
def report(plan: PlanId, period: PeriodId, kind: Kind, lang: Lang = "vi", as_of: date | None = None) -> State:
    """Lập báo cáo.

    Args:
        plan: Kế hoạch cần báo cáo.
        period: Kỳ báo cáo của kế hoạch đó.
        kind: Loại báo cáo (annual: báo cáo năm).
        lang: Ngôn ngữ của văn bản (vi: tiếng Việt, en: tiếng Anh).
        as_of: Ngày tính số liệu; để trống là theo lịch của kỳ.
    """
    with one_at_a_time(plan, period):
        found = _report.fn(home(), plan, period, kind, lang, as_of)
    return found if isinstance(found, State) else done(told_documents(found))


@flow(
    name="4. Báo cáo năm",
    description="Thu thập, tổng hợp và lập báo cáo năm của một kỳ trong một lần chạy.",
    flow_run_name=named("Báo cáo năm"),
    timeout_seconds=COLLECT_SECONDS + COMPUTE_SECONDS,
    persist_result=False,
)
@step
def annual(
    plan: PlanId,
    period: PeriodId,
    lang: Lang = "vi",
    as_of: date | None = None,
    received_on: date | None = None,
) -> State:
    """Báo cáo năm.

    Args:
        plan: Kế hoạch cần báo cáo.
        period: Kỳ báo cáo của kế hoạch đó.
        lang: Ngôn ngữ của văn bản (vi: tiếng Việt, en: tiếng Anh).
        as_of: Ngày tính số liệu; để trống là theo lịch của kỳ.
        received_on: Ngày nhận, nếu tệp không đến trong hôm nay.
    """
    with one_at_a_time(plan, period):
        found: Any = _annual.fn(home(), plan, period, lang, as_of, received_on)
    return found if isinstance(found, State) else done(told(found))


def home() -> str:
    """The workspace as the tasks take it."""
    return str(served_workspace().home)


def done(message: str) -> State:
    """Completed, with a sentence for the coordinator."""
    return Completed(message=message)


def told(found: Annual) -> str:
    """What a whole period came to."""
    parts = (
        told_collection(found.collection),
        told_consolidation(found.consolidated),
        told_documents(found.reported),
    )
    return " ".join(parts)


def told_collection(found: Collection) -> str:
    """What a collection came to, as a sentence."""
    if not found.files:
        return "Không có tệp mới."
    _, *rows = found.rows()
    counts = [
        f"{row['Số lượng']} {str(row['Nội dung']).lower()}"
        for row in rows[: len(found.by_outcome)]
        if row["Số lượng"]
    ]
    return f"Đã xem {len(found.files)} tệp: {'; '.join(counts)}."


def told_consolidation(found: Consolidated) -> str:
    """What a consolidation came to, as a sentence."""
    total = sum(found.tasks.values())
    return f"Tổng hợp đến ngày {found.as_of:%d/%m/%Y}: {found.completed}/{total} nhiệm vụ hoàn thành."


def told_documents(found: Reported) -> str:
    """What documents were written, as a sentence."""
    if len(found.paths) > MOST_NAMED:
        return f"Đã lập {len(found.paths)} văn bản tại {Path(found.paths[0]).parent}."
    return f"Đã lập: {', '.join(found.paths)}." if found.paths else "Không phải lập văn bản nào."
