"""The frame and the prose of a template: docxtpl reads it, Jinja fills it, escaping all and refusing unknown names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any, cast
from zipfile import BadZipFile

import jinja2
import jinja2.meta
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from tiendo.word.errors import TemplateError, missing_value

_BARE_CELL, _BLANK_CELL = "</w:tcPr></w:tc>", "</w:tcPr><w:p/></w:tc>"
_WITH_TAGS = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER, RELATIONSHIP_TYPE.FOOTNOTES)


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


JINJA = ImmutableSandboxedEnvironment(undefined=_Strict, autoescape=True)


@dataclass(frozen=True)
class Source:
    """A part of a template, compiled once: the Jinja template and the names that it uses."""

    template: str
    compiled: jinja2.Template
    used: frozenset[str]
    docxtpl: DocxTemplate

    def render(self, context: Mapping[str, object]) -> str:
        """The part as XML. Raises TemplateError when a name has no value or a tag fails."""
        try:
            xml = self.compiled.render(context)
        except _MissingName as error:
            raise missing_value(self.template, error.name) from error
        except jinja2.TemplateError as error:
            raise TemplateError(
                self.template, f"lệnh mẫu không chạy được: {error}.", f"a tag fails: {error}."
            ) from error
        xml = xml.replace(_BARE_CELL, _BLANK_CELL)  # Word opens no file in which a cell has no paragraph left
        return str(self.docxtpl.resolve_listing(xml)) if "\n" in xml or "\t" in xml else xml


class Frame:
    """An open template."""

    def __init__(self, template: str, content: bytes) -> None:
        """Raises TemplateError when `content` is not a Word document."""
        self.name = template
        self._docxtpl = DocxTemplate(BytesIO(content))
        try:
            self._docxtpl.init_docx()
        except (BadZipFile, OpcError, KeyError, ValueError, OSError, etree.XMLSyntaxError) as error:
            raise TemplateError(
                template, "không phải là tệp Word (.docx).", "is not a Word file (.docx)."
            ) from error

    @property
    def docx(self) -> WordDocument:
        return cast("WordDocument", self._docxtpl.docx)

    def source(self) -> Source:
        """The document as it stands now, compiled."""
        return self._compiled(etree.tostring(self.docx.element, encoding="unicode"))

    def other_sources(self) -> dict[str, Source]:
        """Headers, footers and footnotes, compiled, by their entry in the archive."""
        parts = [
            relation.target_part
            for relation in self.docx.part.rels.values()
            if relation.reltype in _WITH_TAGS
        ]
        return {part.partname.membername: self._compiled(part.blob.decode()) for part in parts}

    def _compiled(self, xml: str) -> Source:
        declaration_less = re.sub(r"^<\?xml[^>]*\?>\s*", "", xml)
        try:
            tree = JINJA.parse(self._docxtpl.patch_xml(declaration_less))
            names = frozenset(jinja2.meta.find_undeclared_variables(tree))
            return Source(self.name, JINJA.from_string(tree), names, self._docxtpl)
        except jinja2.TemplateSyntaxError as error:
            raise TemplateError(
                self.name, f"lệnh mẫu viết sai: {error.message}.", f"a tag is wrong: {error.message}."
            ) from error
        except jinja2.TemplateError as error:
            raise TemplateError(
                self.name, f"lệnh mẫu không chạy được: {error}.", f"a tag fails: {error}."
            ) from error
