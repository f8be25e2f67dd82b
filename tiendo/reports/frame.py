"""What stands around the text of a report: from the plan's head, the registry and the snapshot."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tiendo.plan import Plan
from tiendo.reports.draft import Draft
from tiendo.reports.wording.interface import Language


def frame(draft: Draft, kind: str) -> dict[str, object]:
    """The values of the template that are not the text itself. `kind` is the table of the head under [report]."""
    facts, words = draft.facts, draft.language.frame
    head, lang, snapshot = facts.plan.head, facts.lang, facts.snapshot
    signed_on = snapshot.created_on if snapshot.approved else None
    dated = signed_on or snapshot.as_of
    return {
        **issuer(facts.plan, draft.language, kind, dated, signed_on),
        "title": words.title(localised(head, "short", lang), draft.period),
        "abstract": words.abstract(localised(head, "title", lang), draft.period),
        "symbol": words.symbol(facts.plan.registry.row(head["coordinator"])["symbol"] or ""),
        "year": str(dated.year),
        "addressees": [facts.authority] if facts.authority else [],
        "legal_bases": [],
        "approved": snapshot.approved,
    }


def issuer(
    plan: Plan, language: Language, kind: str, dated: date, signed_on: date | None
) -> dict[str, object]:
    """Who issues a document of a kind, where and when, who signs it and who gets copies."""
    head, words, lang = plan.head, language.frame, language.words.LANG
    settings = _settings(head, kind)
    row = plan.registry.row(head["coordinator"])
    return {
        "parent_agency": plan.registry.name(row["parent"], lang) if row["parent"] else "",
        "issuing_agency": plan.registry.name(head["coordinator"], lang),
        "number": "",
        "place_date": words.place_date(row["place_vi"], dated.year, signed_on),
        "document_date": dated.isoformat(),
        "sign_authority": localised(settings, "signer_authority", lang),
        "sign_post": localised(settings, "signer_post", lang),
        "sign_name": "",
        "copies": [
            *settings.get(f"recipients_{lang}", []),
            words.archive(localised(settings, "archive", lang)),
        ],
    }


def legal_bases(plan: Plan, language: Language, kind: str) -> list[str]:
    """The decisions that a document carries out, fit for the inside of a sentence."""
    head, lang = plan.head, language.words.LANG
    own = _settings(head, kind).get(f"legal_bases_{lang}")
    title = localised(head, "title", lang)
    bases = own or [language.frame.basis(head["number"], title) if head.get("number") else title]
    return [language.words.inside(basis) for basis in bases]


def opening(draft: Draft, kind: str) -> dict[str, object]:
    """The opening paragraph, which names what the report carries out, and the closing one."""
    facts, words = draft.facts, draft.language.frame
    inside = legal_bases(facts.plan, draft.language, kind)
    short = localised(facts.plan.head, "short", facts.lang)
    return {
        "opening": [words.opening(inside, facts.coordinator, facts.reports_to, short, draft.period)],
        "closing": words.closing(facts.coordinator, facts.reports_to, short, draft.period),
    }


def _settings(head: Mapping[str, Any], kind: str) -> Mapping[str, Any]:
    """What the plan sets for a kind of document; what it does not set is as in the periodic report."""
    report = head.get("report", {})
    return {**report.get("annual", {}), **report.get(kind, {})}


def localised(table: Mapping[str, Any], key: str, lang: str) -> str:
    """The value of a key in a language, "" where the plan does not give it."""
    return str(table.get(f"{key}_{lang}", ""))
