"""Who sends what when: most in time, some late, some not at all, some broken and mended."""

from collections import Counter, defaultdict

from tests.demo.conftest import Year
from tiendo.demo.flaws import BLEMISHES, FLAWS
from tiendo.demo.script import Act, Version


def acts_of(year: Year) -> dict[str, list[Act]]:
    found: dict[str, list[Act]] = defaultdict(list)
    for act in year.play._acts:
        if not act.unit:
            found[act.agency].append(act)
    return found


def behaviour(year: Year, acts: list[Act]) -> str:
    usable = [act for act in acts if act.version != Version.flawed]
    if not acts:
        return "absent"
    if not usable:
        return "unmended"
    if usable[0].received_on >= year.period.due_before:
        return "late"
    return "mended" if acts[0].version == Version.flawed else "in time"


def test_four_periods_are_played(years: list[Year]) -> None:
    assert [year.office.season.index for year in years] == [0, 1, 2, 3]


def test_most_are_in_time_and_some_are_not(years: list[Year]) -> None:
    for year in years:
        acts = acts_of(year)
        counts = Counter(behaviour(year, acts.get(agency, [])) for agency in year.office.reporters)

        assert 0.6 < (counts["in time"] + counts["mended"]) / counts.total() < 0.9
        assert all(
            0.01 < counts[kind] / counts.total() < 0.25 for kind in ("late", "absent", "unmended", "mended")
        )


def test_the_coordinator_is_in_time(years: list[Year]) -> None:
    for year in years:
        coordinator = year.plan.head["coordinator"]
        if coordinator in year.office.reporters:
            assert behaviour(year, acts_of(year)[coordinator]) == "in time"


def test_revisions_follow_one_another(years: list[Year]) -> None:
    for year in years:
        received = [act.received_on for act in year.play._acts]
        assert received == sorted(received)
        for acts in acts_of(year).values():
            assert [act.revision for act in acts] == list(range(1, len(acts) + 1))


def test_files_arrive_after_the_data_are_closed_and_before_the_period_is(years: list[Year]) -> None:
    for year in years:
        days = {act.received_on for act in year.play._acts}
        assert year.period.window_to < min(days) < year.period.due_before <= max(days) < year.period.closes_on
        assert all(day.weekday() < 5 for day in days)


def test_over_the_years_everything_goes_wrong_once(years: list[Year]) -> None:
    codes = {drop_code for year in years for drop_code in codes_of(year)}

    assert codes == {flaw.code for flaw in (*FLAWS, *BLEMISHES)}


def codes_of(year: Year) -> set[str]:
    wrong = (Version.flawed, Version.blemished)
    return {year.play[i].code for i, act in enumerate(year.play._acts) if act.version in wrong}


def test_units_report_on_the_tasks_that_are_theirs_and_their_agency_does_not(years: list[Year]) -> None:
    for year in years:
        for agency, units in year.office.unit_tasks.items():
            own = {line["ref"] for line in year.office.desk(agency).answers.progress}
            for unit, refs in units.items():
                assert [act.agency for act in year.play._acts if act.unit == unit] == [agency]
                assert {line["ref"] for line in year.office.desk(agency, unit).answers.progress} == set(refs)
                assert not own & set(refs)


def test_every_file_name_says_that_it_is_illustrative(years: list[Year]) -> None:
    year = years[0]
    names = [year.play[i].filename for i in range(0, len(year.play), 20)]

    assert all(name.startswith("minh-hoa-") for name in names)
