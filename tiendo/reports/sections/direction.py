"""I. Direction and organisation: who reported, who did not, who has a plan of its own."""

from collections.abc import Sequence

from schemas.document import Figure, Source, Text
from schemas.terms import OwnPlanForm, OwnPlanStanding
from tiendo.reports import followed
from tiendo.reports.draft import Block, Draft, listing, paras, under
from tiendo.reports.figures import WHOLE, Scope, agency_sources
from tiendo.reports.model import Agency, Standing
from tiendo.reports.views import Named, OwnPlans, OwnPlansOwed, Received


def direction(draft: Draft) -> list[Block]:
    facts, words = draft.facts, draft.language.direction
    if not facts.assigns_tasks:
        calendar = words.calendar_of_figures(facts.coordinator, facts.period)
        return paras(calendar) + under(words.SUBMISSIONS, _submissions(draft))
    blocks = paras(words.calendar(facts.coordinator, facts.period, facts.snapshot.as_of))
    blocks += under(words.SUBMISSIONS, _submissions(draft))
    return blocks + under(words.OWN_PLANS, _own_plans(draft))


def standing(agencies: Sequence[Agency], how: Standing) -> list[Agency]:
    return [agency for agency in agencies if agency.standing == how]


def bound_named(draft: Draft, how: Standing) -> Named:
    """The bound agencies that stand in that way."""
    agencies = standing(draft.facts.bound, how)
    what = f"agencies.{how.value}"
    return draft.figures.all_or_annex(what, agencies, draft.lengths.named_agencies, draft.annex.agencies)


def _submissions(draft: Draft) -> list[Block]:
    facts, words = draft.facts, draft.language.direction
    blocks = paras(words.received(received(draft, facts.bound), facts.coordinator, facts.snapshot.as_of))
    if len(facts.classes) > 1:
        blocks += listing(_by_class(draft))
    blocks += paras(
        words.missing(bound_named(draft, Standing.missing)),
        words.returned(bound_named(draft, Standing.returned)),
        words.late(bound_named(draft, Standing.late)),
        words.after_reopening(bound_named(draft, Standing.after_reopening)),
        _requested(draft),
        words.excluded(_excluded(draft), bound_named(draft, Standing.excluded), draft.annex.sources),
    )
    return blocks


def received(draft: Draft, agencies: Sequence[Agency], scope: Scope = WHOLE) -> Received:
    figures = draft.figures
    reported = [agency for agency in agencies if agency.has_reported]
    numbers = (len(reported), len(agencies))
    return Received(
        figures.share("agencies.reported", "agencies.bound", numbers, agency_sources(reported), scope),
        figures.agencies("agencies.on_time", standing(agencies, Standing.on_time), scope),
        figures.agencies("agencies.late", standing(agencies, Standing.late), scope),
        figures.agencies("agencies.after_reopening", standing(agencies, Standing.after_reopening), scope),
    )


def _by_class(draft: Draft) -> list[Text]:
    words = draft.language.direction
    return [
        words.received_of(
            group.title or words.OTHER_BODIES,
            received(draft, group.agencies, Scope(group.key, group.title or words.OTHER_BODIES)),
        )
        for group in draft.facts.classes
    ]


def _requested(draft: Draft) -> Text | None:
    figures, asked = draft.figures, draft.facts.requested
    reported = [agency for agency in asked if agency.has_reported]
    silent = [agency for agency in asked if not agency.has_reported]
    share = figures.share(
        "agencies.requested_reported",
        "agencies.requested",
        (len(reported), len(asked)),
        agency_sources(reported),
    )
    few, annex = draft.lengths.named_agencies, draft.annex.agencies
    named = figures.all_or_annex("agencies.requested_silent", silent, few, annex)
    return draft.language.direction.requested(share, named)


def _excluded(draft: Draft) -> Figure:
    left_out = [Source(row["submission"]) for row in draft.facts.rows("submissions") if row["excluded"]]
    return draft.figures.count("submissions.excluded", len(left_out), left_out)


def _own_plans(draft: Draft) -> list[Block]:
    words, figures = draft.language.direction, draft.figures
    plans = own_plans(draft)
    without = [agency for agency in draft.facts.bound if agency.own_plan == OwnPlanForm.none]
    few, annex = draft.lengths.named_agencies, draft.annex.agencies
    named = figures.all_or_annex("plans.none", without, few, annex)
    return paras(words.own_plans(plans), words.without_plan(named), _owed(draft))


def _owed(draft: Draft) -> Text | None:
    """Over all periods, how many of those who owe a plan had one in time; None where no day is set for it."""
    found = [one for one in followed.own_plans(draft.facts) if not one.requested]
    days = {one.due_before for one in found if one.due_before}
    if len(days) != 1:
        return None
    by = {how: [one for one in found if one.standing == how] for how in OwnPlanStanding}
    numbers = (len(by[OwnPlanStanding.in_time]), len(found))
    in_time = draft.figures.share("plans.owed_in_time", "plans.owed", numbers, _saying(found))
    if in_time is None:
        return None
    others = {
        how.value: draft.figures.count(f"plans.owed_{how.value}", len(by[how]), _saying(by[how]))
        for how in OwnPlanStanding
        if how != OwnPlanStanding.in_time
    }
    return draft.language.direction.own_plans_owed(OwnPlansOwed(in_time, **others), days.pop())


def _saying(plans: Sequence[followed.OwnPlan]) -> list[Source]:
    """The rows, of this period or an earlier one, that tell of them."""
    return [one.source for one in plans if one.source]


def own_plans(draft: Draft) -> OwnPlans:
    """What the bound agencies that reported say of their own plans."""
    reported = [agency for agency in draft.facts.bound if agency.has_reported]
    issued = [agency for agency in reported if agency.own_plan == OwnPlanForm.issued]
    integrated = [agency for agency in reported if agency.own_plan == OwnPlanForm.integrated]
    none = [agency for agency in reported if agency.own_plan == OwnPlanForm.none]
    return OwnPlans(
        reported=draft.figures.agencies("agencies.reported", reported),
        having=_covers(draft, "plans.having", issued + integrated),
        issued=_covers(draft, "plans.issued", issued),
        integrated=_covers(draft, "plans.integrated", integrated),
        none=draft.figures.agencies("plans.none", none),
        unsaid=draft.figures.agencies(
            "plans.unsaid", [agency for agency in reported if agency.cover is None]
        ),
    )


def _covers(draft: Draft, what: str, agencies: Sequence[Agency]) -> Figure:
    return draft.figures.count(
        what, len(agencies), [agency.cover.source for agency in agencies if agency.cover]
    )
