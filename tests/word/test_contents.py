"""The table of contents: a field that holds what the document holds before Word brings it up to date."""

import re

import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from tests.word import kinds, sample, sample_review
from tests.word.reading import opened
from tiendo.word import render


@pytest.fixture(scope="module", params=kinds.LANGUAGES)
def review(request: pytest.FixtureRequest) -> WordDocument:
    return opened(render(kinds.template("review", request.param), kinds.document("review", request.param)))


def entries(document: WordDocument) -> list[Paragraph]:
    return [p for p in document.paragraphs if p.style.name.startswith("toc ") and p.hyperlinks]


def test_it_lists_every_heading_and_every_annex(review: WordDocument) -> None:
    headings = [p.text for p in review.paragraphs if p.style.name in ("Heading 1", "Heading 2")]
    annexes = [p.text for p in review.paragraphs if p.style.name == "ND30 Phụ lục"]
    titles = [p.text for p in review.paragraphs if p.style.name == "ND30 Tên phụ lục"]

    listed = [p.hyperlinks[0].text.strip() for p in entries(review)]
    assert listed == headings + [f"{a}. {t}" for a, t in zip(annexes, titles, strict=True)]
    assert len(listed) == 5 + 14 + 6


def test_every_entry_leads_to_its_place(review: WordDocument) -> None:
    places = {
        start.get(qn("w:name")): "".join(t.text for t in start.getparent().iter(qn("w:t")))
        for start in review.element.body.iter(qn("w:bookmarkStart"))
        if start.get(qn("w:name")).startswith("_Toc")
    }

    for entry in entries(review):
        link = entry.hyperlinks[0]
        assert link.text.strip().startswith(places[link.fragment])
    assert len(places) == len(entries(review))


def test_headings_have_page_references_and_annexes_none(review: WordDocument) -> None:
    for entry in entries(review):
        references = re.findall(r"PAGEREF (\w+)", entry._p.xml)
        expected = [] if entry.style.name == "toc 3" else [entry.hyperlinks[0].fragment]
        assert references == expected


def test_it_is_one_field_that_word_brings_up_to_date(review: WordDocument) -> None:
    marks = [
        mark
        for p in review.paragraphs
        if p.style.name.startswith("toc ")
        for mark in p._p.iter(qn("w:fldChar"))
    ]
    kinds_of_marks = [mark.get(qn("w:fldCharType")) for mark in marks]

    assert marks[0].get(qn("w:dirty")) == "true"
    assert kinds_of_marks[0] == "begin"
    assert kinds_of_marks[-1] == "end"
    assert kinds_of_marks.count("begin") == kinds_of_marks.count("end") == kinds_of_marks.count("separate")
    (instruction,) = [
        node.text for node in review.element.body.iter(qn("w:instrText")) if node.text.split()[0] == "TOC"
    ]
    assert instruction == r' TOC \o "1-2" \f \h \z \n 3-3 '


def test_text_from_outside_makes_no_entry() -> None:
    group = {
        "title": 'Nhóm </w:t> TC "giả" \\l 1 <w:pStyle w:val="Heading1"/>',
        "blocks": [sample.para('TC "giả" \\l 1'), sample.item("II. GIẢ MẠO")],
    }
    document = opened(render(kinds.template("review"), sample_review.document({"groups": [group]})))

    listed = [p.hyperlinks[0].text.strip() for p in entries(document)]
    assert f"2. {group['title']}" in listed
    assert len(listed) == 5 + 14 + 6 - 3
