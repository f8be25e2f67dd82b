"""The frame and the prose of a document: docxtpl with autoescape and no undefined name."""

from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, cast
from zipfile import BadZipFile

import jinja2
import jinja2.meta
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from tiendo.errors import InputError
from tiendo.word.errors import TemplateError
from tiendo.word.text import GUARD

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


class _MissingName(jinja2.UndefinedError):
    def __init__(self, name: str, message: str | None = None) -> None:
        super().__init__(message)
        self.name = name


class _Strict(jinja2.StrictUndefined):
    """StrictUndefined whose error knows the name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        raising = partial(_MissingName, str(self._undefined_name))
        self._undefined_exception = cast("type[jinja2.TemplateRuntimeError]", raising)


_JINJA = ImmutableSandboxedEnvironment(undefined=_Strict, autoescape=True)


class Frame(DocxTemplate):
    """A template that refuses broken XML instead of mending it: docxtpl's mending drops what follows."""

    def fix_tables(self, xml: str) -> etree._Element:
        return etree.fromstring(xml, _PARSER)

    def render_xml_part(self, *args: object, **kwargs: object) -> str:
        return super().render_xml_part(*args, **kwargs).replace(GUARD, "")

    @property
    def body(self) -> etree._Element:
        return self.docx.element.body

    def headers_and_footers(self) -> Iterator[etree._Element]:
        for relation in self.docx.part.rels.values():
            if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
                yield relation.target_part.element


def open_frame(template: Path) -> Frame:
    """Open `template`. Raises InputError when it is missing or not a Word document."""
    if not template.is_file():
        raise InputError(f"Không tìm thấy mẫu {template.name}.", f"There is no template {template.name}.")
    frame = Frame(template)
    try:
        frame.init_docx()
    except (BadZipFile, OpcError, KeyError, ValueError, OSError, etree.XMLSyntaxError) as error:
        raise TemplateError(
            template.name, "không phải là tệp Word (.docx).", "is not a Word file (.docx)."
        ) from error
    return frame


class Tags:
    """What docxtpl takes for a Jinja environment: compiles each source once, notes the names that it uses."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    def from_string(self, source: str) -> jinja2.Template:
        compiled, names = _compiled(source)
        self.used |= names
        return compiled


@lru_cache(maxsize=64)
def _compiled(source: str) -> tuple[jinja2.Template, frozenset[str]]:
    tree = _JINJA.parse(source)
    names = frozenset(jinja2.meta.find_undeclared_variables(tree))
    return _JINJA.from_string(tree), names


def render_frame(frame: Frame, template: str, context: dict[str, object]) -> set[str]:
    """Render body, headers and footers in place; return the names that the template uses.

    Raises TemplateError when a name has no value, a tag is wrong or the outcome is broken.
    """
    tags = Tags()
    try:
        frame.render(context, tags)
    except _MissingName as error:
        raise TemplateError(
            template,
            f"không có giá trị cho tên «{error.name}»; xem danh sách tên trong templates/README.md.",
            f"there is no value for the name '{error.name}'; templates/README.md lists the names.",
        ) from error
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(
            template, f"lệnh mẫu viết sai: {error.message}.", f"a tag is wrong: {error.message}."
        ) from error
    except jinja2.TemplateError as error:
        raise TemplateError(
            template, f"lệnh mẫu không chạy được: {error}.", f"a tag fails: {error}."
        ) from error
    except etree.XMLSyntaxError as error:
        raise TemplateError(
            template,
            "các lệnh mẫu làm hỏng cấu trúc văn bản; mỗi lệnh {%p … %} phải đứng riêng một đoạn.",
            "its tags break the document's structure; each {%p … %} needs a paragraph of its own.",
        ) from error
    return tags.used
