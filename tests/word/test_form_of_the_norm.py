"""The form that Nghị định 30/2020/NĐ-CP, Phụ lục I, prescribes, measured on rendered documents."""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from tests.word import kinds, sample
from tests.word.reading import all_text, opened, paragraphs
from tiendo.word import render
from tiendo.word.metrics import text_width

# Sizes in points that the norm allows for each part (Phụ lục I, Mục I to III).
RANGES = {
    "ND30 Quốc hiệu": (12, 13),
    "ND30 Tiêu ngữ": (13, 14),
    "ND30 Cơ quan chủ quản": (12, 13),
    "ND30 Cơ quan ban hành": (12, 13),
    "ND30 Số, ký hiệu": (13, 13),
    "ND30 Về việc": (12, 13),
    "ND30 Địa danh, thời gian": (13, 14),
    "Title": (13, 14),
    "ND30 Trích yếu": (13, 14),
    "ND30 Kính gửi": (13, 14),
    "ND30 Căn cứ": (13, 14),
    "Body Text": (13, 14),
    "ND30 Gạch đầu dòng": (13, 14),
    "Heading 1": (13, 14),
    "Heading 2": (13, 14),
    "Heading 3": (13, 14),
    "ND30 Quyền hạn, chức vụ": (13, 14),
    "ND30 Họ tên người ký": (13, 14),
    "ND30 Nơi nhận": (12, 12),
    "ND30 Danh sách nơi nhận": (11, 11),
    "ND30 Phụ lục": (14, 14),
    "ND30 Tên phụ lục": (13, 14),
    "ND30 Kèm theo": (13, 14),
}
CLOSED = ("annual", "review", "reminder")  # kinds whose text ends in a closing sentence
SIGNATURE = {"annual": 2, "review": 2, "reminder": 2, "summary": 2}  # the signature's place among the tables


@pytest.fixture(scope="module")
def report() -> WordDocument:
    return opened(render(sample.TEMPLATE, sample.document()))


def the_paragraph(document: WordDocument, text: str) -> Paragraph:
    """The first that says this, the lines of the contents left aside."""
    found = (p for p in paragraphs(document) if p.text == text)
    return next(p for p in found if p.style is None or not (p.style.name or "").startswith("toc"))


def styles(paragraph: Paragraph) -> Iterator[ParagraphStyle]:
    style = paragraph.style
    while style is not None:
        yield style
        style = style.base_style


def size(paragraph: Paragraph) -> float:
    return next(style.font.size.pt for style in styles(paragraph) if style.font.size)


def is_set(paragraph: Paragraph, name: str) -> bool:
    return bool(
        next(
            (value for style in styles(paragraph) if (value := getattr(style.font, name)) is not None), False
        )
    )


@cache
def made(kind: str, lang: str) -> WordDocument:
    return opened(render(kinds.template(kind, lang), kinds.document(kind, lang)))


@pytest.mark.parametrize(("kind", "lang"), kinds.FORMS)
def test_pages_are_a4_with_the_margins_of_the_norm(kind: str, lang: str) -> None:
    for section in made(kind, lang).sections:
        sides = (section.page_width.mm, section.page_height.mm)
        assert sorted(round(side) for side in sides) == [210, 297]
        assert 20 <= round(section.top_margin.mm) <= 25
        assert 20 <= round(section.bottom_margin.mm) <= 25
        assert 30 <= round(section.left_margin.mm) <= 35
        assert 15 <= round(section.right_margin.mm) <= 20
        assert section.different_first_page_header_footer


@pytest.mark.parametrize(("kind", "lang"), kinds.FORMS)
def test_sizes_are_within_the_ranges_of_the_norm(kind: str, lang: str) -> None:
    document = made(kind, lang)
    for paragraph in paragraphs(document):
        least, most = RANGES.get(paragraph.style.name, (None, None))
        if least is not None and paragraph.text:
            assert least <= size(paragraph) <= most, paragraph.text
    assert {"ND30 Quốc hiệu", "ND30 Tiêu ngữ", "Body Text"} <= {p.style.name for p in paragraphs(document)}


