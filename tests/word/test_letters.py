"""Letters from a template compiled once: the text that docxtpl would give, the bytes that `render` gives."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docxtpl import DocxTemplate

from schemas.document import Document, Text
from tests.word import kinds, sample_letters
from tests.word.reading import all_text, changed_template, opened
from tests.word.test_hostile_text import HOSTILE, hostile_document
from tiendo.errors import InputError
from tiendo.word import TemplateError, read_figures, render, render_letters, sanitise
from tiendo.word.compiled import compile_template
from tiendo.word.text import one_line

TEMPLATE = kinds.template("reminder")


def plain(value: object) -> object:
    """`value` as docxtpl takes it: sanitised, figures as their text."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, Text):
        return "".join(
            sanitise(part) if isinstance(part, str) else one_line(part.text) for part in value.parts
        )
    return value if isinstance(value, bool) else sanitise(str(value))


def by_docxtpl(document: Document) -> str:
    template = DocxTemplate(TEMPLATE)
    template.render({key: plain(value) for key, value in document.values.items()}, autoescape=True)
    out = BytesIO()
    template.save(out)
    return all_text(out.getvalue())


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param(text, id=name)
        for name, text in HOSTILE.items()
        if name not in ("docxtpl spelling", "long")
    ],
)
def test_text_is_what_docxtpl_would_give(hostile: str) -> None:
    document = hostile_document("reminder", "vi", hostile)
    without_table = Document(document.template, "vi", dict(document.values) | {"tasks_intro": ""}, ())
    mine = sample_letters.reminder(dict(without_table.values), (sample_letters.no_tasks(),))

    assert all_text(next(render_letters(TEMPLATE, [mine]))) == by_docxtpl(without_table)


def test_letters_are_what_render_gives_one_by_one() -> None:
    documents = sample_letters.letters(6)

    assert list(render_letters(TEMPLATE, documents)) == [render(TEMPLATE, document) for document in documents]


def test_nothing_of_one_letter_gets_into_the_next() -> None:
    documents = sample_letters.letters(9)
    letters = list(render_letters(TEMPLATE, documents))

    for number, (document, letter) in enumerate(zip(documents, letters, strict=True)):
        text = all_text(letter)
        assert [n for n in range(9) if f"(đơn vị mẫu {n:03})" in text] == [number]
        assert ("Các nhiệm vụ cần báo cáo gồm:" in text) == bool(document.values["tasks_intro"])
        assert read_figures(letter) | {f"owed.{number}": str(number)} == read_figures(letter)


def test_the_template_is_compiled_once() -> None:
    compile_template.cache_clear()
    list(render_letters(TEMPLATE, sample_letters.letters(5)))

    assert compile_template.cache_info().misses == 1


def test_a_restyled_template_is_used_at_once(tmp_path: Path) -> None:
    template = tmp_path / "reminder.docx"
    template.write_bytes(TEMPLATE.read_bytes())
    document = sample_letters.reminder()
    before = next(render_letters(template, [document]))
    restyled = docx.Document(str(template))
    restyled.styles["Body Text"].paragraph_format.space_after = docx.shared.Pt(9)
    restyled.save(str(template))

    after = next(render_letters(template, [document]))
    spacing = [
        opened(letter).styles["Body Text"].paragraph_format.space_after.pt for letter in (before, after)
    ]
    assert spacing == [6, 9]


def test_a_letter_that_does_not_fit_stops_the_run_at_its_place() -> None:
    documents = sample_letters.letters(3)
    documents[1] = sample_letters.reminder({"opening": "kein Absatz"})
    letters = render_letters(TEMPLATE, documents)

    next(letters)
    with pytest.raises(TemplateError, match="opening"):
        next(letters)


def test_a_table_that_a_condition_hides_must_be_empty() -> None:
    with pytest.raises(TemplateError, match="exactly one place"):
        render(TEMPLATE, sample_letters.reminder({"tasks_intro": ""}))


def test_a_missing_template_is_refused_before_the_first_letter(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no template none\.docx"):
        render_letters(tmp_path / "none.docx", [])


def test_a_letter_whose_tags_break_its_structure_is_refused(tmp_path: Path) -> None:
    template = changed_template(
        tmp_path, ("{%p for one in owed %}", "{% for one in owed %}"), source=TEMPLATE
    )

    with pytest.raises(TemplateError, match="needs a paragraph of its own"):
        list(render_letters(template, [sample_letters.reminder()]))


def test_the_archive_is_such_as_others_read() -> None:
    for letter in render_letters(TEMPLATE, sample_letters.letters(3)):
        with ZipFile(BytesIO(letter)) as archive:
            assert archive.testzip() is None
            assert "word/document.xml" in archive.namelist()
