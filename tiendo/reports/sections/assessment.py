"""III. Assessment: what was achieved, what was not, the causes that agencies name. Nothing is judged beyond that."""

from collections.abc import Sequence

from schemas.document import Figure, Source, Text
from schemas.results import Trend
from schemas.terms import DerivedStatus, DifficultyState, TaskStatus
from tiendo.reports.draft import Block, Draft, items, paras
from tiendo.reports.figures import agency_sources, first_few
from tiendo.reports.model import Difficulty, Section, Standing
from tiendo.reports.sections.direction import own_plans, standing
from tiendo.reports.sections.indicators import moving, then
from tiendo.reports.sections.results import completed_share, is_silent, is_unassigned, on_time_share, refs
from tiendo.reports.sections.voices import voiced
from tiendo.reports.views import Share, StateCount, TaskCount

_STATES = (DifficultyState.solved, DifficultyState.referred, DifficultyState.open, None)


def achieved(draft: Draft) -> list[Block]:
    words, facts = draft.language.assessment, draft.facts
    if not any(agency.has_reported for agency in facts.agencies):
        return paras(words.no_reports())
    share = completed_share(draft, facts.tasks)
    said = [
        *(_completed(draft, share) if share else []),
        draft.language.indicators.improving(moving(draft, Trend.improving), then(draft)),
        words.reported_on_time(_reported_on_time(draft)) if draft.facts.is_due else None,
        words.own_plans(_own_plans(draft)),
        words.solved(draft.figures.count("difficulties.solved", *_with_state(draft, DifficultyState.solved))),
    ]
    return items(said)


def _completed(draft: Draft, share: Share) -> list[Text | None]:
    words = draft.language.assessment
    if share.is_none:
        return [words.nothing_achieved()]
    return [words.completed(share, on_time_share(draft)), *([] if share.is_all else _sections(draft))]


def _sections(draft: Draft) -> list[Text | None]:
    """Sections that are done; where none is, the one that is ahead of all others."""
    words, sections = (
        draft.language.assessment,
        [one for one in draft.facts.sections if one.ref and one.tasks],
    )
    whole = [section for section in sections if all(t.status == TaskStatus.completed for t in section.tasks)]
    if whole:
        named = [
            (section.title, draft.figures.tasks("tasks", section.tasks, draft.section_scope(section)))
            for section in whole
        ]
        return [words.whole_sections(named)]
    ahead = _ahead(draft, sections)
    return [words.best_section(*ahead)] if ahead else []


def _ahead(draft: Draft, sections: Sequence[Section]) -> tuple[str, Share] | None:
    shares = [
        (section.title, share)
        for section in sections
        if (share := completed_share(draft, section.tasks, draft.section_scope(section)))
        and not share.is_none
    ]
    shares.sort(key=lambda pair: -pair[1].percent.value)
    if not shares or len(sections) < 2:
        return None
    tied = len(shares) > 1 and shares[0][1].percent.value == shares[1][1].percent.value
    return None if tied else shares[0]


def _reported_on_time(draft: Draft) -> Share | None:
    bound = draft.facts.bound
    on_time = standing(bound, Standing.on_time)
    numbers = (len(on_time), len(bound))
    return draft.figures.share("agencies.on_time", "agencies.bound", numbers, agency_sources(on_time))


def _own_plans(draft: Draft) -> Share | None:
    """None where there are no tasks to make plans for."""
    if not draft.facts.assigns_tasks:
        return None
    plans = own_plans(draft)
    numbers = (int(plans.having.value), int(plans.reported.value))
    return draft.figures.share("plans.having", "agencies.reported", numbers, plans.having.sources)


