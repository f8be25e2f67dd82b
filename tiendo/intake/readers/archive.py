"""Zip archives from outside, opened without trusting a word of them."""

import io
import struct
import zipfile
from collections.abc import Iterable, Iterator
from functools import lru_cache

from isal import isal_zlib  # unpacks in half the time of zlib
from lxml import etree

from tiendo.intake.limits import IntakeLimits, Unreadable, megabytes

_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1
_PACKED = (".zip", ".rar", ".7z", ".gz", ".tar", ".jar", ".xz", ".bz2")
_MACROS = frozenset({"vbaproject.bin", "vbadata.xml"})
# What zipfile lets through of a directory that contradicts itself.
_MALFORMED = (
    zipfile.BadZipFile,
    struct.error,
    ArithmeticError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
)
_MARKUP = (".xml", ".rels")
_UTF_8 = 0x800  # flag: names are UTF-8
_FIXED_DATE = 0x21  # 1 January 1980, as zip archives count
_LOCAL_MARK = b"PK\x03\x04"
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


class Archive:
    """The parts of a zip archive, each unpacked once, on demand and never beyond its declared size."""

    def __init__(self, data: bytes, limits: IntakeLimits) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                entries = archive.infolist()
        except _MALFORMED as error:
            raise Unreadable("file_damaged") from error
        self._data = data
        _guard(entries, len(data), limits)
        self._entries = {entry.filename: entry for entry in entries}
        self._parts: dict[str, bytes] = {}

    @property
    def names(self) -> Iterable[str]:
        return self._entries.keys()

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def __getitem__(self, name: str) -> bytes:
        """The bytes of a part. Raises Unreadable where it is missing, damaged, or not what the directory says."""
        if name not in self._parts:
            self._parts[name] = self._unpack(name)
        return self._parts[name]

    def _unpack(self, name: str) -> bytes:
        if name not in self._entries:
            raise Unreadable("file_damaged")
        entry = self._entries[name]
        part = _inflated(self._packed(entry), entry)
        if len(part) != entry.file_size or isal_zlib.crc32(part) != entry.CRC:
            raise Unreadable("file_damaged")
        if name.lower().endswith(_MARKUP):
            guard_markup(part)
        return part

    def _packed(self, entry: zipfile.ZipInfo) -> bytes:
        """The bytes between an entry's own header and its end."""
        start = entry.header_offset
        header = self._data[start : start + _LOCAL.size] if start >= 0 else b""
        if len(header) < _LOCAL.size or not header.startswith(_LOCAL_MARK):
            raise Unreadable("file_damaged")
        *_, name_length, extra_length = _LOCAL.unpack(header)
        start += _LOCAL.size + name_length + extra_length
        return self._data[start : start + entry.compress_size]

    def stored(self, names: Iterable[str]) -> bytes:
        """An archive of these parts without compression: for libraries that open archives themselves.

        What they see is what was looked through, whatever the original's two directories say.
        """
        body, directory = bytearray(), bytearray()
        kept = list(names)
        for name in kept:
            part, encoded = self[name], name.encode("utf-8")
            sizes = (self._entries[name].CRC, len(part), len(part), len(encoded), 0)
            about = (20, _UTF_8, _STORED, 0, _FIXED_DATE, *sizes)
            directory += _CENTRAL.pack(b"PK\x01\x02", 20, *about, 0, 0, 0, 0, len(body)) + encoded
            body += _LOCAL.pack(_LOCAL_MARK, *about) + encoded
            body += part
        end = _END.pack(b"PK\x05\x06", 0, 0, len(kept), len(kept), len(directory), len(body), 0)
        return bytes(body + directory + end)


def _inflated(packed: bytes, entry: zipfile.ZipInfo) -> bytes:
    """The unpacked bytes, of which never more are made than the directory promises and one."""
    if entry.compress_type == _STORED:
        return packed
    try:
        return isal_zlib.decompressobj(-isal_zlib.MAX_WBITS).decompress(packed, entry.file_size + 1)
    except isal_zlib.error as error:  # type: ignore[misc]  # its stub takes the class for an instance
        raise Unreadable("file_damaged") from error


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


@lru_cache(maxsize=1_000)  # archives that the same program made have the same names
def _guard_name(name: str) -> None:
    last = name.lower().rpartition("/")[2]
    if (
        name.startswith("/")
        or ".." in name.split("/")
        or "\\" in name
        or ":" in name
        or not name.isprintable()
    ):
        raise Unreadable("file_unsafe_names", name if name.isprintable() else repr(name))
    if last in _MACROS:
        raise Unreadable("file_macros")
    if last.endswith(_PACKED):
        raise Unreadable("file_nested", name)


def guard_markup(part: bytes) -> None:
    """Refuse XML that declares a document type: with it come entities that grow, or fetch files."""
    plain = part.replace(b"\x00", b"") if b"\x00" in part else part  # UTF-16
    if b"!" in plain and (b"<!DOCTYPE" in plain or b"<!ENTITY" in plain):
        raise Unreadable("file_unsafe_xml")


def parse(part: bytes) -> etree._Element:
    """The root of an XML part; entities and the network are out of reach."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("file_damaged") from error


def streamed(part: bytes, *names: str) -> Iterator[etree._Element]:
    """The elements of some names, whatever their namespace, each when it is whole: a part may be very large."""
    tags = [f"{{*}}{name}" for name in names]
    try:
        events = etree.iterparse(io.BytesIO(part), tag=tags, resolve_entities=False, no_network=True)
        for _, element in events:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise Unreadable("file_damaged") from error
