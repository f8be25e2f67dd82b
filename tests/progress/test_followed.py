"""What is followed over the periods: difficulties until they are solved, and the agencies' own plans."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from schemas.records import Cover, Difficulties
from schemas.results import Submissions
from schemas.terms import OwnPlanStanding
from tests.plan.toy import PLAN, owes, period, toy_plan
from tests.progress.frames import frame
from tiendo.plan import Plan, load_plan
from tiendo.progress import followed_difficulties, own_plan_states

OWED = owes("ke-hoach", "@cac-bo", reports=False) | {"due_before": "2021-06-01"}
Numbered = Sequence[tuple[int, tuple]]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Bộ B is followed by Bộ C in the middle of 2022. Ministries owe a plan before 1 June 2021."""
    folder = tmp_path_factory.mktemp("plans")
    toy_plan(folder, periods=[period(2021), period(2022), period(2023)], obligations=[OWED])
    head = folder / PLAN / "plan.toml"
    head.write_text(
        head.read_text(encoding="utf-8") + '\n[own_plans]\nobligations = ["ke-hoach"]\n', encoding="utf-8"
    )
    return load_plan(folder, PLAN)


def senders(said: Numbered):
    return frame(Submissions, [{"submission": n, "period": one[0], "agency": one[1]} for n, one in said])


def follow(plan: Plan, *said: tuple, until: str = "2023") -> list[dict]:
    """Each said: period, agency, difficulty, state and, where there is one, the authority asked."""
    numbered = list(enumerate(said, 1))
    rows = [
        {
            "submission": n,
            "row": 5,
            "difficulty": text,
            "state": state,
            "authority": rest[0] if rest else None,
        }
        for n, (_, _, text, state, *rest) in numbered
    ]
    periods = [plan.period(one) for one in plan.periods["period"] if one <= until]
    return followed_difficulties(
        plan.registry, periods, senders(numbered), frame(Difficulties, rows)
    ).to_dicts()


def test_from_the_first_report_to_the_solution(plan: Plan) -> None:
    (one,) = follow(
        plan,
        ("2021", "bo-a", "Thiếu kinh phí", "open"),
        ("2022", "bo-a", "thiếu  KINH PHÍ", "referred", "Bộ B"),
        ("2023", "bo-a", "Thiếu kinh phí", "solved", "Thủ tướng Chính phủ"),
    )
    assert (one["first_period"], one["last_period"], one["n_periods"]) == ("2021", "2023", 3)
    assert (one["state"], one["authority"], one["solved"], one["silent"]) == (
        "solved",
        "Thủ tướng Chính phủ",
        True,
        False,
    )
    assert one["submission"] == 3


def test_silence_solves_nothing(plan: Plan) -> None:
    said = [("2021", "bo-a", "x", "open"), ("2021", "bo-a", "y", "solved"), ("2022", "bo-a", "z", None)]
    found = {one["difficulty"]: (one["solved"], one["silent"]) for one in follow(plan, *said, until="2022")}
    assert found == {"x": (False, True), "y": (True, False), "z": (False, False)}


def test_other_agencies_and_words_are_other_difficulties(plan: Plan) -> None:
    said = [("2021", "bo-a", "x", "open"), ("2021", "toa", "x", "open"), ("2021", "bo-a", "xx", "open")]
    assert len(follow(plan, *said)) == 3


LAND = "Thiếu kinh phí để biên soạn tài liệu tuyên truyền cho vùng sâu, vùng xa"
EDITS = [
    ("the same", LAND, True),
    (
        "without diacritics, in capitals",
        "THIEU KINH PHI DE BIEN SOAN TAI LIEU TUYEN TRUYEN CHO VUNG SAU, VUNG XA",
        True,
    ),
    ("a word added", LAND.replace("kinh phí", "nguồn kinh phí"), True),
    ("a full stop", LAND + ".", True),
    ("another matter", "Thiếu biên chế để biên soạn báo cáo quốc gia cho Ủy ban Nhân quyền", False),
    ("half of it", "Thiếu kinh phí để biên soạn tài liệu", False),
]


@pytest.mark.parametrize(("edited", "same"), [edit[1:] for edit in EDITS], ids=[edit[0] for edit in EDITS])
def test_a_small_edit_tells_of_the_same(plan: Plan, edited: str, same: bool) -> None:
    found = follow(plan, ("2021", "bo-a", LAND, "open"), ("2022", "bo-a", edited, "solved"), until="2022")
    assert len(found) == (1 if same else 2)
    if same:
        assert (found[0]["difficulty"], found[0]["solved"], found[0]["first_period"]) == (
            edited,
            True,
            "2021",
        )


def test_another_number_is_another_difficulty(plan: Plan) -> None:
    said = [f"Nghị định số {n}/2021/NĐ-CP chưa có văn bản hướng dẫn thi hành" for n in (12, 13)]
    assert len(follow(plan, *((f"202{i}", "bo-a", text, "open") for i, text in enumerate(said, 1)))) == 2


def test_two_of_one_period_stay_two(plan: Plan) -> None:
    """Who lists both means two difficulties, however alike they are; each is followed by the likest."""
    other = LAND.replace("vùng xa", "hải đảo")
    said = [("2021", LAND), ("2021", other), ("2022", other + "."), ("2022", LAND + ".")]
    found = follow(plan, *((year, "bo-a", text, "open") for year, text in said), until="2022")
    assert [(one["difficulty"], one["n_periods"]) for one in found] == [(LAND + ".", 2), (other + ".", 2)]


