"""Whoever subtracts on paper finds what a report says: printed now - printed before == printed change, everywhere."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from random import Random

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.document import Document, Figure
from schemas.snapshot import Snapshot
from schemas.terms import Direction
from tests.progress.rules import rule_book
from tests.reports.samples import Sent, snapshot_of
from tests.reports.small_plan import small_plan
from tests.reports.spans import APPROVED_ON, YEARS
from tiendo.progress import measure
from tiendo.reports import Frozen, annual_report, changes, review, rounding
from tiendo.reports.figures import WHOLE, Figures
from tiendo.reports.wording import LANGUAGES

Printed = dict[str, Decimal]
Answers = tuple[int, int]  # received, answered

WORDS = LANGUAGES["en"].words


def rules(name: str) -> pytest.MarkDecorator:
    found = [case for id_, case in rule_book().cases("printed_changes") if id_.startswith(name)]
    return pytest.mark.parametrize("case", found, ids=str)


def shown(value: str, unit: str) -> str:
    number = Decimal(value)
    return WORDS.percent(number) if unit == "%" else WORDS.amount(number).replace(",", "")


@rules("a-change-adds-up")
def test_a_change_is_the_difference_of_what_is_printed(case: Mapping[str, str]) -> None:
    unit = case["measured_in"]
    assert shown(case["before"], unit) == case["printed_before"]
    assert shown(case["now"], unit) == case["printed_now"]
    moved = rounding.change(float(case["now"]), float(case["before"]), unit)
    assert Decimal(repr(moved)) == Decimal(case["change"])
    assert rounding.trend_of(moved, Direction.up).value == case["up_is_good"]


@rules("a-target-is-met")
def test_a_target_is_met_as_printed(case: Mapping[str, str]) -> None:
    unit, now, target = case["measured_in"], float(case["now"]), float(case["target"])
    assert shown(case["now"], unit) == case["printed_now"]
    assert shown(case["target"], unit) == case["printed_target"]
    for direction, column in ((Direction.up, "up_met"), (Direction.down, "down_met")):
        assert rounding.meets(now, target, unit, direction) == (case[column] == "true")
    assert rounding.meets(now, target, unit, Direction.none) is None


def year(period: str, answers: Answers, materials: float, known: tuple[Snapshot, ...] = ()) -> Snapshot:
    """What a province received and answered, and how many materials a ministry has; `known` are the years before."""
    received, answered = answers
    sent = [
        Sent(
            "dong",
            observations=[
                {"indicator": "nhan", "value": float(received)},
                {"indicator": "tra-loi", "value": float(answered)},
            ],
        ),
        Sent("ba", observations=[{"indicator": "tai-lieu", "value": materials}]),
    ]
    own = snapshot_of(small_plan(), sent, period=period, approved=True)
    moved = {
        name: frame.with_columns(pl.col("submission") + 100 * int(period))
        for name, frame in own.tables.items()
        if name in ("submissions", "observations")
    }
    told = [pl.concat([*(one.tables[name] for one in known), moved[name]]) for name in moved]
    periods = [small_plan().period(one.period) for one in (*known, own)]
    computed = measure(small_plan(), periods, *told)
    tables = {**own.tables, **moved, "values": computed.values, "trends": computed.trends}
    tables["agency_values"] = computed.agency_values
    return replace(own, tables=tables)


def printed(document: Document) -> Printed:
    return {key: read(figure, document.lang) for key, figure in document.figures.items()}


def read(figure: Figure, lang: str) -> Decimal:
    text = figure.text.partition("/")[0].partition(" of ")[0].rstrip("%").removeprefix("+")
    plain = text.replace(".", "").replace(",", ".") if lang == "vi" else text.replace(",", "")
    return Decimal(plain)


def annual(lang: str, before: Snapshot, now: Snapshot) -> Iterator[tuple[str, Decimal, Decimal]]:
    found = printed(annual_report(small_plan(), now, lang, previous=before))
    for key in ("nhan", "tra-loi", "ty-le", "tai-lieu"):
        if f"indicator.move@{key}" in found:
            gap = found[f"indicator.value@{key}"] - found[f"indicator.previous@{key}"]
            yield f"move {key}", found[f"indicator.move@{key}"], gap
            yield f"change {key}", found.get(f"indicator.change@{key}", Decimal(0)), abs(gap)


def between(lang: str, before: Snapshot, now: Snapshot) -> Iterator[tuple[str, Decimal, Decimal]]:
    found = printed(changes(small_plan(), before, now, lang))
    for figure, moved in found.items():
        what, _, key = figure.partition("@")
        if what == "indicator.between":
            sides = (f"indicator.value@{key}.after", f"indicator.value@{key}.before")
        elif what.endswith(".change"):
            sides = tuple(f"{what.removesuffix('.change')}@{side}" for side in ("after", "before"))
        else:
            continue
        yield figure, moved, found[sides[0]] - found[sides[1]]


def over_years(lang: str, before: Snapshot, now: Snapshot) -> Iterator[tuple[str, Decimal, Decimal]]:
    frozen = [Frozen(one, "Người duyệt", APPROVED_ON) for one in (before, now)]
    found = printed(review(small_plan(), YEARS, frozen, lang))
    for figure, moved in found.items():
        what, _, key = figure.partition("@")
        if what in ("indicator.span_change", "indicator.span_distance"):
            sides = [found[f"table.indicator.value@{key}.{period}"] for period in ("2023", "2022")]
            gap = sides[0] - sides[1]
            yield figure, moved, gap if what == "indicator.span_change" else abs(gap)


Told = Callable[[str, Snapshot, Snapshot], Iterator[tuple[str, Decimal, Decimal]]]


@cache
def two_years(seed: int) -> tuple[Snapshot, Snapshot]:
    chance = Random(seed)
    before = year("2022", *_by_chance(chance))
    return before, year("2023", *_by_chance(chance), (before,))


def _by_chance(chance: Random) -> tuple[Answers, float]:
    received = chance.choice([7, 63, 1000, 39_999])
    answered = chance.randint(0, received if chance.random() < 0.5 else received // 100)
    return (received, answered), chance.random() * chance.choice([1, 10, 1000])


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("told", [annual, between, over_years], ids=["annual", "changes", "review"])
def test_what_is_printed_adds_up(told: Told, lang: str) -> None:
    found = [(seed, *one) for seed in range(4) for one in told(lang, *two_years(seed))]
    assert [one for one in found if one[2] != one[3]] == []
    assert len(found) >= 8


UNITS = st.sampled_from(["%", "vụ việc"])
AMOUNTS = st.floats(0, 200_000) | st.floats(0, 2)


@given(AMOUNTS, AMOUNTS, UNITS, st.sampled_from(["vi", "en"]))
def test_any_two_amounts_add_up(before: float, now: float, unit: str, lang: str) -> None:
    words = LANGUAGES[lang]
    make = Figures(words.words, words.formulas)
    moved = make.moved("indicator.move", rounding.change(now, before, unit), (), WHOLE)
    sides = [read(make.amount("indicator.value", one, unit, (), WHOLE), lang) for one in (now, before)]
    assert read(moved, lang) == sides[0] - sides[1]


def test_a_rate_that_moved_by_less_than_two_rounded_rates() -> None:
    """0.25% → 0.22%, of 0.2549% and 0.2151%: the unrounded difference would print as -0.04."""
    before = year("2022", (1_000_000, 2549), 12.345)
    now = year("2023", (1_000_000, 2151), 12.345, (before,))
    document = annual_report(small_plan(), now, "vi", previous=before)

    texts = {key: figure.text for key, figure in document.figures.items()}
    assert [texts[f"indicator.{one}@ty-le"] for one in ("previous", "value", "move")] == [
        "0,25%",
        "0,22%",
        "-0,03",
    ]
    assert len(list(annual("vi", before, now))) == 4


def test_numbers_that_print_alike_have_not_changed() -> None:
    """84.96% → 85.04%: both print as 85.0%, and nothing is called an improvement."""
    before = year("2022", (10_000, 8496), 1)
    now = year("2023", (10_000, 8504), 1, (before,))
    document = annual_report(small_plan(), now, "en", previous=before)
    row = next(
        cells
        for table in document.tables
        if table.name == "indicators"
        for _, cells in table.rows
        if cells.get("ref") and cells["indicator"] == "Share of proposals answered"
    )

    assert str(row["trend"]) == "Unchanged"
    assert read(document.figures["indicator.move@ty-le"], "en") == 0
    assert "indicators.improving" not in document.figures
