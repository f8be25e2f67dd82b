"""Sources that figures share: like a plain tuple of them, without one for each figure."""

from hypothesis import given
from hypothesis import strategies as st

from schemas.document import Source, Sources

SOURCE = st.builds(Source, st.integers(1, 4), st.sampled_from(["", "progress"]), st.integers(0, 3))
LISTS = st.lists(SOURCE, max_size=6)


@given(st.lists(LISTS, max_size=4))
def test_they_are_in_order_and_once_each(lists: list[list[Source]]) -> None:
    parts = [Sources.of(one) for one in lists]
    expected = tuple(sorted({source for one in lists for source in one}))

    assert tuple(Sources(parts)) == expected
    assert Sources(parts) == Sources.of(expected) == expected
    assert (len(Sources(parts)), bool(Sources(parts))) == (len(expected), bool(expected))
    assert hash(Sources(parts)) == hash(Sources.of(expected))
    assert Sources(parts)[:2] == expected[:2]


@given(LISTS, LISTS)
def test_others_are_not_equal(one: list[Source], other: list[Source]) -> None:
    assert (Sources.of(one) == Sources.of(other)) == (set(one) == set(other))


def test_parts_are_shared_not_copied() -> None:
    first, second = Sources.of([Source(1)]), Sources.of([Source(2)])
    both = Sources([first, second])

    assert [
        part is shared for part, shared in zip(both.parts, (*first.parts, *second.parts), strict=True)
    ] == [
        True,
        True,
    ]