def limits(draft: Draft, *, indicators: bool = True) -> list[Block]:
    """What was not achieved; without `indicators` nothing is said of how they moved since the period before."""
    words, figures, tasks = draft.language.assessment, draft.figures, draft.facts.tasks
    late = [task for task in tasks if task.derived == DerivedStatus.done_late]
    suspended = [task for task in tasks if task.status == TaskStatus.suspended]
    bound = draft.facts.bound
    missing, returned, tardy, reopened = (
        figures.agencies(f"agencies.{kind.value}", standing(bound, kind))
        for kind in (Standing.missing, Standing.returned, Standing.late, Standing.after_reopening)
    )
    said = [
        words.overdue(refs(draft, "tasks.overdue", [task for task in tasks if task.is_overdue])),
        words.completed_late(refs(draft, "tasks.done_late", late)),
        words.silent(refs(draft, "tasks.silent", [task for task in tasks if is_silent(task)])),
        words.unassigned(refs(draft, "tasks.unassigned", [task for task in tasks if is_unassigned(task)])),
        words.suspended(refs(draft, "tasks.stopped", suspended)),
        words.conflicting(refs(draft, "tasks.conflicting", [task for task in tasks if task.conflicting])),
        draft.language.indicators.worsening(moving(draft, Trend.worsening), then(draft))
        if indicators
        else None,
        words.not_reporting(missing, returned, tardy, reopened, draft.annex.agencies)
        if draft.facts.is_due
        else None,
    ]
    return items(said) or paras(words.no_limits())


def causes(draft: Draft) -> list[Block]:
    """The difficulties that agencies report, by task and in their words."""
    words, found = draft.language.assessment, draft.facts.difficulties
    if not any(agency.has_reported for agency in draft.facts.agencies):
        return paras(words.no_causes())
    if not found:
        return paras(words.no_difficulties())
    total, agencies = difficulty_totals(draft)
    states = [
        StateCount(state, draft.figures.count(f"difficulties.{_key(state)}", *_with_state(draft, state)))
        for state in _STATES
    ]
    blocks = paras(words.difficulties(total, agencies, states), words.most_often(_most_often(draft, found)))
    return blocks + _in_their_words(draft, found)


def difficulty_totals(draft: Draft) -> tuple[Figure, Figure]:
    """How many difficulties, of how many agencies."""
    found = draft.facts.difficulties
    sources = [one.record.source for one in found]
    n_agencies = len({one.record.agency for one in found})
    return (
        draft.figures.count("difficulties", len(found), sources),
        draft.figures.count("difficulties.agencies", n_agencies, sources),
    )


def _key(state: DifficultyState | None) -> str:
    return state.value if state else "unsaid"


def _with_state(draft: Draft, state: DifficultyState | None) -> tuple[int, list[Source]]:
    found = [one.record.source for one in draft.facts.difficulties if one.state == state]
    return len(found), found


def _most_often(draft: Draft, found: Sequence[Difficulty]) -> list[TaskCount]:
    """The tasks with the most difficulties, when any has more than one."""
    by_task: dict[str, list[Difficulty]] = {}
    for one in found:
        if one.ref:
            by_task.setdefault(one.ref, []).append(one)
    often = sorted((pair for pair in by_task.items() if len(pair[1]) > 1), key=lambda pair: -len(pair[1]))
    return [
        TaskCount(
            ref,
            draft.figures.count(
                "difficulties.task", len(same), [one.record.source for one in same], draft.task_scope(ref)
            ),
        )
        for ref, same in often[: draft.lengths.difficulty_tasks]
    ]


def _in_their_words(draft: Draft, found: Sequence[Difficulty]) -> list[Block]:
    words = draft.language.assessment
    unsolved = [one for one in found if one.state != DifficultyState.solved and one.difficulty]
    said = voiced(draft, "difficulties.voicing", unsolved, lambda one: one.difficulty)
    shown = first_few(said, draft.lengths.difficulties)
    rest = draft.figures.rest("difficulties.different", len(said) - len(shown))
    lines = [words.voiced(entry) for entry in shown]
    return items([*lines, words.others(rest, draft.annex.difficulties) if rest else None])
