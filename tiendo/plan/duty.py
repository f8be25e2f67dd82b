"""Who answers for what: assignments and obligations with their groups expanded as of a period."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

import polars as pl

from schemas.plan import Duties, Reporters
from schemas.terms import Role
from tiendo.plan.model import Period, Plan, Registry

_SCOPES = ["scope_vi", "scope_en"]
_DUTY = ["ref", "role", "agency", "group", "requested", *_SCOPES]


def duties(plan: Plan, period: Period, of: frozenset[str] | None = None) -> pl.DataFrame:
    """Every agency's assignments in a period (schemas.plan.Duties), in the order of the plan.

    With `of` only those of some agencies: one report need not wait until a whole country is expanded.

    Groups become their members on the last day of the period's window. An agency that is named itself is not
    counted again through a group, and one that leads a task does not also support it. The duties of an agency that
    has ended are its successor's; where that gives it the same task twice, its scopes are joined. An assignment whose
    scope is exactly a unit of the agency goes with the unit where that has moved elsewhere by itself.
    """
    return _duties(plan, plan.registry.settled_since(period.window_to), of)


def duties_answered(plan: Plan, period: Period, senders: frozenset[str]) -> pl.DataFrame:
    """What some senders' reports on a period answer: their duties; of one that has ended by then, those it had last."""
    current, former = duties(plan, period, senders), list(_former(plan, period, senders))
    if not former:
        return current
    return pl.concat([current, *former]).unique(["ref", "role", "agency"], keep="first", maintain_order=True)


def _former(plan: Plan, period: Period, senders: frozenset[str]) -> Iterator[pl.DataFrame]:
    for agency in sorted(senders):
        last = last_day(plan.registry, agency, period)
        if last < period.window_to:
            yield _duties(plan, plan.registry.settled_since(last), frozenset([agency]))


def last_day(registry: Registry, agency: str, period: Period) -> date:
    """The last day of a period's window on which an agency bears its own duties; the day before it ended."""
    ended_on = registry.succeeded_on(agency)
    return period.window_to if ended_on is None else min(period.window_to, ended_on - timedelta(days=1))


@lru_cache(maxsize=32)
def _duties(plan: Plan, on: date, of: frozenset[str] | None) -> pl.DataFrame:
    named = _borne(plan.assignments, plan.registry, on).select(_DUTY)
    if of is not None:
        named = named.filter(pl.col("agency").is_in(list(of)))
    through_groups = _expand(plan.assignments, plan.registry, on, of).select(_DUTY)
    each_once = _joined(pl.concat([named, through_groups]).with_row_index("place"))
    leads = each_once.filter(role=Role.lead.value)
    support = each_once.filter(role=Role.support.value).join(leads, on=["ref", "agency"], how="anti")
    order = plan.leaves.select("ref").with_row_index("task_order")
    found = (
        pl.concat([leads, support])
        .join(order, on="ref", how="inner")
        .sort("task_order", pl.col("role") == Role.support.value, "place")
    )
    return Duties.validate(found.select(_DUTY))


def _joined(every: pl.DataFrame) -> pl.DataFrame:
    """Each agency once for a task and role: where it stands more often, by its first line, with all its scopes.

    Nearly all stand once, and of a national plan there are some hundred thousand.
    """
    key = ["ref", "role", "agency"]
    is_repeated = pl.len().over(key) > 1
    repeated = (
        every.filter(is_repeated)
        .group_by(key, maintain_order=True)
        .agg(
            pl.col("place").first(),
            pl.col("group").first(),
            pl.col("requested").all(),
            *(pl.col(scope).drop_nulls().str.join("; ").replace("", None) for scope in _SCOPES),
        )
    )
    return pl.concat([every.filter(~is_repeated), repeated.select(every.columns)])


def reporters(plan: Plan, period: Period) -> pl.DataFrame:
    """Who owes a submission in a period (schemas.plan.Reporters); bound where any of its duties binds it."""
    return _reporters(plan, plan.registry.settled_since(period.window_to))


@lru_cache(maxsize=32)
def _reporters(plan: Plan, on: date) -> pl.DataFrame:
    owing = plan.obligations.filter("reports")
    named = _borne(owing, plan.registry, on).select("agency", "requested")
    grouped = _expand(owing, plan.registry, on).select("agency", "requested")
    rank = plan.registry.agencies.select("agency").with_row_index("rank")
    found = (
        pl.concat([named, grouped])
        .group_by("agency")
        .agg(pl.col("requested").all())
        .join(rank, on="agency")
        .sort("rank")
        .drop("rank")
    )
    return Reporters.validate(found)


@lru_cache(maxsize=32)
def own_plans_owed(plan: Plan, period: Period) -> pl.DataFrame:
    """Who owes a plan of its own (agency, requested, due_before), by the obligations that the head names as such."""
    named = plan.head.get("own_plans", {}).get("obligations", [])
    owing = plan.obligations.filter(pl.col("obligation").is_in(named))
    columns = ["agency", "requested", "due_before"]
    on = period.window_to
    both = [_borne(owing, plan.registry, on), _expand(owing, plan.registry, on)]
    rank = plan.registry.agencies.select("agency").with_row_index("rank")
    return (
        pl.concat([one.select(columns) for one in both])
        .group_by("agency")
        .agg(pl.col("requested").all(), pl.col("due_before").min())
        .join(rank, on="agency")
        .sort("rank")
        .drop("rank")
    )


def indicators_for(plan: Plan, period: Period, agency: str) -> pl.DataFrame:
    """The indicators that an agency reports: those given to it or its group, and those of the tasks it leads.

    Ratios are computed from their numerator and denominator and never asked for.
    """
    on = plan.registry.settled_since(period.window_to)
    led = _led(plan, on).get(agency, [])
    free = pl.col("agency").is_null() & pl.col("group").is_null() & pl.col("ref").is_in(led)
    groups = [group for group in plan.registry.groups["group"] if agency in plan.registry.members(group, on)]
    given = (pl.col("agency") == agency) | pl.col("group").is_in(groups)
    return plan.indicators.filter(pl.col("kind") != "ratio", given | free)


@lru_cache(maxsize=32)
def _led(plan: Plan, on: date) -> dict[str, list[str]]:
    """Agency → the tasks that it leads."""
    leads = _duties(plan, on, None).filter(role=Role.lead.value)
    return dict(leads.group_by("agency").agg("ref").iter_rows())


def _borne(table: pl.DataFrame, registry: Registry, on: date) -> pl.DataFrame:
    """Rows that name an agency, with whoever bears its duties on a day."""
    rows = table.filter(pl.col("agency").is_not_null())
    scopes = rows["scope_vi"].to_list() if "scope_vi" in rows.columns else [None] * rows.height
    bearers = [
        registry.bearer(agency, on, scope or "") for agency, scope in zip(rows["agency"], scopes, strict=True)
    ]
    return rows.with_columns(pl.Series("agency", bearers, dtype=pl.String))


def _expand(
    table: pl.DataFrame, registry: Registry, on: date, of: frozenset[str] | None = None
) -> pl.DataFrame:
    """Rows that name a group, once for each member on a day; members in `of` only."""
    rows = table.filter(pl.col("group").is_not_null()).drop("agency")
    members = [
        (group, agency)
        for group in rows["group"].unique()
        for agency in registry.members(group, on)
        if of is None or agency in of
    ]
    by_group = pl.DataFrame(members, schema={"group": pl.String, "agency": pl.String}, orient="row")
    return rows.join(by_group, on="group", maintain_order="left_right")
