"""The limits of the intake as this installation sets them."""

from dataclasses import replace

from tiendo.intake import IntakeLimits
from tiendo.settings import settings

_MB = 1024 * 1024


def intake_limits() -> IntakeLimits:
    """The intake's own limits, but for those that the settings give."""
    chosen = settings()
    given = {
        "file_bytes": chosen.limit_file_mb and chosen.limit_file_mb * _MB,
        "unpacked_bytes": chosen.limit_unpacked_mb and chosen.limit_unpacked_mb * _MB,
        "ratio": chosen.limit_ratio,
        "rows": chosen.limit_rows,
        "columns": chosen.limit_columns,
        "cells": chosen.limit_cells,
        "text": chosen.limit_text,
        "parts": chosen.limit_parts,
        "tags": chosen.limit_tags,
        "repeats": chosen.limit_repeats,
    }
    return replace(IntakeLimits(), **{name: value for name, value in given.items() if value is not None})
