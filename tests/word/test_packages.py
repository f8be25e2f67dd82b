"""Every document is whole for readers that are stricter than those at hand."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.intake.word_desk import issued_document
from tests.word import kinds
from tests.word.packages import TYPES, faults
from tiendo.word import render


@pytest.fixture(scope="module")
def report() -> bytes:
    return render(kinds.template("annual"), kinds.document("annual"))


@pytest.mark.parametrize("approved", [False, True])
@pytest.mark.parametrize(("kind", "lang"), kinds.FORMS)
def test_reports_are_whole(kind: str, lang: str, approved: bool) -> None:
    document = kinds.document(kind, lang, {"approved": approved})
    assert faults(render(kinds.template(kind, lang), document)) == []


def test_the_word_form_is_whole_and_in_its_language() -> None:
    form = issued_document()
    opened = Document(BytesIO(form))

    assert faults(form) == []
    assert opened.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}").get(qn("w:val")) == "vi-VN"
    assert opened.settings.element.find(qn("w:zoom")).get(qn("w:percent")) == "100"


BODY, STYLES, RELATIONS = "word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"
SPOILT: dict[str, tuple[str, bytes, bytes]] = {
    "nothing leads to word/styles.xml": (RELATIONS, b'"styles.xml"', b'"missing.xml"'),
    f"{RELATIONS} leads to nothing: word/missing.xml": (RELATIONS, b'"styles.xml"', b'"missing.xml"'),
    "no content type: _rels/.rels": (TYPES, b'Extension="rels"', b'Extension="other"'),
    "type of nothing: word/other.xml": (TYPES, b"/word/document.xml", b"/word/other.xml"),
    "a bookmark without its end": (BODY, b"<w:bookmarkEnd ", b"<w:proofErr "),
    "no such style: Heading1": (STYLES, b'styleId="Heading1"', b'styleId="H"'),
    "a cell that does not end in a paragraph": (BODY, b"</w:p></w:tc>", b"</w:p><w:tcPr/></w:tc>"),
    "drawing twice: 2": (BODY, b'docPr id="1"', b'docPr id="2"'),
}


@pytest.mark.parametrize("fault", SPOILT)
def test_a_spoilt_package_is_noticed(report: bytes, fault: str) -> None:
    part, whole, broken = SPOILT[fault]
    spoilt = BytesIO()
    with ZipFile(BytesIO(report)) as archive, ZipFile(spoilt, "w") as target:
        for name in archive.namelist():
            content = archive.read(name)
            target.writestr(name, content.replace(whole, broken, 1) if name == part else content)

    assert fault in faults(spoilt.getvalue())
