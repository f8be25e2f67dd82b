"""One sample of every kind of document, for every template in both languages: dữ liệu minh họa."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from schemas.document import Document
from tests.word import sample, sample_letters, sample_papers, sample_review

TEMPLATES = sample.TEMPLATE.parent
SAMPLES: Mapping[str, Callable[..., Document]] = {
    "annual": sample.document,
    "review": sample_review.document,
    "reminder": sample_letters.reminder,
    "summary": sample_letters.summary,
    "changes": sample_papers.changes,
    "midterm": sample_papers.midterm,
}
LANGUAGES = ("vi", "en")
# A template's name and language, for parametrised tests.
FORMS = [(kind, lang) for kind in SAMPLES for lang in LANGUAGES]


def document(kind: str, lang: str = "vi", changed: Mapping[str, Any] | None = None) -> Document:
    """The sample of a kind for its template in `lang`; what it says stays Vietnamese."""
    return replace(SAMPLES[kind](changed), template=template(kind, lang).name, lang=lang)


def template(kind: str, lang: str = "vi") -> Path:
    return TEMPLATES / (f"{kind}.docx" if lang == "vi" else f"{kind}.{lang}.docx")
