"""Text is put together from parts; what agencies write is never a pattern."""

import pytest

from schemas.document import Figure, Text
from tiendo.reports.compose import ended, joined, say, together, unended

N = Figure("n", 5, "05", "Số")


def test_parts_keep_their_figures_in_order() -> None:
    text = say("Có {n} nhiệm vụ ({inner}).", n=N, inner=say("{n} cơ quan", n=N))

    assert str(text) == "Có 05 nhiệm vụ (05 cơ quan)."
    assert text.figures == (N, N)


@pytest.mark.parametrize("hostile", ["{{ 7*7 }}", "{n}", "{", "}", "%(n)s", "{% for %}"])
def test_what_agencies_write_is_no_pattern(hostile: str) -> None:
    assert str(say("{text} {n}", text=hostile, n=N)) == f"{hostile} 05"


def test_a_name_without_its_part_is_refused() -> None:
    with pytest.raises(KeyError):
        say("{n} {m}", n=N)


def test_strings_side_by_side_become_one() -> None:
    assert together("a", "", Text(("b", N)), "c").parts == ("ab", N, "c")


def test_an_ellipsis_needs_no_closing_mark() -> None:
    assert [str(ended(text, ".")) for text in ("a", "a…")] == ["a.", "a…"]


def test_a_sentence_inside_another_has_no_closing_mark() -> None:
    assert [str(unended(say(text, n=N))) for text in ("a.", "{n} b.", "a.b", "{n}")] == [
        "a",
        "05 b",
        "a.b",
        "05",
    ]
    assert str(unended(Text(()))) == ""


def test_joined() -> None:
    assert [str(joined(items, ", ", last=" và ")) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a và b",
        "a, b và c",
    ]
