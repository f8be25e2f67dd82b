"""Tests meet neither a server nor a profile of whoever runs them."""

import os
from pathlib import Path

import pytest


def forget_prefect(patch: pytest.MonkeyPatch, home: Path) -> None:
    """Take Prefect's settings away; profiles would lie in `home`."""
    for name in [name for name in os.environ if name.startswith("PREFECT_")]:
        patch.delenv(name)
    patch.setenv("PREFECT_PROFILES_PATH", str(home / "profiles.toml"))
