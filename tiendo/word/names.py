"""Do a document, the names of its kind (`tiendo.word.catalogue`) and its template fit? What does not is named."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from schemas.document import CHART_KINDS, TONES, Chart, Document
from tiendo.word.catalogue import ANNUAL, CATALOGUE, COMMON, Names, names_of
from tiendo.word.errors import TemplateError, missing_value, unknown_column
from tiendo.word.patterns import EMPTY, Pattern, Patterns

__all__ = [
    "ANNUAL",
    "CATALOGUE",
    "check_document",
    "check_tables",
    "check_used",
    "completed",
    "place_of",
]

_INDISPENSABLE = ("sign_post", "issuing_agency")


def completed(document: Document) -> Document:
    """`document` with the values that its kind allows to be left out."""
    names = names_of(document)
    if names is None or not names.defaults:
        return document
    return replace(document, values={**names.defaults, **document.values})


def check_document(template: str, document: Document) -> None:
    """Raise TemplateError when a value, table or chart is missing, of the wrong type, or not in the kind's list."""
    names = names_of(document)
    _check_values(template, document.values, names)
    for chart in document.charts:
        _check_chart(template, chart)
    given = [rows.name for rows in document.tables]
    if len(given) != len(set(given)):
        raise TemplateError(
            template, "báo cáo có hai bảng cùng tên.", "the document has two tables of one name."
        )
    if names:
        _refuse_unknown(template, "giá trị", "value", set(document.values) - set(names.values))
        _refuse_unknown(template, "bảng", "table", set(given) - set(names.tables))
        charts = {place_of(chart) for chart in document.charts}
        _refuse_unknown(template, "biểu đồ", "chart", charts - set(names.charts))


def check_used(template: str, document: Document, used: Iterable[str]) -> None:
    """Raise TemplateError when the template uses a name without value or has lost its signature block."""
    unknown = sorted(set(used) - set(document.values))
    if unknown:
        raise missing_value(template, unknown[0])
    names = names_of(document)
    for name in _INDISPENSABLE:
        if names and name in names.values and name not in set(used):
            raise TemplateError(
                template,
                f"không còn chỗ ghi {{{{ {name} }}}}; hãy đặt lại chỗ ghi này vào mẫu.",
                f"{{{{ {name} }}}} is gone; put it back into the template.",
            )


def check_tables(template: str, patterns: Patterns, document: Document, repeats: int) -> None:
    """Raise TemplateError unless the pattern rows, the kind's columns and the given tables fit together.

    `repeats` says how often a column "x_#" stands in the template.
    """
    given = {rows.name for rows in document.tables}
    if unfit := set(patterns) ^ given:
        name = min(unfit)
        raise TemplateError(
            template,
            f"bảng «{name}» chỉ có trong mẫu hoặc chỉ có trong báo cáo; mẫu cần một dòng [[row {name}]].",
            f"the table '{name}' is only in the template or only in the document (row [[row {name}]]).",
        )
    names = names_of(document)
    for table, styles in patterns.items() if names else ():
        _check_columns(template, table, styles, names.tables.get(table, {}) if names else {}, repeats)


def place_of(chart: Chart) -> str:
    """The name of the place in the template where a chart belongs."""
    return chart.name.partition(".")[0]


def _check_values(template: str, values: Mapping[str, object], names: Names | None) -> None:
    for name, check in (names.values if names else COMMON).items():
        if name not in values:
            if names and name in names.defaults:
                continue
            raise missing_value(template, name)
        if not check(values[name]):
            raise TemplateError(
                template,
                f"giá trị «{name}» của báo cáo không đúng kiểu đã quy định.",
                f"the document's value '{name}' is not of the agreed type.",
            )


def _check_chart(template: str, chart: Chart) -> None:
    sound = (
        chart.kind in CHART_KINDS
        and chart.title
        and chart.description
        and chart.categories
        and chart.series
        and all(len(series.values) == len(chart.categories) for series in chart.series)
        and all(series.tone in ("", *TONES) for series in chart.series)
    )
    if not sound:
        raise TemplateError(
            template,
            f"biểu đồ «{chart.name}» không đủ: cần loại đã quy định, tiêu đề, mô tả và mỗi mục một số liệu.",
            f"the chart '{chart.name}' is not whole: a known kind, title, description, a value a category.",
        )


def _check_columns(
    template: str, table: str, styles: Mapping[str, Pattern], known: Mapping[str, list[str]], repeats: int
) -> None:
    for style, pattern in styles.items():
        columns = {
            column.replace("#", str(number))
            for column in known.get(style, ())
            for number in (range(1, repeats + 1) if "#" in column else (0,))
        }
        if style != EMPTY and (extra := pattern.columns - columns):
            raise unknown_column(template, table, style, min(extra))


def _refuse_unknown(template: str, what_vi: str, what_en: str, unknown: set[str]) -> None:
    if unknown:
        listed = ", ".join(sorted(unknown))
        raise TemplateError(
            template,
            f"báo cáo có {what_vi} ngoài danh sách: {listed}.",
            f"the document has a {what_en} outside the list: {listed}.",
        )
