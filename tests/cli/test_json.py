"""What machines read: JSON on standard output and nothing else, with the keys that were promised."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.app.world import PERIOD, World, form
from tests.cli.conftest import Tiendo
from tests.plan.toy import PLAN
from tiendo.plan import plan_ids

FINDING = "file sheet cell row column code severity message_vi message_en fix_vi fix_en value".split()
ASSIGNED = {"agency", "name_vi", "scope", "requested"}


def data(tiendo: Tiendo, *words: object, code: int = 0, home: Path | None = None) -> Any:
    """The JSON that a command prints."""
    ran = tiendo(*words, "--json", *(("--home", home) if home else ()))
    assert (ran.code, ran.err) == (code, "")
    assert ran.out.lstrip()[0] in "[{"
    return json.loads(ran.out)


def test_plan_list(tiendo: Tiendo, root: Path) -> None:
    listed = data(tiendo, "plan", "list", home=root)
    assert [one["id"] for one in listed] == plan_ids(root / "plans")
    assert all(one.keys() >= {"id", "title_vi", "title_en"} for one in listed)


def test_plan_show(tiendo: Tiendo, root: Path) -> None:
    for plan in plan_ids(root / "plans"):
        shown = data(tiendo, "plan", "show", plan, home=root)
        assert shown.keys() >= {"id", "title_vi", "title_en", "tasks", "agencies", "periods", "indicators"}
        for task in shown["tasks"]:
            keys = "ref parent leaf title_vi title_en lead support outputs milestones".split()
            assert task.keys() >= set(keys)
            assert all(one.keys() >= ASSIGNED for one in task["lead"] + task["support"])
            assert all(one.keys() >= {"kind", "from", "due"} for one in task["milestones"])
        assert all("id" in period for period in shown["periods"])


def test_plan_check(tiendo: Tiendo, root: Path) -> None:
    found = data(tiendo, "plan", "check", home=root)
    assert {one["plan"] for one in found} <= set(plan_ids(root / "plans"))
    keys = "plan code severity file line column value message_vi message_en".split()
    assert all(one.keys() >= set(keys) for one in found)


@pytest.mark.parametrize("percent", [50, "năm mươi"])
def test_check(world: World, tiendo: Tiendo, percent: object) -> None:
    accepted = percent == 50
    file = world.drop("bo-a", form(world.plan, "bo-a", percent=percent, skip=1))
    checked = data(tiendo, "check", file, code=0 if accepted else 1, home=world.ws.home)
    assert (checked["accepted"], checked["agency"], checked["period"]) == (accepted, "bo-a", PERIOD)
    assert checked["findings"]
    for finding in checked["findings"]:
        assert finding.keys() >= set(FINDING)
        assert finding["file"] == file.name
        assert all(finding[text] for text in ("message_vi", "message_en", "fix_vi", "fix_en"))
    assert accepted != any(finding["severity"] == "fail" for finding in checked["findings"])


def test_check_of_what_is_no_form(world: World, tiendo: Tiendo) -> None:
    checked = data(tiendo, "check", world.drop("bo-a", b"x"), code=1, home=world.ws.home)
    assert (checked["accepted"], checked["agency"], checked["period"]) == (False, None, None)
    assert len(checked["findings"]) >= 1


def test_collect(world: World, tiendo: Tiendo) -> None:
    world.drop("bo-a")
    world.drop("tinh-x", b"x")
    world.drop("ai-day", b"x")
    files = data(tiendo, "collect", "--direct", "--received-on", "2022-12-01", home=world.ws.home)
    keys = "path plan period agency unit revision outcome n_errors n_warnings findings".split()
    assert all(one.keys() >= set(keys) for one in files)
    by_agency = {one["path"].split("/")[3]: one for one in files}
    assert by_agency["bo-a"]["revision"] == 1
    assert by_agency["tinh-x"]["outcome"] == "returned"
    assert by_agency["tinh-x"]["findings"][0].keys() >= set(FINDING)
    assert by_agency["ai-day"]["outcome"] == "misplaced"
    assert {one["path"] for one in data(tiendo, "collect", "--direct", home=world.ws.home)} == {
        f"submissions/{PLAN}/{PERIOD}/ai-day/bao-cao.xlsx"
    }


def test_status(collected: World, tiendo: Tiendo) -> None:
    standing = data(tiendo, "status", PLAN, PERIOD, home=collected.ws.home)
    states = {one["agency"]: one["timeliness"] for one in standing["agencies"]}
    assert states == {"bo-a": "on_time", "bo-c": "missing", "toa": "missing", "tinh-x": "returned"}
    assert all(rate.keys() == {"numerator", "denominator"} for rate in standing["rates"].values())


def test_status_by_kind_and_what_was_returned(collected: World, tiendo: Tiendo) -> None:
    standing = data(tiendo, "status", PLAN, PERIOD, home=collected.ws.home)
    kinds = {(one["kind"], one["requested"]): one for one in standing["kinds"]}
    assert (kinds["ministry", False]["n_reported"], kinds["ministry", False]["n_agencies"]) == (1, 2)
    assert kinds["province", False]["n_returned"] == kinds["court", True]["n_missing"] == 1
    led = {(one["kind"], one["requested"], one["rate"]): one for one in standing["led"]}
    assert led["ministry", False, "completed_all"]["denominator"] > 0
    (returned,) = standing["returned"]
    assert (returned["agency"], returned["revision"]) == ("tinh-x", 1)
    assert returned["reasons"]
    collected.drop("tinh-x")
    collected.collect()
    answered = data(tiendo, "status", PLAN, PERIOD, home=collected.ws.home)
    assert answered["returned"] == []


def test_status_over_periods(collected: World, tiendo: Tiendo) -> None:
    """Bộ B owed a report until it ended, then its successor; Bộ A reported in one of two periods."""
    over = data(tiendo, "status", PLAN, home=collected.ws.home)
    assert [one["period"] for one in over["periods"]] == ["2021", "2022"]
    of = {one["agency"]: one for one in over["agencies"]}
    assert of["bo-a"]["timeliness"] == {"2021": "missing", "2022": "on_time"}
    assert of["bo-a"]["on_time"] == of["bo-a"]["reported"] == {"numerator": 1, "denominator": 2}
    assert of["bo-b"]["timeliness"] == {"2021": "missing"}
    assert of["bo-c"]["timeliness"] == {"2022": "missing"}
    assert (
        over["periods"][1]["rates"] == data(tiendo, "status", PLAN, PERIOD, home=collected.ws.home)["rates"]
    )


def test_consolidate(collected: World, tiendo: Tiendo) -> None:
    tiendo("exclude", 1, "--reason", "Lý do", "--home", collected.ws.home)
    state = data(tiendo, "consolidate", PLAN, PERIOD, "--direct", home=collected.ws.home)
    assert state.keys() >= {
        "tasks",
        "groups",
        "agencies",
        "rates",
        "conflicts",
        "exclusions",
        "kinds",
        "agency_rates",
        "kind_rates",
        "indicators",
    }
    keys = "ref status derived_status percent leads_reported leads_expected coverage low_coverage".split()
    assert all(task.keys() >= set(keys) for task in state["tasks"])
    assert [one["submission"] for one in state["exclusions"]] == [1]


def test_consolidate_under_another_structure(collected: World, tiendo: Tiendo) -> None:
    asked = ("consolidate", PLAN, PERIOD, "--direct")
    assert "structure" not in data(tiendo, *asked, home=collected.ws.home)
    state = data(tiendo, *asked, "--structure", "2022-01-01", home=collected.ws.home)
    assert state["structure"]["on"] == "2022-01-01"
    assert sum(one["n_leads"] for one in state["structure"]["agencies"]) == sum(
        one["n_leads"] for one in state["agencies"]
    )
    assert tiendo(*asked, "--structure", "hom-nay", "--home", collected.ws.home).code == 2


def test_form_issue(world: World, tiendo: Tiendo, tmp_path: Path) -> None:
    out = tmp_path / "bieu-mau"
    paths = data(tiendo, "form", "issue", PLAN, PERIOD, "--out", out, home=world.ws.home)
    assert sorted(Path(path).name for path in paths) == sorted(path.name for path in out.iterdir())
    assert len(paths) == 4


@pytest.mark.slow
def test_report(collected: World, tiendo: Tiendo) -> None:
    (path,) = data(tiendo, "report", PLAN, PERIOD, "--direct", home=collected.ws.home)
    assert Path(path).is_file()


def test_text_is_written_as_it_is(tiendo: Tiendo, root: Path) -> None:
    ran = tiendo("plan", "list", "--json", "--home", root)
    assert "Kế hoạch" in ran.out
    assert "\\u" not in ran.out
