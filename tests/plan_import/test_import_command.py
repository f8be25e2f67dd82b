"""`tiendo plan import`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import common
from flows.cli.main import app


@pytest.fixture(autouse=True)
def _vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    """`--lang` chooses the language of the process: it is put back."""
    monkeypatch.setattr(common, "_chosen", {"lang": "vi"})


def run(*args: object):
    return CliRunner().invoke(app, ["plan", "import", *map(str, args)])


def test_the_draft_and_what_to_do_next(annex_file: Path, tmp_path: Path) -> None:
    result = run(annex_file, "--id", "nuoc-sach", "--home", tmp_path)
    assert result.exit_code == 0
    assert "17 dòng, 12 nhiệm vụ, 28 phân công" in result.stdout
    assert "tiendo plan check nuoc-sach" in result.stdout
    assert "annex.txt, dòng 29" in result.stdout


def test_json(annex_file: Path, tmp_path: Path) -> None:
    result = run(annex_file, "--id", "nuoc-sach", "--home", tmp_path, "--json")
    told = json.loads(result.stdout)
    assert told["rows"]["leaves"] == 12
    assert Path(told["folder"]).name == "nuoc-sach"
    assert {finding["severity"] for finding in told["findings"]} == {"fail", "warn"}


def test_english(annex_file: Path, tmp_path: Path) -> None:
    result = run(annex_file, "--id", "nuoc-sach", "--home", tmp_path, "--lang", "en")
    assert "is not known" in result.stdout


def test_exit_codes(annex_file: Path, tmp_path: Path) -> None:
    assert run(annex_file, "--id", "Sai Mã", "--home", tmp_path).exit_code != 0
