"""The committed template, the script that first made it and the list of names for people."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from lxml.etree import QName

from tests.word import kinds
from tests.word.reading import opened
from tiendo.word import render
from tiendo.word.names import CATALOGUE

# Word refuses a document whose properties stand in another order than the schema's (ISO/IEC 29500-1, annex A).
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl tabs spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rFonts b bCs i iCs noProof vanish color sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW gridSpan vMerge vAlign",
    "sectPr": "headerReference type pgSz pgMar pgNumType cols titlePg docGrid",
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
}


UNSIGNED = ("changes", "midterm")


def names_on_the_page(kind: str) -> str:
    """What the page for people says of the names of a kind."""
    page = (kinds.TEMPLATES / "README.md").read_text(encoding="utf-8")
    common = page.partition("## Tên chung")[2].partition("\n## ")[0]
    official, signature = common.split("The signature, in all but")
    if kind in UNSIGNED:
        official, signature = re.sub(r"^\| `(number|symbol)`.*$", "", official, flags=re.MULTILINE), ""
    own = page.partition(f"## `{kind}.docx`")[2].partition("\n## ")[0]
    return official + signature + own


@pytest.mark.parametrize("kind", CATALOGUE)
def test_the_page_for_people_lists_the_frozen_names(kind: str) -> None:
    names = CATALOGUE[kind]
    first_cells = re.findall(r"^\| (`[^|]+`) \|", names_on_the_page(kind), re.MULTILINE)
    listed = {name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)}
    assert listed == {*names.values, *names.tables, *names.charts}


@pytest.mark.parametrize(
    ("kind", "table"), [(kind, table) for kind in CATALOGUE for table in CATALOGUE[kind].tables]
)
def test_the_page_for_people_lists_the_columns(kind: str, table: str) -> None:
    own = names_on_the_page(kind).partition("| table |")[2].partition("| chart |")[0]
    row = next(line for line in own.splitlines() if line.startswith(f"| `{table}` |"))
    columns, others = row.split(" | ")[1:3]
    assert CATALOGUE[kind].tables[table][""] in [found.split() for found in re.findall(r"`([^`]+)`", columns)]
    assert all(f"`{style}`" in others for style in CATALOGUE[kind].tables[table] if style)


@pytest.mark.parametrize(("kind", "lang"), kinds.FORMS)
def test_a_template_carries_no_needless_weight(kind: str, lang: str) -> None:
    assert kinds.template(kind, lang).stat().st_size < 30_000
    assert len(opened(kinds.template(kind, lang).read_bytes()).styles) < 60


@pytest.mark.parametrize(("kind", "lang"), kinds.FORMS)
def test_properties_stand_in_the_order_of_the_schema(kind: str, lang: str) -> None:
    document = opened(render(kinds.template(kind, lang), kinds.document(kind, lang)))

    found = {
        (QName(element).localname, *(QName(child).localname for child in element))
        for root in (document.element, document.styles.element)
        for element in root.iter(*(qn(f"w:{parent}") for parent in ORDER))
    }
    assert {parent for parent, *_ in found} == set(ORDER)
    unsorted = [
        (parent, *names)
        for parent, *names in found
        if names != sorted(names, key=ORDER[parent].split().index)
    ]
    assert unsorted == []


@pytest.mark.slow
def test_the_scripts_make_templates_that_render(tmp_path: Path) -> None:
    scripts = tmp_path / "templates"
    shutil.copytree(kinds.TEMPLATES, scripts, ignore=shutil.ignore_patterns("*.docx", "forms", "__pycache__"))

    for script in ("make_annual.py", "make_review.py", "make_others.py"):
        subprocess.run([sys.executable, "-B", str(scripts / script)], check=True)

    for kind, lang in kinds.FORMS:
        made = scripts / kinds.template(kind, lang).name
        sections = opened(render(made, kinds.document(kind, lang))).sections
        assert len(sections) == len(opened(kinds.template(kind, lang).read_bytes()).sections)
