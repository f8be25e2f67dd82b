"""What is monitored is data: the engine names no plan, no task, no agency."""

import csv
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.architecture.project import ROOT, engine_files

PLANS = ROOT / "plans"
# A bare number such as 1.2 is a reference in some plans and a version everywhere else.
TELLING_REF = re.compile(r"^\w*[^\W\d]\w*\.\w")


def column(path: Path, name: str) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row[name] for row in csv.DictReader(file)]


def names_of_plans() -> set[str]:
    plan_folders = [path.parent for path in PLANS.glob("*/plan.toml")]
    refs = {ref for folder in plan_folders for ref in column(folder / "tasks.csv", "ref")}
    agencies = PLANS / "registry" / "agencies.csv"
    return {
        *(folder.name for folder in plan_folders),
        *(ref for ref in refs if TELLING_REF.match(ref)),
        *(name for field in ("agency", "name_vi", "name_en") for name in column(agencies, field)),
    }


def named_in(text: str, names: Iterable[str]) -> list[str]:
    """The names that stand in `text` as whole words, whatever their case."""
    longest_first = sorted(names, key=len, reverse=True)
    pattern = r"(?<![\w.-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\.?[\w-])"
    return re.findall(pattern, unicodedata.normalize("NFC", text), re.IGNORECASE)


def test_plans_name_something() -> None:
    kinds = [len(column(PLANS / "registry" / "agencies.csv", "agency")), len(list(PLANS.glob("*/plan.toml")))]

    assert min(kinds) > 0
    assert len(names_of_plans()) > sum(kinds)


@pytest.mark.parametrize("path", engine_files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_engine_names_no_plan_task_or_agency(path: Path) -> None:
    assert named_in(path.read_text(encoding="utf-8"), names_of_plans()) == []


@pytest.mark.parametrize(
    "text",
    ['if ref == "A.II.1":', "# as A.II.1.", 'name = "bộ mẫu"', "mau-1999/", "Ministry of Samples, asked"],
)
def test_a_planted_name_is_found(text: str) -> None:
    assert named_in(text, {"A.II.1", "Bộ Mẫu", "mau-1999", "Ministry of Samples"})


@pytest.mark.parametrize("text", ['"A.II.1.2"', '"B.A.II.1"', "Bộ Mẫuu", "mau-1999-2", "the ministry"])
def test_longer_words_are_other_words(text: str) -> None:
    assert not named_in(text, {"A.II.1", "Bộ Mẫu", "mau-1999", "Ministry of Samples"})
