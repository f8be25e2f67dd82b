"""Published figures beside what those published with them give, and what agencies report."""

from collections.abc import Sequence

from schemas.document import Figure, Text
from tiendo.reports.compose import joined, say, together
from tiendo.reports.views import MadePublic
from tiendo.reports.wording.en.indicators import points
from tiendo.reports.wording.en.words import of

HEADING = "Published figures compared"


def intro(figures: Figure) -> Text:
    return say(
        "Of what was made public, {n} below as the sources give it; nothing of it is added to what agencies report.",
        n=of(figures, "figure stands", "figures stand"),
    )


def line(figure: MadePublic) -> Text:
    value = say(
        "{title}, {covers}: {about}{value}{unit} published",
        title=figure.title,
        covers=figure.covers,
        about=f"{figure.wording} " if figure.wording else "",
        value=figure.value,
        unit=_unit(figure),
    )
    said = [value, _computed(figure), _reported(figure)]
    return together(joined([part for part in said if part], "; "), ".")


def _computed(figure: MadePublic) -> Text | None:
    if figure.computed is None:
        return None
    return say(
        "{how} {n}{unit}, {compared}",
        how="the published parts add up to" if figure.n_parts else "the published figures give",
        n=figure.computed,
        unit=_unit(figure),
        compared=_compared(figure, figure.difference, less=figure.less),
    )


def _reported(figure: MadePublic) -> Text | None:
    if figure.reported is None:
        return None
    reported = say("agencies report {n}{unit}", n=figure.reported, unit=_unit(figure))
    if figure.periods is not None and not figure.periods.is_all:
        return say("{said} for {k} periods, too few to compare", said=reported, k=figure.periods.fraction)
    compared = _compared(figure, figure.reported_difference, less=figure.reported_less)
    return say("{said}, {compared}", said=reported, compared=compared)


def _compared(figure: MadePublic, difference: Figure | None, *, less: bool) -> Text:
    if difference is None:
        return say("the same as published")
    return say(
        "{n}{unit} {how} than published",
        how="less" if less else "more",
        n=difference,
        unit=points(difference) if figure.in_percent else _unit(figure),
    )


def _unit(figure: MadePublic) -> str:
    return "" if figure.in_percent else f" {figure.unit}"


def source(sources: Sequence[str]) -> Text:
    return say("Source: {sources}.", sources=joined(sources, "; "))
