"""What the tables of all documents share."""

from schemas.document import Text
from tiendo.reports.rows import blank, heading


def test_a_heading_is_named_by_its_reference_and_title() -> None:
    style, cells = heading("III", "Các lĩnh vực ưu tiên")

    assert style == "heading"
    assert str(cells["name"]) == "III. Các lĩnh vực ưu tiên"


def test_what_stands_below_no_heading_has_no_dot_before_its_name() -> None:
    assert str(heading("", "Các nhiệm vụ của Kế hoạch")[1]["name"]) == "Các nhiệm vụ của Kế hoạch"


def test_a_column_is_blank_where_every_ordinary_row_says_nothing_in_it() -> None:
    rows = [
        ("heading", {"title": "A"}),
        ("", {"a": "-", "b": "-", "c": ""}),
        ("", {"a": "-", "b": "1", "c": "-"}),
    ]

    assert blank(rows, ("a", "b", "c"), "-", "") == ("a", "c")


def test_a_text_of_nothing_says_nothing() -> None:
    rows = [("", {"a": Text(()), "b": Text(("x",))}), ("", {"a": "", "b": Text(())})]

    assert blank(rows, ("a", "b"), "") == ("a",)


def test_a_table_without_rows_keeps_its_columns() -> None:
    assert blank([("heading", {"title": "A"})], ("a",), "-") == ()
