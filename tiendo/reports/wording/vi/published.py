"""Số liệu đã công bố, đối chiếu với các số công bố cùng phạm vi và với số các cơ quan báo cáo."""

from collections.abc import Sequence

from schemas.document import Figure, Text
from tiendo.reports.compose import joined, say, together
from tiendo.reports.views import MadePublic

HEADING = "Số liệu đã công bố và đối chiếu"


def intro(figures: Figure) -> Text:
    return say(
        "Dưới đây là {n} số liệu đã công bố, giữ nguyên như nguồn; không cộng vào số liệu các cơ quan báo cáo.",
        n=figures,
    )


def line(figure: MadePublic) -> Text:
    value = say(
        "{title}, {covers}: công bố {about}{value}{unit}",
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
        "{how} là {n}{unit}, {compared}",
        how="các phần đã công bố cộng lại" if figure.n_parts else "tính từ các số đã công bố",
        n=figure.computed,
        unit=_unit(figure),
        compared=_compared(figure, figure.difference, less=figure.less),
    )


def _reported(figure: MadePublic) -> Text | None:
    if figure.reported is None:
        return None
    reported = say("các cơ quan báo cáo {n}{unit}", n=figure.reported, unit=_unit(figure))
    if figure.periods is not None and not figure.periods.is_all:
        return say(
            "{said} trong {k} kỳ có số liệu, chưa đủ để so sánh", said=reported, k=figure.periods.fraction
        )
    compared = _compared(figure, figure.reported_difference, less=figure.reported_less)
    return say("{said}, {compared}", said=reported, compared=compared)


def _compared(figure: MadePublic, difference: Figure | None, *, less: bool) -> Text:
    if difference is None:
        return say("khớp với số công bố")
    return say(
        "{how} số công bố {n}{unit}",
        how="ít hơn" if less else "nhiều hơn",
        n=difference,
        unit=" điểm phần trăm" if figure.in_percent else _unit(figure),
    )


def _unit(figure: MadePublic) -> str:
    return "" if figure.in_percent else f" {figure.unit}"


def source(sources: Sequence[str]) -> Text:
    return say("Nguồn: {sources}.", sources=joined(sources, "; "))
