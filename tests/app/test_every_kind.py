"""What holds for every kind of document: it can be traced, and is the same bytes in another process on another day."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from operator import itemgetter
from pathlib import Path

import pytest

from tests.app.documents import sidecar_of
from tests.app.every_kind import BEFORE, LANGUAGES, TRACED, digests, furnished, make_all
from tests.app.world import World
from tiendo import app
from tiendo.workspace import Workspace

pytestmark = pytest.mark.slow

SHOWN = 6  # figures of a document whose sources are looked up
KINDS = {kind for kind, _ in TRACED}
APPROVED_BY = {
    "annual": ["thu-truong"],
    "midterm": ["thu-truong"],
    "changes": ["bo-truong", "thu-truong"],
    "review": ["bo-truong", "thu-truong"],
}


@pytest.fixture(scope="module")
def ws(_two_once: World, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    home = tmp_path_factory.mktemp("every kind") / "home"
    shutil.copytree(_two_once.ws.home, home)
    return furnished(World(Workspace(home))).ws


@pytest.fixture(scope="module")
def made(ws: Workspace) -> dict[tuple[str, str], Path]:
    return make_all(ws)


def test_every_kind_is_there(made: dict[tuple[str, str], Path]) -> None:
    names = [path.name for (kind, _), path in made.items() if kind == "feedback"]

    assert set(TRACED) <= set(made)
    assert {"lan-1-can-sua.xlsx", "lan-1-can-sua.docx", "lan-1-phieu-tiep-nhan.docx"} <= set(names)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_figure_leads_to_what_it_came_from(
    ws: Workspace, made: dict[tuple[str, str], Path], kind: str, lang: str
) -> None:
    path = made[kind, lang]
    written = _written(path)
    listed = {one["id"]: one for one in app.trace(ws, path)["figures"]}

    assert written
    assert set(listed) == set(written)
    for figure, told in listed.items():
        assert told["printed"] == written[figure]["text"]
        assert written[figure]["formula"], figure
    for figure in _some(written):
        found = app.trace(ws, path, figure)
        _leads_home(ws, found, written[figure])
        looks_back = kind == "annual" and BEFORE in {one["period"] for one in found["sources"]}
        expected = ["bo-truong"] * looks_back + APPROVED_BY.get(kind, [])
        assert [one["by"] for one in found["approvals"]] == expected
        assert by_machine(path, figure) == {
            (one["path"], one["revision"], one["sha256"], one["snapshot"], one.get("sheet"), cells(one))
            for one in found["sources"]
        }


@pytest.mark.parametrize(("kind", "lang"), TRACED)
def test_what_was_sent_is_behind_every_count_of_it(
    made: dict[tuple[str, str], Path], kind: str, lang: str
) -> None:
    counted = re.compile(r"submissions$|^review\.|returned$|reported$|on_time$|late$")
    told = [one for one in _written(made[kind, lang]).values() if one["value"]]

    assert [one["id"] for one in told if counted.search(_sort(one["id"])) and not one["sources"]] == []


def by_machine(path: Path, figure: str) -> set[tuple]:
    """What the JSON file alone says of the files, sheets and cells behind a figure."""
    sidecar = sidecar_of(path)
    files = {one["submission"]: one for one in sidecar["submissions"]}
    (entry,) = (one for one in sidecar["figures"] if one["id"] == figure)
    found = set()
    for submission, table, row in (r for n in entry["sources"] for r in sidecar["records"][n]):
        file = files[submission]
        stood = sidecar["places"][file["places"]] if table else []
        sheet = max(
            (p for p in stood if p["table"] == table and p["first"] <= row),
            key=itemgetter("first"),
            default=None,
        )
        where = {
            field: f"{column}{sheet['rows'].get(field, row - sheet['shift'])}"
            for field, column in (sheet["columns"] if sheet else {}).items()
        }
        named = (file["path"], file["revision"], file["sha256"], file["snapshot"])
        found.add((*named, sheet and sheet["sheet"], tuple(sorted(where.items()))))
    return found


def cells(source: dict) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(source.get("cells", {}).items()))


def _written(path: Path) -> dict[str, dict]:
    """The figures of the JSON file, each with its records in place of the sets that figures share."""
    sidecar = sidecar_of(path)
    records = sidecar["records"]
    return {
        one["id"]: {**one, "sources": sorted({tuple(r) for n in one["sources"] for r in records[n]})}
        for one in sidecar["figures"]
    }


def _sort(figure: str) -> str:
    return figure.partition("@")[0]


def _some(written: dict[str, dict]) -> list[str]:
    """Of each sort of figure the one with the most sources."""
    most: dict[str, str] = {}
    for figure, one in written.items():
        sort = _sort(figure)
        if sort not in most or len(one["sources"]) > len(written[most[sort]]["sources"]):
            most[sort] = figure
    return sorted(most.values(), key=lambda figure: -len(written[figure]["sources"]))[:SHOWN]


def _leads_home(ws: Workspace, found: dict, written: dict) -> None:
    assert found["value"] == written["value"]
    assert found["formula"] == written["formula"]
    behind = [(one["submission"], one.get("table", "")) for one in found["sources"]]
    assert sorted(behind) == [record[:2] for record in written["sources"]]
    for one in found["sources"]:
        kept = ws.store / one["sha256"][:2] / one["sha256"]
        data = (kept if kept.is_file() else next(ws.store.rglob(one["sha256"]))).read_bytes()
        assert hashlib.sha256(data).hexdigest() == one["sha256"]
        assert one["path"].startswith("submissions/")
        assert one["revision"] >= 1
        if one.get("table"):
            assert one["sheet"]
            assert one["cells"]


def test_another_process_on_another_day_writes_the_same_bytes(
    ws: Workspace, made: dict[tuple[str, str], Path], root: Path, tmp_path: Path
) -> None:
    here = digests(made)
    shutil.copytree(ws.home, tmp_path / "home")
    environment = {**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": str(root), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "tests.app.every_kind", str(tmp_path / "home")]
    there = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root, env=environment)

    assert dict(line.split("\t") for line in there.stdout.splitlines()) == here
