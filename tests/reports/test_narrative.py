"""Excerpts: never inside a word, shown to be cut, on one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.reports.narrative import excerpt
from tiendo.text import clean

LONG = "Đã ban hành kế hoạch; đã tổ chức ba hội nghị, hai lớp tập huấn cho cán bộ pháp chế các cấp."


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        (None, 20, ""),
        ("  ", 20, ""),
        ("Đã xong.", 20, "Đã xong"),
        ("Dòng một\r\n  dòng hai ;", 40, "Dòng một dòng hai"),
        (LONG, 200, LONG[:-1]),
        (LONG, 30, "Đã ban hành kế hoạch…"),
        (LONG, 60, "Đã ban hành kế hoạch; đã tổ chức ba hội nghị…"),
        (
            "Đã hoàn thành phần việc (phạm vi: Luật Báo chí, Luật An toàn thông tin mạng).",
            44,
            "Đã hoàn thành phần việc…",
        ),
        ("Đã xong (A, B) và ban hành hai văn bản hướng dẫn", 30, "Đã xong (A, B) và ban hành hai…"),
        ("Quy định về “Pháp luật hạn chế quyền” còn chồng chéo", 30, "Quy định về…"),
        ("một hai ba bốn năm sáu", 12, "một hai ba…"),
        ("x" * 50, 20, "x" * 20 + "…"),
    ],
)
def test_excerpts(text: str | None, limit: int, expected: str) -> None:
    assert excerpt(text, limit) == expected


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.integers(10, 60))
def test_an_excerpt_is_a_beginning_that_ends_at_a_boundary(text: str, limit: int) -> None:
    whole, cut = clean(text), excerpt(text, limit)

    assert len(cut) <= limit + 1
    if cut.endswith("…") and not whole.startswith(cut):
        kept = cut[:-1]
        rest = whole[len(kept) :]
        assert whole.startswith(kept)
        assert rest[:1] in tuple(" .;,:!?") or " " not in whole[: limit + 1]
