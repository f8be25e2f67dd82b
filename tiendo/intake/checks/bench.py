"""What reported lines are checked against."""

from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from schemas.terms import Role
from tiendo.intake.checks.nearest import nearest
from tiendo.plan import Period, Plan, deadlines, duties_answered, last_day

_PROGRESS = {
    "agency": pl.String,
    "unit": pl.String,
    "ref": pl.String,
    "status": pl.String,
    "percent": pl.Float64,
    "result": pl.String,
}
_OBSERVATIONS = {"agency": pl.String, "unit": pl.String, "indicator": pl.String, "value": pl.Float64}


@dataclass(frozen=True)
class History:
    """What the same senders reported for the period before: their current accepted submissions, one row a line.

    `progress`: agency, unit, ref, status, percent, result. `observations`: agency, unit, indicator, value. Other
    columns are left aside. Without history both are empty.
    """

    progress: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=_PROGRESS))
    observations: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=_OBSERVATIONS))

    def before(self, table: str, key: str) -> pl.DataFrame:
        """The table's columns as previous_…, one row a sender and key."""
        frame = self.progress if table == "progress" else self.observations
        names = _PROGRESS if table == "progress" else _OBSERVATIONS
        by = ["agency", "unit", key]
        return (
            frame.select(list(names))
            .unique(by, keep="last", maintain_order=True)
            .rename({name: f"previous_{name}" for name in names if name not in by})
        )


@dataclass(frozen=True)
class Bench:
    """One plan, one period, who sent each submission when, and what they sent the period before.

    `senders`: submission, agency (null where nobody knows), unit, received_on.
    """

    plan: Plan
    period: Period
    senders: pl.DataFrame
    history: History

    @cached_property
    def duties(self) -> pl.DataFrame:
        """What the senders answer for; one that has ended, for what it had until then."""
        return duties_answered(self.plan, self.period, self._who)

    @cached_property
    def _who(self) -> frozenset[str]:
        return frozenset(self.senders["agency"].drop_nulls())

    def refs_of(self, role: Role) -> pl.DataFrame:
        """ref, agency, and a mark that the task is assigned in that role."""
        return self.duties.filter(role=role.value).select("ref", "agency", assigned=True)

    @cached_property
    def of_units(self) -> pl.DataFrame:
        """ref, agency, unit, and a mark: tasks whose scope is exactly the unit that sent the file.

        They go with it where it moves to another agency; the file may lie in its folder below the former one.
        """
        registry, named = self.plan.registry, self.plan.assignments.drop_nulls(["agency", "scope_vi"])
        scopes = [
            (ref, agency, role, registry.resolve(scope))
            for ref, agency, role, scope in named.select("ref", "agency", "role", "scope_vi").iter_rows()
        ]
        sent = self.senders.filter(pl.col("unit") != "").select("agency", "unit").unique().rows()
        rows = [
            (ref, agency, unit, role)
            for agency, unit in sent
            for ref, lead, role, part in scopes
            if part is not None and lead == agency and registry.resolve(unit) == part
        ]
        schema = dict.fromkeys(("ref", "agency", "unit", "role"), pl.String)
        return pl.DataFrame(rows, schema=schema, orient="row").with_columns(of_unit=pl.lit(value=True))

    @cached_property
    def deadlines(self) -> pl.DataFrame:
        return deadlines(self.plan, self.period)

    @cached_property
    def refs(self) -> list[str]:
        return self.plan.leaves["ref"].to_list()

    def meant_task(self, written: str, agency: str | None) -> str | None:
        """Codes of tasks that were probably meant, those of the agency first. Worked out once a text."""
        if (written, agency) not in self._meant:
            self._meant[written, agency] = nearest(written, self.refs, self._refs_of.get(agency, ()))
        return self._meant[written, agency]

    def meant_indicator(self, written: str) -> str | None:
        """Indicators that were probably meant."""
        return nearest(written, self.indicators)

    @cached_property
    def _meant(self) -> dict[tuple[str, str | None], str | None]:
        return {}

    @cached_property
    def _refs_of(self) -> dict[str | None, frozenset[str]]:
        refs: dict[str | None, set[str]] = {}
        for agency, ref in self.duties.select("agency", "ref").iter_rows():
            refs.setdefault(agency, set()).add(ref)
        return {agency: frozenset(owed) for agency, owed in refs.items()}

    @cached_property
    def indicators(self) -> list[str]:
        return self.plan.indicators["indicator"].to_list()

    @cached_property
    def asked_indicators(self) -> pl.DataFrame:
        """indicator, agency: who reports what. Ratios are computed and never asked for."""
        asked = self.plan.indicators.filter(pl.col("kind") != "ratio").select(
            "indicator", "ref", "agency", "group"
        )
        named = asked.filter(pl.col("agency").is_not_null()).select("indicator", "agency")
        rows = asked.filter(pl.col("group").is_not_null()).select("indicator", "group").iter_rows()
        grouped = [(name, agency) for name, group in rows for agency in self._members(group)]
        free = asked.filter(pl.col("agency").is_null() & pl.col("group").is_null())
        led = free.drop("agency").join(self.refs_of(Role.lead), on="ref").select("indicator", "agency")
        through = pl.DataFrame(grouped, schema={"indicator": pl.String, "agency": pl.String}, orient="row")
        return pl.concat([named, through, led]).unique().with_columns(asked=True)

    def _members(self, group: str) -> list[str]:
        """Of a group on the last day of the window, and senders that had been of it until they ended."""
        registry, day = self.plan.registry, self.period.window_to
        ended = [
            (one, last) for one in sorted(self._who) if (last := last_day(registry, one, self.period)) < day
        ]
        former = [one for one, last in ended if one in registry.members(group, last)]
        return [*registry.members(group, day), *former]

    @cached_property
    def lead_names(self) -> pl.DataFrame:
        """ref, leads_vi, leads_en: who leads each task, as the plan words it."""
        plan = self.plan
        leads = plan.assignments.filter(role=Role.lead.value).with_columns(key=pl.coalesce("agency", "group"))
        names = {
            lang: {key: plan.registry.name(key, lang) for key in leads["key"].unique()}
            for lang in ("vi", "en")
        }
        return leads.group_by("ref").agg(
            pl.col("key")
            .replace_strict(names["vi"], return_dtype=pl.String)
            .str.join("; ")
            .alias("leads_vi"),
            pl.col("key")
            .replace_strict(names["en"], return_dtype=pl.String)
            .str.join("; ")
            .alias("leads_en"),
        )

    @cached_property
    def outputs(self) -> pl.DataFrame:
        """ref, outputs_vi, outputs_en: what the plan expects of each task."""
        return self.plan.outputs.group_by("ref", maintain_order=True).agg(
            pl.col("text_vi").str.join("; ").alias("outputs_vi"),
            pl.col("text_en").str.join("; ").alias("outputs_en"),
        )
