"""The same plan, layout and seed give the same files, whatever the process and its hash seed."""

import hashlib
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.demo.conftest import Year
from tiendo.demo import Play

STEP = 13

_PROGRAM = """
import sys
from pathlib import Path
from schemas.layout import load_layouts
from tiendo.demo import Play, demo_periods
from tiendo.plan import load_plan
from tests.demo.test_same_bytes import digest
plan = load_plan(Path("plans"), sys.argv[1])
layout = load_layouts(Path("templates/forms"))[0]
print(digest(Play(plan, layout, demo_periods(plan)[1])))
"""


def digest(play: Play) -> str:
    total = hashlib.sha256()
    for i in range(0, len(play), STEP):
        drop = play[i]
        said = f"{drop.agency}/{drop.unit}/{drop.filename}/{drop.received_on}/{drop.code}"
        total.update(said.encode() + drop.data)
    return total.hexdigest()


@pytest.mark.slow
@pytest.mark.parametrize("hash_seed", ["1", "4711"])
def test_another_process_makes_the_same_files(years: list[Year], root: Path, hash_seed: str) -> None:
    year = years[1]
    run = subprocess.run(
        [sys.executable, "-c", _PROGRAM, year.plan.id],
        cwd=root,
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(root), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stdout.strip() == digest(year.play)


def test_a_file_does_not_depend_on_those_made_before(years: list[Year]) -> None:
    year = years[1]
    last = len(year.play) - 1

    assert Play(year.plan, year.layout, year.period)[last] == year.play[last]


def test_another_seed_makes_other_files(years: list[Year]) -> None:
    year = years[0]
    other = Play(year.plan, year.layout, year.period, seed=7)

    assert other[0].data != year.play[0].data


def test_archives_carry_no_time_and_no_system(years: list[Year]) -> None:
    with zipfile.ZipFile(BytesIO(years[0].play[0].data)) as archive:
        entries = archive.infolist()

    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {0}
