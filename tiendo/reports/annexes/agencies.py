"""Annex II: every agency that must or is asked to report, and how its tasks stand."""

from datetime import date

from schemas.document import Cell, Rows, Sources, Text
from tiendo.reports.draft import Draft
from tiendo.reports.figures import Scope
from tiendo.reports.followed import OwnPlan, mergers, own_plans
from tiendo.reports.model import Agency, Standing
from tiendo.reports.narrative import excerpt
from tiendo.reports.rows import Styled, blank
from tiendo.reports.views import DocumentSaid

_LED = ("leads", "leads_reported", "leads_completed")


def agency_rows(draft: Draft) -> Rows:
    direction = draft.language.direction
    classes = [(group.title or direction.OTHER_BODIES, group.agencies) for group in draft.facts.classes]
    if draft.facts.requested:
        classes.append((direction.REQUESTED_BODIES, draft.facts.requested))
    sources = draft.facts.lead_sources
    rows: list[Styled] = []
    plans = {one.agency: one for one in own_plans(draft.facts)}
    number = 0
    for title, agencies in classes:
        rows.append(("heading", {"title": title}))
        for agency in agencies:
            number += 1
            rows.append(
                (
                    "",
                    _row(
                        draft, number, agency, sources.get(agency.agency, Sources()), plans.get(agency.agency)
                    ),
                )
            )
    return Rows("agencies", tuple(rows), blank(rows, (*_LED, "note"), draft.language.words.NO_NUMBER, ""))


def _row(
    draft: Draft, number: int, agency: Agency, lead_sources: Sources, plan: OwnPlan | None
) -> dict[str, Cell]:
    annexes, figures = draft.language.annexes, draft.figures
    scope = Scope(agency.agency, agency.name)
    return {
        "no": str(number),
        "agency": agency.name,
        "timeliness": annexes.standing(agency.standing, agency.requested),
        "first_received": _day(draft, agency.first_received_on),
        "first_accepted": _day(draft, agency.first_accepted_on),
        "revisions": figures.cell("agency.revisions", agency.n_revisions, agency.sources, scope),
        **_leads(draft, agency, lead_sources, scope),
        "note": _note(draft, agency, plan),
    }


def _leads(draft: Draft, agency: Agency, sources: Sources, scope: Scope) -> dict[str, Cell]:
    """The tasks that it leads; no numbers where the plan assigns no tasks."""
    if not draft.facts.assigns_tasks:
        return dict.fromkeys(_LED, draft.language.words.NO_NUMBER)
    cell = draft.figures.cell
    return {
        "leads": cell("agency.leads", agency.n_leads, (), scope),
        "leads_reported": cell("agency.leads_reported", agency.n_leads_reported, sources, scope),
        "leads_completed": cell("agency.leads_completed", agency.n_leads_completed, sources, scope),
    }


def _note(draft: Draft, agency: Agency, plan: OwnPlan | None) -> str:
    """The covering report, where the agency named one, or why nothing of it was consolidated; then its own plan."""
    return ". ".join(filter(None, (_covering(draft, agency), _own_plan(draft, plan) if plan else "")))


def _covering(draft: Draft, agency: Agency) -> str:
    if agency.standing == Standing.excluded:
        return draft.language.annexes.EXCLUDED
    record = draft.facts.covering_reports.get(agency.agency)
    if record is None:
        return ""
    number = excerpt(record.values["report_number"], draft.lengths.cell)
    return draft.language.annexes.covering_report(DocumentSaid(number, record.values["report_on"]))


def _own_plan(draft: Draft, plan: OwnPlan) -> str:
    number = excerpt(plan.number, draft.lengths.cell) if plan.number else draft.language.words.NOT_GIVEN
    title = excerpt(plan.title, draft.lengths.cell) if plan.title else ""
    return draft.language.annexes.own_plan(
        plan.form, DocumentSaid(number, plan.issued_on, title), plan.standing
    )


def _day(draft: Draft, on: date | None) -> str:
    return draft.language.words.short_day(on) if on else draft.language.words.NO_NUMBER


def notes(draft: Draft) -> list[Text]:
    annexes = draft.language.annexes
    merged = [annexes.merged(on, basis, pairs) for (on, basis), pairs in mergers(draft.facts).items()]
    asked = [annexes.requested_apart()] if draft.facts.requested else []
    return [*annexes.notes_agencies(draft.facts.period), *asked, *merged]
