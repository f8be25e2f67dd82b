"""A plan and the registry of agencies, frozen once loaded."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

import polars as pl

from schemas.plan import Breaks, GroupAliases, InSentences, Partners, Published, empty
from tiendo.errors import UsageError
from tiendo.text import fold


@dataclass(frozen=True)
class Period:
    """A reporting period. `due_before` is "trước ngày": the day before it is the last in time."""

    id: str
    year: int
    title_vi: str
    title_en: str
    window_from: date
    window_to: date
    due_before: date
    closes_on: date

    def title(self, lang: str) -> str:
        return self.title_vi if lang == "vi" else self.title_en


@dataclass(frozen=True, eq=False)
class Registry:
    """All agencies ever named, their other names, groups and successors (tables of `schemas.plan`)."""

    agencies: pl.DataFrame
    aliases: pl.DataFrame
    groups: pl.DataFrame
    successions: pl.DataFrame
    group_aliases: pl.DataFrame = field(default_factory=lambda: empty(GroupAliases))
    in_sentences: pl.DataFrame = field(default_factory=lambda: empty(InSentences))

    def row(self, agency: str) -> dict[str, Any]:
        """The registry's row of an agency."""
        return self._rows[agency]

    def name(self, key: str, lang: str = "vi") -> str:
        """The name of an agency or a group."""
        return self._names[key][0 if lang == "vi" else 1]

    def in_sentence(self, key: str, lang: str = "vi") -> str:
        """An agency or a group as running text names it: in English with its article."""
        own = self._in_sentences.get(key) if lang == "en" else None
        return own or with_article(self.name(key, lang), lang)

    def members(self, group: str, on: date) -> list[str]:
        """The agencies that belong to a group on a day, in the registry's order."""
        return list(_members(self, group, on))

    def alive(self, on: date) -> pl.DataFrame:
        """The agencies that exist on a day."""
        return self.agencies.filter(
            (pl.col("valid_from").is_null() | (pl.col("valid_from") <= on))
            & (pl.col("valid_to").is_null() | (pl.col("valid_to") >= on))
        )

    def bearer(self, agency: str, on: date, unit: str = "") -> str:
        """Who bears an agency's duties on a day: itself, or the successor of its successors since it ended.

        With `unit` those of a part of it: one that the registry knows by itself may have moved elsewhere alone.
        """
        return self.borne(agency, on, unit)[0]

    def borne(self, agency: str, on: date, unit: str = "") -> tuple[str, date | None]:
        """The bearer of an agency's duties on a day, and since when it bears them; None where that is the agency."""
        part = self.resolve(unit) if unit and agency in self._left_by_parts else None
        if part is not None and self.row(part)["parent"] == agency:
            moved = self.borne(part, on)
            if moved[0] != part:
                return moved
        since = None
        while (step := self._successors.get(agency)) is not None and step[1] <= on:
            agency, since = step
        return agency, since

    def succeeded_on(self, agency: str, unit: str = "") -> date | None:
        """The day from which somebody else bears an agency's (or its unit's) duties; None where nobody does."""
        part = self.resolve(unit) if unit else None
        if part is not None and self.row(part)["parent"] == agency and part in self._successors:
            return self._successors[part][1]
        return self._successors[agency][1] if agency in self._successors else None

    def settled_since(self, on: date) -> date:
        """The day since which nothing has changed in the agencies, as seen on a day: between such days who belongs to
        a group and who bears whose duties is the same. The first day of all before the first change.
        """
        return max((day for day in self._changes if day <= on), default=date.min)

    def resolve(self, text: str) -> str | None:
        """The agency that is meant by an id, a name or an alias, whatever its case, diacritics and spaces."""
        return self._by_name.get(text) or self._by_spelling.get(fold(text))

    def unit(self, folder: str, lang: str = "vi") -> str:
        """The name of an agency's unit, which sends its files in a folder of its own; as written where unknown."""
        known = self.resolve(folder.replace("-", " ")) or self.resolve(folder)
        return self.name(known, lang) if known else folder

    @cached_property
    def spellings(self) -> Mapping[str, str]:
        """Every known way to write an agency (folded) → its id."""
        return self._by_spelling

    @cached_property
    def _changes(self) -> set[date]:
        begun, ended = (self.agencies[column].drop_nulls().to_list() for column in ("valid_from", "valid_to"))
        after = {day + timedelta(days=1) for day in ended if day < date.max}
        return {*begun, *after, *self.successions["effective_on"]}

    @cached_property
    def _successors(self) -> dict[str, tuple[str, date]]:
        rows = (
            self.successions.sort("effective_on")
            .select("predecessor", "successor", "effective_on")
            .iter_rows()
        )
        return {predecessor: (successor, effective_on) for predecessor, successor, effective_on in rows}

    @cached_property
    def _left_by_parts(self) -> set[str]:
        """The agencies of which a unit ever went elsewhere by itself."""
        moved = self.agencies.filter(pl.col("agency").is_in(self.successions["predecessor"].to_list()))
        return set(moved["parent"].drop_nulls())

    @cached_property
    def _rows(self) -> dict[str, dict[str, Any]]:
        return {row["agency"]: row for row in self.agencies.iter_rows(named=True)}

    @cached_property
    def _names(self) -> dict[str, tuple[str, str]]:
        agencies = self.agencies.select("agency", "name_vi", "name_en").iter_rows()
        groups = self.groups.select("group", "name_vi", "name_en").iter_rows()
        return {key: (vi, en) for key, vi, en in [*groups, *agencies]}

    @cached_property
    def _in_sentences(self) -> dict[str, str]:
        rows = self.in_sentences.select("agency", "group", "text_en").iter_rows()
        return {agency or group: text for agency, group, text in rows}

    @cached_property
    def group_kinds(self) -> dict[str, str | None]:
        """The kinds of agencies that each group comprises, as the registry writes them: "ministry;province"."""
        return dict(self.groups.select("group", "kinds").iter_rows())

    @cached_property
    def _by_name(self) -> dict[str, str]:
        """Ids and names as they are written: most texts are, and are found without folding thousands of names."""
        known = self.agencies.select("agency", "name_vi", "name_en").iter_rows()
        return {name: agency for agency, *names in known for name in (*names, agency)}

    @cached_property
    def _by_spelling(self) -> dict[str, str]:
        known = self.agencies.select("agency", "name_vi", "name_en").iter_rows()
        spellings = {
            fold(alias): agency for agency, alias in self.aliases.select("agency", "alias").iter_rows()
        }
        for agency, *names in known:
            spellings |= {fold(spelling): agency for spelling in (agency, *names)}
        return spellings


