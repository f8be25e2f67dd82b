"""The report in its template: nothing is lost on the way, and every figure can be read back."""

from pathlib import Path

import pytest

from tests.reports.worlds import busy_year, real_plan
from tiendo.reports import annual_report
from tiendo.word import printed_figures, render


@pytest.mark.slow
@pytest.mark.parametrize("share", [0, 0.8])
def test_every_figure_is_read_back_from_the_word_file(root: Path, share: float) -> None:
    plan = real_plan(root)
    document = annual_report(plan, busy_year(plan, "2022", share), "vi", synthetic=True)
    docx = render(root / "templates" / document.template, document)
    printed = printed_figures(docx)

    assert set(printed) <= {(figure.id, figure.text) for figure in document.figures.values()}
    of_tables_left_out = {key for key in document.figures if key not in dict(printed)}
    assert of_tables_left_out == set()
