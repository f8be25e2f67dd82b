"""Random small plans with what their agencies sent, for the property tests."""

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl
from hypothesis import strategies as st

from schemas.plan import Duties, Reporters, Tasks
from schemas.records import Progress
from schemas.results import Deadlines, Submissions
from schemas.terms import Outcome, ReportedStatus, Role
from tests.progress.frames import frame, with_currency
from tiendo.progress import Consolidation, Expected, consolidate_frames

AGENCIES = [f"agency-{letter}" for letter in "abcde"]
UNITS = ["", "x", "y"]
FIRST_DAY = date(2022, 1, 1)
days = st.integers(0, 500).map(lambda n: FIRST_DAY + timedelta(days=n))


@dataclass(frozen=True)
class World:
    expected: Expected
    submissions: pl.DataFrame
    progress: pl.DataFrame
    as_of: date

    def consolidated(self) -> Consolidation:
        return consolidate_frames(self.expected, self.submissions, self.progress, self.as_of)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    tasks = draw(_tasks())
    leaves = [task["ref"] for task in tasks if task["leaf"]]
    duties = draw(st.lists(_duty(leaves), max_size=12, unique_by=lambda duty: (duty["ref"], duty["agency"])))
    submissions = draw(st.lists(_submission(), max_size=10))
    rows = draw(st.lists(_report(leaves, len(submissions)), max_size=30)) if submissions else []
    expected = Expected(
        frame(Tasks, tasks),
        frame(Duties, duties),
        frame(Reporters, [{"agency": agency, "requested": draw(st.booleans())} for agency in AGENCIES]),
        frame(Deadlines, [{"ref": ref, "due": draw(st.none() | days)} for ref in leaves]),
        draw(days),
    )
    known = with_currency(
        frame(Submissions, [row | {"submission": n} for n, row in enumerate(submissions, 1)])
    )
    progress = frame(Progress, [row | {"row": n} for n, row in enumerate(rows, 5)])
    return World(expected, known, progress, draw(days))


@st.composite
def _tasks(draw: st.DrawFn) -> list[dict]:
    """A tree: headings below earlier headings or the plan, then leaves below any of them."""
    headings: list[dict] = []
    for n in range(draw(st.integers(0, 4))):
        parent = draw(st.sampled_from([None, *(heading["ref"] for heading in headings)]))
        headings.append({"ref": f"H{n}", "parent": parent, "leaf": False})
    parents = st.sampled_from([None, *(heading["ref"] for heading in headings)])
    leaves = [{"ref": f"T{n}", "parent": draw(parents), "leaf": True} for n in range(draw(st.integers(1, 5)))]
    return headings + leaves


def _duty(leaves: list[str]) -> st.SearchStrategy[dict]:
    return st.fixed_dictionaries(
        {
            "ref": st.sampled_from(leaves),
            "agency": st.sampled_from(AGENCIES),
            "role": st.sampled_from([Role.lead.value, Role.lead.value, Role.support.value]),
            "requested": st.booleans(),
        }
    )


def _submission() -> st.SearchStrategy[dict]:
    return st.fixed_dictionaries(
        {
            "agency": st.sampled_from(AGENCIES),
            "unit": st.sampled_from(UNITS),
            "received_on": days,
            "outcome": st.sampled_from([Outcome.accepted, Outcome.accepted, Outcome.returned]).map(str),
            "excluded": st.sampled_from([False, False, False, True]),
        }
    )


def _report(leaves: list[str], n_submissions: int) -> st.SearchStrategy[dict]:
    return st.fixed_dictionaries(
        {
            "submission": st.integers(1, n_submissions),
            "ref": st.sampled_from(leaves),
            "status": st.sampled_from(ReportedStatus.codes()),
            "percent": st.none() | st.floats(0, 100),
            "completed_on": st.none() | days,
        }
    )
