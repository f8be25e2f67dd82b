"""`tiendo serve` ends when it is told to, also when a shell has started it in the background."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.serving.installation import free_port

pytestmark = [
    pytest.mark.server,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals"),
]

SERVE = """
import signal, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a shell does for what it starts in the background
from flows.cli import main
main()
"""
PATIENCE = 300
JOBS = 7


@pytest.mark.parametrize("working", [False, True], ids=["while it starts", "while it works"])
def test_a_service_in_the_background_ends_when_it_is_told_to(
    tmp_path: Path, root: Path, *, working: bool
) -> None:
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("PREFECT_", "TIENDO_"))}
    command = [sys.executable, "-X", "utf8", "-c", SERVE, "serve", "--home", str(tmp_path)]
    port = free_port()
    with subprocess.Popen(
        [*command, "--port", str(port)],
        cwd=root,
        env={**kept, "PREFECT_PROFILES_PATH": str(tmp_path / "profiles.toml")},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                if "Ctrl+C" in line:
                    break
            if working:
                _await_jobs(port)
            process.send_signal(signal.SIGTERM)
            output, _ = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()

    assert process.returncode == 0
    assert "Đã dừng." in output


def _await_jobs(port: int) -> None:
    """Until the service has made its jobs known, and a little longer: then it mostly works on them."""
    asked = Request(
        f"http://127.0.0.1:{port}/api/deployments/count", b"{}", {"Content-Type": "application/json"}
    )
    deadline = time.monotonic() + PATIENCE
    count = 0
    while count < JOBS:
        assert time.monotonic() < deadline
        time.sleep(0.5)
        with urlopen(asked, timeout=PATIENCE) as answer:
            count = json.loads(answer.read())
    time.sleep(2)
