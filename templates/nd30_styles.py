"""The style sheet of Nghị định 30/2020/NĐ-CP, Phụ lục I: sizes in points as the norm gives them."""

from collections.abc import Sequence

from docx.oxml.ns import nsdecls

FONT = "Times New Roman"
LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _spacing(before: float = 0, after: float = 0, lines: float = 1) -> str:
    twentieths = f'w:before="{round(before * 20)}" w:after="{round(after * 20)}"'
    return f'<w:spacing {twentieths} w:line="{round(lines * 240)}" w:lineRule="auto"/>'


_CENTRE, _LEFT, _BOTH = (f'<w:jc w:val="{side}"/>' for side in ("center", "left", "both"))
_NEXT, _KEEP = "<w:keepNext/>", "<w:keepNext/><w:keepLines/>"
_BOLD, _ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
_FIRST_LINE = '<w:ind w:firstLine="720"/>'  # 1.27 cm
_PROSE = _spacing(after=6, lines=1.15) + _FIRST_LINE + _BOTH
_HEADING = _KEEP + _spacing(before=6, after=6, lines=1.15) + _FIRST_LINE + _BOTH
_CENTRED = _spacing() + _CENTRE


def _entry(indent: int) -> str:
    """A line of the table of contents: dots lead to the page number."""
    dots = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs>'
    return f'{dots}{_spacing(after=3)}<w:ind w:left="{indent}"/>{_LEFT}'


_OUTLINE = tuple(f'<w:outlineLvl w:val="{level}"/>' for level in range(3))

# id, name, based on, paragraph properties, run properties, style of the paragraph that follows
_Row = tuple[str, str, str, str, str, str]

_PROSE_STYLES: Sequence[_Row] = (
    ("Normal", "Normal", "", "", _size(14), ""),
    ("BodyText", "Body Text", "Normal", "<w:widowControl/>" + _PROSE, "", ""),
    ("Heading1", "heading 1", "Normal", _HEADING + _OUTLINE[0], _BOLD, "BodyText"),
    ("Heading2", "heading 2", "Normal", _HEADING + _OUTLINE[1], _BOLD, "BodyText"),
    ("Heading3", "heading 3", "Normal", _HEADING + _OUTLINE[2], _BOLD + _ITALIC, "BodyText"),
    ("Title", "Title", "Normal", _NEXT + _CENTRED, _BOLD + _size(14), ""),
    ("Caption", "caption", "Normal", _KEEP + _spacing(after=6) + _CENTRE, _BOLD + _size(12), ""),
    ("ND30Figure", "ND30 Tên hình", "Caption", '<w:keepNext w:val="0"/>' + _spacing(after=8), "", ""),
    ("Header", "header", "Normal", _spacing(), _size(14), ""),
    ("ND30Basis", "ND30 Căn cứ", "BodyText", "", _ITALIC, ""),
    ("ND30Item", "ND30 Gạch đầu dòng", "BodyText", "", "", ""),
    ("ND30Chart", "ND30 Biểu đồ", "Normal", _NEXT + _spacing(before=4) + _CENTRE, "", ""),
    ("ND30Contents", "ND30 Tên mục lục", "Normal", _NEXT + _spacing(before=12, after=8) + _CENTRE, _BOLD, ""),
    ("TOC1", "toc 1", "Normal", _entry(0), _size(12), ""),
    ("TOC2", "toc 2", "Normal", _entry(284), _size(12), ""),
    ("TOC3", "toc 3", "Normal", _entry(0), _size(12), ""),
    ("ND30Note", "ND30 Ghi chú", "Normal", _spacing(after=4) + _BOTH, _ITALIC + _size(12), ""),
    ("ND30Tag", "ND30 Lệnh mẫu", "Normal", _spacing() + _LEFT, '<w:color w:val="808080"/>' + _size(9), ""),
)

