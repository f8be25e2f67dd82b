"""What issue E and the measurements before it aim at, held against one run."""

from collections.abc import Mapping
from dataclasses import dataclass

Results = Mapping[tuple[str, int], "Measured"]


@dataclass(frozen=True)
class Measured:
    """One case at one size: the medians of its repetitions, the highest peak."""

    name: str
    size: int
    seconds: float
    cpu: float
    peak_mb: float

    def as_entry(self) -> dict[str, str | int | float]:
        """What results.json says of it."""
        return {"name": self.name, "size": self.size, "seconds": self.seconds, "peak_mb": self.peak_mb}


@dataclass(frozen=True)
class Ratio:
    """A figure computed from a run, and the target as people read it."""

    what: str
    found: float
    unit: str
    target: str
    is_met: bool


def ratios(results: Mapping[tuple[str, int], Measured]) -> list[Ratio]:
    """All ratios for which the run has the cases, at the largest size that both sides have."""
    found = []
    for what, upper, lower, sense, limit in _QUOTIENTS:
        size = _common_size(results, upper, lower)
        if size is not None:
            quotient = results[upper, size].seconds / results[lower, size].seconds
            found.append(_ratio(f"{what} ({size})", quotient, "×", sense, limit))
    for what, name, attribute, unit, limit in _ABSOLUTE:
        size = _common_size(results, name, name)
        if size is not None:
            found.append(
                _ratio(f"{what} ({size})", getattr(results[name, size], attribute), unit, "≤", limit)
            )
    return found


@dataclass(frozen=True)
class Growth:
    """From one size of a case to the next: by how much the size grew, and what it took."""

    size: float
    seconds: float
    peak_mb: float


def growth(small: Measured, large: Measured) -> Growth:
    return Growth(large.size / small.size, large.seconds / small.seconds, large.peak_mb / small.peak_mb)


# what, numerator, denominator, whether it should be at least or at most, the target
_QUOTIENTS = (
    ("today's script / collect", "collect_usual", "collect", "≥", 15),
    ("collect / unzip floor", "collect", "unzip_floor", "≤", 4),
    ("one new file / collect", "recollect_one", "collect", "≤", 0.03),
    ("through Prefect / without", "national_flow", "national_plain", "≤", 1.15),
    ("docxtpl's annex / annex", "annex_docxtpl", "annex", "≥", 1),
    ("annex / its floor", "annex", "annex_floor", "≤", 3),
    ("docxtpl's letters / letters", "letters_docxtpl", "letters", "≥", 10),
    ("letters / their floor", "letters", "letters_floor", "≤", 3),
)
_ABSOLUTE = (
    ("ten years consolidated", "consolidate_10y", "seconds", "s", 2),
    ("ten years consolidated, peak", "consolidate_10y", "peak_mb", "MB", 1500),
    ("embedded Prefect started again", "prefect_start", "seconds", "s", 6),
)


def _ratio(what: str, found: float, unit: str, sense: str, limit: float) -> Ratio:
    is_met = found >= limit if sense == "≥" else found <= limit
    return Ratio(what, found, unit, f"{sense} {limit:g} {unit}", is_met)


def _common_size(results: Mapping[tuple[str, int], Measured], *names: str) -> int | None:
    sizes = [{size for name, size in results if name == wanted} for wanted in names]
    return max(set.intersection(*sizes), default=None)
