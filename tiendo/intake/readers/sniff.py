"""What a file is, by its content; those that are not taken are refused by name."""

import re
from pathlib import PurePath

from tiendo.intake.limits import Unreadable
from tiendo.intake.readers.archive import Archive

ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOOKED_AT = 4_096

# The first bytes of what officials send by mistake, and the finding that tells them so.
_REFUSED = (
    (b"%PDF", "file_pdf"),
    (b"\x89PNG", "file_image"),
    (b"\xff\xd8\xff", "file_image"),
    (b"GIF8", "file_image"),
    (b"II*\x00", "file_image"),
    (b"MM\x00*", "file_image"),
    (b"Rar!", "file_archive"),
    (b"7z\xbc\xaf", "file_archive"),
    (b"\x1f\x8b", "file_archive"),
    (b"PK\x05\x06", "file_archive"),
    (b"{\\rtf", "file_rtf"),
)
_IMAGE_BRANDS = (b"WEBP", b"ftypheic", b"ftypheif", b"ftypmif1", b"ftypavif")
_PAGES = (b"<html", b"<!doctype html", b"<table", b"mime-version:", b"<head", b"<meta")
_OLD_STREAMS = (
    ("EncryptedPackage", "file_encrypted"),
    ("WordDocument", "file_old_word"),
    ("Workbook", "file_old_excel"),
    ("Book", "file_old_excel"),
)
# The part that an archive must hold → what it is.
_OFFICE_PARTS = (
    ("xl/workbook.xml", "workbook"),
    ("word/document.xml", "word"),
    ("xl/workbook.bin", "file_binary_workbook"),
    ("ppt/presentation.xml", "file_other_office"),
)
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"

_OFFICE_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".docx", ".doc")
_NOTHING_KNOWN = ("file_not_form", "file_not_workbook", "file_encoding", "file_letters_lost")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f]")
_CONTENTS = (
    {"content_vi": "dữ liệu không nhận ra được", "content_en": "data of no known kind"},
    {"content_vi": "chữ thuần (tệp văn bản trơn)", "content_en": "plain text"},
)


def misnamed(name: str, data: bytes, refusal: Unreadable) -> Unreadable:
    """The refusal of a file in which nothing was recognised: by what its name promises, where that is not so."""
    suffix = PurePath(name).suffix.lower()
    if refusal.code not in _NOTHING_KNOWN or suffix not in _OFFICE_SUFFIXES or data.startswith(ZIP):
        return refusal
    return Unreadable("file_misnamed", suffix, **_CONTENTS[_is_text(data)])


def _is_text(data: bytes) -> bool:
    try:
        return _NO_TEXT.search(data.decode()) is None
    except UnicodeDecodeError:
        return False


def refuse_by_first_bytes(data: bytes) -> None:
    """Raise Unreadable for files that nobody can mend by filling in cells: scans, archives, old formats."""
    for magic, code in _REFUSED:
        if data.startswith(magic):
            raise Unreadable(code)
    is_bitmap = data.startswith(b"BM") and data[6:10] == bytes(4)
    if is_bitmap or any(brand in data[:16] for brand in _IMAGE_BRANDS):
        raise Unreadable("file_image")
    if data.startswith(_OLD_OFFICE):
        raise Unreadable(_old_office(data))
    start = data[:_LOOKED_AT].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(_PAGES):
        raise Unreadable("file_html")
    if start.startswith(b"<"):
        raise Unreadable("file_html" if any(page in start for page in _PAGES) else "file_xml")


def _old_office(data: bytes) -> str:
    """Names of streams stand in the directory of the file as UTF-16."""
    return next((code for name, code in _OLD_STREAMS if name.encode("utf-16-le") in data), "file_old_office")


def archive_kind(archive: Archive) -> str:
    """What an archive is: workbook, word or opendocument. Raises Unreadable for every other kind."""
    kind = next((kind for part, kind in _OFFICE_PARTS if part in archive), None)
    if kind is None and "mimetype" in archive:
        is_spreadsheet = archive["mimetype"].startswith(_SPREADSHEET)
        kind = "opendocument" if is_spreadsheet else "file_other_office"
    if kind is None or kind.startswith("file_"):
        raise Unreadable(kind or "file_archive")
    return kind
