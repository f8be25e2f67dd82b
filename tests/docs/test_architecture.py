"""The page of the architecture knows every room, the page for developers every module that serves them all."""

import pytest

from tests.docs.markdown import ROOT, pages

ROOMS = sorted(path.parent.name for path in (ROOT / "tiendo").glob("*/__init__.py"))
SERVING = sorted(path.stem for path in (ROOT / "tiendo").glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("room", [room for room in ROOMS if room != "app"])
def test_the_page_names_every_room(room: str) -> None:
    assert f"| `tiendo/{room}/` |" in pages()["docs/architecture.md"]


@pytest.mark.parametrize("module", SERVING)
def test_the_page_for_developers_names_what_serves_every_room(module: str) -> None:
    (about,) = (text for text in pages()["docs/developers.md"].split("\n\n") if "serve every room" in text)
    assert f"`{module}`" in about
