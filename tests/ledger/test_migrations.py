"""The tables: made by migrations only, equal to the models, and the oldest ledger is brought up with its data."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from tests.ledger.entries import PERIOD, PLAN, record, sent
from tests.ledger.older import FIRST_VERSION, at_version, continue_numbers
from tiendo.errors import EnvironmentFailure
from tiendo.ledger import Ledger, decisions, findings, open_ledger, places, records, seen_files, submissions
from tiendo.ledger.address import address
from tiendo.ledger.engine import connect
from tiendo.ledger.migrate import migrate, versions
from tiendo.ledger.tables import metadata

# What a ledger of the first version held, in SQL that both databases read. Never to be changed.
FIRST_ENTRIES = f"""
INSERT INTO submission VALUES
  (1, '{PLAN}', '1', 'd', '{PERIOD}', 'bo-a', '', 1, 'a.xlsx', 'aa', '1', '2022-11-20',
   '2022-11-20 03:00:00+00:00', 'can-bo', 'accepted', 0, 0),
  (2, '{PLAN}', '1', 'd', '{PERIOD}', 'bo-a', '', 2, 'b.xlsx', 'bb', NULL, '2022-11-21',
   '2022-11-21 03:00:00+00:00', 'can-bo', 'returned', 1, 0);
INSERT INTO record_cover (submission, row, phone) VALUES (1, 1, '0000 000 000');
INSERT INTO record_progress (submission, row, ref, status, percent, completed_on, result)
  VALUES (1, 5, '1.1', 'completed', 100, '2022-10-01', 'Đã xong');
INSERT INTO record_contributions (submission, row, ref) VALUES (1, 5, '1.2');
INSERT INTO record_difficulties (submission, row, difficulty) VALUES (1, 5, 'Thiếu kinh phí');
INSERT INTO record_observations (submission, row, indicator, value) VALUES (1, 5, 'so-vu', 12.5);
INSERT INTO finding VALUES (2, 'Tiến độ', 5, 'D', 'date_unreadable', 'fail', '31/02/2022', '{{}}');
INSERT INTO decision VALUES
  (1, 'exclude', '{PLAN}', '{PERIOD}', 1, NULL, NULL, '2022-11-22 03:00:00+00:00', 'can-bo', 'Lý do'),
  (2, 'reopen', '{PLAN}', '{PERIOD}', NULL, NULL, NULL, '2022-11-20 09:00:00+00:00', 'can-bo', 'Lý do');
INSERT INTO inbox VALUES ('a.xlsx', 10, 1668913200000000000, 'aa');
"""


def test_models_are_what_migrations_make(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_versions_follow_one_another() -> None:
    config = Config()
    config.set_main_option("script_location", "tiendo/ledger/migrations")
    found = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert found[::-1] == versions()
    assert versions()[0] == FIRST_VERSION


def test_opening_again_changes_nothing(ledger: Ledger, url: str, tmp_path: Path) -> None:
    record(ledger, sent(1))
    again = open_ledger(tmp_path, url)
    assert submissions(again, PLAN, PERIOD).height == 1
    again.close()


def test_a_ledger_of_the_first_version_is_brought_up_with_its_data(empty_url: str, tmp_path: Path) -> None:
    old = at_version(empty_url, FIRST_VERSION, tmp_path)
    with old.writing() as connection:
        for statement in FIRST_ENTRIES.split(";")[:-1]:
            connection.exec_driver_sql(statement)
    continue_numbers(old)
    old.close()

    ledger = open_ledger(tmp_path, empty_url)
    with ledger.reading() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == versions()[-1]
    found = submissions(ledger, PLAN, PERIOD)
    assert found.select("revision", "outcome", "excluded").rows() == [
        (1, "accepted", True),
        (2, "returned", False),
    ]
    assert found["after_reopening"].to_list() == [
        False,
        True,
    ]  # by the times of recording and of the decision
    kept = {table: records(ledger, table, found["submission"]).row(0, named=True) for table in TABLES_KEPT}
    assert {table: kept[table][field] for table, (field, _) in TABLES_KEPT.items()} == {
        table: value for table, (_, value) in TABLES_KEPT.items()
    }
    assert findings(ledger, 2)["value"].to_list() == ["31/02/2022"]
    assert [d.reason for d in decisions(ledger, PLAN, PERIOD)] == ["Lý do", "Lý do"]
    assert seen_files(ledger)["a.xlsx"].sha256 == "aa"
    assert places(ledger, PLAN, PERIOD) == {1: [], 2: []}  # not known of what came before they were kept
    assert record(ledger, sent(1))[0].revision == 3
    ledger.close()


TABLES_KEPT = {
    "cover": ("phone", "0000 000 000"),
    "progress": ("result", "Đã xong"),
    "contributions": ("ref", "1.2"),
    "difficulties": ("difficulty", "Thiếu kinh phí"),
    "observations": ("value", 12.5),
}


def test_a_ledger_of_newer_software_is_left_alone(ledger: Ledger, url: str, tmp_path: Path) -> None:
    with ledger.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999_future'"))
    with pytest.raises(EnvironmentFailure, match="newer than this software"):
        open_ledger(tmp_path, url)


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(empty_url: str, tmp_path: Path) -> None:
    ledger = connect(address(tmp_path, empty_url))
    with ledger.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE record_observations (in_the_way INTEGER)")
    with pytest.raises(Exception, match="record_observations"):
        migrate(ledger.reading, ledger.writing)
    with ledger.reading() as connection:
        assert inspect(connection).get_table_names() == ["record_observations"]
    ledger.close()
