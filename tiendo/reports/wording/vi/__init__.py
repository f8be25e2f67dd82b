"""Tiếng Việt, theo văn phong hành chính."""

from tiendo.reports.wording.interface import Language
from tiendo.reports.wording.vi import (
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

VIETNAMESE = Language(
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
