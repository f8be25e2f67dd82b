"""Hostile files cost little memory: each is taken in by a process of its own, whose peak is looked at."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.intake.defects import defects, hostile

ROOT = Path(__file__).parents[2]
PEAK = 300  # megabytes; the libraries alone take some 120
NAMES = [defect.name for defect in defects() if defect.spoil.__module__ == hostile.__name__]
TAKE_IN = """
import sys
from pathlib import Path
from bench.peak import peak_mb
from tests.intake.desk import hand_in
hand_in(Path(sys.argv[1]).read_bytes())
print(peak_mb())
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="measures the peak as Linux counts it")
@pytest.mark.parametrize("name", NAMES)
def test_memory_is_bounded(name, tmp_path):
    file = tmp_path / "bao-cao.xlsx"
    file.write_bytes(next(defect for defect in defects() if defect.name == name).file())
    command = [sys.executable, "-c", TAKE_IN, str(file)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)

    assert float(result.stdout) < PEAK