def test_edited_year_after_year(plan: Plan) -> None:
    said = [
        LAND,
        LAND.replace("kinh phí", "nguồn kinh phí"),
        LAND.replace("kinh phí", "nguồn kinh phí") + " và hải đảo",
    ]
    (one,) = follow(plan, *((f"202{i}", "bo-a", text, "open") for i, text in enumerate(said, 1)))
    assert one["n_periods"] == 3


def test_a_successor_goes_on_with_what_its_predecessor_said(plan: Plan) -> None:
    said = [("2021", "bo-b", "x", "open"), ("2022", "bo-c", "x", "solved")]
    (one,) = follow(plan, *said, until="2022")
    assert (one["agency"], one["n_periods"], one["solved"]) == ("bo-c", 2, True)
    (before,) = follow(plan, said[0], until="2021")
    assert before["agency"] == "bo-b"


@pytest.mark.parametrize("states", [("solved", "open"), ("open", "solved")])
def test_what_one_of_two_calls_unsolved_is_unsolved(plan: Plan, states: tuple[str, str]) -> None:
    """Two that report for one agency in one period, in whatever order they came; the next period may solve it."""
    said = [
        ("2022", who, "Thiếu kinh phí", state) for who, state in zip(("bo-b", "bo-c"), states, strict=True)
    ]
    (one,) = follow(plan, *said, until="2022")
    assert (one["state"], one["solved"], one["n_periods"]) == ("open", False, 1)
    (later,) = follow(plan, *said, ("2023", "bo-c", "Thiếu kinh phí", "solved"))
    assert later["solved"]


def test_nobody_has_difficulties(plan: Plan) -> None:
    assert follow(plan) == []


def own(plan: Plan, *said: tuple[str, str, str, date | None], until: str = "2023") -> dict[str, dict]:
    """Each said: period, agency, form, day of the document."""
    numbered = list(enumerate(said, 1))
    rows = [
        {"submission": n, "row": 1, "own_plan": form, "own_plan_on": on, "own_plan_number": f"{n}/KH"}
        for n, (_, _, form, on) in numbered
    ]
    periods = [plan.period(one) for one in plan.periods["period"] if one <= until]
    found = own_plan_states(plan, periods, senders(numbered), frame(Cover, rows))
    return {row["agency"]: row for row in found.iter_rows(named=True)}


@pytest.mark.parametrize(
    ("form", "on", "standing"),
    [
        ("issued", date(2021, 5, 31), "in_time"),
        ("issued", date(2021, 6, 1), "late"),  # "before" a day: the day before is the last
        ("integrated", date(2020, 1, 1), "in_time"),
        ("integrated", date(2022, 1, 1), "late"),
        ("issued", None, "undated"),
        ("none", None, "none"),
    ],
)
def test_a_plan_is_judged_by_the_day_of_its_document(
    plan: Plan, form: str, on: date | None, standing: str
) -> None:
    found = own(plan, ("2021", "bo-a", form, on))["bo-a"]
    assert (found["standing"], found["form"], found["number"]) == (standing, form, "1/KH")


def test_who_said_nothing_is_unsaid(plan: Plan) -> None:
    found = own(plan, until="2021")
    assert {agency: row["standing"] for agency, row in found.items()} == {"bo-a": "unsaid", "bo-b": "unsaid"}


def test_the_document_that_met_the_duty_first_counts_over_the_periods(plan: Plan) -> None:
    """Both ways count: who integrated the tasks in time is not late for the plan of its own that followed."""
    said = [
        ("2021", "bo-a", "none", None),
        ("2022", "bo-a", "integrated", date(2021, 3, 1)),
        ("2023", "bo-a", "issued", date(2022, 9, 1)),
    ]
    assert [own(plan, *said, until=year)["bo-a"]["standing"] for year in ("2021", "2022", "2023")] == [
        "none",
        "in_time",
        "in_time",
    ]
    assert own(plan, *said)["bo-a"]["number"] == "2/KH"
    late = [("2021", "bo-a", "issued", date(2021, 9, 1)), ("2022", "bo-a", "integrated", date(2022, 9, 1))]
    assert own(plan, *late)["bo-a"]["number"] == "1/KH"


def test_a_date_given_later_is_taken_up(plan: Plan) -> None:
    said = [("2021", "bo-a", "issued", None), ("2022", "bo-a", "issued", date(2021, 2, 1))]
    assert own(plan, *said)["bo-a"]["standing"] == "in_time"


def test_a_successor_has_its_predecessors_plan(plan: Plan) -> None:
    assert own(plan, ("2021", "bo-b", "issued", date(2021, 2, 1)))["bo-c"]["standing"] == "in_time"


def test_a_successors_own_plan_goes_before_its_predecessors(plan: Plan) -> None:
    own_late, own_none = ("issued", date(2021, 9, 1)), ("none", None)
    for said, number in ((own_late, "2/KH"), (own_none, "1/KH")):
        found = own(plan, ("2021", "bo-b", "issued", date(2021, 2, 1)), ("2022", "bo-c", *said))["bo-c"]
        assert found["number"] == number


def test_a_plan_that_asks_for_none(tmp_path: Path) -> None:
    plan = toy_plan(tmp_path)
    assert own(plan, ("2021", "bo-a", "issued", None), until="2021") == {}


def test_each_agency_stands_in_one_way(plan: Plan) -> None:
    assert {row["standing"] for row in own(plan).values()} <= set(OwnPlanStanding.codes())
