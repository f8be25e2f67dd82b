"""Drops lie in the inbox once, and never beside real data."""

from dataclasses import replace
from datetime import date

import pytest

from tiendo.app.inbox import FEEDBACK, dropped_files
from tiendo.demo import Drop, drop, ensure_demo_home
from tiendo.errors import UsageError
from tiendo.workspace import Workspace

SENT = Drop("plan", "2020", "agency", "", 1, "minh-hoa.xlsx", date(2020, 11, 20), "", "", b"bytes")


def test_a_drop_lies_in_its_agencys_folder(workspace: Workspace) -> None:
    path = drop(workspace, SENT)

    assert path == workspace.submissions / "plan" / "2020" / "agency" / "minh-hoa.xlsx"
    assert path.read_bytes() == SENT.data


def test_a_units_drop_lies_in_the_units_folder(workspace: Workspace) -> None:
    path = drop(workspace, replace(SENT, unit="unit"))

    assert path.relative_to(workspace.submissions).as_posix() == "plan/2020/agency/unit/minh-hoa.xlsx"


def test_the_same_drop_again_touches_nothing(workspace: Workspace) -> None:
    path = drop(workspace, SENT)
    manifest = workspace.state / "demo.jsonl"
    before = path.stat().st_mtime_ns, manifest.read_bytes()
    drop(workspace, SENT)

    assert (path.stat().st_mtime_ns, manifest.read_bytes()) == before
    assert [entry.name for entry in dropped_files(workspace)] == [SENT.filename]


def test_a_home_with_nothing_but_drops_is_fine(workspace: Workspace) -> None:
    ensure_demo_home(workspace)
    for data in (b"first", b"second"):
        drop(workspace, replace(SENT, data=data))
    ensure_demo_home(workspace)


def test_feedback_and_litter_are_nobodys_data(workspace: Workspace) -> None:
    folder = drop(workspace, SENT).parent
    (folder / FEEDBACK).mkdir()
    (folder / FEEDBACK / "answer.xlsx").write_bytes(b"x")
    (folder / "~$minh-hoa.xlsx").write_bytes(b"x")
    (workspace.submissions / "README.md").write_bytes(b"x")
    ensure_demo_home(workspace)


def test_a_file_from_elsewhere_is_refused_by_name(workspace: Workspace) -> None:
    folder = drop(workspace, SENT).parent
    (folder / "real.xlsx").write_bytes(b"real")
    with pytest.raises(UsageError) as refusal:
        ensure_demo_home(workspace)

    for lang in ("vi", "en"):
        assert "submissions/plan/2020/agency/real.xlsx" in refusal.value.message(lang)


def test_a_drop_that_was_changed_is_no_drop(workspace: Workspace) -> None:
    drop(workspace, SENT).write_bytes(b"somebody's own words")
    with pytest.raises(UsageError):
        ensure_demo_home(workspace)


def test_half_a_line_of_a_crash_is_passed_over(workspace: Workspace) -> None:
    drop(workspace, SENT)
    with (workspace.state / "demo.jsonl").open("a", encoding="utf-8") as manifest:
        manifest.write('{"path": "subm')
    ensure_demo_home(workspace)
