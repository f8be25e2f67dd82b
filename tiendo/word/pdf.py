"""Documents to pages, through LibreOffice where it is installed."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from tiendo.errors import EnvironmentFailure

_SECONDS_TO_START = 60
_SECONDS_A_DOCUMENT = 120
_USUAL_PLACES = (
    Path("C:/Program Files/LibreOffice/program/soffice.com"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.com"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)


def find_soffice() -> str | None:
    """LibreOffice's program, on the path or where its installers put it."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((str(place) for place in _USUAL_PLACES if place.is_file()), None)


def pages_to_pdf(paths: Sequence[Path]) -> list[Path]:
    """Convert documents to PDF, each beside its document under the same name; one LibreOffice run a folder.

    Runs with a user profile of its own, so that a LibreOffice window that is open does not matter. Raises
    EnvironmentFailure when LibreOffice is absent, takes too long or leaves a document unconverted.
    """
    soffice = find_soffice()
    if soffice is None:
        raise EnvironmentFailure(
            "Không tìm thấy LibreOffice; hãy cài đặt LibreOffice để tạo bản PDF.",
            "LibreOffice was not found; install LibreOffice to make PDF files.",
        )
    resolved = [path.resolve() for path in paths]
    for folder, group in groupby(sorted(resolved), key=lambda path: path.parent):
        _convert(soffice, folder, list(group))
    return [path.with_suffix(".pdf") for path in paths]


def _convert(soffice: str, folder: Path, paths: list[Path]) -> None:
    expected = [path.with_suffix(".pdf") for path in paths]
    for pdf in expected:
        pdf.unlink(missing_ok=True)
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [
            soffice,
            f"-env:UserInstallation={Path(profile).resolve().as_uri()}",
            "--headless",
            "--norestore",
        ]
        command += ["--convert-to", "pdf", "--outdir", str(folder), *(str(path) for path in paths)]
        timeout = _SECONDS_TO_START + _SECONDS_A_DOCUMENT * len(paths)
        try:
            done = subprocess.run(command, capture_output=True, timeout=timeout, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise EnvironmentFailure(
                "LibreOffice không hoàn thành việc tạo bản PDF.",
                "LibreOffice did not finish making the PDF files.",
            ) from error
    missing = [pdf.name for pdf in expected if not pdf.is_file()]
    if missing:
        said = done.stderr.decode(sys.getfilesystemencoding(), errors="replace").strip()
        raise EnvironmentFailure(
            f"LibreOffice không tạo được: {', '.join(missing)}. {said}".strip(),
            f"LibreOffice did not make: {', '.join(missing)}. {said}".strip(),
        )
