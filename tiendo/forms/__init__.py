"""The forms room: plan × period × agency → the pre-filled form that the agency fills in."""

from schemas.layout import Layout
from tiendo.forms.content import Content, Contents
from tiendo.forms.workbook import write_workbook
from tiendo.plan import Period, Plan

__all__ = ["Content", "Contents", "build_workbook", "write_workbook"]


def build_workbook(plan: Plan, layout: Layout, period: Period, agency: str) -> bytes:
    """One agency's form (xlsx). Raises UsageError when the agency owes no report in the period.

    For all forms of a period, make one `Contents(plan, period)` and call `write_workbook(layout, contents.of(agency))`.
    """
    return write_workbook(layout, Contents(plan, period).of(agency))
