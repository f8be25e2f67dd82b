"""Documents to pages, through LibreOffice where it is installed."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tiendo.errors import EnvironmentFailure
from tiendo.word.printing import for_printing

_BATCH = 50  # documents; a command line must not grow too long, and one failure not cost too many
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
    """Convert documents to PDF, each beside its document under the same name; LibreOffice runs once a batch.

    Runs with a user profile of its own, so that a LibreOffice window that is open does not matter. Raises
    EnvironmentFailure when LibreOffice is absent, takes too long or leaves a document unconverted.
    """
    soffice = find_soffice()
    if soffice is None:
        raise EnvironmentFailure(
            "Không tìm thấy LibreOffice; hãy cài đặt LibreOffice để tạo bản PDF.",
            "LibreOffice was not found; install LibreOffice to make PDF files.",
        )
    for path in paths:
        path.with_suffix(".pdf").unlink(missing_ok=True)
    said = [_convert(soffice, paths[start : start + _BATCH]) for start in range(0, len(paths), _BATCH)]
    pdfs = [path.with_suffix(".pdf") for path in paths]
    if missing := [pdf.name for pdf in pdfs if not pdf.is_file()]:
        detail = " ".join(filter(None, said))
        raise EnvironmentFailure(
            f"LibreOffice không tạo được: {', '.join(missing)}. {detail}".strip(),
            f"LibreOffice did not make: {', '.join(missing)}. {detail}".strip(),
        )
    return pdfs


def _convert(soffice: str, paths: Sequence[Path]) -> str:
    """Convert copies of documents in a folder of their own, whose names do not clash; what LibreOffice said."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place).resolve()
        copies = [(folder / f"{number}.docx", path) for number, path in enumerate(paths) if path.is_file()]
        for copy, path in copies:
            copy.write_bytes(for_printing(path.read_bytes()))
        said = _run(soffice, folder, [copy for copy, _ in copies])
        for copy, path in copies:
            made = copy.with_suffix(".pdf")
            if made.is_file():
                path.with_suffix(".pdf").write_bytes(made.read_bytes())
    return said


def _run(soffice: str, folder: Path, copies: Sequence[Path]) -> str:
    if not copies:
        return ""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder)]
    timeout = _SECONDS_TO_START + _SECONDS_A_DOCUMENT * len(copies)
    try:
        done = subprocess.run(
            [*command, *map(str, copies)], capture_output=True, timeout=timeout, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EnvironmentFailure(
            "LibreOffice không hoàn thành việc tạo bản PDF.",
            "LibreOffice did not finish making the PDF files.",
        ) from error
    return done.stderr.decode(sys.getfilesystemencoding(), errors="replace").strip()
