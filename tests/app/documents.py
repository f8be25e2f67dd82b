"""What the documents of a run say, and what stands beside them."""

import json
from pathlib import Path
from typing import Any

from tests.word.reading import all_text


def text_of(path: Path) -> str:
    """All that a Word document says."""
    return all_text(path.read_bytes())


def sidecar_of(path: Path) -> dict[str, Any]:
    return json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
