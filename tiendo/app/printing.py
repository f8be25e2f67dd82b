"""Reports as pages: each PDF beside its Word document."""

from collections.abc import Sequence
from pathlib import Path

from tiendo.word import pages_to_pdf


def print_documents(paths: Sequence[Path]) -> list[Path]:
    """PDF copies of the Word documents among `paths`. Raises EnvironmentFailure where LibreOffice is missing."""
    return pages_to_pdf([path for path in paths if path.suffix == ".docx"])
