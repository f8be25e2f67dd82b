"""Template and document that do not fit are refused: the message names the template, the place and what is wrong."""

from dataclasses import replace
from pathlib import Path

import pytest

from schemas.document import Rows
from tests.word import kinds, sample
from tests.word.reading import all_text, changed_template
from tiendo.errors import InputError
from tiendo.word import TemplateError, render
from tiendo.word.names import ANNUAL, CATALOGUE


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{{ closing }}", "{{ clossing }}", "«clossing»"),
        ("{{ block.text }}", "{{ block.txt }}", "«txt»"),
        ("{{ closing }}", "{% if False %}{{ never }}{% endif %}", "«never»"),
        ("{{ closing }}", "{{ closing + }}", "lệnh mẫu viết sai"),
        ("{{ closing }}", "{{ closing", "hỏng cấu trúc"),
        ("{{ closing }}", "{{ closing|nofilter }}", "nofilter"),
        ("{{ closing }}", "{{ closing.__class__ }}", "«__class__»"),
        ("{%p for copy in copies %}", "{% for copy in copies %}", "hỏng cấu trúc"),
        ("{{ sign_post }}", "THỨ TRƯỞNG", "{{ sign_post }}"),
        ("[[status]]", "[[state]]", "cột «state»"),
        ("[[row tasks]]", "", "[[row tasks"),
        ("[[row agencies]]", "[[row tasks]]", "hai lần hoặc nằm ở hai bảng"),
        ("[[row exclusions]]", "[[row others]]", "bảng «"),
    ],
)
def test_a_template_that_does_not_fit_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    template = changed_template(tmp_path, (old, new))

    with pytest.raises(TemplateError) as refusal:
        render(template, sample.document())

    assert refusal.value.vi.startswith("Mẫu changed.docx: ")
    assert said in refusal.value.vi
    assert refusal.value.exit_code == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("closing", None),
        ("approved", "yes"),
        ("copies", "Lưu: VT"),
        ("direction", ["không phải khối"]),
        ("results", [{"kind": "table", "text": "x"}]),
        ("groups", [{"title": "x"}]),
        ("legal_bases", [1]),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(name: str, value: object) -> None:
    with pytest.raises(TemplateError, match=name):
        render(sample.TEMPLATE, sample.document({name: value}))


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (kind, name)
        for kind, names in CATALOGUE.items()
        for name in sorted(set(names.values) - set(names.defaults))
    ],
)
def test_a_missing_value_is_named(kind: str, name: str) -> None:
    document = kinds.document(kind)
    values = {key: value for key, value in document.values.items() if key != name}

    with pytest.raises(TemplateError, match=f"'{name}'"):
        render(kinds.template(kind), replace(document, values=values))


def test_what_may_be_left_out_may_be_left_out() -> None:
    document = sample.document()
    values = {key: value for key, value in document.values.items() if key not in ANNUAL.defaults}

    text = all_text(render(sample.TEMPLATE, replace(document, values=values)))
    assert "Kết quả theo các chỉ tiêu" not in text


def test_a_value_outside_the_list_is_refused() -> None:
    with pytest.raises(TemplateError, match="opnening"):
        render(sample.TEMPLATE, sample.document({"opnening": "x"}))


def test_a_missing_column_is_named() -> None:
    tasks = Rows("tasks", (("", {"no": "1"}),))

    with pytest.raises(TemplateError, match="'ref'"):
        render(sample.TEMPLATE, sample.document(tables=(tasks,)))


def test_a_row_style_without_pattern_row_is_named() -> None:
    tasks = Rows("tasks", (("total", {}),))

    with pytest.raises(TemplateError, match=r"\[\[row tasks total\]\]"):
        render(sample.TEMPLATE, sample.document(tables=(tasks,)))


def test_a_missing_table_is_named() -> None:
    document = sample.document()
    tables = tuple(rows for rows in document.tables if rows.name != "agencies")

    with pytest.raises(TemplateError, match="'agencies'"):
        render(sample.TEMPLATE, replace(document, tables=tables))


def test_two_tables_of_one_name_are_refused() -> None:
    document = sample.document()

    with pytest.raises(TemplateError, match="two tables"):
        render(sample.TEMPLATE, replace(document, tables=(*document.tables, document.tables[0])))


def test_a_table_inside_a_loop_is_refused(tmp_path: Path) -> None:
    template = changed_template(
        tmp_path,
        ("I. CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN", "{%p for turn in [1, 2] %}"),
        ("III. ĐÁNH GIÁ", "{%p endfor %}"),
    )

    with pytest.raises(TemplateError, match="exactly one place"):
        render(template, sample.document())


def test_a_template_that_is_missing_or_no_word_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "annual.docx"
    other.write_bytes(b"not a zip archive")

    with pytest.raises(InputError, match=r"no template missing\.docx"):
        render(tmp_path / "missing.docx", sample.document())
    with pytest.raises(TemplateError, match="not a Word file"):
        render(other, sample.document())
