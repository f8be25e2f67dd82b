"""What people see: the annotated copy in LibreOffice, the receipt on paper."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.intake.desk import hand_in
from tests.receipts.books import (
    annotated,
    as_read,
    broken_file,
    coloured,
    findings,
    findings_of,
    marked,
    problem,
)
from tiendo.receipts import Received, annotate, receipt
from tiendo.word import pages_to_pdf, render
from tiendo.word.pdf import find_soffice


def through_libreoffice(data: bytes, folder: Path) -> bytes:
    """The workbook opened and saved by LibreOffice."""
    source = folder / "phản hồi.xlsx"
    source.write_bytes(data)
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [
            str(find_soffice()),
            f"-env:UserInstallation={Path(profile).resolve().as_uri()}",
            "--headless",
        ]
        command += ["--convert-to", "xlsx", "--outdir", str(folder / "saved"), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "saved" / source.name).read_bytes()


def text_of(pdf: Path) -> list[str]:
    command = ["pdftotext", "-layout", str(pdf), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\f")[:-1]


@pytest.mark.pages
def test_libreoffice_keeps_the_senders_values_and_our_marks(tmp_path: Path) -> None:
    file = broken_file()
    copy = annotated(file)

    saved = through_libreoffice(copy, tmp_path)

    # LibreOffice leaves empty cells at the edges out.
    filled = {name: [[c for c in row if c] for row in rows] for name, rows in as_read(file).items()}
    kept = {name: [[c for c in row if c] for row in rows] for name, rows in as_read(saved).items()}
    assert {name: [row for row in kept[name] if row] for name in filled} == {
        name: [row for row in rows if row] for name, rows in filled.items()
    }
    assert marked(saved) == marked(copy)
    assert coloured(saved) == coloured(copy)
    assert hand_in(saved).found == hand_in(file).found


@pytest.mark.pages
def test_marks_are_taken_away_after_libreoffice_too(tmp_path: Path) -> None:
    saved = through_libreoffice(annotated(broken_file()), tmp_path)

    clean = annotate(saved, findings(), "vi")

    assert marked(clean) == {}
    assert coloured(clean) == set()
    assert marked(annotated(saved)) == marked(annotated(broken_file()))


@pytest.mark.pages
def test_the_summary_is_the_first_page(tmp_path: Path) -> None:
    path = tmp_path / "phản hồi.xlsx"
    path.write_bytes(annotate(broken_file(), findings_of(broken_file()), "vi"))

    first = text_of(pages_to_pdf([path])[0])[0]

    assert first.strip().startswith("KẾT QUẢ KIỂM TRA BÁO CÁO")
    assert "TRẢ LẠI ĐỂ SỬA" in first


@pytest.mark.pages
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_receipt_takes_one_page_when_all_is_well(
    root: Path, tmp_path: Path, received: Received, lang: str
) -> None:
    document = receipt(received, findings(), lang, synthetic=True)
    path = tmp_path / "phiếu.docx"
    path.write_bytes(render(root / "templates" / document.template, document))

    assert len(text_of(pages_to_pdf([path])[0])) == 1


@pytest.mark.pages
def test_a_long_receipt_repeats_its_header_row(root: Path, tmp_path: Path, received: Received) -> None:
    many = findings(*(problem("Trang", f"B{row}", value=str(row)) for row in range(2, 90)))
    document = receipt(received, many, "vi")
    path = tmp_path / "phiếu.docx"
    path.write_bytes(render(root / "templates" / document.template, document))

    pages = text_of(pages_to_pdf([path])[0])

    assert len(pages) > 3
    assert all("Vị trí trong tệp" in page for page in pages[1:-1])
