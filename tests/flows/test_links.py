"""Documents are links where a browser can reach them, and paths elsewhere."""

from collections.abc import Callable, Iterator

import pytest

from flows.links import linked
from tiendo.settings import settings

PATH = "reports/kế hoạch/1999/annual-vi.docx"


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Sets where the reports are found."""

    def put(url: str) -> None:
        monkeypatch.setenv("TIENDO_REPORTS_URL", url)
        settings.cache_clear()

    yield put
    settings.cache_clear()


@pytest.mark.parametrize("url", ["https://bao-cao.example/nam", "https://bao-cao.example/nam/"])
def test_a_document_is_a_link_below_the_address_of_the_reports(address, url):
    address(url)

    assert linked(PATH) == (
        "[kế hoạch/1999/annual-vi.docx]"
        "(https://bao-cao.example/nam/k%E1%BA%BF%20ho%E1%BA%A1ch/1999/annual-vi.docx)"
    )


def test_without_an_address_it_is_its_path(monkeypatch):
    monkeypatch.delenv("TIENDO_REPORTS_URL", raising=False)
    settings.cache_clear()

    assert linked(PATH) == PATH


def test_what_is_no_report_is_never_linked(address):
    address("https://bao-cao.example")

    assert linked("submissions/mau/1999/a/1.xlsx") == "submissions/mau/1999/a/1.xlsx"
