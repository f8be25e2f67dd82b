"""What only a process of its own shows: what is loaded, what a pipe gets."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.world import World

HEAVY = ("prefect", "sqlalchemy", "alembic", "docxtpl", "docx", "psycopg", "fastapi")
LOADED = """
import json, sys
from flows.cli import main
try:
    main()
except SystemExit as end:
    code = end.code or 0
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]), file=sys.stderr)
"""


def run(
    root: Path, *words: object, code: str = "from flows.cli import main; main()", **about: str
) -> subprocess.CompletedProcess:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TIENDO_")}
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, words)],
        cwd=root,
        env={**environment, **about},
        capture_output=True,
        check=False,
        timeout=120,
    )


@pytest.mark.slow
@pytest.mark.parametrize("good", [True, False])
def test_checking_a_file_loads_nothing_heavy(world: World, root: Path, good: bool) -> None:
    file = world.drop("bo-a") if good else world.drop("bo-a", b"x")
    ran = run(root, "check", file, "--home", world.ws.home, code=LOADED)
    code, loaded = json.loads(ran.stderr)
    assert code == (0 if good else 1)
    assert [name for name in HEAVY if name in loaded] == []
    assert "polars" in loaded  # the list is one of modules at all


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_letters_reach_a_pipe_whatever_the_machine_prefers(world: World, root: Path, encoding: str) -> None:
    ran = run(
        root, "plan", "list", "--json", "--home", world.ws.home, PYTHONIOENCODING=encoding, PYTHONUTF8="0"
    )
    assert json.loads(ran.stdout.decode("utf-8"))[0]["title_vi"] == "Kế hoạch minh họa"
    assert ran.stderr == b""


@pytest.mark.slow
def test_a_reader_that_has_seen_enough(root: Path) -> None:
    """As in `tiendo plan show … --json | head -1`."""
    process = subprocess.Popen(
        [sys.executable, "-c", "from flows.cli import main; main()", "plan", "show", "iccpr-1252", "--json"],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) in (0, 1)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are text")
def test_a_name_that_is_no_text(world: World, root: Path) -> None:
    file = world.drop("bo-a")
    file.rename(file.with_name(os.fsdecode(b"b\xe1o-c\xe1o.xlsx")))
    ran = run(root, "collect", "--direct", "--json", "--home", world.ws.home)
    (taken,) = json.loads(ran.stdout)
    assert taken["path"].endswith("b\\xe1o-c\\xe1o.xlsx")
    assert taken["outcome"].startswith("accepted")
    assert json.loads(run(root, "collect", "--direct", "--json", "--home", world.ws.home).stdout) == []
