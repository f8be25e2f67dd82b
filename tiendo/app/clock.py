"""The day on which the software acts."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from tiendo.settings import settings


def today() -> date:
    """The day where the coordinating agency is, wherever the machine stands: due days are judged by it."""
    return datetime.now(ZoneInfo(settings().timezone)).date()
