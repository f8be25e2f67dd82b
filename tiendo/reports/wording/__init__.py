"""The languages of reports. What is said is decided elsewhere; here is how."""

from tiendo.reports.wording.en import ENGLISH
from tiendo.reports.wording.interface import Language
from tiendo.reports.wording.vi import VIETNAMESE

LANGUAGES: dict[str, Language] = {"vi": VIETNAMESE, "en": ENGLISH}

__all__ = ["LANGUAGES", "Language"]
