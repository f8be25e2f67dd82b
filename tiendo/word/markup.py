"""Elements of a template as text: what a document is put together from."""

import re
from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml import etree

_MARK = re.compile(r"\[\[[^\[\]]*\]\]")


def markup(element: etree._Element) -> str:
    """`element` as XML without the namespaces that the document declares at its root anyway."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    for prefix, uri in element.getroottree().getroot().nsmap.items():
        text = text.replace(f' xmlns:{prefix}="{uri}"', "")
    return text


def words(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(qn("w:t")))


def join_split_marks(paragraph: etree._Element) -> None:
    """Word splits what one types over several runs: give each "[[…]]" wholly to the run where it begins."""
    nodes = list(paragraph.iter(qn("w:t")))
    text = "".join(node.text or "" for node in nodes)
    owners = [number for number, node in enumerate(nodes) for _ in node.text or ""]
    for match in _MARK.finditer(text):
        owners[match.start() : match.end()] = [owners[match.start()]] * len(match.group())
    for number, node in enumerate(nodes):
        node.text = "".join(letter for letter, owner in zip(text, owners, strict=True) if owner == number)


def instruction(name: str, text: str = "") -> etree._Element:
    """A mark that Jinja does not see and that no text from outside can imitate, for text is always escaped."""
    return etree.ProcessingInstruction(name, text)


def before(element: etree._Element) -> Iterator[etree._Element]:
    """The elements before `element` in its parent, the nearest first."""
    return element.itersiblings(etree.Element, preceding=True)
