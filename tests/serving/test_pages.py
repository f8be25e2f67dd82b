"""The pages that `tiendo serve` brings: Prefect's, and the reports to open from them; nothing else of the workspace."""

import http.client
from collections.abc import Iterator
from contextlib import closing

import pytest

from flows.served.pages import HOST, prefect_pages
from tests.serving.installation import free_port
from tiendo.workspace import Workspace

pytestmark = pytest.mark.server

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Pages of a workspace with one report and one secret beside the reports."""
    ws = Workspace(tmp_path_factory.mktemp("bộ"))
    folder = ws.reports / "mau" / "1999"
    folder.mkdir(parents=True)
    (folder / "annual-vi.docx").write_bytes(b"PK minh hoa")
    (ws.home / "bi-mat.txt").write_text("bí mật", encoding="utf-8")
    (ws.reports / "lien-ket.txt").symlink_to(ws.home / "bi-mat.txt")
    chosen = free_port()
    with prefect_pages(ws, chosen):
        yield chosen


def fetched(port: int, path: str) -> tuple[int, str | None, bytes]:
    with closing(http.client.HTTPConnection(HOST, port, timeout=30)) as connection:
        connection.request("GET", path)
        with connection.getresponse() as answer:
            return answer.status, answer.getheader("content-type"), answer.read()


def test_a_report_opens_as_a_word_document(port):
    assert fetched(port, "/reports/mau/1999/annual-vi.docx") == (200, WORD, b"PK minh hoa")


@pytest.mark.parametrize(
    "path", ["../bi-mat.txt", "%2e%2e/bi-mat.txt", "mau/..%2f..%2fbi-mat.txt", "lien-ket.txt", "", "mau/"]
)
def test_nothing_outside_the_reports_is_shown_and_no_folder_listed(port, path):
    status, _, content = fetched(port, f"/reports/{path}")

    assert status == 404
    assert "bí mật".encode() not in content


def test_prefects_own_pages_are_still_there(port):
    assert fetched(port, "/api/health")[0] == 200
    status, kind, page = fetched(port, "/")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert b"<html" in page
