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


def answered_inbox(folder: Path, size: int) -> None:
    """A new inbox in which every sender has a receipt already: receipts have a case of their own."""
    from bench.world import files, place_receipt
    from tiendo.workspace import Workspace

    new_inbox(folder, size)
    for file in files(size):
        place_receipt(Workspace(folder), file)


def national_collection(folder: Path, size: int) -> Work:
    """What the flow does: collect, then answer every sender."""
    from bench.plan_data import PERIOD, PLAN
    from tiendo import app
    from tiendo.workspace import Workspace

    take_in, answer = plain_collection(folder, size), app.give_feedback
    return lambda: (take_in(), answer(Workspace(folder), PLAN, PERIOD))


def _collected(folder: Path, size: int) -> None:
    """Everything collected, nobody answered yet."""
    new_inbox(folder, size)
    plain_collection(folder, size)()


def _feedback(folder: Path, _size: int) -> Work:
    from bench.plan_data import PERIOD, PLAN
    from tiendo import app
    from tiendo.workspace import Workspace

    answer = app.give_feedback
    return lambda: answer(Workspace(folder), PLAN, PERIOD)


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
    Case("feedback", "senders answered", (34, 340, 1020), _feedback, _collected, alters=True, repeats=1),
    Case("recollect_one", "workbooks known, one new", SIZES, plain_collection, _all_but_one, alters=True),
    Case("collect_usual", "workbooks, today's script", SIZES, _usual, new_inbox, alters=True, repeats=1),
)
