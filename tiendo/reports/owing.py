"""Who owes a submission, as a letter needs to know it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Fault:
    """Errors of a returned submission that say the same: where, what is wrong, what to do, and how many they are."""

    place: str
    message: str
    fix: str
    times: int


@dataclass(frozen=True)
class ReturnedFile:
    """The latest revision of an agency's unit, which was returned: a file of that name."""

    submission: int
    unit: str
    name: str
    received_on: date
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Owing:
    """An agency without a submission that counts. `excluded_on` is when the one that was left out had come."""

    agency: str
    requested: bool
    returned: tuple[ReturnedFile, ...] = ()
    excluded_on: date | None = None
