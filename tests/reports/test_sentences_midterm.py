"""Golden sentences: the table for a mid-term report."""

from datetime import date

import pytest

from schemas.document import Text
from tests.reports.golden import Golden, both_languages, spoken

SENTENCES = [
    Golden(
        "title",
        lambda h: (
            "Kế hoạch mẫu",
            "năm 2023",
        ),
        "Bảng tổng hợp theo nhóm nhiệm vụ: Kế hoạch mẫu, năm 2023",
        "Table by group of tasks: Kế hoạch mẫu, năm 2023",
    ),
    Golden(
        "abstract",
        lambda h: (
            "Kế hoạch mẫu",
            "năm 2023",
        ),
        "Kết quả năm 2023 thực hiện Kế hoạch mẫu",
        "Implementation in năm 2023 of the Kế hoạch mẫu",
    ),
    Golden(
        "opening",
        lambda h: (
            "Kế hoạch mẫu",
            date(2023, 12, 31),
        ),
        "Bảng này tổng hợp biện pháp, kết quả, tình trạng và khó khăn của từng nhiệm vụ thuộc Kế hoạch mẫu, tính "
        "đến ngày 31 tháng 12 năm 2023, phục vụ xây dựng báo cáo giữa kỳ.",
        "This table shows the measures, results, status and challenges of each task under the Kế hoạch mẫu as of "
        "31 December 2023, for use in a mid-term report.",
    ),
    Golden(
        "section",
        lambda h: (
            "Hoàn thiện pháp luật",
            None,
        ),
        "Hoàn thiện pháp luật",
        "Hoàn thiện pháp luật",
    ),
    Golden(
        "section",
        lambda h: (
            "Hoàn thiện pháp luật",
            h.share(2, 5),
        ),
        "Hoàn thiện pháp luật (hoàn thành 2/5 nhiệm vụ)",
        "Hoàn thiện pháp luật (2 of 5 tasks completed)",
    ),
    Golden(
        "issued",
        lambda h: (
            "Bộ Một",
            ["văn bản số 1/BM", "văn bản số 2/BM"],
        ),
        "Bộ Một: văn bản số 1/BM; văn bản số 2/BM",
        "Bộ Một: văn bản số 1/BM; văn bản số 2/BM",
    ),
    Golden(
        "helped",
        lambda h: (
            "Bộ Hai",
            "Đã góp ý dự thảo",
        ),
        "Bộ Hai (phối hợp): “Đã góp ý dự thảo”",
        "Bộ Hai (in support): “Đã góp ý dự thảo”",
    ),
    Golden(
        "met",
        lambda h: (
            "Bộ Một",
            "Thiếu kinh phí",
        ),
        "Bộ Một: “Thiếu kinh phí”",
        "Bộ Một: “Thiếu kinh phí”",
    ),
    Golden("others", lambda h: (h.n(1),), "và 01 nội dung khác", "and 1 more"),
    Golden("others", lambda h: (h.n(3),), "và 03 nội dung khác", "and 3 more"),
    Golden(
        "status",
        lambda h: (
            "Đang thực hiện",
            None,
            None,
        ),
        "Đang thực hiện",
        "Đang thực hiện",
    ),
    Golden(
        "status",
        lambda h: (
            "Đang thực hiện",
            h.percent(40),
            Text(("2/3",)),
        ),
        "Đang thực hiện; 40%; 2/3 cơ quan chủ trì đã báo cáo",
        "Đang thực hiện; 40%; 2/3 leads reported",
    ),
    Golden(
        "notes",
        lambda h: (),
        "Trong ngoặc kép là nguyên văn báo cáo của các cơ quan, có thể lược bớt; dấu “-”: không nêu. | Dấu (*): "
        "cơ quan thuộc diện đề nghị, tính riêng.",
        "Quotation marks enclose what the agencies reported, in the language in which they wrote and shortened "
        "where it is long; “-”: nothing given. | (*): requested bodies, counted apart.",
    ),
]


@pytest.mark.parametrize(("case", "lang"), both_languages(SENTENCES))
def test_sentence(case: Golden, lang: str) -> None:
    assert spoken("midterm", case, lang) == case.expected(lang)
