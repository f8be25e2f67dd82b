"""Word templates in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I: pages, headers, rules.

For the make_*.py scripts. A finished template is restyled in Word; run a script again only to begin anew.
"""

from collections.abc import Iterable
from copy import deepcopy
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Cm, Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from nd30_styles import FONT, LANGUAGES, style_sheet

# The norm: left 30–35 mm, right 15–20, top and bottom 20–25.
LEFT, TOP, BOTTOM = Mm(30), Mm(20), Mm(20)
RIGHT_UPRIGHT, RIGHT_ACROSS = Mm(20), Mm(15)
PORTRAIT_CM, LANDSCAPE_CM = 16.0, 25.2  # text widths of A4 between these margins

_UNUSED_PARTS = (
    "stylesWithEffects",
    "customXml",
    "numbering",
    "theme",
    "webSettings",
    "fontTable",
    "thumbnail",
    "extended-properties",
)
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_LINE_NAMESPACES = (
    f'xmlns:wps="{_SHAPE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat>'
)
_IN_LANGUAGE = {
    "vi": '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>',
    "en": '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
}


def new_document(title: str, lang: str = "vi") -> Document:
    """An empty A4 portrait document with the norm's margins and styles and nothing else, in "vi" or "en"."""
    document = docx.Document()
    for part in (document.part, document.part.package):
        for key, relation in list(part.rels.items()):
            if any(name in relation.reltype for name in _UNUSED_PARTS):
                del part.rels[key]
    document.part._styles_part._element = parse_xml(style_sheet(lang))
    settings = document.settings.element
    settings.clear()
    settings.extend(parse_xml(f"<w:settings {nsdecls('w')}>{_SETTINGS}{_IN_LANGUAGE[lang]}</w:settings>"))
    properties = document.core_properties
    properties.title, properties.language = title, LANGUAGES[lang]
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = datetime(2020, 3, 5)  # the day on which the norm took effect
    _set_page(document.sections[0], WD_ORIENT.PORTRAIT)
    return document


def add_annex_section(document: Document) -> None:
    """A landscape section that counts its own pages.

    The paragraph that ends the section before is made so small that it never takes a page of its own.
    """
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _set_page(section, WD_ORIENT.LANDSCAPE)
    properties = section._sectPr
    for numbering in properties.findall(qn("w:pgNumType")):
        properties.remove(numbering)
    margins = properties.find(qn("w:pgMar"))
    margins.addnext(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))
    ends = [end for end in document.element.body.iter(qn("w:sectPr")) if end.getparent().tag == qn("w:pPr")]
    spacing = f'<w:spacing {nsdecls("w")} w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    ends[-1].getparent().insert(0, parse_xml(spacing))
    ends[-1].addprevious(parse_xml(f'<w:rPr {nsdecls("w")}><w:sz w:val="2"/></w:rPr>'))


def lie_across(document: Document) -> None:
    """Turn the first section of a document: for papers that are one wide table."""
    _set_page(document.sections[0], WD_ORIENT.LANDSCAPE)


def _set_page(section: Section, orientation: WD_ORIENT) -> None:
    across = orientation == WD_ORIENT.LANDSCAPE
    section.orientation = orientation
    section.page_width, section.page_height = (Mm(297), Mm(210)) if across else (Mm(210), Mm(297))
    section.left_margin, section.right_margin = LEFT, RIGHT_ACROSS if across else RIGHT_UPRIGHT
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True


def fill_headers(section: Section, width_cm: float, marker: str, draft_tag: str, draft: str) -> None:
    """Headers of a section: page number in the middle but not on page 1, `marker` at the right.

    Behind the page stands the watermark `draft`, when the condition `draft_tag` holds.
    """
    for header, numbered in ((section.first_page_header, False), (section.header, True)):
        header.is_linked_to_previous = False
        paragraph = header.paragraphs[0]
        paragraph.style = "header"
        paragraph._p.get_or_add_pPr().append(_tabs(width_cm))
        paragraph.add_run("{%r " + draft_tag + " %}")
        paragraph._p.append(parse_xml(_watermark(draft)))
        paragraph.add_run("{%r endif %}")
        paragraph.add_run("\t")
        if numbered:
            field = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
            paragraph._p.append(parse_xml(field))
        run = paragraph.add_run("\t" + marker)
        run.italic = True
        run.font.size = Pt(11)


def share_headers(section: Section, others: Iterable[Section]) -> None:
    """Give the headers of a section to others by name: it may be left out, and they with it if only inherited."""
    references = section._sectPr.findall(qn("w:headerReference"))
    for other in others:
        for reference in reversed(references):
            other._sectPr.insert(0, deepcopy(reference))


def _tabs(width_cm: float) -> object:
    middle, end = round(Cm(width_cm / 2).twips), round(Cm(width_cm).twips)
    tabs = f'<w:tab w:val="center" w:pos="{middle}"/><w:tab w:val="right" w:pos="{end}"/>'
    return parse_xml(f"<w:tabs {nsdecls('w')}>{tabs}</w:tabs>")


def _watermark(text: str) -> str:
    """Word's own kind of watermark: text on a path, behind the page, as Design > Watermark would put it."""
    formulas = "".join(
        f'<v:f eqn="{formula}"/>'
        for formula in (
            "sum #0 0 10800",
            "prod #0 2 1",
            "sum 21600 0 @1",
            "sum 0 0 @2",
            "sum 21600 0 @3",
            "if @0 @3 0",
            "if @0 21600 @1",
            "if @0 0 @2",
            "if @0 @4 21600",
        )
    )
    shape_type = (
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        f'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>{formulas}</v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    )
    style = (
        "position:absolute;margin-left:0;margin-top:0;width:400pt;height:110pt;rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    font = f"font-family:&quot;{FONT}&quot;;font-size:1pt"
    return (
        f"<w:r {nsdecls('w')} {_VML}><w:rPr><w:noProof/></w:rPr><w:pict>{shape_type}"
        f'<v:shape id="Watermark" alt="{text}" o:spid="_x0000_s2049" type="#_x0000_t136" style="{style}" '
        f'o:allowincell="f" fillcolor="#e9e9e9" stroked="f"><v:textpath style="{font}" string="{text}"/>'
        "</v:shape></w:pict></w:r>"
    )


def add_rule(
    container: Document | _Cell, name: str, width_cm: float, description: str = "Đường kẻ trang trí"
) -> Paragraph:
    """A drawn line in a small paragraph of its own; `name` tells the renderer how long to make it."""
    paragraph = container.add_paragraph(style="ND30 Đường kẻ")
    width = int(Cm(width_cm))
    number = 1 + sum(1 for _ in paragraph.part.element.iter(qn("wp:docPr")))
    geometry = (
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
    )
    shape = f"<wps:wsp><wps:cNvCnPr/><wps:spPr>{geometry}</wps:spPr><wps:bodyPr/></wps:wsp>"
    inline = (
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="0"/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{description}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SHAPE}">{shape}</a:graphicData></a:graphic></wp:inline>'
    )
    choice = f'<mc:Choice Requires="wps"><w:drawing>{inline}</w:drawing></mc:Choice>'
    run = (
        f"<w:r {nsdecls('w')} {_LINE_NAMESPACES}><w:rPr><w:noProof/></w:rPr>"
        f"<mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"
    )
    paragraph._p.append(parse_xml(run))
    return paragraph


def save(document: Document, path: Path) -> None:
    """Write the template with fixed dates in the archive, so that the same script gives the same file."""
    raw = BytesIO()
    document.save(raw)
    with ZipFile(raw) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(name))
