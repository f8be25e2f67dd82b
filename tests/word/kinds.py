"""One sample of every kind of document, for every template in both languages: dữ liệu minh họa."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from schemas.document import Chart, Document
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
    own = SAMPLES[kind](changed)
    charts = tuple(_in_english(chart) for chart in own.charts) if lang == "en" else own.charts
    return replace(own, template=template(kind, lang).name, lang=lang, charts=charts)


def _in_english(chart: Chart) -> Chart:
    """The chart with its decimals behind a point."""
    return replace(
        chart,
        series=tuple(
            replace(
                series,
                values=tuple(f and replace(f, text=f.text.replace(",", ".")) for f in series.values),
            )
            for series in chart.series
        ),
    )


def template(kind: str, lang: str = "vi") -> Path:
    return TEMPLATES / (f"{kind}.docx" if lang == "vi" else f"{kind}.{lang}.docx")
