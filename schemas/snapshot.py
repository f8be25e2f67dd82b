"""A consolidation as it was at a date: what reports are made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl


@dataclass(frozen=True)
class Snapshot:
    """The computed state of a plan's period at a date, with the records behind it.

    `tables` holds the frames of `schemas.results.RESULT_TABLES`, the records (`schemas.records.TABLES`) of the current
    submissions, where `submission` is the ledger's number, and "decisions". `id` is the hash of all of it.
    """

    id: str
    plan_id: str
    plan_version: str
    plan_digest: str
    period: str
    as_of: date
    created_on: date
    approved: bool
    tables: Mapping[str, pl.DataFrame]
