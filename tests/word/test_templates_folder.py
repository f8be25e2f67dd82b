"""The committed template, the script that first made it and the list of names for people."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from lxml.etree import QName

from tests.word import sample
from tests.word.reading import opened
from tiendo.word import render
from tiendo.word.names import ANNUAL

TEMPLATES = sample.TEMPLATE.parent

# Word refuses a document whose properties stand in another order than the schema's (ISO/IEC 29500-1, annex A).
ORDER = {
    "pPr": "pStyle keepNext keepLines widowControl tabs spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rFonts b bCs i iCs noProof color sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW gridSpan vMerge vAlign",
    "sectPr": "headerReference type pgSz pgMar pgNumType cols titlePg docGrid",
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
}


def names_on_the_page() -> str:
    """What the page for people says of the annual report's names."""
    page = (TEMPLATES / "README.md").read_text(encoding="utf-8")
    return page.partition("## `annual.docx`")[2].partition("\n## ")[0]


def test_the_page_for_people_lists_the_frozen_names() -> None:
    first_cells = re.findall(r"^\| (`[^|]+`) \|", names_on_the_page(), re.MULTILINE)
    listed = {name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)}
    assert listed == set(ANNUAL.values) | set(ANNUAL.tables)


@pytest.mark.parametrize("table", ANNUAL.tables)
def test_the_page_for_people_lists_the_columns(table: str) -> None:
    row = next(line for line in names_on_the_page().splitlines() if line.startswith(f"| `{table}` |"))
    assert re.findall(r"`([^`]+)`", row)[1].split() == list(ANNUAL.tables[table][""])


def test_the_template_carries_no_needless_weight() -> None:
    assert sample.TEMPLATE.stat().st_size < 30_000
    assert len(opened(sample.TEMPLATE.read_bytes()).styles) < 60


@pytest.mark.parametrize("parent", ORDER)
def test_properties_stand_in_the_order_of_the_schema(parent: str) -> None:
    document = opened(render(sample.TEMPLATE, sample.document()))

    order = ORDER[parent].split()
    found = {
        tuple(QName(child).localname for child in element)
        for root in (document.element, document.styles.element)
        for element in root.iter(qn(f"w:{parent}"))
    }
    assert found
    assert [names for names in found if list(names) != sorted(names, key=order.index)] == []


@pytest.mark.slow
def test_the_script_makes_a_template_that_renders(tmp_path: Path) -> None:
    scripts = tmp_path / "templates"
    shutil.copytree(TEMPLATES, scripts, ignore=shutil.ignore_patterns("*.docx", "forms", "__pycache__"))

    subprocess.run([sys.executable, "-B", str(scripts / "make_annual.py")], check=True)

    assert len(opened(render(scripts / "annual.docx", sample.document())).sections) == 5
