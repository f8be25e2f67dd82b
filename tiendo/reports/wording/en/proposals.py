"""V. Proposals."""

from schemas.document import Figure, Text
from tiendo.reports.compose import say
from tiendo.reports.views import Voiced
from tiendo.reports.wording.en.assessment import voices
from tiendo.reports.wording.en.words import agencies as agencies_
from tiendo.reports.wording.en.words import of

NO_AUTHORITY = "the competent authority (not named in the report)"


def no_reports() -> Text:
    return say("There are no reports yet from which proposals could be gathered.")


def none() -> Text:
    return say("The agencies have no proposals that are not yet solved.")


def summary(proposals: Figure, agencies: Figure) -> Text:
    return say(
        "The reports contain {n} from {agencies} not yet solved, by the authority addressed:",
        n=of(proposals, "proposal", "proposals"),
        agencies=agencies_(agencies),
    )


def authority(name: str, proposals: Figure) -> Text:
    return say("To {name}: {n}", name=name, n=of(proposals, "proposal", "proposals"))


def proposal(proposal: Voiced) -> Text:
    return say("“{text}” ({who}).", text=proposal.text, who=voices(proposal))


def others(rest: Figure, annex: str) -> Text:
    return say(
        "And {rest} (see Annex {annex}).", rest=of(rest, "other proposal", "other proposals"), annex=annex
    )


def solved(difficulties: Figure) -> Text | None:
    if difficulties.value == 0:
        return None
    return say(
        "Proposals attached to {n} already solved are not repeated here.",
        n=of(difficulties, "difficulty", "difficulties"),
    )
