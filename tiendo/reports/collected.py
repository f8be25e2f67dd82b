"""The figures of a document, gathered from wherever it prints them."""

from collections.abc import Iterator, Mapping

from schemas.document import Chart, Figure, Rows, Text


def collected(
    values: Mapping[str, object], tables: tuple[Rows, ...], charts: tuple[Chart, ...] = ()
) -> dict[str, Figure]:
    """Every printed figure by its id, in the order of the report."""
    found: dict[str, Figure] = {}
    cells = (
        cell for rows in tables for _, row in rows.rows for cell in row.values() if not isinstance(cell, str)
    )
    shown = [figure for chart in charts for figure in chart.figures]
    for figure in _figures([*values.values(), *cells, *shown]):
        if found.setdefault(figure.id, figure) != figure:
            raise ValueError(f"two different figures have the id {figure.id!r}")
    return found


def _figures(value: object) -> Iterator[Figure]:
    if isinstance(value, Figure):
        yield value
    elif isinstance(value, Text):
        yield from value.figures
    elif isinstance(value, Mapping):
        yield from _figures(list(value.values()))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _figures(item)
