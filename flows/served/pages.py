"""Prefect's server with its pages, for as long as `tiendo serve` runs: on this machine, for this workspace.

A ministry's server runs by itself, with PostgreSQL and a password (docs/operations.md); then this is not used.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.server import NO_TELEMETRY
from flows.server.address import health
from tiendo.errors import EnvironmentFailure
from tiendo.workspace import Workspace

START_SECONDS = 120
STOP_SECONDS = 15
HOST = "127.0.0.1"
REPORTS = "/reports"  # below the address of the pages
# Who holds a place is kept in files. By default a server keeps it in its memory, and a place that was held when it
# ended stays taken for ever.
KEPT_PLACES = {
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem"
}


@contextmanager
def prefect_pages(ws: Workspace, port: int) -> Iterator[str]:
    """Start the server on a port of this machine, yield the URL of its API, stop it at the end.

    Raises EnvironmentFailure when it does not start, as when the port is taken.
    """
    home = ws.state.absolute() / "serve"
    home.mkdir(parents=True, exist_ok=True)
    ws.reports.mkdir(exist_ok=True)
    api = f"http://{HOST}:{port}/api"
    if health(api) is not None:
        raise EnvironmentFailure(
            f"Cổng {port} đang được dùng. Chọn cổng khác bằng --port.",
            f"Port {port} is in use. Choose another one with --port.",
        )
    with (home / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.served.pages_child", HOST, str(port), str(ws.reports)],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            env=_environment(home),
            **_own_group(),
        )
    try:
        _wait(process, api, home / "server.log")
        yield api
    finally:
        _stop(process)


def _environment(home: Path) -> dict[str, str]:
    """The environment without settings about other servers; pages that ask their own address for the API."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("PREFECT_")}
    return {
        **kept,
        **NO_TELEMETRY,
        **KEPT_PLACES,
        "PREFECT_HOME": str(home),
        "PREFECT_UI_API_URL": "/api",
        "PREFECT_SERVER_UI_API_URL": "/api",
        # It copies its pages before it shows them; the software may lie where nobody but root can write.
        "PREFECT_SERVER_UI_STATIC_DIRECTORY": str(home / "pages"),
    }


def _own_group() -> dict:
    """Ctrl+C on the terminal is for this process, which ends the server after its runs."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def _wait(process: subprocess.Popen[bytes], api: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while health(api, timeout=1.0) != 200:
        if process.poll() is not None or time.monotonic() > deadline:
            tail = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-5:])
            raise EnvironmentFailure(
                f"Máy chủ Prefect không khởi động được. Xem {log}.\n{tail}",
                f"The Prefect server did not start. See {log}.\n{tail}",
            )
        time.sleep(0.1)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """The server ends when its standard input does."""
    if process.stdin:
        process.stdin.close()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
