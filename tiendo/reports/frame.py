"""What stands around the text of a report: from the plan's head, the registry and the snapshot."""

from collections.abc import Mapping
from typing import Any

from tiendo.reports.draft import Draft


def frame(draft: Draft, kind: str) -> dict[str, object]:
    """The values of the template that are not the text itself. `kind` is the table of the head under [report]."""
    facts, words = draft.facts, draft.language.frame
    head, settings = facts.plan.head, _settings(facts.plan.head, kind)
    lang, snapshot = facts.lang, facts.snapshot
    issuer = facts.plan.registry.row(head["coordinator"])
    signed_on = snapshot.created_on if snapshot.approved else None
    dated = signed_on or snapshot.as_of
    period = draft.language.words.period(facts.period)
    return {
        "title": words.title(_localised(head, "short", lang), period),
        "abstract": words.abstract(_localised(head, "title", lang), period),
        "parent_agency": facts.name(issuer["parent"]) if issuer["parent"] else "",
        "issuing_agency": facts.coordinator,
        "number": "",
        "symbol": words.symbol(issuer["symbol"] or ""),
        "place_date": words.place_date(issuer["place_vi"], dated.year, signed_on),
        "document_date": dated.isoformat(),
        "year": str(dated.year),
        "addressees": [facts.authority] if facts.authority else [],
        "legal_bases": [],
        "sign_authority": _localised(settings, "signer_authority", lang),
        "sign_post": _localised(settings, "signer_post", lang),
        "sign_name": "",
        "copies": [
            *settings.get(f"recipients_{lang}", []),
            words.archive(_localised(settings, "archive", lang)),
        ],
        "approved": snapshot.approved,
    }


def opening(draft: Draft, kind: str) -> dict[str, object]:
    """The opening paragraph, which names what the report carries out, and the closing one."""
    facts, words = draft.facts, draft.language.frame
    head, lang = facts.plan.head, facts.lang
    title = _localised(head, "title", lang)
    bases = _settings(head, kind).get(f"legal_bases_{lang}") or [words.basis(head["number"], title)]
    short = _localised(head, "short", lang)
    period = draft.language.words.period(facts.period)
    inside = [draft.language.words.inside(basis) for basis in bases]
    return {
        "opening": [words.opening(inside, facts.coordinator, facts.authority, short, period)],
        "closing": words.closing(facts.coordinator, facts.authority, short, period),
    }


def _settings(head: Mapping[str, Any], kind: str) -> Mapping[str, Any]:
    return head.get("report", {}).get(kind, {})


def _localised(table: Mapping[str, Any], key: str, lang: str) -> str:
    return str(table.get(f"{key}_{lang}", ""))