@pytest.mark.parametrize(("kind", "lang"), kinds.FORMS)
def test_body_text_is_spaced_as_the_norm_allows(kind: str, lang: str) -> None:
    body = made(kind, lang).styles["Body Text"].paragraph_format

    assert body.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert round(body.first_line_indent.cm, 2) in (1.0, 1.27)
    assert body.space_after.pt >= 6
    assert 1 <= body.line_spacing <= 1.5


@pytest.mark.parametrize(("kind", "lang"), kinds.FORMS)
def test_everything_is_times_new_roman_in_the_documents_language(kind: str, lang: str) -> None:
    report = made(kind, lang)
    fonts = list(report.styles.element.iter(qn("w:rFonts"))) + list(report.element.iter(qn("w:rFonts")))
    language = next(report.styles.element.iter(qn("w:lang")))

    assert {value for element in fonts for value in element.attrib.values()} == {"Times New Roman"}
    assert language.get(qn("w:val")) == {"vi": "vi-VN", "en": "en-GB"}[lang]


@pytest.mark.parametrize(("kind", "lang"), kinds.FORMS)
def test_no_tag_of_a_template_is_left(kind: str, lang: str) -> None:
    content = render(kinds.template(kind, lang), kinds.document(kind, lang))
    with ZipFile(BytesIO(content)) as archive:
        xml = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))

    assert not [mark for mark in ("{{", "{%", "[[", "]]", "%}", "}}", "<?tiendo") if mark in xml]


@pytest.mark.parametrize("kind", kinds.SAMPLES)
def test_fixed_words_of_the_english_form_are_english(kind: str) -> None:
    fixed = [
        {p.text for p in paragraphs(opened(kinds.template(kind, lang).read_bytes()))} for lang in ("vi", "en")
    ]

    shared = {text for text in fixed[0] & fixed[1] if not re.search(r"{{|{%|\[\[", text)}
    assert shared <= {"", "A", "B"}


@pytest.mark.parametrize("kind", ["annual", "review", "reminder", "summary"])
def test_the_signature_block_is_whole_and_kept_together(kind: str) -> None:
    document = made(kind, "vi")
    block = document.tables[SIGNATURE[kind]]
    left, right = block.rows[0].cells

    assert left.paragraphs[0].text == "Nơi nhận:"
    assert left.paragraphs[-1].text == "- Lưu: VT, PLQT."
    assert [p.text for p in right.paragraphs[:2]] == ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"]
    assert all(p.style.paragraph_format.keep_with_next for p in (*left.paragraphs, *right.paragraphs))
    assert block.rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None


@pytest.mark.parametrize("lang", kinds.LANGUAGES)
def test_a_letter_says_what_it_is_about_below_its_number(lang: str) -> None:
    texts = [p.text for p in made("reminder", lang).tables[0].rows[1].cells[0].paragraphs]

    about = kinds.document("reminder").values["abstract"]
    assert texts[0].endswith("/BTP-PLQT")
    assert texts[1] == {"vi": f"V/v {about}", "en": f"Re: {about}"}[lang]
    assert not [p for p in made("reminder", lang).paragraphs if p.style.name == "Title"]


@pytest.mark.parametrize(
    ("kind", "headings"),
    [
        (
            "review",
            [
                "I. CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN",
                "II. KẾT QUẢ THỰC HIỆN TRONG 04 NĂM",
                "III. ĐÁNH GIÁ",
                "IV. NHIỆM VỤ, GIẢI PHÁP THỜI GIAN TỚI",
                "V. ĐỀ XUẤT, KIẾN NGHỊ",
            ],
        ),
        ("summary", ["Cơ quan chưa hoàn thành việc báo cáo", "Việc tiếp theo"]),
        ("changes", ["1. Nội dung đối chiếu", "2. Những thay đổi chính"]),
    ],
)
def test_other_documents_have_their_headings(kind: str, headings: list[str]) -> None:
    found = [p for p in made(kind, "vi").paragraphs if p.style.name.startswith("Heading")]

    highest = min(p.style.name for p in found)
    assert [p.text for p in found if p.style.name == highest] == headings


