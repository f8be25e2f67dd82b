"""A table by group of tasks, ready for a mid-term report."""

from collections.abc import Sequence
from datetime import date

from schemas.document import Figure, Text
from tiendo.reports.compose import Part, joined, say
from tiendo.reports.views import Share
from tiendo.reports.wording.en.words import day, of_whole

TEMPLATE = "midterm.en.docx"


def title(plan: str, period: str) -> str:
    return f"Table by group of tasks: {plan}, {period}"


def abstract(plan: str, period: str) -> str:
    return f"Implementation in {period} of the {plan}"


def opening(plan: str, as_of: date) -> Text:
    return say(
        "This table shows the measures, results, status and challenges of each task under the {plan} as of {day}, for "
        "use in a mid-term report.",
        plan=plan,
        day=day(as_of),
    )


def section(title: str, completed: Share | None) -> Text:
    if completed is None:
        return say("{title}", title=title)
    return say("{title} ({n} completed)", title=title, n=of_whole(completed.fraction, "task", "tasks"))


def issued(agency: str, documents: Sequence[str]) -> str:
    return f"{agency}: {'; '.join(documents)}"


def helped(agency: str, text: str) -> str:
    return f"{agency} (in support): “{text}”"


def met(agency: str, text: str) -> str:
    return f"{agency}: “{text}”"


def others(rest: Figure) -> Text:
    return say("and {n} more", n=rest)


def status(label: str, percent: Figure | None, coverage: Text | None) -> Text:
    parts: list[Part] = [label]
    if percent is not None:
        parts.append(say("{n}", n=percent))
    if coverage is not None:
        parts.append(say("{n} leads reported", n=coverage))
    return joined(parts, "; ")


def notes() -> list[Text]:
    return [
        say(
            "Quotation marks enclose what the agencies reported, in the language in which they wrote and shortened "
            "where it is long; “-”: nothing given."
        ),
        say("(*): requested bodies, counted apart."),
    ]
