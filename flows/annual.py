"""The flow of a whole reporting period: collect, consolidate, report."""

from datetime import date

from prefect import flow

from flows.artifact import publish
from flows.collect import collect
from flows.consolidate import consolidate
from flows.naming import named
from flows.report import Lang, report
from flows.steps import step
from flows.summary import Annual


@flow(
    name="Báo cáo năm",
    description="Thu thập, tổng hợp và lập báo cáo của một kỳ trong một lần chạy.",
    flow_run_name=named("Báo cáo năm"),
    persist_result=False,
)
@step
def annual(
    home: str,
    plan: str,
    period: str,
    lang: Lang = "vi",
    as_of: date | None = None,
    received_on: date | None = None,
) -> Annual:
    """Báo cáo năm.

    Args:
        home: Thư mục làm việc trên máy chạy luồng này.
        plan: Mã kế hoạch.
        period: Mã kỳ báo cáo.
        lang: Ngôn ngữ của văn bản.
        as_of: Ngày tính số liệu; để trống là theo lịch của kỳ.
        received_on: Ngày nhận, nếu tệp không đến trong hôm nay.
    """
    done = Annual(
        collect(home, plan, period, received_on),
        consolidate(home, plan, period, as_of),
        report(home, plan, period, "annual", lang, as_of),
    )
    publish("bao-cao-nam", done, plan, period)
    return done