def test_only_the_annexes_lie_across_and_each_counts_its_pages(report: WordDocument) -> None:
    body, *annexes = report.sections

    assert body.orientation == WD_ORIENT.PORTRAIT
    assert len(annexes) == 6
    for section in annexes:
        numbering = section._sectPr.findall(qn("w:pgNumType"))
        assert section.orientation == WD_ORIENT.LANDSCAPE
        assert [element.get(qn("w:start")) for element in numbering] == ["1"]


def test_page_numbers_stand_in_the_top_margin_but_not_on_page_one(report: WordDocument) -> None:
    for section in report.sections[:2]:
        assert section.different_first_page_header_footer
        assert "PAGE" in section.header._element.xml
        assert "PAGE" not in section.first_page_header._element.xml
        assert size(section.header.paragraphs[0]) in (13, 14)
    assert all(section.different_first_page_header_footer for section in report.sections)
    shared = {section.header.part.partname for section in report.sections[1:]}
    assert len(shared) == 1
    assert not any(section.header.is_linked_to_previous for section in report.sections)


@pytest.mark.parametrize(
    ("text", "sizes", "bold", "italic"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12, 13), True, False),
        ("Độc lập - Tự do - Hạnh phúc", (13, 14), True, False),
        ("BỘ TƯ PHÁP", (12, 13), True, False),
        ("Số: \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/BC-BTP", (13,), False, False),
        ("Hà Nội, ngày      tháng      năm 2023", (13, 14), False, True),
        ("BÁO CÁO", (13, 14), True, False),
        (sample.values()["abstract"], (13, 14), True, False),
        ("Kính gửi: Thủ tướng Chính phủ", (13, 14), False, False),
        (sample.values()["legal_bases"][0] + ";", (13, 14), False, True),
        (sample.values()["legal_bases"][1] + ".", (13, 14), False, True),
        ("I. CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN", (13, 14), True, False),
        ("1. Tổng hợp chung", (13, 14), True, False),
        (sample.values()["closing"], (13, 14), False, False),
        ("KT. BỘ TRƯỞNG", (13, 14), True, False),
        ("THỨ TRƯỞNG", (13, 14), True, False),
        ("Nơi nhận:", (12,), True, True),
        ("- Như trên;", (11,), False, False),
        ("- Lưu: VT, PLQT.", (11,), False, False),
        ("Phụ lục I", (14,), True, False),
        ("TÌNH HÌNH THỰC HIỆN TỪNG NHIỆM VỤ", (13, 14), True, False),
    ],
)
def test_every_part_has_its_size_and_weight(
    report: WordDocument, text: str, sizes: tuple[int, ...], bold: bool, italic: bool
) -> None:
    paragraph = the_paragraph(report, text)

    assert size(paragraph) in sizes
    assert is_set(paragraph, "bold") == bold
    assert is_set(paragraph, "italic") == italic


def test_headings_are_headings_and_stay_with_what_follows(report: WordDocument) -> None:
    found = [p for p in report.paragraphs if p.style.name.startswith("Heading")]

    assert [p.text for p in found if p.style.name == "Heading 1"] == [
        "I. CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN",
        "II. KẾT QUẢ THỰC HIỆN",
        "III. ĐÁNH GIÁ",
        "IV. NHIỆM VỤ KỲ TIẾP THEO",
        "V. ĐỀ XUẤT, KIẾN NGHỊ",
    ]
    assert [p.text[:2] for p in found if p.style.name == "Heading 2"] == [
        f"{n}." for n in (1, 2, 3, 4, 5, 6, 1, 2, 3)
    ]
    assert all(report.styles[f"Heading {level}"].paragraph_format.keep_with_next for level in (1, 2, 3))


