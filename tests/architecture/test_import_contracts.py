"""The import contracts of pyproject.toml hold, and each of them notices when it is broken."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.project import ENGINE, ROOT

BREACHES = {
    "the engine knows the flows": ("house", "tiendo/progress/breach.py", "import flows"),
    "schemas know the engine": ("house", "schemas/breach.py", "import tiendo.errors"),
    "a room asks another room": ("rooms", "tiendo/reports/breach.py", "import tiendo.progress"),
    "a room asks the use cases": ("rooms", "tiendo/forms/breach.py", "import tiendo.app"),
    "the plan asks a room": ("rooms", "tiendo/plan/breach.py", "import tiendo.ledger"),
    "a room has no place in the house": ("rooms", "tiendo/attic.py", ""),
    "a pure room asks word": ("word-as-a-tool", "tiendo/reports/breach.py", "import tiendo.word"),
    "the engine knows Prefect": ("no-prefect", "tiendo/intake/breach.py", "import prefect"),
    "a room opens Word files by itself": (
        "word-libraries",
        "tiendo/forms/breach.py",
        "from docx import Document",
    ),
    "flows open the database": ("database", "flows/breach.py", "import sqlalchemy"),
    "figures read a workbook": ("pure", "tiendo/progress/breach.py", "import openpyxl"),
}
LINT = (
    "import sys; from importlinter.cli import lint_imports; "
    "sys.exit(lint_imports(limit_to_contracts=tuple(sys.argv[1:]), no_cache=True, no_logo=True))"
)


def lint(folder: Path, *contracts: str) -> str:
    """What import-linter says of the house in `folder`, found there before any installed one."""
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", LINT, *contracts],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return ran.stdout


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the engine that a test may spoil and mend."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name in ENGINE:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_contracts_hold() -> None:
    assert "0 broken" in lint(ROOT)


def test_every_contract_is_broken_once() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]}

    assert contracts == {contract for contract, _, _ in BREACHES.values()}


@pytest.mark.parametrize("breach", BREACHES)
def test_a_breach_is_noticed(house: Path, breach: str) -> None:
    contract, place, line = BREACHES[breach]
    path = house / place
    path.write_text(line + "\n", encoding="utf-8")
    try:
        said = lint(house, contract)
    finally:
        path.unlink()

    assert "BROKEN" in said, said
