"""An annex as it is pasted from a web page → the draft of its plan."""

from collections import Counter
from datetime import date

from tiendo.plan.importing import Draft

OUTLINE = """
A: A.I A.II
A.II: A.II.1 A.II.2
A.II.1: A.II.1.1 A.II.1.2
A.II.2: A.II.2.a A.II.2.b A.II.2.c A.II.2.d A.II.2.đ
B: B.I B.II B.x1 B.IV
"""
# `?` is "Đề nghị", `@` a group, `[…]` a scope.
LEADS = {
    "A.I": ["bo-y-te"],
    "A.II.1.1": [
        "bo-tai-chinh [khung giá, phương pháp tính (kèm phụ lục)]",
        "bo-lao-dong-thuong-binh-va-xa-hoi [hộ nghèo]",
    ],
    "A.II.1.2": ["bo-cong-thuong [đo đếm ở khu công nghiệp]", "bo-xay-dung [đo đếm ở đô thị]"],
    "A.II.2.a": ["?lien-doan-luat-su"],
    "A.II.2.b": ["bo-giao-duc-va-dao-tao [trường nội trú]", "bo-y-te [trường nội trú]"],
    "A.II.2.c": ["bo-cong-an"],
    "A.II.2.d": ["bo-cong-thuong"],
    "A.II.2.đ": ["bo-quoc-phong"],
    "B.I": ["@cac-bo-nganh"],
    "B.II": ["@ubnd-cac-tinh"],
    "B.x1": ["bo-y-te"],
    "B.IV": ["bo-thong-tin-va-truyen-thong"],
}
SUPPORT = {
    "A.I": ["@cac-bo-nganh", "?toa-an-nhan-dan-toi-cao", "?vien-kiem-sat-nhan-dan-toi-cao"],
    "A.II.1.1": [
        "bo-xay-dung",
        "bo-lao-dong-thuong-binh-va-xa-hoi",
        "bo-tu-phap",
        "ngan-hang-nha-nuoc",
        "@cac-bo-nganh",
        "@ubnd-cac-tinh",
    ],
    "A.II.1.2": ["@cac-bo-nganh"],
    "A.II.2.a": ["bo-tu-phap"],
    "B.IV": ["bo-y-te", "@co-quan-lien-quan"],
}


def test_the_outline(drafted: Draft) -> None:
    tasks = drafted.tables["tasks"]
    children = {}
    for line in OUTLINE.split("\n"):
        parent, _, below = line.partition(": ")
        children |= dict.fromkeys(below.split(), parent)
    children |= {"A": None, "B": None}
    assert dict(tasks.select("ref", "parent").iter_rows()) == children
    assert set(tasks.filter("leaf")["ref"]) == children.keys() - set(children.values())


def test_rows_keep_the_order_and_the_labels_of_the_annex(drafted: Draft) -> None:
    tasks = drafted.tables["tasks"]
    assert tasks["ref"].to_list()[:6] == ["A", "A.I", "A.II", "A.II.1", "A.II.1.1", "A.II.1.2"]
    labels = dict(tasks.select("ref", "label").iter_rows())
    assert [labels[ref] for ref in ("A.II.1.1", "A.II.1.2", "A.II.2.đ", "B.x1")] == ["1.1.", "1.2", "đ", "-"]


def test_titles_broken_over_pages(drafted: Draft) -> None:
    titles = dict(drafted.tables["tasks"].select("ref", "title_vi").iter_rows())
    assert titles["A.II.1"] == "Văn bản về tài chính cho cấp nước, tập trung các nội dung:"
    assert titles["A.II.1.2"] == "Phòng, chống lãng phí nước (trong đó có việc đo đếm...)"


def test_leads_and_support(drafted: Draft) -> None:
    assert _who(drafted, "lead") == LEADS
    assert _who(drafted, "support") == SUPPORT


def test_outputs(drafted: Draft) -> None:
    assert drafted.tables["outputs"].select("ref", "text_vi").rows() == [
        ("A.I", "Báo cáo rà soát"),
        ("A.II.1.1", "Dự thảo nghị định"),
        ("A.II.1.1", "Báo cáo tác động kinh tế - xã hội"),
        ("A.II.1.2", "Báo cáo nghiên cứu, phòng chống thất thoát"),
        ("A.II.2.b", "Tài liệu"),
        ("B.I", "Các hội thảo, hội nghị"),
    ]


def test_milestones(drafted: Draft) -> None:
    found = drafted.tables["milestones"].select("ref", "kind", "from_on", "due").rows()
    assert found == [
        ("A.I", "annual", None, None),
        ("A.I", "ad_hoc", None, None),
        ("A.II.1.1", "preliminary", None, date(2021, 12, 31)),
        ("A.II.1.1", "final", None, date(2023, 12, 31)),
        ("A.II.1.2", "once", None, date(2022, 9, 30)),
        ("A.II.2.a", "once", None, date(2022, 12, 14)),
        ("A.II.2.b", "range", date(2021, 1, 1), date(2022, 12, 31)),
        ("A.II.2.d", "once", None, date(2022, 12, 31)),
        ("B.I", "biennial", None, date(2021, 12, 31)),
        ("B.II", "other_schedule", None, None),
        ("B.x1", "preliminary", None, date(2022, 12, 31)),
        ("B.x1", "final", None, date(2023, 12, 31)),
        ("B.IV", "once", None, date(2022, 6, 30)),
    ]


def test_the_annex_is_trusted_more_than_the_head(drafted: Draft) -> None:
    head = drafted.head
    assert (head.number, head.issued_on) == ("120/QĐ-MH", date(2021, 3, 5))
    assert head.title == "Kế hoạch minh họa về nước sạch nông thôn"


def test_everything_that_could_not_be_read_is_said_with_its_line(drafted: Draft) -> None:
    said = [(finding.code, finding.line) for finding in drafted.findings]
    assert said == [
        ("import_number_differs", None),
        ("import_word_broken", 25),
        ("import_scope_shared", 28),
        ("import_agency_unknown", 29),
        ("import_agency_unknown", 29),
        ("import_deadline_unclear", 29),
        ("import_word_broken", 35),
        ("import_text_outside", 37),
        ("import_row_unnumbered", 40),
        ("import_number_gap", 41),
        ("import_text_outside", 43),
        ("import_not_translated", None),
    ]


def test_an_unknown_agency_is_named_with_the_likeliest_one(drafted: Draft) -> None:
    far, near = [finding for finding in drafted.findings if finding.code == "import_agency_unknown"]
    assert "Cục Nước sạch Quốc gia" in far.message("vi")
    assert "Có phải" not in far.message("vi")
    assert "Có phải “Bộ Tư pháp”?" in near.message("vi")
    assert "Is it “Bộ Tư pháp”?" in near.message("en")
    assert near.column == "Cơ quan phối hợp"


def test_what_is_lost_is_an_error_what_was_mended_a_remark(drafted: Draft) -> None:
    errors = Counter(finding.code for finding in drafted.findings if finding.is_error)
    assert errors == {"import_agency_unknown": 2, "import_deadline_unclear": 1}


def _who(drafted: Draft, role: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in drafted.tables["assignments"].filter(role=role).iter_rows(named=True):
        who = f"@{row['group']}" if row["group"] else row["agency"]
        scope = f" [{row['scope_vi']}]" if row["scope_vi"] else ""
        found.setdefault(row["ref"], []).append(f"{'?' if row['requested'] else ''}{who}{scope}")
    return found
