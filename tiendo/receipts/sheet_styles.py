"""How the summary sheet of a marked OpenDocument spreadsheet looks: styles of its cells, rows, columns and page."""

from collections.abc import Mapping

from lxml import etree

from tiendo.receipts.marks import COLOURS
from tiendo.receipts.sheets import FO, OFFICE, STYLE, STYLE_NAME, TABLE, Spreadsheet
from tiendo.receipts.summary import GREEN, WIDTHS

PREFIX = "tiendo-kq-"  # how the names of our styles begin
_A_LETTER = 5.6  # points
_HEADER = "#dce6f1"
_PAGE = f"{PREFIX}page"
_FILLS = {
    **{severity.value: f"#{colour[-6:].lower()}" for severity, colour in COLOURS.items()},
    "done": f"#{GREEN[-6:].lower()}",
}
_FONT = "Times New Roman"
Properties = Mapping[str, Mapping[str, str]]  # the kind of properties → their names and values


def define_styles(book: Spreadsheet, table: etree._Element) -> None:
    """Our styles, those of an earlier copy replaced."""
    layouts, masters = (
        book.styles.find(f"{OFFICE}automatic-styles"),
        book.styles.find(f"{OFFICE}master-styles"),
    )
    for holder in (book.cell_styles, layouts, masters):
        for style in () if holder is None else list(holder):
            if style.get(f"{STYLE}name", "").startswith(PREFIX):
                holder.remove(style)
    for name, properties in _looks().items():
        _style(book.cell_styles, name, "table-cell", properties)
    for number, width in enumerate(WIDTHS):
        column = {"table-column": {f"{STYLE}column-width": f"{width * _A_LETTER:.0f}pt"}}
        _style(book.cell_styles, f"column{number}", "table-column", column)
    rows = {row.get(STYLE_NAME, "").removeprefix(PREFIX) for row in table.iter(f"{TABLE}table-row")}
    for name in sorted(rows):
        height = {f"{STYLE}row-height": f"{name.removeprefix('row')}pt"}
        _style(book.cell_styles, name, "table-row", {"table-row": height})
    style = _style(book.cell_styles, "table", "table", {"table": {f"{TABLE}display": "true"}})
    if layouts is not None and masters is not None:
        _page(layouts, masters)
        style.set(f"{STYLE}master-page-name", _PAGE)


def _looks() -> dict[str, Properties]:
    box = {f"{FO}border": "0.5pt solid #a6a6a6"}
    looks = {
        "title": _look({}, size=16, bold=True),
        "text": _look({}),
        "bold": _look({}, bold=True),
        "box": _look(box),
        "middle": _look(box, align="center"),
        "link": _look(box, align="center", colour="#0563c1"),
        "header": _look({**box, f"{FO}background-color": _HEADER}, bold=True, align="center"),
    }
    for name, colour in _FILLS.items():
        fill = {f"{FO}background-color": colour}
        looks[f"verdict-{name}"] = _look(fill, size=12, bold=True)
        looks[f"severity-{name}"] = _look({**box, **fill}, align="center")
    return looks


def _look(
    cell: Mapping[str, str],
    *,
    size: int = 11,
    bold: bool = False,
    align: str = "start",
    colour: str = "#000000",
) -> Properties:
    text = {f"{STYLE}font-name": _FONT, f"{FO}font-family": _FONT, f"{FO}color": colour}
    text[f"{FO}font-size"] = f"{size}pt"
    text[f"{FO}font-weight"] = "bold" if bold else "normal"
    shown = {f"{FO}wrap-option": "wrap", f"{STYLE}vertical-align": "top"}
    paragraph = {f"{FO}text-align": align}
    return {"table-cell": {**shown, **cell}, "paragraph": paragraph, "text": text}


def _style(holder: etree._Element, name: str, family: str, properties: Properties) -> etree._Element:
    style = etree.SubElement(holder, f"{STYLE}style")
    style.set(f"{STYLE}name", PREFIX + name)
    style.set(f"{STYLE}family", family)
    for kind, values in properties.items():
        element = etree.SubElement(style, f"{STYLE}{kind}-properties")
        for key, value in values.items():
            element.set(key, value)
    return style


def _page(layouts: etree._Element, masters: etree._Element) -> None:
    """A4 landscape, as wide as the table."""
    layout = etree.SubElement(layouts, f"{STYLE}page-layout")
    layout.set(f"{STYLE}name", f"{PREFIX}layout")
    page = etree.SubElement(layout, f"{STYLE}page-layout-properties")
    measures = {"page-width": "297mm", "page-height": "210mm", "margin": "10mm"}
    for key, value in measures.items():
        page.set(f"{FO}{key}", value)
    for key, value in {"print-orientation": "landscape", "scale-to-X": "1", "scale-to-Y": "0"}.items():
        page.set(f"{STYLE}{key}", value)
    master = etree.SubElement(masters, f"{STYLE}master-page")
    master.set(f"{STYLE}name", _PAGE)
    master.set(f"{STYLE}page-layout-name", f"{PREFIX}layout")
