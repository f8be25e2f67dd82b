"""The registry that ships, and an invented annex (dữ liệu minh họa) with all that goes wrong in pasted tables."""

from pathlib import Path

import pytest

from tiendo.plan import Registry
from tiendo.plan.importing import Draft, annex_of_text, draft
from tiendo.plan.importing.names import Names
from tiendo.plan.load import read_registry


@pytest.fixture(scope="session")
def registry(root: Path) -> Registry:
    return read_registry(root / "plans")


@pytest.fixture(scope="session")
def names(registry: Registry) -> Names:
    return Names(registry)


@pytest.fixture(scope="session")
def annex_file() -> Path:
    return Path(__file__).with_name("annex.txt")


@pytest.fixture(scope="session")
def drafted(registry: Registry, annex_file: Path) -> Draft:
    return draft(annex_of_text("annex.txt", annex_file.read_text(encoding="utf-8")), registry)
