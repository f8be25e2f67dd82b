"""The properties of a finished file: from the document alone, whoever last saved the template and whenever."""

from datetime import date
from xml.sax.saxutils import escape

from schemas.document import Document
from tiendo.word.text import one_line

ENTRY = "docProps/core.xml"
_LIMIT = 255  # Word's limit for a property
_LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


def core_properties(document: Document) -> bytes:
    """The part `ENTRY` as XML."""
    day = f"{date.fromisoformat(str(document.values['document_date'])).isoformat()}T00:00:00Z"
    agency = _property(document.values["issuing_agency"])
    title = _property(document.values["title"])
    language = escape(_LANGUAGES.get(document.lang, document.lang))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{agency}</dc:creator><dc:language>{language}</dc:language>"
        f"<cp:lastModifiedBy>{agency}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>'
    ).encode()


def _property(value: object) -> str:
    return escape(one_line(str(value))[:_LIMIT])
