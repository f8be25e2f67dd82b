"""Who owes a submission, as a letter needs to know it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Fault:
    """An error of a returned submission: its code in the catalogue of findings, and how many times it was found."""

    code: str
    times: int


@dataclass(frozen=True)
class ReturnedFile:
    """The latest revision of an agency's unit, which was returned."""

    submission: int
    unit: str
    received_on: date
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Owing:
    """An agency without a submission that counts. `excluded_on` is when the one that was left out had come."""

    agency: str
    requested: bool
    returned: tuple[ReturnedFile, ...] = ()
    excluded_on: date | None = None
