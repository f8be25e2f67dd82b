"""Many letters from one template as cheaply as can be: the floor technique that tiendo.word is to be held against.

The template is patched and compiled once, what no letter changes is compressed once; each letter then costs one
rendering of text and the compression of its own part. Nothing is checked or traced.
"""

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined

_DOCUMENT = "word/document.xml"
_DEFLATED = 8
_FIXED_DATE = 0x21  # 1 January 1980, as zip archives count
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


class Letters:
    """A compiled template."""

    def __init__(self, template: Path) -> None:
        source = DocxTemplate(template)
        source.init_docx()
        environment = Environment(autoescape=True, undefined=StrictUndefined)
        self._document = environment.from_string(source.patch_xml(source.get_xml()))
        self._body, self._directory, self._count = bytearray(), bytearray(), 0
        with ZipFile(template) as archive:
            for name in sorted(archive.namelist()):
                if name != _DOCUMENT:
                    _append(self._body, self._directory, name, archive.read(name))
                    self._count += 1

    def render(self, context: Mapping[str, object]) -> bytes:
        """One letter as a .docx."""
        xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + self._document.render(context)
        body, directory = bytearray(self._body), bytearray(self._directory)
        _append(body, directory, _DOCUMENT, xml.encode())
        count = self._count + 1
        end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
        return bytes(body + directory + end)


def _append(body: bytearray, directory: bytearray, name: str, content: bytes) -> None:
    """Add an entry to an archive in the making."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    encoded = name.encode()
    sizes = (zlib.crc32(content), len(packed), len(content), len(encoded), 0)
    about = (20, 0, _DEFLATED, 0, _FIXED_DATE, *sizes)
    directory += _CENTRAL.pack(b"PK\x01\x02", 20, *about, 0, 0, 0, 0, len(body)) + encoded
    body += _LOCAL.pack(b"PK\x03\x04", *about) + encoded + packed
