"""What was probably meant by a code or a name that does not exist."""

import re
from collections.abc import Collection

from rapidfuzz import fuzz, process

from tiendo.plan import Registry
from tiendo.text import fold

_ALIKE = 75  # per cent
_OFFERED = 3
_LOOSE = re.compile(r"\s+|\.+$")


def canonical(written: str, known: Collection[str]) -> str | None:
    """The code that is meant when only case, spaces or a last full stop differ. Diacritics do tell codes apart."""
    wanted = _loose(written)
    found = [code for code in known if _loose(code) == wanted]
    return found[0] if len(found) == 1 else None


def _loose(code: str) -> str:
    return _LOOSE.sub("", code).casefold()


def nearest(written: str, known: Collection[str], likely: Collection[str] = ()) -> str | None:
    """Codes that look most like what was written, `likely` ones first: "A or B"; None where none does."""
    scored = process.extract(_loose(written), {c: _loose(c) for c in known}, scorer=fuzz.ratio, limit=None)
    best = max((score for _, score, _ in scored), default=0)
    if best < _ALIKE:
        return None
    alike = [code for _, score, code in scored if score == best]
    return "; ".join(sorted(alike, key=lambda code: code not in likely)[:_OFFERED])


def nearest_agency(written: str, registry: Registry) -> str | None:
    """The id of the agency whose name looks most like what was written."""
    found = process.extractOne(
        fold(written), registry.spellings.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE
    )
    return registry.spellings[found[0]] if found else None
