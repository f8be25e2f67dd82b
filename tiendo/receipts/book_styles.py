"""The styles of a workbook (xlsx): each of ours is added once, and found again in a copy that comes back."""

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ORDER = "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst".split()
_FONT, _LINE = "Times New Roman", "FFA6A6A6"
_NORMAL = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
_LEAST = {  # what must stand there in the least of files
    "fonts": '<font><sz val="11"/><name val="Calibri"/></font>',
    "fills": '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    "borders": "<border><left/><right/><top/><bottom/><diagonal/></border>",
    "cellStyleXfs": _NORMAL,
    "cellXfs": _NORMAL,
    "cellStyles": '<cellStyle name="Normal" xfId="0" builtinId="0"/>',
}
Key = tuple[object, ...]


@dataclass(frozen=True)
class Look:
    """How a cell of our own sheet looks. `across` and `along` are its alignment, `fill` a colour."""

    size: int = 11
    bold: bool = False
    link: bool = False
    across: str = ""
    along: str = "top"
    wrapped: bool = True
    boxed: bool = False
    fill: str = ""
    quoted: bool = False


class Styles:
    """The part that holds a workbook's styles. Cells know a style by its number."""

    def __init__(self, tree: etree._Element) -> None:
        self._tree = tree
        self._known: dict[str, dict[Key, int]] = {}
        self._looks: dict[Look, int] = {}
        for name, least in _LEAST.items():
            if not len(self._section(name)):
                self._section(name).extend(list(_parsed(f"<least>{least}</least>")))

    def filled(self, style: int, colour: str) -> int:
        """A style as it is, but on a colour."""
        return self._number("cellXfs", self._on(style, self._fill(colour), "1"))

    def with_fill_of(self, style: int, other: int) -> int:
        """A style as it is, but on the ground of another: that other itself where they differ in nothing else."""
        theirs = self._formats[other]
        changed = self._on(style, int(theirs.get("fillId", 0)), theirs.get("applyFill"))
        return other if _key(changed) == _key(theirs) else self._number("cellXfs", changed)

    def unfilled(self, style: int) -> int:
        """A style as it is, but on no ground."""
        return self._number("cellXfs", self._on(style, 0, None))

    def is_filled(self, style: int, colours: frozenset[str]) -> bool:
        """Whether a style is on one of some colours."""
        fill = self._section("fills")[int(self._formats[style].get("fillId", 0))]
        pattern = fill.find(f"{_MAIN}patternFill")
        if pattern is None or pattern.get("patternType") != "solid":
            return False
        return bool(_colours(pattern, "fgColor") & colours)

    def rules_in(self, colours: frozenset[str]) -> set[int]:
        """The formats of rules that lay one of some colours under cells."""
        found = self._tree.find(f"{_MAIN}dxfs")
        formats = () if found is None else found.iterchildren(f"{_MAIN}dxf")
        return {
            number
            for number, one in enumerate(formats)
            if any(
                _colours(pattern, "bgColor", "fgColor") & colours
                for pattern in one.iter(f"{_MAIN}patternFill")
            )
        }

    def rule(self, colour: str) -> int:
        """The format of a rule that lays a colour under cells."""
        fill = f'<dxf><fill><patternFill><bgColor rgb="{colour}"/></patternFill></fill></dxf>'
        return self._number("dxfs", _parsed(fill))

    def of(self, look: Look) -> int:
        """The style of a cell of ours."""
        if look not in self._looks:
            self._looks[look] = self._looking(look)
        return self._looks[look]

    def _looking(self, look: Look) -> int:
        fill = self._fill(look.fill) if look.fill else 0
        xf = etree.Element(f"{_MAIN}xf", numFmtId="0", fontId=str(self._font(look)), fillId=str(fill))
        xf.set("borderId", str(self._border() if look.boxed else 0))
        xf.set("xfId", "0")
        for name in ("quotePrefix",) if look.quoted else ():
            xf.set(name, "1")
        for name in ("applyFont", "applyFill", "applyBorder", "applyAlignment"):
            xf.set(name, "1")
        alignment = etree.SubElement(xf, f"{_MAIN}alignment")
        if look.across:
            alignment.set("horizontal", look.across)
        alignment.set("vertical", look.along)
        alignment.set("wrapText", "1" if look.wrapped else "0")
        return self._number("cellXfs", xf)

    def _on(self, style: int, fill: int, applied: str | None) -> etree._Element:
        xf = deepcopy(self._formats[style])
        xf.set("fillId", str(fill))
        if applied is None:
            xf.attrib.pop("applyFill", None)
        else:
            xf.set("applyFill", applied)
        return xf

    def _font(self, look: Look) -> int:
        marks = "<b/>" * look.bold + "<u/>" * look.link
        colour = '<color rgb="FF0563C1"/>' * look.link
        return self._number(
            "fonts", _parsed(f'<font>{marks}<sz val="{look.size}"/>{colour}<name val="{_FONT}"/></font>')
        )

    def _fill(self, colour: str) -> int:
        pattern = (
            f'<patternFill patternType="solid"><fgColor rgb="{colour}"/><bgColor indexed="64"/></patternFill>'
        )
        return self._number("fills", _parsed(f"<fill>{pattern}</fill>"))

    def _border(self) -> int:
        sides = "".join(
            f'<{side} style="thin"><color rgb="{_LINE}"/></{side}>'
            for side in ("left", "right", "top", "bottom")
        )
        return self._number("borders", _parsed(f"<border>{sides}<diagonal/></border>"))

    @property
    def _formats(self) -> etree._Element:
        return self._section("cellXfs")

    def _section(self, name: str) -> etree._Element:
        found = self._tree.find(f"{_MAIN}{name}")
        if found is None:
            found = etree.Element(f"{_MAIN}{name}")
            behind = {f"{_MAIN}{one}" for one in _ORDER[_ORDER.index(name) + 1 :]}
            place = next((i for i, one in enumerate(self._tree) if one.tag in behind), len(self._tree))
            self._tree.insert(place, found)
        return found

    def _number(self, section: str, element: etree._Element) -> int:
        """The number of an element in its section, to which it is added where it lacks it."""
        entries = self._section(section)
        if section not in self._known:
            known: dict[Key, int] = {}
            for number, one in enumerate(entries):
                known.setdefault(_key(one), number)
            self._known[section] = known
        known = self._known[section]
        key = _key(element)
        if key not in known:
            known[key] = len(entries)
            entries.append(element)
            entries.set("count", str(len(entries)))
        return known[key]


def _parsed(xml: str) -> etree._Element:
    return etree.fromstring(f'<x xmlns="{_MAIN[1:-1]}">{xml}</x>')[0]


def _key(element: etree._Element) -> Key:
    children = tuple(_key(child) for child in element.iterchildren(etree.Element))
    return element.tag, frozenset(element.attrib.items()), (element.text or "").strip(), children


def _colours(pattern: etree._Element, *names: str) -> set[str]:
    found = (pattern.find(f"{_MAIN}{name}") for name in names)
    return {one.get("rgb", "").upper() for one in found if one is not None}
