"""Test submissions named by their defect: each says what is wrong with it, and what the intake must find.

A defect spoils a well-filled form, or makes the bytes of a file by itself. What it must lead to is given as
(code, sheet, cell), errors and warnings alike, in any order; nothing else may be found.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.intake.desk import Form, Found, Reading, good_form, hand_in

MODULES = ("files", "hostile", "structure", "identity", "cells", "values", "tasks", "exports", "beside")

Spoil = Callable[[Form], bytes | None]


@dataclass(frozen=True)
class Defect:
    """A kind of spoilt file. `about` changes how it arrives (name, agency, …)."""

    name: str
    spoil: Spoil
    expected: tuple[Found, ...]
    about: dict[str, Any] = field(default_factory=dict)

    def file(self) -> bytes:
        """The spoilt file. Made once."""
        if self.name not in _FILES:
            form = good_form()
            made = self.spoil(form)
            _FILES[self.name] = form.bytes() if made is None else made
        return _FILES[self.name]

    def hand_in(self) -> Reading:
        """What the intake makes of it. Worked out once."""
        if self.name not in _READINGS:
            _READINGS[self.name] = hand_in(self.file(), **self.about)
        return _READINGS[self.name]


_DEFECTS: dict[str, Defect] = {}
_FILES: dict[str, bytes] = {}
_READINGS: dict[str, Reading] = {}


def defect(*expected: tuple, **about: Any) -> Callable[[Spoil], Spoil]:
    """Register a function that spoils a form, under its own name."""

    def register(spoil: Spoil) -> Spoil:
        if spoil.__name__ in _DEFECTS:
            raise ValueError(f"two defects are named {spoil.__name__}")
        _DEFECTS[spoil.__name__] = Defect(spoil.__name__, spoil, tuple(Found(*e) for e in expected), about)
        return spoil

    return register


def defects() -> list[Defect]:
    """All of them."""
    for name in MODULES:
        import_module(f"tests.intake.defects.{name}")
    return list(_DEFECTS.values())


def write_folder(folder: Path) -> Iterator[Path]:
    """Lay every file into a folder, to look at or to hand to the command line."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in defects():
        path = folder / f"{each.name}{Path(each.about.get('name', '.xlsx')).suffix}"
        path.write_bytes(each.file())
        yield path
