"""The same document gives the same bytes, in another process and whoever saved the template."""

import hashlib
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from tests.word import kinds, sample
from tests.word.reading import opened
from tiendo.word import render

PROGRAM = """
import hashlib
from tests.word import kinds
from tiendo.word import render
for kind, lang in kinds.FORMS:
    print(kind, lang, hashlib.sha256(render(kinds.template(kind, lang), kinds.document(kind, lang))).hexdigest())
"""


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_makes_the_same_bytes(root: Path, seed: str) -> None:
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "PYTHONUTF8": "1"}
    there = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, cwd=root, env=environment
    )

    here = [
        f"{kind} {lang} "
        f"{hashlib.sha256(render(kinds.template(kind, lang), kinds.document(kind, lang))).hexdigest()}"
        for kind, lang in kinds.FORMS
    ]
    assert there.stdout.split("\n")[:-1] == here


@pytest.mark.parametrize("kind", kinds.SAMPLES)
def test_entries_are_sorted_and_of_one_date(kind: str) -> None:
    with ZipFile(BytesIO(render(kinds.template(kind), kinds.document(kind)))) as archive:
        entries = archive.infolist()
        assert archive.testzip() is None

    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert len({entry.filename for entry in entries}) == len(entries)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_properties_come_from_the_document_alone(tmp_path: Path) -> None:
    saved = docx.Document(str(sample.TEMPLATE))
    saved.core_properties.author = saved.core_properties.last_modified_by = "dữ liệu minh họa"
    saved.core_properties.revision = 41
    saved.save(str(tmp_path / "annual.docx"))

    properties = opened(render(tmp_path / "annual.docx", sample.document())).core_properties
    assert properties.title == sample.values()["title"]
    assert properties.author == properties.last_modified_by == "Bộ Tư pháp"
    assert properties.language == "vi-VN"
    assert properties.revision == 1
    assert properties.created == properties.modified
    assert properties.created.date().isoformat() == "2023-12-15"
