"""V. Proposals of the agencies that are not yet solved, by the authority that they ask."""

from collections.abc import Sequence

from schemas.terms import DifficultyState
from tiendo.reports.draft import Block, Draft, items, para, paras, sub
from tiendo.reports.figures import Scope, first_few
from tiendo.reports.model import Difficulty
from tiendo.reports.narrative import excerpt
from tiendo.reports.sections.voices import voiced


def proposals(draft: Draft) -> list[Block]:
    words, figures = draft.language.proposals, draft.figures
    if not any(agency.has_reported for agency in draft.facts.agencies):
        return paras(words.no_reports())
    proposed = [one for one in draft.facts.difficulties if one.proposal]
    unsolved = [one for one in proposed if one.state != DifficultyState.solved]
    solved = [one.record.source for one in proposed if one.state == DifficultyState.solved]
    note = words.solved(figures.count("proposals.solved", len(solved), solved))
    if not unsolved:
        return paras(words.none(), note)
    sources = [one.record.source for one in unsolved]
    n_agencies = len({one.record.agency for one in unsolved})
    summary = words.summary(
        figures.count("proposals", len(unsolved), sources),
        figures.count("proposals.agencies", n_agencies, sources),
    )
    blocks = [para(summary)]
    for name, asked in _by_authority(draft, unsolved):
        blocks += _authority(draft, name, asked)
    return blocks + paras(note)


def _by_authority(draft: Draft, found: Sequence[Difficulty]) -> list[tuple[str, list[Difficulty]]]:
    """However an authority is spelt; those most often asked first, unnamed ones last."""
    together: dict[str, tuple[str, list[Difficulty]]] = {}
    for one in found:
        key, name = _authority_of(draft, one)
        together.setdefault(key, (name, []))[1].append(one)
    ordered = sorted(together, key=lambda key: (key == "", -len(together[key][1])))
    return [together[key] for key in ordered]


def _authority_of(draft: Draft, one: Difficulty) -> tuple[str, str]:
    """A key for all spellings of an authority, and its name in a sentence of the report."""
    written = excerpt(one.record.values["authority"], draft.lengths.authority)
    key, name = draft.facts.authority_asked(written, in_sentence=True)
    return key, name or draft.language.proposals.NO_AUTHORITY


def _authority(draft: Draft, name: str, asked: Sequence[Difficulty]) -> list[Block]:
    words = draft.language.proposals
    first = asked[0].record.source
    scope = Scope(f"{first.submission}.{first.row}", name)
    total = draft.figures.count(
        "proposals.authority", len(asked), [one.record.source for one in asked], scope
    )
    said = voiced(draft, "proposals.voicing", asked, lambda one: one.proposal)
    shown = first_few(said, draft.lengths.proposals)
    rest = draft.figures.rest("proposals.different", len(said) - len(shown), scope)
    lines = [words.proposal(entry) for entry in shown]
    return [
        sub(words.authority(name, total)),
        *items([*lines, words.others(rest, draft.annex.difficulties) if rest else None]),
    ]
