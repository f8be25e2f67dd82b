"""`make audit` is loud: what it cannot look up is no pass. Without the network: the tool is a stand-in."""

import os
import subprocess
from pathlib import Path

import pytest

STAND_IN = """#!/bin/sh
mkdir -p build/audit/bin
printf '#!/bin/sh\\nexit {install}\\n' > build/audit/bin/python
printf '#!/bin/sh\\necho "$@" > asked\\nexit {audit}\\n' > build/audit/bin/pip-audit
chmod +x build/audit/bin/*
"""


@pytest.fixture
def audit(root: Path, tmp_path: Path):
    """Run `make audit` where installing the tool and the tool itself end with these codes."""

    def run(*, install: int = 0, audit: int = 0) -> subprocess.CompletedProcess[str]:
        python = tmp_path / "python"
        python.write_text(STAND_IN.format(install=install, audit=audit), encoding="utf-8")
        python.chmod(0o755)
        kept = {name: value for name, value in os.environ.items() if "MAKE" not in name and name != "AUDIT"}
        return subprocess.run(
            ["make", "--file", root / "Makefile", "audit", f"PYTHON={python}"],
            cwd=tmp_path,
            env=kept,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def test_it_passes_only_when_every_locked_package_was_looked_up(audit, tmp_path):
    ended = audit()

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    asked = (tmp_path / "asked").read_text(encoding="utf-8").split()
    assert {"--strict", "--require-hashes"} <= set(asked)
    assert asked[asked.index("--requirement") + 1] == "requirements-dev.lock"


def test_a_known_fault_or_a_package_that_cannot_be_looked_up_is_no_pass(audit):
    ended = audit(audit=1)

    assert ended.returncode != 0
    assert "No pass: a package has a known fault, or could not be looked up." in ended.stderr


def test_a_tool_that_cannot_be_installed_is_no_pass(audit, tmp_path):
    ended = audit(install=1)

    assert ended.returncode != 0
    assert not (tmp_path / "asked").exists()
