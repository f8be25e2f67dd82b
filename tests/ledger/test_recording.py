"""Recording batches: revisions, the same bytes once, all or nothing."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polars as pl
import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from schemas.terms import Outcome
from tests.ledger.entries import DAY, PERIOD, PLAN, ids, lines, no_findings, progress, record, sent
from tiendo.ledger import Ledger, known_hashes, open_ledger, records, submission_row, submissions
from tiendo.ledger.tables import metadata

RETURNED = {"outcome": Outcome.returned.value, "n_errors": 1}


def counts(ledger: Ledger) -> dict[str, int]:
    """Rows of every table that has any."""
    with ledger.reading() as connection:
        found = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
        }
    return {name: rows for name, rows in found.items() if rows}


def test_revisions_of_an_agency_are_counted(ledger: Ledger) -> None:
    first = record(ledger, sent(1, content="a"), sent(2, "bo-b", content="a"))
    second = record(ledger, sent(1, content="b"), sent(2, content="c"))
    assert [one.revision for one in first + second] == [1, 1, 2, 3]
    assert len(set(ids(first + second))) == 4
    found = submissions(ledger, PLAN, PERIOD).filter(agency="bo-a")
    assert found["revision"].to_list() == [1, 2, 3]
    assert found["current"].to_list() == [False, False, True]


def test_units_of_an_agency_have_revisions_of_their_own(ledger: Ledger) -> None:
    recorded = record(ledger, sent(1), sent(2, unit="cuc-x"), sent(3, unit="cuc-y"), sent(4, unit="cuc-x"))
    assert [one.revision for one in recorded] == [1, 1, 1, 2]
    current = submissions(ledger, PLAN, PERIOD).filter("current")
    assert current.select("unit", "revision").sort("unit").rows() == [("", 1), ("cuc-x", 2), ("cuc-y", 1)]


def test_periods_and_plans_have_revisions_of_their_own(ledger: Ledger) -> None:
    for plan, period in [(PLAN, PERIOD), (PLAN, "2023"), ("khac", PERIOD)]:
        assert record(ledger, sent(1, content="a"), plan=plan, period=period)[0].revision == 1
    assert submissions(ledger, PLAN, PERIOD).height == 1
    assert submissions(ledger, PLAN, "1999").is_empty()


def test_the_same_bytes_are_recorded_once(ledger: Ledger) -> None:
    (first,) = record(ledger, sent(1, content="a"))
    before = counts(ledger)
    (again,) = record(ledger, sent(7, content="a"))
    assert (again.id, again.revision) == (None, first.revision)
    assert counts(ledger) == before


def test_the_same_bytes_twice_in_a_batch(ledger: Ledger) -> None:
    first, twin, other = record(ledger, sent(1, content="a"), sent(2, content="a"), sent(3, content="b"))
    assert twin.id is None
    assert (first.revision, twin.revision, other.revision) == (1, 1, 2)
    of_records = records(ledger, "progress", pl.Series(ids([first, other])))
    assert of_records["submission"].to_list() == ids([first, other])


def test_bytes_that_two_agencies_send_belong_to_both(ledger: Ledger) -> None:
    ids(
        record(
            ledger, sent(1, "bo-a", content="a"), sent(2, "bo-b", content="a"), sent(3, "bo-a", "a", unit="x")
        )
    )
    assert len(known_hashes(ledger, PLAN, PERIOD)) == 3


def test_records_and_findings_follow_their_submission(ledger: Ledger) -> None:
    record(ledger, sent(1), sent(2, "bo-b"))  # ledger numbers now differ from those of the next batch
    tables = {
        "progress": progress(1, 2),
        "cover": lines("cover", [{"submission": 2, "row": 1, "phone": "0"}]),
    }
    x, y = ids(record(ledger, sent(1, "bo-c"), sent(2, "bo-d"), tables=tables))
    assert records(ledger, "progress", pl.Series([y]))["submission"].to_list() == [y]
    assert records(ledger, "progress", pl.Series([x, y])).height == 2
    assert records(ledger, "cover", pl.Series([x, y]))["submission"].to_list() == [y]


def test_records_of_a_returned_submission_are_not_kept(ledger: Ledger) -> None:
    good, bad = ids(record(ledger, sent(1), sent(2, "bo-b", **RETURNED)))
    assert records(ledger, "progress", pl.Series([good, bad]))["submission"].to_list() == [good]
    assert submission_row(ledger, bad)["outcome"] == Outcome.returned.value


def test_an_accepted_revision_stays_current_when_a_later_one_is_returned(ledger: Ledger) -> None:
    record(ledger, sent(1, content="a"))
    record(ledger, sent(1, content="b", **RETURNED))
    assert submissions(ledger, PLAN, PERIOD)["current"].to_list() == [True, False]
    record(ledger, sent(1, content="c"))
    assert submissions(ledger, PLAN, PERIOD)["current"].to_list() == [False, False, True]


def test_a_row_keeps_what_it_answered(ledger: Ledger) -> None:
    (number,) = ids(record(ledger, sent(1, layout=None)))
    row = submission_row(ledger, number)
    assert row["plan_version"] == "1"
    assert row["plan_digest"] == "d" * 64
    assert row["layout"] is None
    assert row["received_on"] == DAY
    assert row["recorded_at"].tzinfo is not None
    assert row["actor"] == "can-bo-minh-hoa"
    assert submission_row(ledger, number + 1) is None


@pytest.mark.parametrize("flaw", ["records", "findings"])
def test_a_failure_leaves_nothing(ledger: Ledger, flaw: str) -> None:
    record(ledger, sent(1))
    before = counts(ledger)
    finding = {"submission": 1, "code": None, "severity": "fail", "details": "{}"}  # a finding needs a code
    broken = pl.concat([no_findings(), pl.DataFrame([finding])], how="diagonal_relaxed")
    tables = {"progress": progress(1).with_columns(no_such_column=1)} if flaw == "records" else None
    with pytest.raises(Exception, match=r"no_such_column|NOT NULL|not-null"):
        record(ledger, sent(1, "bo-b"), tables=tables, findings=broken if flaw == "findings" else None)
    assert counts(ledger) == before
    assert record(ledger, sent(1, "bo-b"))[0].revision == 1


def test_records_need_their_submission(ledger: Ledger) -> None:
    """The databases themselves refuse a line that nobody sent."""
    table = metadata.tables["record_progress"]
    with pytest.raises(IntegrityError), ledger.writing() as connection:
        connection.execute(table.insert(), {"submission": 999, "row": 5})
    assert counts(ledger) == {}


def test_an_empty_batch(ledger: Ledger) -> None:
    assert record(ledger) == []
    assert counts(ledger) == {}


def test_writers_at_the_same_time(url: str, tmp_path: Path) -> None:
    """Each of many writers brings one file of its own and one that all of them bring."""

    def write(writer: int) -> list[int | None]:
        ledger = open_ledger(tmp_path, url)
        batch = [sent(1, content="common"), sent(2, content=f"own {writer}")]
        recorded = record(ledger, *batch)
        ledger.close()
        return [one.id for one in recorded]

    with ThreadPoolExecutor(6) as writers:
        found = list(writers.map(write, range(6)))
    assert sum(common is not None for common, _ in found) == 1
    ledger = open_ledger(tmp_path, url)
    entries = submissions(ledger, PLAN, PERIOD)
    assert sorted(entries["revision"]) == list(range(1, 8))
    assert entries["current"].sum() == 1
    assert records(ledger, "progress", entries["submission"]).height == 7
    ledger.close()
