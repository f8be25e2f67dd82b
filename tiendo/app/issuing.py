"""Issue forms: one file an agency that owes a submission."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from schemas.layout import Layout, load_layouts
from tiendo.app.limits import intake_limits
from tiendo.app.plans import plan_for
from tiendo.errors import InputError, UsageError
from tiendo.files import write_whole
from tiendo.forms import Content, Contents, write_workbook
from tiendo.plan import reporters
from tiendo.workspace import Workspace


def issue_forms(
    ws: Workspace,
    plan: str,
    period: str,
    *,
    agency: str | None = None,
    out: Path | None = None,
    form: str = "xlsx",
) -> Iterator[Path]:
    """Write the forms of a period, or of one agency (id, name or alias), and yield each path.

    `form` is what they are to be filled in with: xlsx or docx.
    """
    register = plan_for(ws, plan, period)
    chosen = register.period(period)
    layout = load_layouts(ws.templates / "forms")[0]
    folder = out or ws.forms / plan / period
    owing = reporters(register, chosen)["agency"].to_list()
    if not owing:
        raise InputError(
            f"Kế hoạch {plan} không có cơ quan nào phải báo cáo trong kỳ {period}. Ghi nghĩa vụ báo cáo "
            "(reports = true) vào obligations.csv.",
            f"Nobody owes a report on the plan {plan} in the period {period}. Write the duty to report "
            "(reports = true) into obligations.csv.",
        )
    if agency is not None:
        resolved = register.registry.resolve(agency)
        if resolved not in owing:
            raise UsageError(
                f"Cơ quan “{agency}” không phải báo cáo trong kỳ này.",
                f"“{agency}” owes no report in this period.",
            )
        owing = [resolved]
    contents, write = Contents(register, chosen), _writer(form)
    for member in owing:
        target = folder / f"{plan}-{period}-{member}.{form}"
        write_whole(target, write(layout, contents.of(member)))
        yield target


def _writer(form: str) -> Callable[[Layout, Content], bytes]:
    if form == "xlsx":
        return partial(write_workbook, longest=intake_limits().text)
    from tiendo.forms.document import write_document  # loads the Word libraries

    return write_document
