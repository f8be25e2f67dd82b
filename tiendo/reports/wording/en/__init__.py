"""English, for readers abroad: names, dates, numbers and sentences; what agencies wrote stays as they wrote it."""

from tiendo.reports.wording.en import (
    annexes,
    assessment,
    changes,
    coming,
    direction,
    formulas,
    frame,
    groups,
    indicators,
    midterm,
    proposals,
    published,
    reminders,
    results,
    review,
    summary,
    words,
)
from tiendo.reports.wording.interface import Language

ENGLISH = Language(
    words=words,
    formulas=formulas,
    frame=frame,
    direction=direction,
    results=results,
    groups=groups,
    indicators=indicators,
    published=published,
    assessment=assessment,
    coming=coming,
    proposals=proposals,
    annexes=annexes,
    reminders=reminders,
    review=review,
    summary=summary,
    midterm=midterm,
    changes=changes,
)