@dataclass(frozen=True, eq=False)
class Plan:
    """A plan as its folder describes it (tables of `schemas.plan`). `digest` tells one version from another."""

    id: str
    digest: str
    head: Mapping[str, Any]
    registry: Registry
    tasks: pl.DataFrame
    assignments: pl.DataFrame
    outputs: pl.DataFrame
    milestones: pl.DataFrame
    periods: pl.DataFrame
    obligations: pl.DataFrame
    indicators: pl.DataFrame
    published: pl.DataFrame = field(default_factory=lambda: empty(Published))
    partners: pl.DataFrame = field(default_factory=lambda: empty(Partners))
    breaks: pl.DataFrame = field(default_factory=lambda: empty(Breaks))

    @property
    def version(self) -> str:
        return str(self.head["version"])

    @property
    def begins_on(self) -> date:
        """The day before which nothing can have been done: of issue, else the first day that is reported on."""
        return self.head.get("issued_on") or min(self.periods["window_from"].to_list())

    def cited(self, lang: str) -> str:
        """The plan's title with its number, where it has one."""
        title, number = self.head[f"title_{lang}"], self.head["number"]
        return f"{title} ({number})" if number else title

    @cached_property
    def leaves(self) -> pl.DataFrame:
        """The tasks proper: rows of the annex that are not headings."""
        return self.tasks.filter("leaf")

    def title(self, ref: str, lang: str = "vi") -> str:
        """The title of a task or heading."""
        return self._titles[ref][0 if lang == "vi" else 1]

    def period(self, period_id: str) -> Period:
        """The period of that id. Raises UsageError when the plan has none."""
        if period_id not in self._periods:
            known = ", ".join(self.periods["period"])
            raise UsageError(
                f"Kế hoạch {self.id} không có kỳ báo cáo “{period_id}”. Các kỳ có: {known}.",
                f"Plan {self.id} has no period “{period_id}”. It has: {known}.",
            )
        return self._periods[period_id]

    @cached_property
    def _periods(self) -> dict[str, Period]:
        named = [f.name for f in fields(Period) if f.name != "id"]
        return {
            row["period"]: Period(row["period"], **{name: row[name] for name in named})
            for row in self.periods.iter_rows(named=True)
        }

    def period_before(self, period: Period) -> Period | None:
        """The period before in the plan's calendar; None for the first."""
        earlier = self.periods.filter(pl.col("window_from") < period.window_from).sort("window_from")
        return None if earlier.is_empty() else self.period(earlier["period"][-1])

    @cached_property
    def _titles(self) -> dict[str, tuple[str, str]]:
        return {ref: (vi, en) for ref, vi, en in self.tasks.select("ref", "title_vi", "title_en").iter_rows()}


def with_article(name: str, lang: str) -> str:
    """The name of a body as running text says it: Vietnamese has no article."""
    return f"the {name}" if lang == "en" else name


@lru_cache(maxsize=256)
def _members(registry: Registry, group: str, on: date) -> tuple[str, ...]:
    """Asked for every form of a period anew, and the same for all of them."""
    kinds = (registry.group_kinds[group] or "").split(";")
    return tuple(registry.alive(on).filter(pl.col("kind").is_in(kinds))["agency"])
