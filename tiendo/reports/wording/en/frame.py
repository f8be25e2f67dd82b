"""Title, opening, closing."""

from collections.abc import Sequence
from datetime import date

from schemas.document import Text
from tiendo.reports.compose import joined, say
from tiendo.reports.wording.en.words import day
from tiendo.text import unaccented


def title(plan: str, period: str) -> str:
    return f"Report on the implementation of the {plan} in {period}"


def abstract(plan: str, period: str) -> str:
    return f"Implementation in {period} of the {plan}"


def symbol(agency_symbol: str) -> str:
    return f"BC-{agency_symbol}"


def place_date(place: str, year: int, on: date | None) -> str:
    named = unaccented(place)
    return f"{named}, {day(on)}" if on else f"{named},                {year}"


def basis(plan_number: str, plan: str) -> str:
    return f"Decision No. {plan_number} approving the {plan}"


def archive(office: str) -> str:
    return f"Archives: {office}"


def opening(bases: Sequence[str], coordinator: str, authority: str, plan: str, period: str) -> Text:
    return say(
        "Pursuant to {bases}, {coordinator} reports{to} on the implementation of the {plan} (hereinafter the Plan) "
        "in {period} as follows:",
        bases=joined(bases, "; "),
        coordinator=coordinator,
        to=f" to {authority}" if authority else "",
        plan=plan,
        period=period,
    )


def synthetic() -> Text:
    return say(
        "All figures, file names and texts reported by agencies in this document are illustrative data and do not "
        "reflect actual results."
    )


def closing(coordinator: str, authority: str, plan: str, period: str) -> Text:
    return say(
        "The above is the report of {coordinator}{to} on the implementation of the {plan} in {period}.",
        coordinator=coordinator,
        to=f" to {authority}" if authority else "",
        plan=plan,
        period=period,
    )
