"""The languages of reports. What is said is decided elsewhere; here is how."""

from tiendo.errors import UsageError
from tiendo.reports.wording.en import ENGLISH
from tiendo.reports.wording.interface import Language
from tiendo.reports.wording.vi import VIETNAMESE

LANGUAGES: dict[str, Language] = {"vi": VIETNAMESE, "en": ENGLISH}

__all__ = ["LANGUAGES", "Language", "language_of"]


def language_of(lang: str) -> Language:
    """The language of that code. Raises UsageError for one that reports are not written in."""
    if lang not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise UsageError(
            f"Không có báo cáo bằng ngôn ngữ “{lang}”. Các ngôn ngữ có: {known}.",
            f"There is no report in the language “{lang}”. There are: {known}.",
        )
    return LANGUAGES[lang]
