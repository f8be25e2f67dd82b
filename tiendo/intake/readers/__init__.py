"""Readers: bytes → sheets of strings. One registry by content; what no reader takes is refused by name."""

from collections.abc import Callable, Mapping

from tiendo.intake.limits import IntakeLimits, Unreadable, megabytes
from tiendo.intake.model import Book, Tab
from tiendo.intake.readers.archive import Archive
from tiendo.intake.readers.delimited import read_delimited
from tiendo.intake.readers.opendocument import read_opendocument
from tiendo.intake.readers.records import read_records
from tiendo.intake.readers.sniff import ZIP, archive_kind, misnamed, refuse_by_first_bytes
from tiendo.intake.readers.word import read_word
from tiendo.intake.readers.workbook import read_workbook

__all__ = ["misnamed", "read_book", "read_texts"]

ARCHIVES: Mapping[str, Callable[[Archive, IntakeLimits], Book]] = {
    "workbook": read_workbook,
    "word": read_word,
    "opendocument": read_opendocument,
}
TEXTS: Mapping[str, Callable[[bytes, IntakeLimits], Book]] = {
    "records": read_records,
    "delimited": read_delimited,
}


def read_book(data: bytes, limits: IntakeLimits, size: int | None = None) -> Book:
    """The sheets of a file, whatever its suffix says. Raises Unreadable when it cannot be taken.

    `size` is that of the file where `data` is only its beginning.
    """
    size = len(data) if size is None else size
    if not size:
        raise Unreadable("file_empty")
    if size > limits.file_bytes:
        raise Unreadable("file_too_large", limit=megabytes(limits.file_bytes), size=size)
    if data.startswith(ZIP):
        archive = Archive(data, limits)
        return ARCHIVES[archive_kind(archive)](archive, limits)
    refuse_by_first_bytes(data)
    return TEXTS["records" if _opens_like_json(data) else "delimited"](data, limits)


def read_texts(data: bytes, limits: IntakeLimits) -> list[Tab] | None:
    """The tables of a file that is text (csv, json); None where it is none, or cannot be taken."""
    if data.startswith(ZIP):
        return None
    try:
        return list(read_book(data, limits).tabs)
    except Unreadable:
        return None


def _opens_like_json(data: bytes) -> bool:
    start = data[:100].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith((b"{", b"["))
