"""The inbox of a national collection: issued forms, filled in and stamped with each unit's name, kept between runs.

A few forms are issued by tiendo.forms and filled in by the demo's writer, each with other answers. The files of all
units are copies of these in which the unit's id and name are replaced wherever they stand, narratives included: the
files have the size, the layout and the variety of real ones, and making thousands of them takes seconds.
"""

import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from bench.plan_data import PERIOD, PLAN, unit_id, unit_name, unit_symbol, write_plans
from schemas.layout import load_layouts
from schemas.records import TABLES
from schemas.terms import Term
from tiendo.app.inbox import FEEDBACK
from tiendo.workspace import Workspace

if TYPE_CHECKING:
    from tiendo.demo import Answers

UNITS = 3400
RECEIPT = "lan-1-phieu-tiep-nhan.docx"  # as tiendo.app.feedback names the first one
VARIANTS = 17
SEED = 1252
RECEIVED_ON = date(int(PERIOD), 11, 20)

_NARRATIVES = ("result", "difficulty")
_ZIP_DATE = (2023, 11, 20, 8, 0, 0)
_ROOT = Path(__file__).resolve().parent.parent
_MADE_FROM = (
    "bench/plan_data.py",
    "bench/world.py",
    "templates/forms",
    "schemas",
    "tiendo/forms",
    "tiendo/demo",
)


def files(count: int) -> list[Path]:
    """The first `count` files of the inbox, each in the folder of its unit; made when they are not there."""
    folder = _folder()
    if not (folder / "complete").is_file():
        shutil.rmtree(folder, ignore_errors=True)
        _make(folder)
        (folder / "complete").touch()
    return [_path(folder, number) for number in range(1, count + 1)]


def fresh_home(home: Path, count: int, *, units: int = UNITS) -> Workspace:
    """A workspace with a plan for `units` units and the first `count` files in its inbox, nothing collected yet."""
    write_plans(home / "plans", units)
    shutil.copytree(
        _ROOT / "templates", home / "templates", ignore=shutil.ignore_patterns("*.py", "__pycache__")
    )
    ws = Workspace(home)
    for file in files(count):
        add_file(ws, file)
    return ws


def add_file(ws: Workspace, file: Path) -> None:
    """Drop one file of the inbox into a workspace."""
    target = ws.submissions / PLAN / PERIOD / file.parent.name / file.name
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)


def place_receipt(ws: Workspace, file: Path) -> None:
    """Put something where a file's receipt would be written."""
    folder = ws.submissions / PLAN / PERIOD / file.parent.name / FEEDBACK
    folder.mkdir()
    (folder / RECEIPT).touch()


def _path(folder: Path, number: int) -> Path:
    return folder / unit_id(number) / f"bao-cao-{unit_id(number)}.xlsx"


@cache
def _folder() -> Path:
    """Where the inbox is kept: another place whenever something it is made from has changed."""
    digest = hashlib.sha256()
    for name in _MADE_FROM:
        path = _ROOT / name
        for file in (
            [path] if path.is_file() else sorted(f for f in path.rglob("*") if f.suffix in (".py", ".toml"))
        ):
            digest.update(file.read_bytes())
    return Path(tempfile.gettempdir()) / "tiendo-bench" / digest.hexdigest()[:16]


def _make(folder: Path) -> None:
    masters = list(_masters(folder / "plans"))
    for number in range(1, UNITS + 1):
        master_number, parts = masters[number % VARIANTS]
        path = _path(folder, number)
        path.parent.mkdir(parents=True)
        path.write_bytes(_stamped(parts, master_number, number))


def _masters(plans: Path) -> Iterator[tuple[int, dict[str, bytes]]]:
    """Filled forms of the first units, unpacked: (number of the unit, part → content)."""
    from tiendo.demo import Writer, fill
    from tiendo.demo.season import season
    from tiendo.forms import Contents, write_workbook
    from tiendo.plan import load_plan

    write_plans(plans, VARIANTS)
    plan = load_plan(plans, PLAN)
    period = plan.period(PERIOD)
    contents, writer = Contents(plan, period), Writer(season(plan, period), SEED)
    layout = load_layouts(_ROOT / "templates" / "forms")[0]
    for number in range(1, VARIANTS + 1):
        content = contents.of(unit_id(number))
        form = write_workbook(layout, content)
        answers = _written(writer.answers(content), unit_name(number))
        with zipfile.ZipFile(BytesIO(fill(form, layout, answers))) as archive:
            yield number, {name: archive.read(name) for name in archive.namelist()}


def _written(answers: "Answers", name: str) -> "Answers":
    """Answers as the form asks for them; every narrative names its unit, so that no two units say the same."""
    lines = {table: tuple(_line(line, name) for line in getattr(answers, table)) for table in TABLES}
    return replace(answers, **lines)


def _line(line: Mapping, name: str) -> dict:
    line = {field: value.vi if isinstance(value, Term) else value for field, value in line.items()}
    return {
        field: f"{value} {name}." if value and field in _NARRATIVES else value
        for field, value in line.items()
    }


def _stamped(parts: dict[str, bytes], of: int, to: int) -> bytes:
    """The form of unit `of` as that of unit `to`."""
    words = [(word(of).encode(), word(to).encode()) for word in (unit_id, unit_name, unit_symbol)]
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            for old, new in words:
                content = content.replace(old, new)
            archive.writestr(zipfile.ZipInfo(name, _ZIP_DATE), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()
