"""What agencies write: paragraphs put together from `phrases.toml`, each marked as illustrative."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from schemas.terms import ReportedStatus
from tiendo.demo.course import State

_OMITTED = 0.45  # of optional sentences
_HALF = 50  # per cent: a task further on than this is told of in another way


@dataclass(frozen=True)
class Trouble:
    """A difficulty with its proposal; `{title}` in it stands for the task that it is about."""

    difficulty: str
    proposal: str

    @property
    def about_a_task(self) -> bool:
        return "{title}" in self.difficulty


@cache
def _phrases() -> Mapping[str, Any]:
    return tomllib.loads(files("tiendo.demo").joinpath("phrases.toml").read_text(encoding="utf-8"))


@cache
def troubles() -> tuple[Trouble, ...]:
    """Every difficulty that can be met."""
    return tuple(Trouble(**trouble) for trouble in _phrases()["trouble"])


def mark() -> str:
    """What marks a text as illustrative."""
    return _phrases()["mark"]


def marked(text: str) -> str:
    """`text` with the mark behind it, before its full stop."""
    return f"{text[:-1]} {mark()}." if text.endswith(".") else f"{text} {mark()}"


def paragraph(kind: str, draw: Random, **details: object) -> str:
    """A paragraph of a kind named in `phrases.toml`. `details` are what its sentences speak of."""
    parts = dict(_phrases()["text"][kind])
    optional = parts.pop("optional")
    chosen = [
        draw.choice(_sayable(sentences, details))
        for part, sentences in parts.items()
        if not (part in optional and draw.random() < _OMITTED) and _sayable(sentences, details)
    ]
    numbers = {
        "few": f"{draw.randint(2, 6):02d}",
        "many": f"{draw.randint(7, 24):02d}",
        "crowd": f"{draw.randrange(60, 400, 10)}",
    }
    scope = _phrases()["scope"].format(scope=details["scope"]) if details.get("scope") else ""
    return marked(" ".join(chosen).format(**{**numbers, **details, "scope": scope}))


def _sayable(sentences: list[str], details: Mapping[str, object]) -> list[str]:
    """The sentences whose facts are known."""
    unknown = [f"{{{name}}}" for name, value in details.items() if value is None]
    return [sentence for sentence in sentences if not any(name in sentence for name in unknown)]


def result(state: State, year: int, scope: str | None, draw: Random) -> str | None:
    """What was done on a task that the agency leads."""
    kind = _result_kind(state)
    if kind is None:
        return None
    told = state.ends_on.year if state.ends_on and not state.recurring else year
    number, day = (state.document.number, f"{state.document.on:%d/%m/%Y}") if state.document else (None, None)
    return paragraph(kind, draw, scope=scope, year=told, percent=state.percent, number=number, day=day)


def _result_kind(state: State) -> str | None:
    match state.status:
        case ReportedStatus.completed if state.before:
            return "completed_before"
        case ReportedStatus.completed:
            return "completed_yearly" if state.recurring else f"completed{_sort(state)}"
        case ReportedStatus.in_progress if state.recurring:
            return "begun_yearly"
        case ReportedStatus.in_progress:
            return f"advanced{_sort(state)}" if (state.percent or 0) > _HALF else f"begun{_sort(state)}"
        case ReportedStatus.suspended:
            return "suspended"
        case _:
            return None


def _sort(state: State) -> str:
    return "_activity" if state.spans else ""


def reason(state: State, draw: Random) -> str | None:
    """The explanation that a state calls for, if any."""
    kinds = {
        ReportedStatus.suspended: "reason_suspended",
        ReportedStatus.no_activity: "reason_no_activity",
        ReportedStatus.not_started: "reason_not_started",
    }
    kind = kinds.get(state.status)
    if state.status == ReportedStatus.completed and state.document is None:
        kind = "reason_no_document"
    elif kind is None and state.overdue and not state.before:
        kind = "reason_overdue"
    return paragraph(kind, draw) if kind else None
