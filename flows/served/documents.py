"""Jobs that write documents without new figures: reminders to those who owe, the review of several years."""

from datetime import date
from pathlib import Path

from prefect import flow, task
from prefect.client.schemas.objects import State

from flows.artifact import publish
from flows.naming import named
from flows.served.choices import served_workspace
from flows.served.jobs import CHOICES, COMPUTE_SECONDS, Lang, PeriodId, PlanId, done, home, told_documents
from flows.served.turns import one_of_a_kind
from flows.steps import RETRIES, result_of, step
from flows.summary import Reported
from tiendo import app
from tiendo.app.clock import today
from tiendo.reports import ladder
from tiendo.workspace import Workspace


@flow(
    name="6. Đôn đốc",
    description=(
        "Lập công văn đôn đốc các cơ quan chưa có báo cáo và tóm tắt trình lãnh đạo. "
        "Theo lịch: vào các mốc nhắc của từng kế hoạch."
    ),
    flow_run_name=named("Đôn đốc"),
    timeout_seconds=COMPUTE_SECONDS,
    persist_result=False,
)
@step
def remind(plan: PlanId | None = None, period: PeriodId | None = None, on: date | None = None) -> State:
    """Đôn đốc.

    Args:
        plan: Kế hoạch cần đôn đốc; để trống là các kế hoạch đến mốc nhắc.
        period: Kỳ báo cáo của kế hoạch đó; để trống là các kỳ đến mốc nhắc.
        on: Ngày lập công văn; để trống là hôm nay.
    """
    day = on or today()
    paths: list[str] = []
    with one_of_a_kind("Đôn đốc"):
        for chosen in [(plan, period)] if plan and period else _reached(plan, day):
            letters = result_of(write_letters(home(), *chosen, day, return_state=True))
            paths += letters
    written = Reported(tuple(paths))
    publish("don-doc", written, plan, period)
    return done(told_documents(written))


def _reached(plan: str | None, day: date) -> list[tuple[str, str]]:
    """The plans and periods for which the day is a step of the ladder."""
    plans = [one for one in CHOICES.plans.values() if plan in (None, one.id)]
    return [(one.id, p) for one in plans for p in one.periods["period"] if day in ladder(one, one.period(p))]


@task(name="Lập công văn", task_run_name="Lập công văn {plan} {period}", persist_result=False, **RETRIES)
@step
def write_letters(home: str, plan: str, period: str, day: date) -> list[str]:
    """The letters of a day and the summary; writing them again changes nothing."""
    workspace = Workspace(Path(home))
    written = app.remind(workspace, plan, period, on=day)
    return [workspace.relative(path) for path in (*written.letters, written.summary)]


@flow(
    name="7. Tổng kết",
    description="Lập báo cáo tổng kết nhiều năm từ các kỳ đã phê duyệt.",
    flow_run_name="Tổng kết {plan}",
    timeout_seconds=COMPUTE_SECONDS,
    persist_result=False,
)
@step
def review(
    plan: PlanId, first: PeriodId | None = None, last: PeriodId | None = None, lang: Lang = "vi"
) -> State:
    """Tổng kết.

    Args:
        plan: Kế hoạch cần tổng kết.
        first: Kỳ đầu; để trống là theo kế hoạch.
        last: Kỳ cuối; để trống là theo kế hoạch.
        lang: Ngôn ngữ của văn bản (vi: tiếng Việt, en: tiếng Anh).
    """
    written = result_of(
        write_review(str(served_workspace().home), plan, first, last, lang, return_state=True)
    )
    publish(f"tong-ket-{lang}", written, plan, None)
    return done(told_documents(written))


@task(name="Viết báo cáo tổng kết", task_run_name="Viết báo cáo tổng kết", persist_result=False, **RETRIES)
@step
def write_review(home: str, plan: str, first: str | None, last: str | None, lang: Lang) -> Reported:
    """Write the review of approved periods."""
    workspace = Workspace(Path(home))
    return Reported((workspace.relative(app.review(workspace, plan, first=first, last=last, lang=lang)),))
