"""The intake makes of every file what the demo says of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from random import Random

import openpyxl
import polars as pl
import pytest

from schemas.terms import Outcome, Severity
from tests.demo.conftest import Year
from tiendo.demo import Drop
from tiendo.demo import habits as ways
from tiendo.demo.desk import Desk
from tiendo.demo.fill import fill
from tiendo.demo.flaws import BLEMISHES, FLAWS, Flaw
from tiendo.intake import Arrival, Intake, outcomes, take_in

STEP = 5
KINDS = (ways._CHOICES, ways._PERCENTS, ways._DATES, ways._NUMBERS, ways._TEXTS)
NAMES = ("choice", "percent", "day", "number", "text")


def taken_in(year: Year, files: Sequence[tuple[str, bytes, date]]) -> tuple[list[Arrival], Intake]:
    arrivals = [Arrival(i, "x.xlsx", data, agency, on) for i, (agency, data, on) in enumerate(files)]
    return arrivals, take_in(arrivals, [year.layout], year.plan, year.period)


def fails(intake: Intake, number: int) -> set[str]:
    return set(intake.findings.filter(submission=number, severity=Severity.fail.value)["code"])


def found(intake: Intake, number: int) -> set[str]:
    return set(intake.findings.filter(submission=number)["code"])


def drops(year: Year) -> list[Drop]:
    return [year.play[i] for i in range(0, len(year.play), STEP)]


@pytest.mark.slow
@pytest.mark.parametrize("index", range(4))
def test_files_are_accepted_or_returned_as_foretold(years: list[Year], index: int) -> None:
    year = years[index]
    sample = drops(year)
    arrivals, intake = taken_in(year, [(drop.agency, drop.data, drop.received_on) for drop in sample])
    judged = outcomes(arrivals, intake.findings)["outcome"].to_list()

    for i, (drop, outcome) in enumerate(zip(sample, judged, strict=True)):
        assert (outcome != Outcome.returned) is drop.accepted, (
            f"{drop.agency}: {drop.note} {fails(intake, i)}"
        )
        assert not drop.code or drop.code in found(intake, i), f"{drop.agency}: {drop.note}"


@pytest.mark.parametrize("flaw", [*FLAWS, *BLEMISHES], ids=lambda flaw: flaw.code)
def test_each_flaw_is_found(years: list[Year], flaw: Flaw) -> None:
    year = years[2]
    made = ((agency, flaw.make(year.office.desk(agency))) for agency in year.office.reporters)
    agency, data = next((agency, data) for agency, data in made if data is not None)
    _, intake = taken_in(year, [(agency, data, year.office.season.in_time[-1])])

    assert flaw.code in found(intake, 0)
    assert bool(fails(intake, 0)) is (flaw in FLAWS)


@pytest.fixture(scope="module")
def desk(years: list[Year]) -> Desk:
    year = years[2]
    return year.office.desk(max(year.answers, key=lambda agency: len(year.answers[agency].progress)))


def read_back(year: Year, reports: Sequence[bytes]) -> list[dict[str, pl.DataFrame]]:
    agency = max(year.answers, key=lambda agency: len(year.answers[agency].progress))
    on = year.office.season.in_time[-1]
    _, intake = taken_in(year, [(agency, data, on) for data in reports])
    assert intake.findings.filter(severity=Severity.fail.value).is_empty()
    return [
        {name: table.filter(submission=i).drop("submission") for name, table in intake.tables.items()}
        for i in range(len(reports))
    ]


def test_every_habit_is_understood_alike(years: list[Year], desk: Desk) -> None:
    plain = ways.Habits(*[next(iter(kind.values()))[1] for kind in KINDS])
    varied = [
        replace(plain, **{name: way})
        for name, kind in zip(NAMES, KINDS, strict=True)
        for _, way in kind.values()
    ]
    reports = [fill(desk.form, desk.layout, habit.write(desk.answers)) for habit in [plain, *varied]]
    first, *others = read_back(years[2], reports)

    for other in others:
        for name, table in first.items():
            assert without_spaces(other[name]).equals(without_spaces(table)), name


def without_spaces(table: pl.DataFrame) -> pl.DataFrame:
    """Spaces inside a text are the sender's own and are kept."""
    return table.with_columns(pl.col(pl.String).str.replace_all(r"\s+", " "))


def test_what_is_read_is_what_was_meant(years: list[Year], desk: Desk) -> None:
    (read,) = read_back(years[2], [desk.report(desk.answers)])
    meant = {line["ref"]: line for line in desk.answers.progress}

    assert read["progress"].height == len(meant)
    for row in read["progress"].iter_rows(named=True):
        said = meant[row["ref"]]
        names = ("status", "percent", "completed_on", "preliminary_on", "doc_number", "doc_on")
        assert {name: row[name] for name in names} == {name: said[name] for name in names}


def test_a_report_saved_again_by_another_program_says_the_same(years: list[Year], desk: Desk) -> None:
    report = desk.report(desk.answers)
    target = BytesIO()
    openpyxl.load_workbook(BytesIO(report)).save(target)
    first, again = read_back(years[2], [report, target.getvalue()])

    for name, table in first.items():
        assert again[name].equals(table), name


def test_every_way_of_writing_is_drawn_some_time() -> None:
    drawn = [ways.habits(Random(i)) for i in range(200)]

    for kind, name in zip(KINDS, NAMES, strict=True):
        assert {getattr(habit, name) for habit in drawn} == {way for _, way in kind.values()}