_FRAME_STYLES: Sequence[_Row] = (
    ("ND30Nation", "ND30 Quốc hiệu", "Normal", _CENTRED, _BOLD + _size(13), ""),
    ("ND30Motto", "ND30 Tiêu ngữ", "Normal", _CENTRED, _BOLD + _size(14), ""),
    ("ND30Parent", "ND30 Cơ quan chủ quản", "Normal", _CENTRED, _size(13), ""),
    ("ND30Agency", "ND30 Cơ quan ban hành", "Normal", _CENTRED, _BOLD + _size(13), ""),
    ("ND30Number", "ND30 Số, ký hiệu", "Normal", _CENTRED, _size(13), ""),
    ("ND30Subject", "ND30 Về việc", "Normal", _CENTRED, _size(12), ""),
    ("ND30Place", "ND30 Địa danh, thời gian", "Normal", _CENTRED, _ITALIC + _size(14), ""),
    ("ND30Draft", "ND30 Dự thảo", "Normal", _CENTRED, _BOLD + _size(13), ""),
    (
        "ND30Abstract",
        "ND30 Trích yếu",
        "Normal",
        _NEXT + _spacing() + '<w:ind w:left="567" w:right="567"/>' + _CENTRE,
        _BOLD + _size(14),
        "",
    ),
    ("ND30Rule", "ND30 Đường kẻ", "Normal", _spacing(before=4) + _CENTRE, _size(2), ""),
    ("ND30To", "ND30 Kính gửi", "Normal", _spacing(after=6) + _CENTRE, _size(14), ""),
    (
        "ND30ToList",
        "ND30 Kính gửi nhiều nơi",
        "Normal",
        _spacing(after=4) + '<w:ind w:left="3402"/>' + _LEFT,
        "",
        "",
    ),
    ("ND30Authority", "ND30 Quyền hạn, chức vụ", "Normal", _KEEP + _CENTRED, _BOLD + _size(14), ""),
    ("ND30Signer", "ND30 Họ tên người ký", "Normal", _KEEP + _CENTRED, _BOLD + _size(14), ""),
    ("ND30Copies", "ND30 Nơi nhận", "Normal", _KEEP + _spacing() + _LEFT, _BOLD + _ITALIC + _size(12), ""),
    ("ND30CopiesList", "ND30 Danh sách nơi nhận", "Normal", _KEEP + _spacing() + _LEFT, _size(11), ""),
    ("ND30Annex", "ND30 Phụ lục", "Normal", _NEXT + _CENTRED + _OUTLINE[0], _BOLD + _size(14), ""),
    ("ND30AnnexTitle", "ND30 Tên phụ lục", "Normal", _NEXT + _CENTRED, _BOLD + _size(14), ""),
    ("ND30AnnexOf", "ND30 Kèm theo", "Normal", _NEXT + _CENTRED, _ITALIC + _size(14), ""),
)

_TABLE_STYLES: Sequence[_Row] = (
    ("ND30Cell", "ND30 Ô bảng", "Normal", _spacing(2, 2) + _LEFT, _size(11), ""),
    ("ND30CellCentre", "ND30 Ô bảng giữa", "ND30Cell", _CENTRE, "", ""),
    ("ND30CellBold", "ND30 Ô bảng đậm", "ND30Cell", _NEXT, _BOLD, ""),
    ("ND30CellHead", "ND30 Ô đầu bảng", "ND30Cell", _NEXT + _CENTRE, _BOLD, ""),
    ("ND30CellHeadSmall", "ND30 Ô đầu bảng nhỏ", "ND30CellHead", "", _size(10), ""),
    ("ND30CellTotal", "ND30 Ô tổng cộng", "ND30Cell", _CENTRE, _BOLD, ""),
    ("ND30Annex1", "ND30 Ô phụ lục", "ND30Cell", _spacing(1, 1), _size(10), ""),
    ("ND30Annex2", "ND30 Ô phụ lục giữa", "ND30Annex1", _CENTRE, "", ""),
    ("ND30Annex3", "ND30 Ô phụ lục đậm", "ND30Annex1", _NEXT, _BOLD, ""),
    ("ND30Annex4", "ND30 Ô phụ lục tổng cộng", "ND30Annex1", _CENTRE, _BOLD, ""),
)


def style_sheet(lang: str = "vi") -> str:
    """The whole styles part as XML: defaults in the language, paragraph styles, the two table styles."""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    language = f'<w:lang w:val="{LANGUAGES[lang]}" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="000000"/>{_size(14)}{language}</w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    styles = "".join(_style(*row) for row in (*_PROSE_STYLES, *_FRAME_STYLES, *_TABLE_STYLES))
    return f"<w:styles {nsdecls('w')}>{defaults}{styles}{_table_styles()}</w:styles>"


def _style(id: str, name: str, based_on: str, paragraph: str, run: str, following: str) -> str:
    """A paragraph style: Word's own carry their English names, ours Vietnamese ones."""
    kind = ' w:customStyle="1"' if id.startswith("ND30") else ""
    kind += ' w:default="1"' if id == "Normal" else ""
    links = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    links += f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{id}"><w:name w:val="{name}"/>{links}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _table_styles() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 0), ("left", 85), ("bottom", 0), ("right", 85))
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>'
    )
