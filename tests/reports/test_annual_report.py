"""The periodic report as a whole: what it says of nobody, everybody, and a bit of everything."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import docx
import polars as pl
import pytest

from schemas.snapshot import Snapshot
from schemas.terms import Outcome
from tests.reports.reading import rows, said
from tests.reports.samples import Sent, snapshot_of
from tests.reports.small_plan import small_plan
from tests.reports.worlds import busy_year, everybody_done, mixed, nobody_reported, real_plan
from tiendo.errors import UsageError
from tiendo.plan import plan_ids
from tiendo.reports import annual_report
from tiendo.reports.draft import numbered
from tiendo.reports.review import span as review_span
from tiendo.reports.wording import LANGUAGES
from tiendo.word.names import ANNUAL, check_document

WORLDS = [nobody_reported, everybody_done, mixed]


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_template_gets_all_its_names_and_no_other(world: Callable[[], Snapshot], lang: str) -> None:
    document = annual_report(small_plan(), world(), lang)

    check_document(document.template, document)
    assert {table.name: set(ANNUAL.tables[table.name]) for table in document.tables} == {
        name: set(styles) for name, styles in ANNUAL.tables.items()
    }
    for table in document.tables:
        for style, cells in table.rows:
            assert set(cells) == set(ANNUAL.tables[table.name][style])


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_that_should_speak_is_empty(world: Callable[[], Snapshot], lang: str) -> None:
    document = annual_report(small_plan(), world(), lang)

    for name in "opening direction results groups achieved limits causes next_tasks proposals".split():
        assert said(document, name), name
        assert all(text.strip() for text in said(document, name)), name
    for table in document.tables:
        for row in rows(document, table.name):
            assert [name for name, cell in row.items() if not cell and name != "note"] == []


def test_nobody_reported() -> None:
    document = annual_report(small_plan(), nobody_reported(), "vi")

    assert "Còn 07 cơ quan chưa gửi báo cáo (chi tiết tại Phụ lục II)." in said(document, "direction")
    assert any(
        text.startswith("Tính đến ngày 31 tháng 12 năm 2022, chưa có nhiệm vụ nào")
        for text in said(document, "results")
    )
    assert said(document, "achieved") == [
        "Chưa đủ thông tin để đánh giá do chưa có cơ quan nào gửi báo cáo hợp lệ."
    ]
    assert said(document, "proposals") == ["Chưa có báo cáo của các cơ quan để tổng hợp đề xuất, kiến nghị."]
    assert rows(document, "sources") == rows(document, "exclusions") == rows(document, "difficulties") == []
    assert {row["status"] for row in rows(document, "tasks")} == {"Chưa báo cáo", "Chưa có thông tin"}


def test_everybody_is_done() -> None:
    document = annual_report(small_plan(), everybody_done(), "vi")

    assert "Tính đến ngày 31 tháng 12 năm 2022, toàn bộ 6/6 nhiệm vụ đã hoàn thành, đạt 100%." in said(
        document, "results"
    )
    assert said(document, "results_after") == []
    assert said(document, "limits") == [
        "Trong kỳ không có nhiệm vụ quá hạn, nhiệm vụ chưa có báo cáo hoặc cơ quan gửi báo cáo sau thời hạn."
    ]
    assert said(document, "causes") == ["Các cơ quan không phản ánh khó khăn, vướng mắc trong kỳ."]
    assert {row["percent"] for row in rows(document, "tasks")} == {"100%"}


def test_who_did_not_report_is_named_with_the_reason() -> None:
    direction = said(annual_report(small_plan(), mixed(), "vi"), "direction")

    assert "Còn 01 cơ quan chưa gửi báo cáo: Ủy ban nhân dân tỉnh Nam." in direction
    assert any(text.endswith("chưa được gửi lại: Ủy ban nhân dân tỉnh Tây.") for text in direction)
    assert any(
        text.endswith("chưa có báo cáo được tổng hợp của 01 cơ quan: Học viện Mẫu.") for text in direction
    )
    assert "Có 01 cơ quan gửi báo cáo sau thời hạn: Bộ Hai." in direction


def test_a_requested_body_is_never_in_breach() -> None:
    document = annual_report(small_plan(), mixed(), "vi")
    court = next(row for row in rows(document, "agencies") if row["agency"] == "Tòa án Mẫu")

    assert court["timeliness"] == "Chưa có thông tin"
    assert not any("Tòa án" in text for text in said(document, "limits"))
    urged = [text for text in said(document, "next_tasks") if "Tòa án" in text]
    assert all("đề nghị Tòa án Mẫu" in text or text.startswith("Đề nghị") for text in urged)
    assert any(
        "Các cơ quan, tổ chức này không tính vào tỷ lệ" in text for text in said(document, "direction")
    )


def test_tasks_are_told_section_by_section() -> None:
    groups = annual_report(small_plan(), mixed(), "vi").values["groups"]

    assert [group["title"] for group in groups] == ["Hoàn thiện pháp luật (nhóm A)", "Tuyên truyền (nhóm B)"]
    assert [str(block["text"]) for block in groups[1]["blocks"]] == [
        (
            "Nhóm gồm 03 nhiệm vụ, chưa có nhiệm vụ nào hoàn thành. Theo tình trạng so với thời hạn, "
            "có 01 nhiệm vụ đang thực "
            "hiện trong hạn; 01 nhiệm vụ đang thực hiện quá hạn; 01 nhiệm vụ không xác định thời hạn."
        ),
        "Nhiệm vụ đang thực hiện",
        (
            "Phổ biến pháp luật (B.I): đang thực hiện, tiến độ theo cơ quan đã báo cáo 40%, thời "
            "hạn 31/12/2022. 1/3 cơ quan "
            "chủ trì đã báo cáo. Ủy ban nhân dân tỉnh Đông: Đang lấy ý kiến."
        ),
        "Nhiệm vụ quá hạn",
        (
            "Biên soạn tài liệu (B.II): đang thực hiện, tiến độ theo cơ quan đã báo cáo 40%, đã "
            "quá thời hạn 30/06/2022. 1/1 "
            "cơ quan chủ trì đã báo cáo; 0/1 cơ quan được đề nghị chủ trì đã có thông tin. Lý do (Bộ "
            "Ba): Thiếu người."
        ),
        "Nhiệm vụ chưa thực hiện, tạm dừng hoặc không phát sinh trong kỳ",
        "Trả lời kiến nghị (B.III): tạm dừng, không xác định thời hạn. Lý do (Bộ Một): Chờ ý kiến cấp trên.",
        "Số liệu các chỉ tiêu",
        (
            "Tỷ lệ kiến nghị trả lời: 75,0% (6/8); chưa đạt mục tiêu năm 2023 là 90,0%; số liệu của 1/3 cơ quan, có "
            "giá trị tham khảo."
        ),
        "Số tài liệu: chưa có số liệu.",
    ]


def test_every_indicator_has_its_line_in_annex_iii() -> None:
    found = rows(annual_report(small_plan(), mixed(), "vi"), "indicators")

    assert [(row["ref"], row["current"], row["target"], row["coverage"], row["note"]) for row in found] == [
        ("B.III", "75,0%", "90,0% (năm 2023)", "1/3", "6/8. Giá trị tham khảo"),
        ("B", "-", "-", "0/1", ""),
    ]


def test_documents_since_the_window_began_stand_in_annex_iv() -> None:
    told = [("12/BC-BM", date(2022, 5, 5)), ("3/QĐ-BM", None), ("9/BC-BM", date(2020, 1, 1))]
    sent = [
        Sent(who, progress=[{"ref": ref, "status": "in_progress", "doc_number": number, "doc_on": on}])
        for (number, on), (who, ref) in zip(
            told, [("mot", "A.I"), ("hai", "A.II"), ("ba", "A.II")], strict=True
        )
    ]
    document = annual_report(small_plan(), snapshot_of(small_plan(), sent), "vi")

    assert [
        (row["ref"], row["agency"], row["number"], row["issued_on"]) for row in rows(document, "documents")
    ] == [
        ("A.I", "Bộ Một", "12/BC-BM", "05/05/2022"),
        ("A.II", "Bộ Hai", "3/QĐ-BM", "Không nêu"),
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_charts_show_the_figures_of_table_1_and_of_the_classes(lang: str) -> None:
    document = annual_report(small_plan(), mixed(), lang, previous=everybody_done())
    compliance, status, progress = document.charts

    printed_in_table = {
        figure.id: figure
        for table in document.tables
        if table.name == "status"
        for _, cells in table.rows
        for figure in cells.values()
        if not isinstance(figure, str)
    }
    assert all(printed_in_table[figure.id] == figure for figure in status.figures)
    assert sum(figure.value for figure in status.figures) == 6
    assert sum(figure.value for figure in compliance.figures) == 7
    assert [series.name for series in progress.series] == {"vi": ["Năm 2022"] * 2, "en": ["Year 2022"] * 2}[
        lang
    ]
    assert {figure.value for figure in progress.series[0].values if figure} == {100.0}


def test_a_single_section_or_class_is_not_drawn() -> None:
    plan = small_plan()
    tasks = plan.leaves.with_columns(parent=None).cast(plan.tasks.schema)
    flat = replace(plan, tasks=tasks, indicators=plan.indicators.filter(ref="B.III"))

    assert [chart.name for chart in annual_report(flat, nobody_reported(), "vi").charts] == ["compliance"]


ANNEXES = {
    "annual.docx": {
        "tasks": "TỪNG NHIỆM VỤ",
        "agencies": "CỦA CÁC CƠ QUAN",
        "indicators": "CHỈ TIÊU",
        "documents": "VĂN BẢN",
        "difficulties": "KHÓ KHĂN",
        "sources": "NGUỒN SỐ LIỆU",
    },
    "review.docx": {
        "path": "TỪNG NHIỆM VỤ",
        "milestones": "MỐC THỜI GIAN",
        "trends": "CHỈ TIÊU",
        "compliance": "CHẾ ĐỘ BÁO CÁO",
        "persistent": "KHÓ KHĂN",
        "snapshots": "NGUỒN SỐ LIỆU",
    },
}


@pytest.mark.parametrize("template", ANNEXES)
def test_the_annexes_of_the_template_bear_the_numbers_of_the_text(root: Path, template: str) -> None:
    texts = [p.text for p in docx.Document(str(root / "templates" / template)).paragraphs]
    titles = [
        (match.group(1), title)
        for text, title in pairwise(texts)
        if (match := re.fullmatch(r"Phụ lục \{\{ annexes\.(\w+) \}\}", text))
    ]

    assert [name for name, _ in titles] == list(ANNEXES[template])
    assert all(ANNEXES[template][name] in title for name, title in titles)


def test_a_review_shares_sentences_that_name_its_annexes_by_other_names() -> None:
    numbers = numbered(review_span.ANNEXES, ())

    annex = review_span.in_text(numbers)

    assert (annex.tasks, annex.agencies, annex.difficulties) == ("I", "IV", "V")


def test_contradicting_claims_stand_side_by_side() -> None:
    after = said(annual_report(small_plan(), mixed(), "vi"), "results_after")

    assert after[-1] == "Sửa đổi luật (A.II): Bộ Hai báo cáo hoàn thành; Bộ Ba báo cáo chưa thực hiện."


def test_what_comes_next() -> None:
    assert said(annual_report(small_plan(), mixed(), "vi"), "next_tasks") == [
        (
            "Các cơ quan tiếp tục thực hiện nhiệm vụ được giao, thông báo kết quả năm 2023 về Bộ Một "
            "trước ngày 30 tháng 11 năm "
            "2023."
        ),
        "Khẩn trương hoàn thành 01 nhiệm vụ quá hạn: B.II (Bộ Ba; đề nghị Tòa án Mẫu).",
        "Hoàn thành 01 nhiệm vụ đến hạn trong năm 2023: A.II (Bộ Hai, Bộ Ba; thời hạn 31/12/2023).",
        "Hoàn thành báo cáo sơ bộ trong năm 2023 của 01 nhiệm vụ: A.II (Bộ Hai, Bộ Ba; thời hạn 30/06/2023).",
        "Tiếp tục thực hiện 01 nhiệm vụ định kỳ theo yêu cầu của Kế hoạch.",
        "Đôn đốc 01 cơ quan chưa gửi báo cáo (Ủy ban nhân dân tỉnh Nam).",
        "Đôn đốc 01 cơ quan hoàn thiện, gửi lại báo cáo đã bị trả lại (Ủy ban nhân dân tỉnh Tây).",
        "Đề nghị cơ quan chủ trì cho biết thông tin về 01 nhiệm vụ thuộc diện đề nghị: A.III (Tòa án Mẫu).",
    ]


def test_the_last_period_has_no_next() -> None:
    document = annual_report(small_plan(), snapshot_of(small_plan(), [], period="2023"), "vi")

    assert said(document, "next_tasks")[0].startswith("Kế hoạch chưa quy định kỳ báo cáo tiếp theo")


def test_proposals_by_authority_however_spelt() -> None:
    assert said(annual_report(small_plan(), mixed(), "vi"), "proposals") == [
        (
            "Trên cơ sở báo cáo của các cơ quan, tổng hợp 03 đề xuất, kiến nghị chưa được giải quyết "
            "của 03 cơ quan, theo cơ quan "
            "được kiến nghị như sau:"
        ),
        "Kiến nghị Bộ Hai: 02 nội dung",
        "Bố trí kinh phí (Bộ Một và Bộ Ba; nhiệm vụ A.I).",
        "Kiến nghị Thủ tướng Chính phủ: 01 nội dung",
        "Bố trí kinh phí (Ủy ban nhân dân tỉnh Đông; nhiệm vụ B.I).",
        "Các kiến nghị gắn với 01 khó khăn, vướng mắc đã được giải quyết không nêu lại ở đây.",
    ]


def test_documents_stand_two_in_a_row() -> None:
    done = {"ref": "B.I", "status": "completed", "percent": 100.0, "completed_on": date(2022, 5, 5)}
    sent = [
        Sent(who, progress=[done | {"doc_number": f"{n}/BC"}])
        for n, who in enumerate(("dong", "tay", "nam"), 1)
    ]
    document = annual_report(small_plan(), snapshot_of(small_plan(), sent), "vi")
    (pair,), (alone,) = rows(document, "documents", "pair"), rows(document, "documents", "")

    assert (pair["no"], pair["number"], pair["no_2"], pair["number_2"]) == ("1", "1/BC", "2", "2/BC")
    assert (alone["no"], alone["number"]) == ("3", "3/BC")


def test_the_same_difficulty_of_several_agencies_stands_once() -> None:
    told = {"ref": "B.I", "difficulty": "Thiếu kinh phí", "proposal": "Bố trí kinh phí", "state": "open"}
    others = {"tay": told, "nam": told | {"state": "referred"}}
    sent = [
        Sent("dong", difficulties=[told, told]),
        *(Sent(who, difficulties=[one]) for who, one in others.items()),
    ]
    found = rows(annual_report(small_plan(), snapshot_of(small_plan(), sent), "vi"), "difficulties", "")

    assert [(row["no"], row["agency"]) for row in found] == [
        ("1", "Ủy ban nhân dân tỉnh Đông; Ủy ban nhân dân tỉnh Tây"),
        ("2", "Ủy ban nhân dân tỉnh Nam"),
    ]


def test_nobody_is_asked_about_a_task_without_lead() -> None:
    plan = replace(small_plan(), assignments=small_plan().assignments.filter(pl.col("ref") != "A.I"))
    document = annual_report(plan, snapshot_of(plan, []), "vi")
    text = "\n".join(line for name in document.values for line in said(document, name))

    assert "Kế hoạch không nêu cơ quan chủ trì của 01 nhiệm vụ (A.I), nên không có cơ quan báo cáo" in text
    assert "Còn 04 nhiệm vụ chưa có báo cáo của cơ quan chủ trì (A.II, B.I, B.II và B.III)" in text
    assert "báo cáo bổ sung về 04 nhiệm vụ chưa có báo cáo" in text


def test_exclusions_are_never_silent() -> None:
    document = annual_report(small_plan(), mixed(), "vi")

    assert [(row["file"], row["actor"], row["reason"]) for row in rows(document, "exclusions")] == [
        ("bao-cao-1.xlsx", "Kiểm tra tự động", "Trả lại do có 03 lỗi"),
        ("bao-cao-5.xlsx", "Kiểm tra tự động", "Được thay bằng lần gửi sau"),
        ("bao-cao-8.xlsx", "Kiểm tra tự động", "Trả lại do có 01 lỗi"),
        ("bao-cao-9.xlsx", "Vụ Mẫu", "Gửi nhầm"),
    ]
    assert [row["submission"] for row in rows(document, "sources")] == ["2", "3", "4", "6", "7"]


def test_who_decided_and_when_stands_only_where_somebody_did() -> None:
    sent = [Sent("mot", outcome=Outcome.returned, n_errors=1), Sent("mot", revision=2)]
    alone = annual_report(small_plan(), snapshot_of(small_plan(), sent), "vi")
    decided = annual_report(small_plan(), mixed(), "vi")

    told = "Không có báo cáo nào bị loại theo quyết định của cơ quan tổng hợp"
    without = [
        table.without for one in (alone, decided) for table in one.tables if table.name == "exclusions"
    ]
    assert without == [("decided_on", "actor"), ()]
    assert [sum(told in text for text in said(one, "notes_sources")) for one in (alone, decided)] == [1, 0]


def test_where_everything_was_consolidated_nothing_is_said_of_decisions() -> None:
    document = annual_report(small_plan(), snapshot_of(small_plan(), [Sent("mot")]), "vi")

    assert rows(document, "exclusions") == []
    assert not any("bị loại theo quyết định" in text for text in said(document, "notes_sources"))


def test_outputs_of_hardly_any_task_stand_behind_its_content(root: Path) -> None:
    plan = real_plan(root, "lao-dong-145")
    document = annual_report(plan, snapshot_of(plan, [], period="2020"), "vi")

    (matrix,) = (table for table in document.tables if table.name == "tasks")
    assert matrix.without == ("output",)
    with_output = {row["ref"] for row in rows(document, "tasks") if "(sản phẩm dự kiến: " in row["title"]}
    assert with_output == set(plan.outputs.drop_nulls("text_vi")["ref"])
    assert any("sản phẩm ghi ngay sau nội dung nhiệm vụ" in text for text in said(document, "notes_tasks"))


def test_outputs_of_many_tasks_have_a_column() -> None:
    document = annual_report(small_plan(), mixed(), "vi")

    (matrix,) = (table for table in document.tables if table.name == "tasks")
    assert matrix.without == ()
    assert not any("sản phẩm" in row["title"] for row in rows(document, "tasks"))


def test_an_exclusion_without_its_decision_says_so() -> None:
    snapshot = snapshot_of(small_plan(), [Sent("mot", excluded=True)])
    (row,) = rows(annual_report(small_plan(), snapshot, "vi"), "exclusions")

    assert (row["decided_on"], row["actor"], row["reason"]) == ("Không nêu",) * 3


def test_a_section_that_is_done_is_named() -> None:
    done = {"status": "completed", "completed_on": date(2022, 5, 5)}
    sent = [
        Sent(who, progress=[{"ref": ref, **done}])
        for who, ref in [("mot", "A.I"), ("ba", "A.II"), ("toa", "A.III")]
    ]
    sent.append(Sent("hai", progress=[{"ref": "A.II", **done}]))
    achieved = said(annual_report(small_plan(), snapshot_of(small_plan(), sent), "vi"), "achieved")

    assert "Đã hoàn thành toàn bộ nhiệm vụ của nhóm “Hoàn thiện pháp luật” (03 nhiệm vụ)." in achieved


def test_reports_without_any_task_completed() -> None:
    snapshot = snapshot_of(small_plan(), [Sent("mot", progress=[{"ref": "A.I", "status": "not_started"}])])

    assert (
        said(annual_report(small_plan(), snapshot, "vi"), "achieved")[0]
        == "Trong kỳ chưa ghi nhận nhiệm vụ hoàn thành."
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_task_matrix_has_every_row_of_the_plan(lang: str) -> None:
    document = annual_report(small_plan(), mixed(), lang)
    matrix = next(table for table in document.tables if table.name == "tasks")

    assert [(style, cells["ref"]) for style, cells in matrix.rows] == [
        ("" if leaf else "heading", ref) for ref, leaf in small_plan().tasks.select("ref", "leaf").iter_rows()
    ]


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (
            everybody_done,
            mixed,
            "So với năm 2022 (1/6 nhiệm vụ hoàn thành), số nhiệm vụ hoàn thành tăng 05 nhiệm vụ.",
        ),
        (
            mixed,
            everybody_done,
            "So với năm 2022 (6/6 nhiệm vụ hoàn thành), số nhiệm vụ hoàn thành giảm 05 nhiệm vụ.",
        ),
        (mixed, mixed, "Số nhiệm vụ hoàn thành không thay đổi so với năm 2022 (1/6 nhiệm vụ)."),
    ],
)
def test_better_worse_unchanged(
    now: Callable[[], Snapshot], before: Callable[[], Snapshot], expected: str
) -> None:
    document = annual_report(small_plan(), now(), "vi", previous=before())

    assert expected in said(document, "results")


def test_periods_with_other_tasks_are_not_compared() -> None:
    before = mixed()
    fewer = {**before.tables, "tasks": before.tables["tasks"].head(3)}
    document = annual_report(small_plan(), mixed(), "vi", previous=replace(before, tables=fewer))

    assert any("không so sánh được với năm 2022" in text for text in said(document, "results"))


def test_a_draft_has_no_day_and_an_approved_report_has() -> None:
    draft, approved = (annual_report(small_plan(), mixed(approved=yes), "vi").values for yes in (False, True))

    assert (draft["place_date"], draft["approved"]) == ("Hà Nội, ngày      tháng      năm 2022", False)
    assert (approved["place_date"], approved["approved"]) == ("Hà Nội, ngày 05 tháng 01 năm 2023", True)


def test_made_up_data_are_marked() -> None:
    marked, plain = (annual_report(small_plan(), mixed(), "vi", synthetic=yes) for yes in (True, False))

    assert marked.values["synthetic"] is True
    assert any("dữ liệu minh họa" in text for text in said(marked, "notes_sources"))
    assert not any("minh họa" in text for text in said(plain, "notes_sources"))


def test_a_language_that_nobody_wrote_is_refused() -> None:
    with pytest.raises(UsageError, match="fr"):
        annual_report(small_plan(), mixed(), "fr")


@pytest.mark.parametrize(
    "hostile", ["{{ 7*7 }}", "{n} {text}", "<b>&", "{% for %}", "]]>", "a\u202eb", "😀", "x" * 100_000]
)
def test_hostile_text_is_only_text(hostile: str) -> None:
    row = {"ref": "A.I", "status": "in_progress", "result": hostile, "reason": hostile}
    difficulty = {"difficulty": hostile, "proposal": hostile, "authority": hostile}
    snapshot = snapshot_of(small_plan(), [Sent("mot", progress=[row], difficulties=[difficulty])])

    for lang in LANGUAGES:
        document = annual_report(small_plan(), snapshot, lang)
        assert rows(document, "difficulties")[0]["difficulty"] == hostile
        assert any(hostile[:50] in text for text in said(document, "groups"))


def test_a_plan_without_headings_has_one_section() -> None:
    plan = small_plan()
    tasks = plan.leaves.with_columns(parent=None).cast(plan.tasks.schema)
    flat = replace(plan, tasks=tasks, indicators=plan.indicators.filter(ref="B.III"))
    document = annual_report(flat, nobody_reported(), "vi")

    assert [group["title"] for group in document.values["groups"]] == ["Các nhiệm vụ của Kế hoạch"]
    assert len(rows(document, "status")) == 1


def test_a_plan_without_tasks_tells_its_indicators() -> None:
    plan = small_plan()
    bare = replace(plan, tasks=plan.tasks.filter(ref="B"), indicators=plan.indicators.filter(ref="B"))
    snapshot = snapshot_of(bare, [Sent("ba", observations=[{"indicator": "tai-lieu", "value": 1200.0}])])
    document = annual_report(bare, snapshot, "vi")

    assert said(document, "results") == [
        "Kế hoạch không giao nhiệm vụ cụ thể; kết quả được theo dõi qua 01 chỉ tiêu dưới đây."
    ]
    assert [str(block["text"]) for block in document.values["groups"][0]["blocks"]] == [
        "Số liệu các chỉ tiêu",
        "Số tài liệu: 1.200 cuốn.",
    ]
    assert not any("nhiệm vụ hoàn thành" in text for text in said(document, "achieved"))


@pytest.mark.parametrize(
    ("trend", "change", "part", "expected"),
    [
        (
            "improving",
            5.0,
            "achieved",
            "Có 01 chỉ tiêu chuyển biến tích cực so với năm 2022: “Tỷ lệ kiến nghị trả lời”.",
        ),
        (
            "worsening",
            -5.0,
            "limits",
            "Có 01 chỉ tiêu chuyển biến chưa tích cực so với năm 2022: “Tỷ lệ kiến nghị trả lời”.",
        ),
    ],
)
def test_indicators_that_moved(trend: str, change: float, part: str, expected: str) -> None:
    sent = [
        Sent(
            "dong", observations=[{"indicator": "nhan", "value": 8.0}, {"indicator": "tra-loi", "value": 6.0}]
        )
    ]
    snapshot = snapshot_of(small_plan(), sent, period="2023")
    moved = snapshot.tables["trends"].with_columns(
        previous=pl.when(indicator="ty-le").then(75.0 - change),
        change=pl.when(indicator="ty-le").then(change),
        comparable=pl.when(indicator="ty-le").then(statement=True),
        trend=pl.when(indicator="ty-le").then(pl.lit(trend)).otherwise("trend"),
    )
    document = annual_report(
        small_plan(), replace(snapshot, tables={**snapshot.tables, "trends": moved}), "vi"
    )

    assert expected in said(document, part)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_plan_has_its_report(root: Path, lang: str) -> None:
    for plan_id in plan_ids(root / "plans"):
        plan = real_plan(root, plan_id)
        for share in (0, 0.7):
            document = annual_report(plan, busy_year(plan, plan.periods["period"][1], share), lang)
            check_document(document.template, document)


@pytest.mark.parametrize(
    ("lang", "asked"),
    [("vi", {"Bộ Hai", "Thủ tướng Chính phủ"}), ("en", {"Ministry Two", "Prime Minister"})],
)
def test_authorities_are_named_in_the_language_of_the_report(lang: str, asked: set[str]) -> None:
    """However they were spelt: "bộ số hai", "Thủ tướng chính phủ"."""
    assert {
        row["authority"] for row in rows(annual_report(small_plan(), mixed(), lang), "difficulties")
    } == asked


def test_an_authority_that_is_not_known_stays_as_it_was_written() -> None:
    told = {"difficulty": "Thiếu người", "authority": "  Ban  chỉ đạo X ", "state": "open"}
    state = snapshot_of(small_plan(), [Sent("mot", difficulties=[told])])

    assert rows(annual_report(small_plan(), state, "en"), "difficulties")[0]["authority"] == "Ban chỉ đạo X"


@pytest.mark.parametrize(
    ("lang", "start"), [("vi", "Đã hoàn thành theo báo cáo kỳ trước"), ("en", "Completed by earlier reports")]
)
def test_a_cell_begins_with_a_capital(lang: str, start: str) -> None:
    """Nobody says anything of A.I now: what was reported before stands alone in the cell."""
    snapshot = snapshot_of(small_plan(), [])
    done = pl.col("ref") == "A.I"
    told = {
        "ref": "A.I",
        "agency": "mot",
        "completed_on": None,
        "judged_on": date(2022, 6, 1),
        "told_in": "2022",
    }
    tables = snapshot.tables | {
        "tasks": snapshot.tables["tasks"].with_columns(
            status=pl.when(done).then(pl.lit("completed")).otherwise("status")
        ),
        "settled": pl.DataFrame([told]),
    }
    document = annual_report(small_plan(), replace(snapshot, tables=tables), lang)

    (cell,) = (row["result"] for row in rows(document, "tasks") if row["ref"] == "A.I")
    assert cell.startswith(start)
