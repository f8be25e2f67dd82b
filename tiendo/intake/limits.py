"""How much of a file the intake takes, and how it refuses a file as a whole."""

from dataclasses import dataclass

from schemas.records import MAX_TEXT

_MB = 1024 * 1024


@dataclass(frozen=True)
class IntakeLimits:
    """What no honest form comes near. Beyond it a file is refused by name, before it costs time or memory.

    `ratio` is unpacked to packed bytes; archives below `ratio_floor` unpacked bytes are spared it. `cells` bounds
    rows × columns of one sheet, `sheets` the sheets or tables of a file, `text` the letters of one cell, `tags` what a
    Word document is marked up with (it is read as a whole), `repeats` the findings of one kind that a file gets one by
    one.
    """

    file_bytes: int = 20 * _MB
    unpacked_bytes: int = 100 * _MB
    ratio: int = 200
    ratio_floor: int = 10 * _MB
    parts: int = 2_000
    rows: int = 20_000
    columns: int = 200
    cells: int = 1_000_000
    sheets: int = 500
    text: int = MAX_TEXT
    tags: int = 1_000_000
    repeats: int = 200


class Unreadable(Exception):
    """The file as a whole cannot be taken. Carries the code of its finding and the details of its wording."""

    def __init__(self, code: str, value: str | None = None, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.value = value
        self.details = details


def guard_sheets(number: int, limits: IntakeLimits) -> None:
    """Refuse a file of more sheets or tables than anybody fills in: each would have to be looked through."""
    if number > limits.sheets:
        raise Unreadable("file_too_many_sheets", str(number), limit=limits.sheets)


def megabytes(size: int) -> int:
    """A size as limits are worded."""
    return size // _MB
