"""The periodic report: one snapshot → a document for the template."""

from collections.abc import Sequence
from dataclasses import asdict, fields

from schemas.document import Document, Text
from schemas.snapshot import Snapshot
from tiendo.plan import Plan
from tiendo.reports.annexes import (
    agencies,
    difficulties,
    documents,
    indicators,
    milestones,
    rates,
    sources,
    status,
    structure,
    tasks,
)
from tiendo.reports.charts import charts
from tiendo.reports.collected import collected
from tiendo.reports.draft import Annex, Draft, numbered, paras
from tiendo.reports.facts import Facts
from tiendo.reports.figures import Figures
from tiendo.reports.frame import frame, opening
from tiendo.reports.sections.assessment import achieved, causes, limits
from tiendo.reports.sections.coming import next_tasks
from tiendo.reports.sections.direction import direction
from tiendo.reports.sections.groups import groups
from tiendo.reports.sections.proposals import proposals
from tiendo.reports.sections.published import Spans, published
from tiendo.reports.sections.results import results, results_after
from tiendo.reports.trends import curves, trend_charts, trends
from tiendo.reports.wording import language_of

KIND = "annual"


def annual_report(
    plan: Plan,
    snapshot: Snapshot,
    lang: str,
    *,
    synthetic: bool = False,
    previous: Snapshot | None = None,
    earlier: Sequence[Snapshot] = (),
    spans: Spans | None = None,
    ad_hoc: bool = False,
    under: structure.Structure | None = None,
) -> Document:
    """The periodic report on a snapshot of `plan`, in "vi" or "en".

    `synthetic` marks reports on made-up data. With `previous`, the snapshot of the period before, the report says
    whether more tasks are completed than then; with `earlier`, those of the periods before that one in their order, it
    shows how the years went. `spans` holds the indicators over the periods that published figures
    cover, for those to be compared with. An `ad_hoc` report is named after its day within the period. `under` holds
    agencies and figures under the structure of a later day, shown where it is another. Raises
    UsageError for a language that it is not written in.
    """
    language = language_of(lang)
    facts, maker = Facts(plan, snapshot, lang), Figures(language.words, language.formulas)
    before = tuple(Facts(plan, one, lang) for one in (*earlier, previous) if one is not None)
    annex = annexes_of(facts)
    draft = Draft(facts, language, maker, annex, ad_hoc=ad_hoc, earlier=before)
    followed = curves(draft)
    values = {
        **_values(draft, previous, spans or {}, synthetic=synthetic),
        **_captions(draft, under),
        "indicators": trends(draft, followed),
    }
    tables = (
        status.status_rows(draft),
        tasks.task_rows(draft),
        milestones.milestone_rows(draft),
        agencies.agency_rows(draft),
        rates.rate_rows(draft),
        structure.structure_rows(draft, under),
        indicators.indicator_rows(draft),
        structure.structure_figure_rows(draft, under),
        documents.document_rows(draft),
        difficulties.difficulty_rows(draft),
        sources.source_rows(draft),
        sources.exclusion_rows(draft),
    )
    drawn = (*charts(draft, previous), *trend_charts(draft, followed))
    figures = collected(values, tables, drawn)
    return Document(language.words.TEMPLATE, lang, values, tables, figures, drawn)


def _values(draft: Draft, previous: Snapshot | None, spans: Spans, *, synthetic: bool) -> dict[str, object]:
    return {
        **frame(draft, KIND),
        **opening(draft, KIND),
        "direction": direction(draft),
        "results": results(draft, previous) + paras(milestones.counted(draft)),
        "status_caption": _status_caption(draft),
        "results_after": results_after(draft),
        "groups": groups(draft) + published(draft, spans),
        "achieved": achieved(draft),
        "limits": limits(draft),
        "causes": causes(draft),
        "lessons": [],
        "next_tasks": next_tasks(draft),
        "proposals": proposals(draft),
        "notes_tasks": tasks.notes(draft),
        "notes_agencies": agencies.notes(draft),
        "notes_documents": documents.notes(draft),
        "notes_difficulties": difficulties.notes(draft),
        "notes_sources": sources.notes(draft, synthetic=synthetic),
        "synthetic": synthetic,
        "annexes": asdict(draft.annex),
    }


def annexes_of(facts: Facts) -> Annex:
    """Numbered without those that the plan has nothing for: documents are reported task by task."""
    absent = [] if facts.assigns_tasks else ["tasks", "documents"]
    absent += ["indicators"] if facts.plan.indicators.is_empty() else []
    return Annex(**numbered([field.name for field in fields(Annex)], absent))


def _captions(draft: Draft, under: structure.Structure | None) -> dict[str, object]:
    """Of the tables that are left out where they would be empty, and a note on one of them."""
    return {
        "milestones_caption": milestones.caption(draft),
        "rates_caption": rates.caption(draft),
        "structure_caption": structure.caption(draft, under),
        "structure_figures_caption": structure.figures_caption(draft, under),
        "notes_indicators": indicators.notes(draft) + structure.notes(draft, under),
    }


def _status_caption(draft: Draft) -> Text | str:
    """Without a caption the table of tasks by status is left out: where the plan assigns no tasks it would be empty."""
    if not draft.facts.assigns_tasks:
        return ""
    return draft.language.results.status_caption(draft.facts.snapshot.as_of)
