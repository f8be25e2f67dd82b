"""What changed between two snapshots: tasks, figures, submissions."""

from dataclasses import replace
from datetime import date

import pytest

from schemas.document import Figure
from tests.reports.reading import parts, rows, said
from tests.reports.samples import Sent, snapshot_of
from tests.reports.spans import DOING, DONE, PLAN, first, second
from tiendo.reports import changes
from tiendo.reports.wording import LANGUAGES

EARLY, LATE = date(2022, 11, 20), date(2022, 12, 20)
BEGUN = Sent("mot", progress=[{"ref": "A.I", **DOING}])


def of(sent: list[Sent], as_of: date = EARLY):  # type: ignore[no-untyped-def]
    return snapshot_of(PLAN, sent, period="2022", as_of=as_of)


def replaced():  # type: ignore[no-untyped-def]
    """A later state: the first report superseded by one of completion, a province's report excluded."""
    done = Sent("mot", progress=[{"ref": "A.I", **DONE, "completed_on": date(2022, 6, 1)}], revision=2)
    decision = {"kind": "exclude", "submission": 3, "actor": "Vụ Mẫu", "reason": "Gửi nhầm"}
    return snapshot_of(
        PLAN,
        [replace(BEGUN, current=False), done, Sent("dong", excluded=True)],
        period="2022",
        as_of=LATE,
        decisions=[decision],
    )


def test_a_task_is_listed_by_what_changed() -> None:
    document = changes(PLAN, of([BEGUN]), replaced(), "vi")

    assert [(row["ref"], row["aspect"], row["before"], row["after"]) for row in rows(document, "tasks")] == [
        ("A.I", "Trạng thái", "Đang thực hiện quá hạn", "Hoàn thành đúng hạn"),
        ("A.I", "Tiến độ", "40%", "100%"),
        ("A.I", "Ngày hoàn thành", "-", "01/06/2022"),
    ]
    assert rows(document, "tasks")[0]["source"] == "Bộ Một, lần gửi 2"
    named = rows(document, "tasks", "task")
    assert [row["ref"] for row in named] == list(dict.fromkeys(row["ref"] for row in rows(document, "tasks")))
    assert named[0]["source"] == "Bộ Một, lần gửi 2"
    assert named[0]["name"] == f"{named[0]['ref']}. {named[0]['title']}"
    assert "01 nhiệm vụ chuyển sang hoàn thành: A.I." in said(document, "overview")


def test_submissions_say_what_became_of_them() -> None:
    found = rows(changes(PLAN, of([BEGUN]), replaced(), "vi"), "submissions")

    assert [(row["revision"], row["change"], row["reason"]) for row in found] == [
        ("1", "Được thay bằng lần gửi sau", ""),
        ("2", "Thay thế lần gửi trước", ""),
        ("1", "Loại khỏi tổng hợp", "Gửi nhầm"),
    ]


def test_the_same_state_has_no_change() -> None:
    document = changes(PLAN, of([BEGUN]), of([BEGUN]), "vi")

    assert rows(document, "tasks") == rows(document, "submissions") == []
    assert said(document, "overview")[0] == "Không có nhiệm vụ nào trong 06 nhiệm vụ thay đổi trạng thái."
    assert rows(document, "figures") == rows(document, "figures", "heading") == []


def test_only_figures_that_changed_are_listed() -> None:
    found = rows(changes(PLAN, of([BEGUN]), replaced(), "vi"), "figures")

    assert [(row["figure"], row["before"], row["after"], row["change"]) for row in found] == [
        ("Hoàn thành đúng hạn", "0", "1", "+1"),
        ("Đang thực hiện quá hạn", "1", "0", "-1"),
        ("Chưa gửi", "6", "5", "-1"),
        ("Không đưa vào tổng hợp", "0", "1", "+1"),
    ]
    assert [row["no"] for row in found] == ["1", "2", "3", "4"]


def test_indicators_that_changed() -> None:
    observed = [
        snapshot_of(
            PLAN, [Sent("dong", observations=[{"indicator": "nhan", "value": 8.0}, *answered])], period="2022"
        )
        for answered in (
            [{"indicator": "tra-loi", "value": 6.0}],
            [{"indicator": "tra-loi", "value": 8.0}],
            [],
        )
    ]
    document = changes(PLAN, observed[0], observed[1], "vi")
    found = [(row["figure"], row["before"], row["after"], row["change"]) for row in rows(document, "figures")]
    gone = rows(changes(PLAN, observed[0], observed[2], "vi"), "figures")

    assert found == [("Tỷ lệ kiến nghị trả lời", "75,0%", "100%", "+25")]
    assert [row["title"] for row in rows(document, "figures", "heading")] == ["Chỉ tiêu"]
    assert [(row["after"], row["change"]) for row in gone] == [("-", "-")]


def test_two_periods_compare_no_submissions() -> None:
    document = changes(PLAN, first().snapshot, second().snapshot, "vi")

    assert (document.values["before"], document.values["after"]) == ("Năm 2022", "Năm 2023")
    assert rows(document, "submissions") == []
    assert said(document, "notes_submissions") == [
        "Hai kỳ báo cáo khác nhau nên không đối chiếu từng báo cáo."
    ]


def test_a_new_turn_and_silence_undo_nothing() -> None:
    """B.I recurs; nobody tells of A.I in the later year; of A.II its leads take back that it is done."""
    then = [
        Sent("mot", progress=[{"ref": "A.I", **DONE}]),
        *(Sent(one, progress=[{"ref": "A.II", **DONE}]) for one in ("hai", "ba")),
        *(Sent(one, progress=[{"ref": "B.I", **DONE}]) for one in ("dong", "tay", "nam")),
    ]
    now = [Sent("hai", progress=[{"ref": "A.II", **DOING}]), Sent("dong", progress=[{"ref": "B.I", **DOING}])]
    states = [snapshot_of(PLAN, sent, period=one) for one, sent in (("2022", then), ("2023", now))]

    assert said(changes(PLAN, *states, "vi"), "overview")[1:4] == [
        "01 nhiệm vụ không còn ở trạng thái hoàn thành: A.II.",
        "01 nhiệm vụ định kỳ đã hoàn thành ở kỳ trước, đến lượt mới và chưa được báo cáo hoàn thành ở kỳ sau: B.I.",
        "01 nhiệm vụ đã hoàn thành ở kỳ trước, không có cơ quan chủ trì nào báo cáo ở kỳ sau: A.I.",
    ]
    assert said(changes(PLAN, *reversed(states), "vi"), "overview")[1:3] == [
        "02 nhiệm vụ chuyển sang hoàn thành: A.I và A.II.",
        "01 nhiệm vụ định kỳ hoàn thành ở kỳ sau, không hoàn thành ở kỳ trước: B.I.",
    ]
    again = snapshot_of(PLAN, [], period="2022")
    assert "03 nhiệm vụ không còn ở trạng thái hoàn thành: A.I, A.II và B.I." in said(
        changes(PLAN, states[0], again, "vi"), "overview"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_figures_are_known_and_differences_are_differences(lang: str) -> None:
    document = changes(PLAN, first().snapshot, second().snapshot, lang)
    printed = [part for part in parts(document) if isinstance(part, Figure)]

    assert {figure.id: figure for figure in printed} == document.figures
    for figure in printed:
        what, _, scope = figure.id.partition(".change@")
        if scope == "changed":
            ends = [document.figures[f"{what}@{side}"].value for side in ("after", "before")]
            assert figure.value == ends[0] - ends[1]
