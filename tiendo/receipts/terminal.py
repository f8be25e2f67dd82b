"""Findings as lines of plain text, for the terminal."""

import polars as pl

from tiendo.receipts.remarks import Joined, joined, place, remarks
from tiendo.receipts.wording import FIX


def lines(findings: pl.DataFrame, lang: str) -> list[str]:
    """Findings of one submission (schemas.findings.Findings), a line each, sheet by sheet.

    "Lỗi - Trang “…”, ô G12: … Cách sửa: …"; cells of one sheet about which the same is said share a line. The lines
    are plain text: what stands in brackets is the sender's, not markup.
    """
    return [_line(one, lang) for one in joined(remarks(findings, lang))]


def _line(one: Joined, lang: str) -> str:
    said = one.remark
    return f"{said.severity.label(lang)} - {place(one, lang)}: {said.message} {FIX.say(lang)}: {said.fix}"
