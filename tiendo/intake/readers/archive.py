"""Zip archives from outside, opened without trusting a word of them."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from lxml import etree

from tiendo.intake.limits import IntakeLimits, Unreadable, megabytes

_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1
_PACKED = frozenset({".zip", ".rar", ".7z", ".gz", ".tar", ".jar", ".xz", ".bz2"})
_MACROS = frozenset({"vbaproject.bin", "vbadata.xml"})
_MARKUP = (".xml", ".rels")
_FIXED_DATE = 0x21  # 1 January 1980, as zip archives count
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


class Archive:
    """The parts of a zip archive, each unpacked once, on demand and never beyond its declared size."""

    def __init__(self, data: bytes, limits: IntakeLimits) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, ValueError) as error:
            raise Unreadable("file_damaged") from error
        entries = self._zip.infolist()
        _guard(entries, len(data), limits)
        self._entries = {entry.filename: entry for entry in entries}

    @property
    def names(self) -> Iterable[str]:
        return self._entries.keys()

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def __getitem__(self, name: str) -> bytes:
        """The bytes of a part. Raises Unreadable where it is missing, damaged, or not what the directory says."""
        if name not in self._entries:
            raise Unreadable("file_damaged")
        entry = self._entries[name]
        try:
            with self._zip.open(entry) as stream:
                part = stream.read(entry.file_size)  # a plain read() would first unpack all that there is
                if stream.read(1) or len(part) != entry.file_size:
                    raise Unreadable("file_damaged")
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise Unreadable("file_damaged") from error
        if name.lower().endswith(_MARKUP):
            guard_markup(part)
        return part


def _guard(entries: list[zipfile.ZipInfo], packed: int, limits: IntakeLimits) -> None:
    """Refuse an archive by what its directory says, before anything is unpacked."""
    if len(entries) > limits.parts:
        raise Unreadable("file_too_many_parts", str(len(entries)), limit=limits.parts)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise Unreadable("file_encrypted")
    if not {entry.compress_type for entry in entries} <= {_STORED, _DEFLATED}:
        raise Unreadable("file_damaged")
    names = [entry.filename for entry in entries]
    for name in names:
        _guard_name(name)
    if len({name.lower() for name in names}) < len(names):
        raise Unreadable("file_unsafe_names", "×2")
    unpacked = sum(entry.file_size for entry in entries)
    allowed = max(limits.ratio_floor, limits.ratio * packed)
    if unpacked > min(limits.unpacked_bytes, allowed):
        raise Unreadable("file_unpacks_too_large", limit=megabytes(limits.unpacked_bytes))


def _guard_name(name: str) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or not name.isprintable():
        raise Unreadable("file_unsafe_names", name if name.isprintable() else repr(name))
    if path.name.lower() in _MACROS:
        raise Unreadable("file_macros")
    if path.suffix.lower() in _PACKED:
        raise Unreadable("file_nested", name)


def guard_markup(part: bytes) -> None:
    """Refuse XML that declares a document type: with it come entities that grow, or fetch files."""
    plain = part.replace(b"\x00", b"") if b"\x00" in part else part  # UTF-16
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise Unreadable("file_unsafe_xml")


def parse(part: bytes) -> etree._Element:
    """The root of an XML part; entities and the network are out of reach."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("file_damaged") from error


def stored(parts: Mapping[str, bytes]) -> bytes:
    """A zip archive of parts as they are, without compression: for libraries that open archives themselves."""
    body, directory = bytearray(), bytearray()
    for name, part in parts.items():
        encoded = name.encode("utf-8")
        about = (20, 0x800, _STORED, 0, _FIXED_DATE, zlib.crc32(part), len(part), len(part), len(encoded), 0)
        directory += _CENTRAL.pack(b"PK\x01\x02", 20, *about, 0, 0, 0, 0, len(body)) + encoded
        body += _LOCAL.pack(b"PK\x03\x04", *about) + encoded
        body += part
    end = _END.pack(b"PK\x05\x06", 0, 0, len(parts), len(parts), len(directory), len(body), 0)
    return bytes(body + directory + end)
