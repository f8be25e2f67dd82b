"""National collection: ours, the script of today, the floor below which nobody gets, and one more file."""

import sys
import zipfile
from pathlib import Path

from bench.case import Case, Work

# pandas lies beside the environment: pandera would import it wherever it is used.
_BESIDE = Path(sys.prefix) / "usual"

SIZES = (340, 1020, 3400)


def new_inbox(folder: Path, size: int) -> None:
    from bench.world import fresh_home

    fresh_home(folder, size)


def plain_collection(folder: Path, _size: int) -> Work:
    from bench.world import RECEIVED_ON
    from tiendo import app
    from tiendo.workspace import Workspace

    ws = Workspace(folder)
    take_in, pending = app.collect, app.pending
    return lambda: take_in(ws, pending(ws), received_on=RECEIVED_ON, actor="bench")


def _all_but_one(folder: Path, size: int) -> None:
    """Everything collected; then one file more is dropped."""
    from bench import world

    ws = world.fresh_home(folder, size - 1)
    plain_collection(folder, size)()
    world.add_file(ws, world.files(size)[-1])


def _usual(folder: Path, _size: int) -> Work:
    if not _BESIDE.is_dir():
        sys.exit(f"pandas is missing: pip install --no-deps --target {_BESIDE} -r bench/requirements.lock")
    sys.path.append(str(_BESIDE))
    from bench.usual import collect

    return lambda: collect(folder / "submissions", folder / "usual.sqlite")


def _unzip(folder: Path, _size: int) -> Work:
    files = sorted((folder / "submissions").rglob("*.xlsx"))

    def work() -> None:
        for file in files:
            with zipfile.ZipFile(file) as archive:
                for entry in archive.infolist():
                    archive.read(entry)

    return work


CASES = (
    Case("unzip_floor", "workbooks unzipped", SIZES, _unzip, new_inbox),
    Case("collect", "workbooks collected", SIZES, plain_collection, new_inbox, alters=True),
    Case("recollect_one", "workbooks known, one new", SIZES, plain_collection, _all_but_one, alters=True),
    Case("collect_usual", "workbooks, today's script", SIZES, _usual, new_inbox, alters=True, repeats=1),
)
