"""The receipt: its sentences in every case, and the document made from it."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import docx
import polars as pl
import pytest

from schemas.document import Document
from tests.receipts.books import findings, problem
from tests.word.test_hostile_text import HOSTILE
from tiendo.plan import reporters
from tiendo.receipts import Received, facts, receipt
from tiendo.text import clean
from tiendo.word import render, sanitise

FAIL, WARN = problem("Trang", "B2"), problem("Trang", "C3", "result_missing")


def returned(received: Received, **about: object) -> Received:
    return replace(received, first_accepted_on=None, in_force=None, **about)


def values(document: Document) -> dict:
    return dict(document.values)


def day(on: date) -> str:
    return f"{on:%d/%m/%Y}"


def test_it_states_what_was_received(received: Received) -> None:
    stated = dict(facts(replace(received, unit="Vụ Một", revision=2), "vi"))

    number = received.plan.head["number"]
    assert stated["Kế hoạch"].endswith(f"({number})" if number else received.plan.head["title_vi"])
    assert stated["Cơ quan báo cáo"] == received.plan.registry.name(received.agency)
    assert stated["Đơn vị"] == "Vụ Một"
    assert stated["Tệp"] == "báo cáo.xlsx"
    assert stated["Lần nộp"] == "02"
    assert stated["Ngày nhận"] == day(received.received_on)
    assert stated["Dung lượng"] == "25,5 KB"
    assert stated["Mã SHA-256"] == "ab" * 32
    assert "Đơn vị" not in dict(facts(received, "vi"))


@pytest.mark.parametrize(
    ("found", "verdict", "counts"),
    [
        ((), "ĐƯỢC CHẤP NHẬN", "Không có lỗi, không có cảnh báo."),
        ((WARN,), "ĐƯỢC CHẤP NHẬN, CÓ CẢNH BÁO", "Có 01 cảnh báo cần xem lại."),
        ((FAIL, WARN), "TRẢ LẠI ĐỂ SỬA", "Có 01 lỗi phải sửa và 01 cảnh báo cần xem lại."),
    ],
)
def test_the_outcome_follows_from_the_findings(received: Received, found, verdict: str, counts: str) -> None:
    said = values(receipt(received, findings(*found), "vi"))

    assert (said["verdict"], said["counts"]) == (verdict, counts)


def test_a_return_names_at_least_one_place(received: Received) -> None:
    document = receipt(returned(received), findings(FAIL, WARN), "vi")

    styles, cells = zip(*document.tables[0].rows, strict=True)
    assert styles == ("heading", "", "heading", "")
    assert cells[1]["place"] == "Trang “Trang”, ô B2"
    assert [row.get("no") for row in cells] == [None, "1", None, "2"]


def test_on_time_is_judged_on_the_first_accepted_revision(received: Received) -> None:
    due = received.period.due_before
    late_revision = replace(received, received_on=due + timedelta(days=20), revision=3)

    said = values(receipt(late_revision, findings(), "vi"))["timeliness"]

    assert said == (
        f"Đúng hạn: bản được chấp nhận đầu tiên được nhận ngày {day(received.received_on)}; "
        f"thời hạn gửi là trước ngày {day(due)} (chậm nhất là hết ngày {day(due - timedelta(days=1))})."
    )


@pytest.mark.parametrize(
    ("days", "start"), [(-1, "Đúng hạn: "), (0, "Quá hạn 01 ngày: "), (9, "Quá hạn 10 ngày: ")]
)
def test_the_due_day_itself_is_late(received: Received, days: int, start: str) -> None:
    first = received.period.due_before + timedelta(days=days)

    late = replace(received, received_on=first, first_accepted_on=first)

    assert values(receipt(late, findings(), "vi"))["timeliness"].startswith(start)


def test_a_requested_body_is_never_told_of_a_breach(received: Received) -> None:
    requested = reporters(received.plan, received.period).filter(pl.col("requested"))["agency"][0]
    first = received.period.due_before + timedelta(days=2)

    late = replace(received, agency=requested, received_on=first, first_accepted_on=first)

    said = values(receipt(late, findings(), "vi"))["timeliness"]
    assert said.startswith("Nhận sau thời hạn đề nghị 03 ngày: ")


def test_what_was_only_returned_is_not_yet_reported(received: Received) -> None:
    file = returned(received)
    after = received.period.due_before

    early = values(receipt(file, findings(FAIL), "vi"))["timeliness"]
    late = values(receipt(file, findings(FAIL), "vi", issued_on=after))["timeliness"]

    assert early.startswith("Chưa được tính là đã báo cáo. Bản sửa nhận trước ngày ")
    assert late.startswith("Chưa được tính là đã báo cáo; thời hạn gửi là trước ngày ")


def test_next_steps_of_a_return_say_where_and_by_when(received: Received) -> None:
    file, due = returned(received), received.period.due_before

    steps = values(receipt(file, findings(FAIL), "vi", annotated="bản sao.xlsx"))["steps"]

    assert steps[0].startswith("Mở tệp “bản sao.xlsx” gửi kèm phiếu này")
    assert f"gửi lại cả tệp trước ngày {day(due)}" in steps[1]


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("due_before", "trong thời gian sớm nhất; số liệu của kỳ được chốt ngày"),
        ("closes_on", "trong thời gian sớm nhất; số liệu của kỳ được chốt ngày"),
        ("afterwards", "đề nghị trao đổi với cơ quan tổng hợp trước khi gửi lại"),
    ],
)
def test_next_steps_of_a_late_return(received: Received, when: str, said: str) -> None:
    closes = received.period.closes_on
    day = {
        "due_before": received.period.due_before,
        "closes_on": closes,
        "afterwards": closes + timedelta(days=1),
    }

    steps = values(receipt(returned(received), findings(FAIL), "vi", issued_on=day[when]))["steps"]

    assert said in steps[1]


def test_next_steps_without_an_annotated_copy_go_by_the_table(received: Received) -> None:
    steps = values(receipt(returned(received), findings(problem(code="file_damaged", value="")), "vi"))[
        "steps"
    ]

    assert steps[0].startswith("Tệp này không có bản sao đánh dấu")


def test_an_earlier_accepted_revision_still_counts(received: Received) -> None:
    steps = values(receipt(replace(received, revision=2), findings(FAIL), "vi"))["steps"]

    assert steps[-1] == "Trong khi chờ bản sửa, bản nộp lần 01 đã được chấp nhận vẫn được dùng để tổng hợp."


def test_a_locked_period_is_not_to_be_mended_in_the_file(received: Received) -> None:
    locked = problem(code="period_locked", value="")

    steps = values(receipt(returned(received), findings(locked), "vi"))["steps"]

    assert len(steps) == 1
    assert steps[0].startswith("Kỳ báo cáo đã khóa")


def test_nothing_more_is_asked_of_a_faultless_report(received: Received) -> None:
    steps = values(receipt(received, findings(), "vi"))["steps"]

    assert steps[0] == "Số liệu của báo cáo được đưa vào tổng hợp. Quý cơ quan không phải làm gì thêm."


def test_the_contact_is_the_plans(received: Received) -> None:
    head = {**received.plan.head, "contact_vi": "Đơn vị Một, điện thoại 000"}
    with_contact = replace(received, plan=replace(received.plan, head=head))

    assert len(values(receipt(received, findings(), "vi"))["contacts"]) == 1
    assert values(receipt(with_contact, findings(), "vi"))["contacts"][1] == (
        "Đầu mối liên hệ: Đơn vị Một, điện thoại 000."
    )


@pytest.mark.parametrize(
    ("on", "written"),
    [
        (date(2023, 2, 5), "ngày 05 tháng 02 năm 2023"),
        (date(2023, 3, 15), "ngày 15 tháng 3 năm 2023"),
        (date(2023, 12, 31), "ngày 31 tháng 12 năm 2023"),
    ],
)
def test_days_and_months_are_padded_as_the_norm_says(received: Received, on: date, written: str) -> None:
    said = values(receipt(received, findings(), "vi", issued_on=on))

    assert said["place_date"].endswith(f", {written}")
    assert said["document_date"] == on.isoformat()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("found", [(), (WARN,), (FAIL, WARN)])
def test_it_renders_with_its_template(root: Path, received: Received, lang: str, found) -> None:
    document = receipt(received, findings(*found), lang, annotated="a & b.xlsx", synthetic=True)

    made = render(root / "templates" / document.template, document)

    text = "\n".join(
        node.text or "" for node in docx.Document(BytesIO(made)).element.body.iter() if node.text
    )
    assert document.values["verdict"] in text
    assert received.sha256 in text
    assert ("4. " in text) == bool(found)
    assert made == render(root / "templates" / document.template, document)


def test_hostile_text_is_only_text(root: Path, received: Received) -> None:
    evil = "{{ 1/0 }} <b>&amp; ]]> \x1b[31m \u202e [[row findings]]"
    file = returned(received, file_name=evil + ".xlsx", unit=evil)

    document = receipt(file, findings(problem(evil, "B2", value=evil)), "vi", annotated=evil)

    made = docx.Document(BytesIO(render(root / "templates" / document.template, document)))
    table = made.tables[2]
    assert "{{ 1/0 }} <b>&amp; ]]> [31m [[row findings]]" in table.rows[2].cells[2].text


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_is_lost_behind_hostile_text(root: Path, received: Received, name: str, lang: str) -> None:
    evil = HOSTILE[name]
    file = returned(received, file_name=f"{evil}.xlsx", unit=evil)
    kept = evil.encode("utf-8", "replace").decode()  # no frame holds a lone surrogate
    found = findings(problem(kept, "B2", value=kept), problem("Trang sau", "C3", value="sau cùng"))

    document = receipt(file, found, lang, annotated=evil)
    made = docx.Document(BytesIO(render(root / "templates" / document.template, document)))

    assert clean(sanitise(f"{evil}.xlsx")) in clean(made.tables[1].rows[4].cells[1].text)
    assert "sau cùng" in made.tables[2].rows[-1].cells[2].text
    assert made.tables[-1].rows[0].cells[-1].text  # who signs
