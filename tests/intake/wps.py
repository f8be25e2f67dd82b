"""A workbook rewritten as WPS Office saves it: its properties, namespaces, shared and rich texts, parts of its own."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from lxml import etree

from tests.intake.archives import packed, parts

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
WPS = "http://www.wps.cn/officeDocument"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_NAMESPACES = (
    f'xmlns="{MAIN}" xmlns:r="{RELATIONS}" '
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:etc="{WPS}/2017/etCustomData"'
)
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fe"
    "dccc59e70000000049454e44ae426082"
)
_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>WPS Office</Application><DocSecurity>0</DocSecurity></Properties>"
)
_CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="ICV">'
    "<vt:lpwstr>0123456789ABCDEF0123456789ABCDEF_13</vt:lpwstr></property>"
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="KSOProductBuildVer">'
    "<vt:lpwstr>1066-12.2.0.18283</vt:lpwstr></property></Properties>"
)
_CELL_IMAGES = (
    f'<etc:cellImages xmlns:etc="{WPS}/2017/etCustomData" xmlns:r="{RELATIONS}" '
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><etc:cellImage><xdr:pic><xdr:nvPicPr>'
    '<xdr:cNvPr id="2" name="ID_0123456789ABCDEF0123456789ABCDEF"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill>'
    '<a:blip r:embed="rId1"/></xdr:blipFill><xdr:spPr/></xdr:pic></etc:cellImage></etc:cellImages>'
)
_OWN_PARTS = {
    "xl/cellimages.xml": _CELL_IMAGES.encode(),
    "xl/_rels/cellimages.xml.rels": (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELATIONS}/image" '
        'Target="media/image1.png"/></Relationships>'
    ).encode(),
    "xl/media/image1.png": _PIXEL,
    "xl/customStorage/customStorage.xml": f'<storage xmlns="{WPS}/2023/customStorage"/>'.encode(),
}
_OWN_RELATIONS = (
    f'<Relationship Id="rId91" Type="{WPS}/2020/cellImage" Target="cellimages.xml"/>'
    f'<Relationship Id="rId92" Type="{WPS}/2023/relationships/customStorage" '
    'Target="customStorage/customStorage.xml"/>'
    f'<Relationship Id="rId93" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
)
_OWN_TYPES = (
    '<Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/xl/cellimages.xml" ContentType="application/vnd.wps-officedocument.cellimage+xml"/>'
    '<Override PartName="/xl/sharedStrings.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)


def as_wps(data: bytes) -> bytes:
    """The workbook as if it had been opened and saved in WPS Office."""
    content = parts(data)
    texts: dict[str, int] = {}
    for name in [name for name in content if name.startswith("xl/worksheets/sheet")]:
        content[name] = _sheet(content[name], texts)
    main = content["xl/workbook.xml"].decode()
    main = re.sub(
        "<workbookPr[^>]*/>",
        '<fileVersion appName="xl" lastEdited="3" lowestEdited="5" rupBuild="9302"/><workbookPr/>',
        main,
    )
    relations = content["xl/_rels/workbook.xml.rels"].decode().replace('Target="/xl/', 'Target="')
    types = content["[Content_Types].xml"].decode()
    content |= _OWN_PARTS | {
        "xl/workbook.xml": (_HEAD + main).encode(),
        "xl/sharedStrings.xml": _shared(texts).encode(),
        "xl/_rels/workbook.xml.rels": relations.replace("</Rel", f"{_OWN_RELATIONS}</Rel").encode(),
        "[Content_Types].xml": types.replace("</Types>", f"{_OWN_TYPES}</Types>").encode(),
        "docProps/app.xml": (_HEAD + _APP).encode(),
        "docProps/custom.xml": (_HEAD + _CUSTOM).encode(),
    }
    return packed(content)


def _sheet(part: bytes, texts: dict[str, int]) -> bytes:
    """Texts shared, spans on rows, WPS's namespaces at the root."""
    sheet = etree.fromstring(part)
    for row in sheet.iter(f"{{{MAIN}}}row"):
        row.set("spans", f"1:{max(1, len(row))}")
    for cell in sheet.iter(f"{{{MAIN}}}c"):
        if cell.get("t") == "inlineStr":
            text = "".join(cell.itertext())
            number = texts.setdefault(text, len(texts))
            for child in list(cell):
                cell.remove(child)
            cell.set("t", "s")
            etree.SubElement(cell, f"{{{MAIN}}}v").text = str(number)
    inside = re.sub(r"^<worksheet[^>]*>", "", etree.tostring(sheet, encoding="unicode"))
    return (_HEAD + f"<worksheet {_NAMESPACES}>" + inside).encode()


def _shared(texts: dict[str, int]) -> str:
    strings = "".join(f"<si>{''.join(_runs(text, number))}</si>" for text, number in texts.items())
    return f'{_HEAD}<sst xmlns="{MAIN}" count="{len(texts)}" uniqueCount="{len(texts)}">{strings}</sst>'


def _runs(text: str, number: int) -> Iterator[str]:
    """Every third text in two runs of other letters, as WPS cuts them where the font changes."""
    halves = (text[: len(text) // 2], text[len(text) // 2 :]) if number % 3 == 0 and len(text) > 1 else ()
    look = '<rPr><sz val="11"/><rFont val="Times New Roman"/><charset val="134"/></rPr>'
    for half in halves:
        yield f'<r>{look}<t xml:space="preserve">{escape(half)}</t></r>'
    if not halves:
        yield f'<t xml:space="preserve">{escape(text)}</t>'
