"""Zip archives taken apart and put together, honestly or not."""

import io
import zipfile
from collections.abc import Mapping


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(content: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return target.getvalue()


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    return packed(parts(data) | {name: part})


def replaced(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The archive with `old` replaced in a part, which must hold it."""
    content = parts(data)
    assert old in content[name], (name, old)
    return packed(content | {name: content[name].replace(old, new, 1)})


def declaring(data: bytes, name: str, size: int) -> bytes:
    """The archive whose directory and local header lie about the unpacked size of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = archive.getinfo(name)
    spoilt = bytearray(data)
    at = entry.header_offset + 22
    spoilt[at : at + 4] = size.to_bytes(4, "little")
    central = data.index(b"PK\x01\x02")
    while data[central + 46 : central + 46 + len(name)] != name.encode():
        central = data.index(b"PK\x01\x02", central + 4)
    spoilt[central + 24 : central + 28] = size.to_bytes(4, "little")
    return bytes(spoilt)
