"""Names of flow runs in Prefect's pages, from their parameters."""

from collections.abc import Callable

from prefect.runtime import flow_run


def named(what: str) -> Callable[[], str]:
    """A name such as "Thu thập <plan> 2023" for the run that is starting."""

    def name() -> str:
        given = flow_run.parameters
        plan = given.get("plan") or "tất cả kế hoạch"
        period = given.get("period") or "mọi kỳ"
        return f"{what} {plan} {period}"

    return name
