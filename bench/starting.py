"""How long short commands take from a cold start."""

import os
import subprocess
import sys
from pathlib import Path

from bench.case import Case, Work

FORMS = (1, 2, 3)  # the smallest form of a plan, the middle one, the largest
_ROOT = Path(__file__).resolve().parent.parent


def _forms(folder: Path, _size: int) -> None:
    """Three filled forms of the first plan that lies in the checkout, by their number of lines."""
    from schemas.layout import load_layouts
    from tiendo.demo import fill
    from tiendo.demo.desk import Office
    from tiendo.plan import load_plan, plan_ids

    plan = load_plan(_ROOT / "plans", plan_ids(_ROOT / "plans")[0])
    layout = load_layouts(_ROOT / "templates" / "forms")[0]
    office = Office(plan, layout, plan.period(plan.periods["period"][0]), 1252)
    desks = sorted((office.desk(agency) for agency in office.reporters), key=_lines)
    for number, desk in zip(FORMS, (desks[0], desks[len(desks) // 2], desks[-1]), strict=True):
        (folder / f"{number}.xlsx").write_bytes(fill(desk.form, layout, desk.written(desk.answers)))


def _lines(desk) -> int:  # type: ignore[no-untyped-def]
    return len(desk.answers.progress) + len(desk.answers.contributions) + len(desk.answers.observations)


def _check(folder: Path, size: int) -> Work:
    command = [
        sys.executable,
        "-c",
        "import sys; sys.modules['hypothesis'] = None; from flows.cli import main; main()",  # as in bench.one
        "check",
        f"{folder / str(size)}.xlsx",
    ]
    return lambda: _run(command)


def _import_polars(_folder: Path, _size: int) -> Work:
    return lambda: _run([sys.executable, "-c", "import polars"])


def _run(command: list[str]) -> None:
    """A process to its end; whether the file was accepted is not the question."""
    result = subprocess.run(
        command, cwd=_ROOT, env={**os.environ, "PYTHONPATH": str(_ROOT)}, capture_output=True, check=False
    )
    if result.returncode not in (0, 1):
        raise RuntimeError(result.stderr.decode(errors="replace"))


CASES = (
    Case("import_polars", "cold processes", (1,), _import_polars, repeats=5),
    Case("check_cold", "small, middle, large form", FORMS, _check, _forms, repeats=5, counts=False),
)
