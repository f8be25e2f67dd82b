"""What agencies have to say: marked as illustrative, true to the plan, and continued from year to year."""

from collections.abc import Iterator
from datetime import date

import pytest

from schemas.terms import DifficultyState, ReportedStatus
from tests.demo.conftest import Year, texts_of
from tiendo.demo.narrative import mark
from tiendo.plan import deadlines

DATES = ("preliminary_on", "completed_on", "doc_on")


def lines(year: Year, table: str) -> Iterator[tuple[str, dict]]:
    for agency, answers in year.answers.items():
        for line in getattr(answers, table):
            yield agency, dict(line)


def values(year: Year) -> dict[tuple[str, str], float]:
    return {(agency, line["indicator"]): line["value"] for agency, line in lines(year, "observations")}


def test_every_narrative_is_marked(years: list[Year]) -> None:
    texts = [text for year in years for answers in year.answers.values() for text in texts_of(answers)]

    assert len(texts) > 1000
    assert [text for text in texts if not text.rstrip(".").endswith(mark())] == []


def test_every_report_is_marked_on_its_first_sheet(years: list[Year]) -> None:
    for year in years:
        assert all(line["contact"].endswith(mark()) for _, line in lines(year, "cover"))


def test_no_place_of_a_sentence_is_left_open(years: list[Year]) -> None:
    texts = {text for year in years for answers in year.answers.values() for text in texts_of(answers)}

    assert [text for text in texts if "{" in text or "None" in text or "  " in text] == []


def test_document_numbers_cannot_be_taken_for_real_ones(years: list[Year]) -> None:
    for year in years:
        numbers = [line["doc_number"] for _, line in lines(year, "progress") if line["doc_number"]]
        numbers += [line["report_number"] for _, line in lines(year, "cover")]
        assert numbers
        assert all(number.endswith("-MH") for number in numbers)


def test_texts_vary(years: list[Year]) -> None:
    texts = [line["result"] for year in years for _, line in lines(year, "progress") if line["result"]]

    assert len(set(texts)) > len(texts) / 2


def test_dates_lie_between_the_plan_and_the_end_of_the_data(years: list[Year]) -> None:
    for year in years:
        found = [line[name] for _, line in lines(year, "progress") for name in DATES if line[name]]
        assert found
        assert year.office.season.issued_on <= min(found)
        assert max(found) <= year.office.season.known_on <= year.period.window_to


def test_every_lead_task_is_reported_but_for_a_few(years: list[Year]) -> None:
    for year in years:
        reported = sum(len(answers.progress) for answers in year.answers.values())
        asked = sum(len(year.office.contents.of(agency).rows["progress"]) for agency in year.answers)
        assert 0.95 < reported / asked <= 1


def test_all_kinds_of_status_occur(years: list[Year]) -> None:
    assert {line["status"] for year in years for _, line in lines(year, "progress")} == set(ReportedStatus)


def test_what_is_done_once_only_moves_forward(years: list[Year]) -> None:
    recurring = dict(deadlines(years[0].plan, years[0].period).select("ref", "recurring").iter_rows())
    known: dict[tuple[str, str], dict] = {}
    for year in years:
        for agency, line in lines(year, "progress"):
            before = known.get((agency, line["ref"]))
            if before and not recurring[line["ref"]]:
                assert (line["percent"] or 100) >= (before["percent"] or 0)
                if before["status"] == ReportedStatus.completed:
                    assert line["completed_on"] == before["completed_on"]
            known[agency, line["ref"]] = line


def test_most_of_what_is_done_once_is_done_by_its_day(years: list[Year]) -> None:
    last = years[-1]
    due = dict(
        deadlines(last.plan, last.period)
        .filter(~_recurs(last))
        .drop_nulls("due")
        .select("ref", "due")
        .iter_rows()
    )
    past = [
        line
        for _, line in lines(last, "progress")
        if due.get(line["ref"], date.max) < last.period.window_from
    ]
    in_time = [line for line in past if line["completed_on"] and line["completed_on"] <= due[line["ref"]]]

    assert past == [] or 0.5 < len(in_time) / len(past) < 0.95


def _recurs(year: Year):
    return deadlines(year.plan, year.period)["recurring"]


def test_parts_add_to_their_totals(years: list[Year]) -> None:
    parts = (
        years[0]
        .plan.indicators.drop_nulls("part_of")
        .group_by("part_of", maintain_order=True)
        .agg("indicator")
    )
    for year in years:
        found = values(year)
        for total, members in parts.iter_rows():
            for agency in year.answers:
                if (agency, total) in found:
                    assert found[agency, total] == sum(found[agency, member] for member in members)


def test_no_share_exceeds_its_whole(years: list[Year]) -> None:
    ratios = (
        years[0].plan.indicators.drop_nulls(["numerator", "denominator"]).select("numerator", "denominator")
    )
    for year in years:
        found = values(year)
        for numerator, denominator in ratios.iter_rows():
            for agency in year.answers:
                if (agency, numerator) in found and (agency, denominator) in found:
                    assert 0 <= found[agency, numerator] <= found[agency, denominator]


def test_figures_move_smoothly(years: list[Year]) -> None:
    earlier: dict[tuple[str, str], float] = {}
    for year in years:
        now = {key: value for key, value in values(year).items() if value is not None}
        jumps = [
            key
            for key, value in now.items()
            if key in earlier and abs(value - earlier[key]) > max(3, 0.4 * earlier[key])
        ]
        assert jumps == []
        earlier = now


def test_difficulties_ask_an_authority_and_carry_on(years: list[Year]) -> None:
    found = [line for year in years for _, line in lines(year, "difficulties")]

    assert all(line["authority"] for line in found)
    assert {line["state"] for line in found} == set(DifficultyState)
    earlier = {(agency, line["difficulty"]) for agency, line in lines(years[0], "difficulties")}
    assert earlier & {(agency, line["difficulty"]) for agency, line in lines(years[1], "difficulties")}


def test_own_plans_stay_what_they_are(years: list[Year]) -> None:
    numbers: dict[str, str] = {}
    for year in years:
        for agency, line in lines(year, "cover"):
            if line.get("own_plan_number"):
                assert numbers.setdefault(agency, line["own_plan_number"]) == line["own_plan_number"]
    assert numbers


def test_nobody_is_named(years: list[Year]) -> None:
    """A narrative may speak of tasks and their scopes, never of an agency's own doings by name."""
    for year in years:
        said = (
            year.plan.assignments.drop_nulls("scope_vi")["scope_vi"].to_list()
            + year.plan.tasks["title_vi"].to_list()
        )
        for agency, answers in year.answers.items():
            name = year.plan.registry.name(agency)
            if not any(name in text for text in said):
                assert not any(name in text for text in texts_of(answers))


@pytest.mark.parametrize("year", [0, 3])
def test_supporters_contribute_text(years: list[Year], year: int) -> None:
    contributed = [line for _, line in lines(years[year], "contributions")]

    assert contributed
    assert all(line["result"] for line in contributed)
