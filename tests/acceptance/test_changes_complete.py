"""What changed between two periods, or two states of one: every task that changed is listed, with every change, and no
other; so is every file that came in between.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import docx
import pytest

from tests.acceptance.comparing import number
from tests.acceptance.conftest import DRAFTED, PLAYED, Season, Seasons
from tests.acceptance.recount import Recount, on_paper
from tiendo import app

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("acceptance")]

TASK = re.compile(r"(\S+)\. ")
Changes = dict[str, set[str]]  # task → what is told of it
PAIRS = [(plan, *pair) for plan, periods in PLAYED.items() for pair in pairwise(periods)]


def listed(path: Path) -> tuple[Changes, list[list[str]]]:
    """What the table of tasks tells, and all its lines."""
    table = next(t for t in docx.Document(str(path)).tables if t.rows[0].cells[1].text == "Nội dung thay đổi")
    found: Changes = defaultdict(set)
    lines, task = [], ""
    for row in [[cell.text for cell in row.cells] for row in table.rows[1:]]:
        if row[0].isdigit():
            found[task].add(row[1])
            lines.append(row)
        elif match := TASK.match(row[0]):
            task = match[1]
    return dict(found), lines


def changed(before: Recount, now: Recount) -> Changes:
    """What is different of each task, as readers would see it."""
    found: Changes = defaultdict(set)
    for ref, task in now.tasks.items():
        old = before.tasks[ref]
        percents = [None if p is None else on_paper(p, "%") for p in (old["percent"], task["percent"])]
        told = [one["reported"] + one["requested_reported"] for one in (old, task)]
        differing = {
            "Trạng thái": old["derived"] != task["derived"],
            "Tiến độ": percents[0] != percents[1],
            "Ngày hoàn thành": before.done_on(ref) != now.done_on(ref),
            "Cơ quan chủ trì đã báo cáo": told[0] != told[1],
        }
        found[ref] = {what for what, differs in differing.items() if differs}
    return {ref: what for ref, what in found.items() if what}


@pytest.mark.parametrize(("plan", "before", "now"), PAIRS)
def test_every_change_of_a_task_is_listed_and_no_other(
    seasons: Seasons, recounts: Mapping[Season, Recount], plan: str, before: str, now: str
) -> None:
    told, lines = listed(app.changes(seasons.ws, plan, now, before=before))

    assert told == changed(recounts[plan, before], recounts[plan, now])
    assert [line[:1] for line in lines] == [[str(n)] for n in range(1, len(lines) + 1)]
    assert all(line[2] != line[3] for line in lines)
    assert all(
        number(cell, "vi") >= 0 for line in lines if line[1] == "Tiến độ" for cell in line[2:] if cell != "-"
    )


def test_between_two_states_every_task_and_every_file_is_listed(
    seasons: Seasons, recounts: Mapping[Season, Recount]
) -> None:
    snapshot, came = seasons.draft
    entries = seasons.entries[DRAFTED]
    path = app.changes(seasons.ws, *DRAFTED, before=snapshot)
    before = Recount(seasons.ws.plans, *DRAFTED, entries[:came], seasons.ws.home)
    files = next(
        t for t in docx.Document(str(path)).tables if "Tệp báo cáo" in [c.text for c in t.rows[0].cells]
    )
    told = {row.cells[2].text: row.cells[4].text for row in files.rows[1:]}
    new = {Path(entry["path"]).name for entry in entries[came:]}
    again = {(one["agency"], one["unit"]) for one in entries[came:] if one["outcome"] != "returned"}
    old = [one for one in entries[:came] if one["outcome"] != "returned"]
    replaced = {Path(one["path"]).name for one in old if (one["agency"], one["unit"]) in again}

    assert listed(path)[0] == changed(before, recounts[DRAFTED])
    assert set(told) == new | replaced
    assert {name for name, how in told.items() if how == "Được thay bằng lần gửi sau"} >= replaced
    assert len(new) > 50 > len(replaced) > 0
