"""A finished document beside a recount: what it prints, what its sidecar says, and where either is another number."""

import json
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from math import isclose
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from tests.acceptance.recount import Of
from tiendo.word import printed_figures

Wrong = dict[str, tuple[object, float | None]]
WHOLE = re.compile(r"/| of ")


def sidecar(path: Path) -> dict[str, Any]:
    return json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def numbers_of(path: Path) -> dict[str, int]:
    """The ledger's number of each file that stands behind a document."""
    return {file["path"]: file["submission"] for file in sidecar(path)["submissions"]}


def number(text: str, lang: str) -> float:
    """The number that a text prints; of a part and its whole the part."""
    plain = WHOLE.split(text)[0].rstrip("%").removeprefix("+")
    return float(plain.replace(".", "").replace(",", ".") if lang == "vi" else plain.replace(",", ""))


def off(text: str, expected: float, lang: str) -> bool:
    """Whether a text prints another number, given the decimals that it has, or another whole."""
    part, *whole = WHOLE.split(text)
    decimals = re.search(r"[.,](\d{1,2})%?$", part)
    slack = 0.5 * 10 ** -(len(decimals.group(1)) if decimals else 0) + 1e-6
    if whole and not (isinstance(expected, Of) and number(whole[0], lang) == expected.whole):
        return True
    return abs(number(text, lang) - expected) > slack


def differing(path: Path, recounted: Mapping[str, float], lang: str) -> Wrong:
    """Figure id → what is said and what should be: of what is printed and of the sidecar, wherever it is another
    number or nobody recounts it; and of figures that only one of the two has.
    """
    about = {one["id"]: one for one in sidecar(path)["figures"]}
    printed = printed_figures(path.read_bytes())
    wrong: Wrong = dict.fromkeys(about.keys() ^ dict(printed).keys(), ("told in one place only", None))
    for figure, text in printed:
        expected = recounted.get(figure)
        if expected is None or off(text, expected, lang) or text != about[figure]["text"]:
            wrong[figure] = text, expected
    for figure, one in about.items():
        expected = recounted.get(figure)
        whole = one["denominator"] if isinstance(expected, Of) else None
        if expected is None or not isclose(one["value"], expected, rel_tol=1e-9, abs_tol=1e-9):
            wrong[figure] = one["value"], expected
        elif whole != getattr(expected, "whole", None):
            wrong[figure] = f"of {whole}", expected
    return wrong


def charted(content: bytes) -> Iterator[str]:
    """The figures that the charts of a document show."""
    with ZipFile(BytesIO(content)) as archive:
        maps = [archive.read(name) for name in archive.namelist() if name.startswith("customXml/item")]
    for xml in maps:
        yield from (one.decode() for one in re.findall(rb'<point [^>]* id="([^"]*)"', xml))
