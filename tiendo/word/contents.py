"""The table of contents: a field that Word brings up to date, filled beforehand with what the document holds.

In the template its place is a paragraph that holds "[[contents]]". Entries are the paragraphs of level 1 and 2 by
their styles, and the texts that an annex puts into a TC field. Their page numbers are references that whoever lays
the document out resolves; annexes have none, for each counts its own pages. Until then no dots lead to nothing.
"""

import re
from collections.abc import Mapping
from html import unescape

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle

from tiendo.word.figures import Bookmarks
from tiendo.word.markup import instruction, words
from tiendo.word.text import run_text

_INSTRUCTION = "tiendo-contents"
_PLACE = re.compile(r"\[\[\s*contents\s*\]\]")
_PLACED = f"<?{_INSTRUCTION} ?>"
_DEEPEST = 2
_ANNEX_LEVEL = 3
_FIELD = f' TOC \\o "1-{_DEEPEST}" \\f \\h \\z \\n {_ANNEX_LEVEL}-{_ANNEX_LEVEL} '
_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>(?:(?!<w:p[ >]).)*?</w:p>", re.DOTALL)
_STYLE = re.compile(r'<w:pStyle w:val="([^"]+)"/>')
_ANNEX = re.compile(r'<w:instrText[^>]*> TC &quot;(.*?)&quot;|<w:instrText[^>]*> TC "(.*?)"', re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^>/]*)?>(.*?)</w:t>|<w:(br|tab)/>", re.DOTALL)
_HEAD = re.compile(r"<w:p(?: [^>]*)?>(?:<w:pPr>.*?</w:pPr>|<w:pPr/>)?", re.DOTALL)


def take_contents(document: WordDocument) -> bool:
    """Take the place of the table of contents out of the body, leaving a mark. False when there is none."""
    for paragraph in document.element.body.iterchildren(qn("w:p")):
        if _PLACE.search(words(paragraph)):
            paragraph.addprevious(instruction(_INSTRUCTION))
            paragraph.getparent().remove(paragraph)
            return True
    return False


def levels(document: WordDocument) -> dict[str, int]:
    """Ids of the styles whose paragraphs are entries → their level, from 1."""
    found = {}
    for style in document.styles:
        match = re.fullmatch(r"Heading (\d)", style.name or "") if isinstance(style, ParagraphStyle) else None
        if match and int(match.group(1)) <= _DEEPEST:
            found[style.style_id] = int(match.group(1))
    return found


def with_contents(xml: str, styles: Mapping[str, int], bookmarks: Bookmarks) -> str:
    """`xml` with its table of contents, each of whose entries leads to its place."""
    entries: list[tuple[int, str, str]] = []  # level, text as XML, bookmark

    def marked(match: re.Match[str]) -> str:
        paragraph = match.group()
        found = _entry(paragraph, styles)
        if found is None:
            return paragraph
        name, number = f"_Toc{len(entries) + 1:06}", bookmarks.number()
        entries.append((*found, name))
        head = _HEAD.match(paragraph)
        end = head.end() if head else 0
        return (
            f'{paragraph[:end]}<w:bookmarkStart w:id="{number}" w:name="{name}"/>{paragraph[end : -len("</w:p>")]}'
            f'<w:bookmarkEnd w:id="{number}"/></w:p>'
        )

    xml = _PARAGRAPH.sub(marked, xml)
    return xml.replace(_PLACED, _table(entries), 1)


def _entry(paragraph: str, styles: Mapping[str, int]) -> tuple[int, str] | None:
    annex = _ANNEX.search(paragraph)
    if annex:
        return _ANNEX_LEVEL, run_text(unescape(annex.group(1) or annex.group(2)))
    style = _STYLE.search(paragraph)
    level = styles.get(style.group(1)) if style else None
    if level is None:
        return None
    text = "".join(match.group(1) or " " for match in _TEXT.finditer(paragraph) if match.group(1) != "")
    return level, text.strip()


def _table(entries: list[tuple[int, str, str]]) -> str:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{_FIELD.replace(chr(34), "&quot;")}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    lines = [_line(*entry, begin if number == 0 else "") for number, entry in enumerate(entries)]
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'  # in the last line: one of its own may open a blank page
    return "".join(lines).removesuffix("</w:p>") + end if lines else ""


def _line(level: int, text: str, bookmark: str, begin: str) -> str:
    page = "" if level == _ANNEX_LEVEL else _page_of(bookmark)
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="TOC{level}"/></w:pPr>{begin}'
        f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{run}{page}</w:hyperlink></w:p>'
    )


def _page_of(bookmark: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> PAGEREF {bookmark} \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t></w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