def test_the_signature_stays_with_the_last_paragraph(report: WordDocument) -> None:
    assert the_paragraph(report, sample.values()["closing"]).paragraph_format.keep_with_next
    assert report.styles["ND30 Quyền hạn, chức vụ"].paragraph_format.keep_with_next


@pytest.mark.parametrize(("kind", "lang"), [(k, lang) for k, lang in kinds.FORMS if k in CLOSED])
def test_the_last_page_never_holds_the_closing_alone(kind: str, lang: str) -> None:
    document = opened(render(kinds.template(kind, lang), kinds.document(kind, lang)))
    closing = the_paragraph(document, str(kinds.document(kind).values["closing"]))

    before = closing._p.getprevious()
    assert Paragraph(before, document).text
    assert Paragraph(before, document).paragraph_format.keep_with_next


def test_a_paragraph_that_leads_to_a_list_stays_with_it() -> None:
    blocks = [{"kind": kind, "text": f"Lời {kind}:"} for kind in ("para", "lead", "item")]
    document = opened(render(sample.TEMPLATE, sample.document({"direction": blocks})))

    kept = [
        the_paragraph(document, f"Lời {kind}:").paragraph_format.keep_with_next for kind in ("para", "lead")
    ]
    assert kept == [None, True]


@pytest.mark.parametrize(
    ("above", "points", "least", "most"),
    [
        ("Độc lập - Tự do - Hạnh phúc", 14, 0.98, 1.02),
        ("BỘ TƯ PHÁP", 13, 1 / 3, 1 / 2),
        ("Kết quả năm 2023", 14, 1 / 3, 1 / 2),
    ],
)
def test_rules_are_drawn_as_long_as_prescribed(above: str, points: int, least: float, most: float) -> None:
    document = opened(render(sample.TEMPLATE, sample.document({"abstract": "Kết quả năm 2023"})))

    rule = the_paragraph(document, above)._p.getnext()
    extent = next(rule.iter(qn("wp:extent")))
    length = int(extent.get("cx")) / 12700
    assert least <= length / text_width(above, points) <= most


def test_a_long_abstract_gets_lines_of_one_length() -> None:
    abstract = sample.values()["abstract"] + " và phương hướng, nhiệm vụ trọng tâm năm 2024 của các cơ quan"
    document = opened(render(sample.TEMPLATE, sample.document({"abstract": abstract})))

    indents = the_paragraph(document, abstract).paragraph_format
    assert indents.left_indent == indents.right_indent
    assert indents.left_indent.cm > 1


def test_widths_are_those_of_the_font() -> None:
    # Measured with a font of the same metrics, which moves some pairs of letters closer together.
    assert text_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13) * 2.54 / 72 == pytest.approx(9.50, abs=0.1)
    assert text_width("Độc lập - Tự do - Hạnh phúc", 14) * 2.54 / 72 == pytest.approx(6.04, abs=0.1)


@pytest.mark.parametrize("approved", [True, False])
@pytest.mark.parametrize("synthetic", [True, False])
def test_drafts_and_synthetic_data_are_marked(approved: bool, synthetic: bool) -> None:
    content = render(sample.TEMPLATE, sample.document({"approved": approved, "synthetic": synthetic}))

    document = opened(content)
    headers = [
        header._element.xml
        for section in document.sections[:2]
        for header in (section.header, section.first_page_header)
    ]
    assert ("DỰ THẢO" in all_text(content).split("\n")) is not approved
    assert all(("DỰ THẢO" in header) is not approved for header in headers)
    assert all(("Dữ liệu minh họa" in header) is synthetic for header in headers)


def test_several_addressees_stand_below_one_another() -> None:
    document = opened(render(sample.TEMPLATE, sample.document({"addressees": ["Bộ Tài chính", "Bộ Y tế"]})))

    texts = [paragraph.text for paragraph in document.paragraphs]
    place = texts.index("Kính gửi:")
    assert texts[place + 1 : place + 3] == ["- Bộ Tài chính;", "- Bộ Y tế."]
