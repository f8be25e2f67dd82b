"""Prefect takes a second to import: commands that start no flow must not pay for it."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["flows", "flows.run", "flows.server", "flows.summary", "flows.cli"])
def test_prefect_is_not_imported_before_a_flow_starts(root, module):
    code = f"import sys, {module}; sys.exit('prefect' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
