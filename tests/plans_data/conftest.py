"""Commands that are run here leave the language of the process as it was."""

import pytest

from flows.cli import common


@pytest.fixture(autouse=True)
def _language_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(common, "_chosen", dict(common._chosen))
