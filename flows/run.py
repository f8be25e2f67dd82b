"""Starting flows from a program: settle the Prefect API, then import the flow, run it, return its summary.

Errors are those of tiendo.errors; what went wrong is also to be seen with the run in Prefect.
"""

from datetime import date
from typing import TYPE_CHECKING, Literal

from flows.progress import Listener, listening
from flows.server import prefect_api
from tiendo.workspace import Workspace

if TYPE_CHECKING:
    from flows.summary import Annual, Collection, Consolidated, Reported


def collect(
    workspace: Workspace,
    plan: str | None = None,
    period: str | None = None,
    *,
    received_on: date | None = None,
    lang: Literal["vi", "en"] | None = None,
    on_progress: Listener | None = None,
) -> "Collection":
    """Take in the new files of the inbox; `on_progress` hears (files done, files in all) after each chunk."""
    with prefect_api(workspace), listening(on_progress):
        from flows.collect import collect as flow

        return flow(str(workspace.home.absolute()), plan, period, received_on, lang)


def consolidate(
    workspace: Workspace,
    plan: str,
    period: str,
    *,
    as_of: date | None = None,
    known_on: date | None = None,
) -> "Consolidated":
    """Compute and save where a plan stands."""
    with prefect_api(workspace):
        from flows.consolidate import consolidate as flow

        return flow(str(workspace.home.absolute()), plan, period, as_of, known_on)


def report(
    workspace: Workspace,
    plan: str,
    period: str,
    *,
    kind: str = "annual",
    lang: Literal["vi", "en"] = "vi",
    as_of: date | None = None,
) -> "Reported":
    """Write a report's documents."""
    with prefect_api(workspace):
        from flows.report import report as flow

        return flow(str(workspace.home.absolute()), plan, period, kind, lang, as_of)


def annual(
    workspace: Workspace,
    plan: str,
    period: str,
    *,
    lang: Literal["vi", "en"] = "vi",
    as_of: date | None = None,
    received_on: date | None = None,
    on_progress: Listener | None = None,
) -> "Annual":
    """All three in one run."""
    with prefect_api(workspace), listening(on_progress):
        from flows.annual import annual as flow

        return flow(str(workspace.home.absolute()), plan, period, lang, as_of, received_on)
