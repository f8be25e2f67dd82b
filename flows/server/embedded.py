"""The embedded Prefect server: a child process with its database in the workspace."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.server.address import health
from tiendo.errors import EnvironmentFailure

START_SECONDS = 120  # the first start on a slow disk lays out the database, which can take half a minute
STOP_SECONDS = 15
_CHILD = Path(__file__).with_name("child.py")


@dataclass
class EmbeddedServer:
    """A server that is starting or running on a port of its own choice."""

    api: str
    process: subprocess.Popen[bytes]
    log: Path

    def wait_until_ready(self) -> None:
        """Return once the server answers; EnvironmentFailure when it ends or takes too long."""
        deadline = time.monotonic() + START_SECONDS
        while health(self.api, timeout=1.0) != 200:
            if (code := self.process.poll()) is not None:
                raise _failed(self.log, f"mã {code}", f"exit code {code}")
            if time.monotonic() > deadline:
                raise _failed(self.log, f"quá {START_SECONDS} giây", f"over {START_SECONDS} seconds")
            time.sleep(0.05)

    def stop(self) -> None:
        """End the server. It ends by itself when this process does: its standard input closes."""
        if self.process.stdin:
            self.process.stdin.close()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextmanager
def embedded_server(home: Path, settings: Mapping[str, str]) -> Iterator[EmbeddedServer]:
    """Start a server whose database lies in `home` (PREFECT_HOME), and stop it at the end.

    `settings` are further environment variables. It is yielded while it starts: `wait_until_ready` comes next.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        server = _start(home, settings)
    except OSError as error:
        raise EnvironmentFailure(
            f"Không khởi động được máy chủ Prefect trong {home}: {error}",
            f"The Prefect server cannot be started in {home}: {error}",
        ) from error
    try:
        yield server
    finally:
        server.stop()


def _start(home: Path, settings: Mapping[str, str]) -> EmbeddedServer:
    log = home / "server.log"
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-P", str(_CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            cwd=home,
            env=_environment(home, settings),
            **_own_group(),
        )
    assert process.stdout
    with process.stdout as answer:
        port = answer.readline().strip().decode("ascii")
    if not port:
        code = process.wait()
        raise _failed(log, f"mã {code}", f"exit code {code}")
    return EmbeddedServer(f"http://127.0.0.1:{port}/api", process, log)


def _environment(home: Path, settings: Mapping[str, str]) -> dict[str, str]:
    """The environment without the Prefect settings of this process: those are about other servers."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("PREFECT_")}
    return {**kept, **settings, "PREFECT_HOME": str(home)}


def _own_group() -> dict[str, Any]:
    """Ctrl+C on the terminal is for this process, which still has to tell the server how its runs ended."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def _failed(log: Path, why_vi: str, why_en: str) -> EnvironmentFailure:
    tail = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-5:])
    return EnvironmentFailure(
        f"Máy chủ Prefect không khởi động được ({why_vi}). Xem {log}.\n{tail}",
        f"The Prefect server did not start ({why_en}). See {log}.\n{tail}",
    )
