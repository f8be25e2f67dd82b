"""Which cell formats of a workbook show numbers as days: asked of the library that reads every workbook."""

import io
import zipfile
from functools import lru_cache

import fastexcel

_MOST = 1_000  # formats of a workbook
_ASKED, _ANSWERS = 45_250, {"45250": False, "2023-11-20 00:00:00": True}
_SCHEMA = "http://schemas.openxmlformats.org"
_MAIN = f'xmlns="{_SCHEMA}/spreadsheetml/2006/main" xmlns:r="{_SCHEMA}/officeDocument/2006/relationships"'
_TARGETS = {
    "_rels/.rels": "officeDocument xl/workbook.xml",
    "xl/_rels/workbook.xml.rels": "worksheet sheet.xml",
}


@lru_cache(maxsize=256)  # forms that the same program saved have the same styles
def shown_as_days(styles: bytes) -> dict[bytes, bool | None] | None:
    """By the number of each format, as cells write it, whether it shows numbers as days; None where as something else.

    A cell without a format stands under b"". None for styles that cannot be read.
    """
    numbers = [b"", *(b"%d" % number for number in range(min(styles.count(b"<xf "), _MOST)))]
    try:
        sheet = fastexcel.read_excel(_question(styles, numbers)).load_sheet(
            0, header_row=None, skip_rows=0, dtypes="string"
        )
    except fastexcel.FastExcelError:
        return None
    return dict(zip(numbers, map(_ANSWERS.get, sheet.to_polars()[:, 0]), strict=True))


def _question(styles: bytes, numbers: list[bytes]) -> bytes:
    """A workbook with those styles, and the same number in each of its formats."""
    cells = (f' s="{number.decode()}"' if number else "" for number in numbers)
    rows = "".join(
        f'<row r="{i}"><c r="A{i}"{of}><v>{_ASKED}</v></c></row>' for i, of in enumerate(cells, start=1)
    )
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{_SCHEMA}/package/2006/content-types"/>')
        for name, (kind, target) in ((name, about.split()) for name, about in _TARGETS.items()):
            archive.writestr(
                name,
                f'<Relationships xmlns="{_SCHEMA}/package/2006/relationships"><Relationship Id="rId1" '
                f'Type="{_SCHEMA}/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>',
            )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook {_MAIN}><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        archive.writestr("xl/styles.xml", styles)
        archive.writestr("xl/sheet.xml", f"<worksheet {_MAIN}><sheetData>{rows}</sheetData></worksheet>")
    return book.getvalue()
