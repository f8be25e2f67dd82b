"""Difficulties and proposals: what several agencies say in the same words is said once, with their names."""

from collections.abc import Callable, Iterable

from tiendo.reports.draft import Draft
from tiendo.reports.figures import Scope
from tiendo.reports.model import Difficulty
from tiendo.reports.narrative import excerpt
from tiendo.reports.views import Voiced
from tiendo.text import fold


def voiced(
    draft: Draft, what: str, difficulties: Iterable[Difficulty], text_of: Callable[[Difficulty], str]
) -> list[Voiced]:
    """One entry a wording, those that most agencies share first, else in the order given."""
    together: dict[str, list[Difficulty]] = {}
    for one in difficulties:
        together.setdefault(fold(text_of(one)), []).append(one)
    found = [_voiced(draft, what, same, text_of(same[0])) for same in together.values()]
    return sorted(found, key=lambda entry: -entry.agencies.total.value)


def _voiced(draft: Draft, what: str, same: list[Difficulty], text: str) -> Voiced:
    first = same[0].record.source
    scope = Scope(f"{first.submission}.{first.row}", excerpt(text, 80))
    names = list(dict.fromkeys(draft.facts.in_sentence(one.record.agency) for one in same))
    total = draft.figures.count(what, len(names), [one.record.source for one in same], scope)
    agencies = draft.figures.first_few(
        what, names, total, draft.lengths.leads_said, draft.annex.difficulties, scope
    )
    limit = draft.lengths.excerpt_alone
    return Voiced(excerpt(text, limit), agencies, tuple(dict.fromkeys(one.ref for one in same if one.ref)))
