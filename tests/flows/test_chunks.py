"""Files are split into few chunks, and those of one agency are never torn apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.chunks import MOST_CHUNKS, split


def paths(*files_of_agency: int) -> list[str]:
    return [f"submissions/mau/1999/{a:03}/{f}.xlsx" for a, n in enumerate(files_of_agency) for f in range(n)]


@pytest.mark.parametrize(
    ("agencies", "sizes"),
    [(0, []), (1, [1]), (599, [599]), (1199, [1199]), (1200, [600, 600]), (3400, [680] * 5)],
)
def test_a_chunk_has_at_least_six_hundred_files(agencies, sizes):
    assert [len(chunk) for chunk in split(paths(*[1] * agencies))] == sizes


def test_there_are_never_more_than_twenty():
    assert [len(chunk) for chunk in split(paths(*[1] * 20_000))] == [1000] * MOST_CHUNKS


@given(st.lists(st.integers(min_value=1, max_value=300), max_size=40))
def test_every_file_once_and_agencies_whole(files_of_agency):
    given_paths = paths(*files_of_agency)

    chunks = split(given_paths)

    assert [path for chunk in chunks for path in chunk] == given_paths
    assert len(chunks) <= MOST_CHUNKS
    agencies = [{path.split("/")[3] for path in chunk} for chunk in chunks]
    assert sum(map(len, agencies)) == len(files_of_agency)


def test_files_of_one_agency_in_several_places_keep_their_order():
    mixed = [
        "submissions/mau/1999/a/1.xlsx",
        "submissions/mau/1999/b/1.xlsx",
        "submissions/mau/1999/a/unit/2.xlsx",
    ]

    assert split(mixed) == [[mixed[0], mixed[2], mixed[1]]]
