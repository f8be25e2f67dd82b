"""A zip archive whose entries are compressed once and put together often: the same entries give the same bytes."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from struct import Struct

# Field by field as in the format's specification (APPNOTE 4.3.7, 4.3.12, 4.3.16).
_LOCAL = Struct("<4s5H3I2H")
_CENTRAL, _PLACE = Struct("<4s6H3I5HI"), Struct("<I")
_END = Struct("<4s4H2IH")
_VERSION, _UTF8_NAME, _DEFLATED = 20, 0x800, 8
_NAME = attrgetter("name")
_TIME, _DATE = 0, (1 << 5) | 1  # 1 January 1980, the first day that the format knows


@dataclass(frozen=True)
class Packed:
    """An entry of an archive, compressed."""

    name: bytes
    crc: int
    size: int
    content: bytes

    @cached_property
    def local(self) -> bytes:
        """The entry as it stands in an archive, whichever."""
        return _LOCAL.pack(b"PK\3\4", _VERSION, *self._about, 0) + self.name + self.content

    @cached_property
    def listed(self) -> bytes:
        """What an archive's directory says of the entry, but for its place and name."""
        return _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *self._about, 0, 0, 0, 0, 0)

    @property
    def _about(self) -> tuple[int, ...]:
        sizes = (self.crc, len(self.content), self.size, len(self.name))
        return (_UTF8_NAME, _DEFLATED, _TIME, _DATE, *sizes)


def pack(name: str, content: bytes) -> Packed:
    return pack_pieces(name, (content,))


def pack_pieces(name: str, pieces: Iterable[bytes]) -> Packed:
    """The same of content that comes piece by piece, of which only the compressed is kept."""
    deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    compressed, crc, size = [], 0, 0
    for piece in pieces:
        compressed.append(deflate.compress(piece))
        crc, size = zlib.crc32(piece, crc), size + len(piece)
    compressed.append(deflate.flush())
    return Packed(name.encode(), crc, size, b"".join(compressed))


def assemble(entries: Iterable[Packed]) -> bytes:
    """The archive, its entries sorted by name and all of one date."""
    files: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for entry in sorted(entries, key=_NAME):
        files.append(entry.local)
        directory += (entry.listed, _PLACE.pack(at), entry.name)
        at += len(entry.local)
    n, length = len(files), sum(map(len, directory))
    end = _END.pack(b"PK\5\6", 0, 0, n, n, length, at, 0)
    return b"".join((*files, *directory, end))
