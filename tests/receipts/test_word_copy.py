"""The marked copy of a Word form: coloured cells, comments, a summary in front; mended, it is accepted."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from schemas.terms import Severity
from tests.intake.desk import hand_in
from tests.intake.documents import document
from tests.intake.test_round_trip import save_as
from tests.intake.word_desk import WordForm, good_document
from tests.receipts.books import BROKEN, MENDED, PROGRESS
from tests.word.test_hostile_text import HOSTILE
from tiendo.receipts import annotate, lines, suffix_of
from tiendo.receipts.marks import COLOURS


def broken() -> bytes:
    form = good_document()
    for place, value in BROKEN.items():
        form[place] = value
    return form.bytes()


def copy_of(data: bytes, lang: str = "vi") -> bytes:
    made = annotate(data, hand_in(data).intake.findings, lang, [("Cơ quan", "Cơ quan A")])
    assert made is not None
    return made


def fills(form: WordForm, place: tuple[str, str]) -> str:
    return form[place]._tc.find(f".//{qn('w:shd')}").get(qn("w:fill"))


def test_every_broken_cell_is_coloured_and_has_its_comment() -> None:
    copy = WordForm(copy_of(broken()))
    assert {fills(copy, place) for place in BROKEN} == {colour[-6:] for colour in COLOURS.values()}
    comments = [comment.text for comment in copy.document.comments]
    assert len(comments) == len(BROKEN)
    assert all("Cách sửa: " in text for text in comments)
    assert {comment.author for comment in copy.document.comments} == {"tiendo"}
    anchored = copy.document.element.body.iter(qn("w:commentReference"))
    assert len(list(anchored)) == len(BROKEN)


def test_the_summary_comes_first_and_says_where() -> None:
    paragraphs = [p.text for p in Document(BytesIO(copy_of(broken()))).paragraphs]
    assert paragraphs[:2] == ["KẾT QUẢ KIỂM TRA BÁO CÁO", "Cơ quan: Cơ quan A"]
    assert any("TRẢ LẠI ĐỂ SỬA. Có 05 lỗi phải sửa và 01 cảnh báo" in text for text in paragraphs)
    assert any(text.startswith("1. Lỗi - Bảng 2, dòng 2, cột 3: ") for text in paragraphs)
    english = [p.text for p in Document(BytesIO(copy_of(broken(), "en"))).paragraphs]
    assert any(text.startswith("1. Error - Table 2, row 2, column 3: ") for text in english)


def test_it_keeps_what_was_written() -> None:
    before, after = (hand_in(data) for data in (broken(), copy_of(broken())))
    assert after.found == before.found
    assert {t: after.records(t) for t in after.intake.tables} == {
        t: before.records(t) for t in before.intake.tables
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", [one for one in HOSTILE if one not in ("controls", "surrogate", "noncharacters")]
)
def test_hostile_text_stays_text_and_nothing_behind_it_is_lost(name: str) -> None:
    """Of what a Word file can hold."""
    form = good_document()
    for place, value in BROKEN.items():
        form[place] = value
    form[PROGRESS, "L6"] = HOSTILE[name]
    written = form.bytes()

    copy = copy_of(written)
    texts = [[cell.text for row in t.rows for cell in row.cells] for t in Document(BytesIO(copy)).tables]
    before = [[cell.text for row in t.rows for cell in row.cells] for t in Document(BytesIO(written)).tables]
    assert texts[-len(before) :] == before
    assert len(list(WordForm(copy).document.comments)) >= len(BROKEN)


def test_mended_in_the_marked_cells_only_it_is_accepted() -> None:
    form = WordForm(copy_of(broken()))
    for place, value in MENDED.items():
        form[place] = value
    assert hand_in(form.bytes()).found == []


def test_marks_of_an_earlier_copy_go() -> None:
    once = copy_of(broken())
    assert copy_of(once) == copy_of(copy_of(once))
    form = WordForm(once)
    for place, value in MENDED.items():
        form[place] = value
    clean = WordForm(copy_of(form.bytes()))
    usual = good_document()
    assert {fills(clean, place) for place in MENDED} == {fills(usual, place) for place in MENDED}
    assert len(clean.document.comments) == 0


def test_comments_of_the_sender_stay() -> None:
    form = good_document()
    form.document.add_comment(form.document.paragraphs[0].runs, "Xin xem lại", author="Phòng Tổng hợp")
    for place, value in BROKEN.items():
        form[place] = value
    again = WordForm(copy_of(copy_of(form.bytes())))
    authors = [comment.author for comment in again.document.comments]
    assert sorted(set(authors)) == ["Phòng Tổng hợp", "tiendo"]
    assert len(authors) == 1 + len(BROKEN)


def test_struck_and_hidden_text_is_marked_and_mended_by_removing_it() -> None:
    form = good_document()
    form[PROGRESS, "L6"].paragraphs[0].runs[0].font.strike = True
    form[PROGRESS, "M9"].paragraphs[0].add_run(" ẩn").font.hidden = True
    copy = WordForm(copy_of(form.bytes()))
    red = COLOURS[Severity.fail][-6:]
    assert [fills(copy, (PROGRESS, cell)) for cell in ("L6", "M9")] == [red, red]
    assert not hand_in(copy.bytes()).accepted  # nothing was mended
    copy[PROGRESS, "L6"].paragraphs[0].runs[0].font.strike = None
    copy[PROGRESS, "M9"].paragraphs[0].runs[-2].text = ""
    assert hand_in(copy.bytes()).found == []


def test_the_same_findings_give_the_same_bytes() -> None:
    assert copy_of(broken()) == copy_of(broken())


def test_a_merged_cell_is_marked_where_its_content_stands() -> None:
    header = ["Mã nhiệm vụ", "Tình trạng", "Tỷ lệ hoàn thành (%)", "Kết quả thực hiện", "Giải trình, lý do"]
    rows = [[ref, "Xong rồi", "", "", ""] for ref in ("A.1", "A.2", "A.3", "A.4", "B.1.d")]
    data = document([header, *rows], merge=[((2, 1), (1, 1))])
    table = Document(BytesIO(copy_of(data))).tables[0]
    shades = [row.cells[1]._tc.find(f".//{qn('w:shd')}") for row in table.rows[1:]]
    assert all(shade is not None for shade in shades)


def test_lines_of_the_terminal_name_row_and_column() -> None:
    found = hand_in(broken()).intake.findings
    assert any("Bảng 2, dòng 2, cột 3:" in line for line in lines(found, "vi"))


def test_what_cannot_be_opened_gets_no_copy() -> None:
    findings = hand_in(broken()).intake.findings
    assert annotate(broken()[:-100], findings, "vi") is None


def test_the_suffix_is_that_of_the_content() -> None:
    assert suffix_of(good_document().bytes()) == ".docx"
    assert suffix_of(b"PK") == ".xlsx"


@pytest.mark.pages
def test_libreoffice_keeps_marks_and_content(tmp_path) -> None:
    saved = save_as("docx", copy_of(broken()), tmp_path, source="a.docx") / "a.docx"
    form = WordForm(saved.read_bytes())
    assert len(form.document.comments) == len(BROKEN)
    assert hand_in(saved.read_bytes()).found == hand_in(broken()).found
    for place, value in MENDED.items():
        form[place] = value
    assert hand_in(form.bytes()).found == []
    clean = WordForm(copy_of(form.bytes()))
    assert len(clean.document.comments) == 0
    texts = [paragraph.text for paragraph in clean.document.paragraphs]
    assert texts.index("KẾT QUẢ KIỂM TRA BÁO CÁO") == 0
    assert texts.count("KẾT QUẢ KIỂM TRA BÁO CÁO") == 1
