"""The findings catalogue: every problem that a submission can have, with its wording in both languages.

The wording is data (`findings.toml`). A finding is one located problem: file, sheet, cell, what was found, what was
expected, what to do.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pandera.polars as pa

from schemas.table import Table
from schemas.terms import Severity


@dataclass(frozen=True)
class Entry:
    """A kind of finding. Texts hold `{value}`, `{field}` and other named places."""

    code: str
    severity: Severity
    title_vi: str
    title_en: str
    message_vi: str
    message_en: str
    fix_vi: str
    fix_en: str

    def message(self, lang: str, details: Mapping[str, object]) -> str:
        return (self.message_vi if lang == "vi" else self.message_en).format_map(_Localised(details, lang))

    def fix(self, lang: str, details: Mapping[str, object]) -> str:
        return (self.fix_vi if lang == "vi" else self.fix_en).format_map(_Localised(details, lang))


class _Localised(dict):
    """Details for one language: `{field}` takes `field_vi` or `field_en` where `field` itself is not given."""

    def __init__(self, details: Mapping[str, object], lang: str) -> None:
        super().__init__(details)
        self.lang = lang

    def __missing__(self, key: str) -> object:
        return self[f"{key}_{self.lang}"] if f"{key}_{self.lang}" in self else self._absent(key)

    @staticmethod
    def _absent(key: str) -> object:
        raise KeyError(f"a finding lacks the detail {key!r} that its wording needs")


class Findings(Table):
    """Located problems of a batch. `details` is JSON: what the wording of the code needs beside the columns."""

    submission: int
    sheet: str = pa.Field(nullable=True)  # null: the file as a whole
    row: int = pa.Field(nullable=True)
    column: str = pa.Field(nullable=True)  # letter
    code: str
    severity: str = pa.Field(isin=Severity.codes())
    value: str = pa.Field(nullable=True)  # what was found
    details: str


@cache
def catalogue() -> dict[str, Entry]:
    """All kinds of findings by code."""
    text = files("schemas").joinpath("findings.toml").read_text(encoding="utf-8")
    return {
        code: Entry(code, Severity(entry.pop("severity")), **entry)
        for code, entry in tomllib.loads(text).items()
    }


def wording(code: str, value: str | None, details: str, lang: str) -> tuple[str, str]:
    """Message and fix of a finding in `lang`."""
    entry = catalogue()[code]
    known = {"value": value or "", **json.loads(details)}
    return entry.message(lang, known), entry.fix(lang, known)
