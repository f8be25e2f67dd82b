"""Word documents: a long annex and many letters, ours beside docxtpl's own loop and beside the floor."""

from pathlib import Path
from typing import Any

from bench.case import Case, Work

ANNEX_SIZES = (340, 1020, 3400)
LETTER_SIZES = (34, 340, 3400)
REPORT_SIZES = (340, 1020, 3400)
_OURS, _THEIRS, _FLOOR, _LETTER = "annex.docx", "annex-docxtpl.docx", "annex-floor.docx", "letter.docx"


def _annex_templates(folder: Path, _size: int) -> None:
    from bench import word_data

    word_data.annex_template(folder / _OURS, word_data.ours)
    word_data.annex_template(folder / _THEIRS, word_data.docxtpl_loop)
    word_data.annex_template(folder / _FLOOR, word_data.floor)


def _annex(folder: Path, size: int) -> Work:
    from bench.word_data import annex_rows, values
    from schemas.document import Document, Rows
    from tiendo.word import render

    rows = Rows("rows", tuple(("", row) for row in annex_rows(size)))
    document = Document(_OURS, "vi", values(), (rows,))
    return lambda: (folder / "out.docx").write_bytes(render(folder / _OURS, document))


def _annex_docxtpl(folder: Path, size: int) -> Work:
    from docxtpl import DocxTemplate

    from bench.word_data import annex_rows, values

    context: dict[str, Any] = {**values(), "rows": annex_rows(size)}

    def work() -> None:
        template = DocxTemplate(folder / _THEIRS)
        template.render(context, autoescape=True)
        template.save(folder / "out.docx")

    return work


def _annex_floor(folder: Path, size: int) -> Work:
    from bench.word_data import annex_rows, write_annex

    rows = annex_rows(size)
    return lambda: write_annex(folder / _FLOOR, folder / "out.docx", rows)


def _letter_template(folder: Path, _size: int) -> None:
    from bench.word_data import letter_template

    letter_template(folder / _LETTER)


def _letters(folder: Path, size: int) -> Work:
    from bench.word_data import letter_contexts, values
    from schemas.document import Document
    from tiendo.word import render_letters

    documents = [Document(_LETTER, "vi", {**values(), **context}) for context in letter_contexts(size)]

    def work() -> None:
        for number, letter in enumerate(render_letters(folder / _LETTER, documents)):
            (folder / f"{number}.docx").write_bytes(letter)

    return work


def _letters_floor(folder: Path, size: int) -> Work:
    from bench.letters import Letters
    from bench.word_data import letter_contexts

    contexts = letter_contexts(size)

    def work() -> None:
        letters = Letters(folder / _LETTER)
        for number, context in enumerate(contexts):
            (folder / f"{number}.docx").write_bytes(letters.render(context))

    return work


def _letters_docxtpl(folder: Path, size: int) -> Work:
    from docxtpl import DocxTemplate

    from bench.word_data import letter_contexts

    contexts = letter_contexts(size)

    def work() -> None:
        for number, context in enumerate(contexts):
            template = DocxTemplate(folder / _LETTER)
            template.render(context, autoescape=True)
            template.save(folder / f"{number}.docx")

    return work


def _consolidated(folder: Path, size: int) -> None:
    from bench.plan_data import PERIOD, PLAN
    from bench.world import RECEIVED_ON, fresh_home
    from tiendo import app

    ws = fresh_home(folder, size, units=size)
    app.collect(ws, app.pending(ws), received_on=RECEIVED_ON, actor="bench")
    app.consolidate(ws, PLAN, PERIOD)


def _annual_report(folder: Path, _size: int) -> Work:
    from bench.plan_data import PERIOD, PLAN
    from tiendo.garbage import no_search_for_cycles
    from tiendo.plan import load_plan
    from tiendo.reports import annual_report
    from tiendo.snapshot import load_snapshot, newest_snapshot
    from tiendo.word import render
    from tiendo.workspace import Workspace

    ws = Workspace(folder)
    plan = load_plan(ws.plans, PLAN)
    newest = str(newest_snapshot(ws.snapshots, PLAN, PERIOD))
    snapshot = load_snapshot(ws.snapshots, PLAN, PERIOD, newest, approved=False)

    def work() -> None:
        with no_search_for_cycles():  # as tiendo.app.report does
            document = annual_report(plan, snapshot, "vi", synthetic=True)
            content = render(ws.templates / document.template, document)
        (folder / "out.docx").write_bytes(content)

    return work


CASES = (
    Case("annual_report", "agencies reported on", REPORT_SIZES, _annual_report, _consolidated),
    Case("annex_floor", "table rows, text into the zip", ANNEX_SIZES, _annex_floor, _annex_templates),
    Case("annex", "table rows", ANNEX_SIZES, _annex, _annex_templates),
    Case("annex_docxtpl", "table rows, docxtpl's loop", ANNEX_SIZES, _annex_docxtpl, _annex_templates),
    Case("letters_floor", "letters, text into the zip", LETTER_SIZES, _letters_floor, _letter_template),
    Case("letters", "letters", LETTER_SIZES, _letters, _letter_template),
    Case(
        "letters_docxtpl",
        "letters, docxtpl each",
        LETTER_SIZES,
        _letters_docxtpl,
        _letter_template,
        repeats=1,
    ),
)
