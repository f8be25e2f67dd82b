"""A document carries the ids of its figures."""

import re
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from schemas.document import Figure, Text
from tests.word import kinds, sample
from tests.word.reading import changed_template, opened, paragraphs
from tiendo.errors import InputError
from tiendo.word import printed_figures, read_figures, render

LONG_ID = "nhiệm-vụ/A.II.2.2.đ/" + "phần trăm hoàn thành theo cơ quan chủ trì " * 3


def figures_of(value: object) -> list[Figure]:
    """Every figure inside `value`, in its order."""
    if isinstance(value, Figure):
        return [value]
    if isinstance(value, Text):
        return list(value.figures)
    if isinstance(value, dict):
        return [figure for item in value.values() for figure in figures_of(item)]
    if isinstance(value, list | tuple):
        return [figure for item in value for figure in figures_of(item)]
    return []


@pytest.mark.parametrize("kind", kinds.SAMPLES)
def test_every_figure_is_read_back_with_its_text(kind: str) -> None:
    document = kinds.document(kind)
    given = figures_of(dict(document.values))
    given += [
        figure for rows in document.tables for _, cells in rows.rows for figure in figures_of(dict(cells))
    ]
    given += [figure for chart in document.charts for figure in chart.figures]

    found = read_figures(render(kinds.template(kind), document))
    assert found == {figure.id: figure.text for figure in given}


def test_bookmarks_are_such_as_word_takes_and_hides() -> None:
    body = opened(render(sample.TEMPLATE, sample.document())).element.body

    starts = list(body.iter(qn("w:bookmarkStart")))
    names = [start.get(qn("w:name")).lower() for start in starts]
    numbers = [start.get(qn("w:id")) for start in starts]
    assert all(re.fullmatch("_[a-z0-9_]{1,39}", name) for name in names)
    assert len(set(names)) == len(names) > 300
    assert len(set(numbers)) == len(numbers)
    assert sorted(numbers) == sorted(end.get(qn("w:id")) for end in body.iter(qn("w:bookmarkEnd")))


@pytest.mark.parametrize("id", [LONG_ID, 'Ưu tiên: 1 < 2 & "3"', "a.b", "A_B", "a-b", "…"])
def test_any_id_survives(id: str) -> None:
    text = Text(("Có ", Figure(id=id, value=3, text="03", formula=""), " việc."))

    assert read_figures(render(sample.TEMPLATE, sample.document({"closing": text})))[id] == "03"


def test_a_figure_printed_twice_has_two_bookmarks() -> None:
    figure = sample.figure("twice", 7)
    document = sample.document({"closing": Text((figure, " trên ", figure))})

    assert [found for found in printed_figures(render(sample.TEMPLATE, document)) if found[0] == "twice"] == [
        ("twice", "07"),
        ("twice", "07"),
    ]


def test_ids_alike_but_for_signs_stay_apart() -> None:
    figures = [sample.figure(id, place) for place, id in enumerate(("a.b", "a-b", "A B", "á_b"))]
    document = sample.document({"closing": Text(tuple(figures))})

    found = read_figures(render(sample.TEMPLATE, document))
    assert [found[figure.id] for figure in figures] == ["00", "01", "02", "03"]


def test_a_figure_in_an_attribute_is_plain_text(tmp_path: Path) -> None:
    template = changed_template(
        tmp_path, ('name="rule:part" descr="', 'name="rule:part" descr="{{ closing }} ')
    )
    text = Text(("Có ", sample.figure("x", 3), " & ", sample.figure("y", 4), "."))

    content = render(template, sample.document({"closing": text}))
    described = [line.get("descr") for line in opened(content).element.body.iter(qn("wp:docPr"))]
    assert "Có 03 & 04. Đường kẻ trang trí" in described
    assert {"x", "y"} <= set(read_figures(content))


def test_a_figure_looks_like_the_text_around_it() -> None:
    document = opened(
        render(sample.TEMPLATE, sample.document({"closing": Text(("Có ", sample.figure("x", 3), "."))}))
    )

    closing = next(paragraph for paragraph in paragraphs(document) if paragraph.text == "Có 03.")
    assert len({run._r.rPr is None for run in closing.runs}) == 1


def test_a_document_of_another_make_has_no_figures() -> None:
    assert read_figures(sample.TEMPLATE.read_bytes()) == {}


def test_what_is_no_word_document_is_refused() -> None:
    with pytest.raises(InputError, match="not a Word document"):
        read_figures(b"%PDF-1.7")
