"""Golden sentences: title, opening and closing; every branch, None where there is nothing to say."""

from datetime import date

import pytest

from tests.reports.golden import Golden, both_languages, spoken

SENTENCES = [
    Golden(
        "title",
        lambda h: ("Kế hoạch M", "năm 2023"),
        "Báo cáo kết quả thực hiện Kế hoạch M năm 2023",
        "Report on the implementation of the Kế hoạch M in năm 2023",
    ),
    Golden(
        "abstract",
        lambda h: ("Kế hoạch M", "năm 2023"),
        "Kết quả năm 2023 thực hiện Kế hoạch M",
        "Implementation in năm 2023 of the Kế hoạch M",
    ),
    Golden(
        "place_date",
        lambda h: ("Hà Nội", 2023, None),
        "Hà Nội, ngày      tháng      năm 2023",
        "Ha Noi,                2023",
    ),
    Golden(
        "place_date",
        lambda h: ("Hà Nội", 2024, date(2024, 1, 5)),
        "Hà Nội, ngày 05 tháng 01 năm 2024",
        "Ha Noi, 5 January 2024",
    ),
    Golden(
        "opening",
        lambda h: (
            ["Quyết định số 7/QĐ-TTg"],
            h.body("Bộ Một"),
            h.body("Thủ tướng"),
            "Kế hoạch M",
            "năm 2023",
        ),
        "Thực hiện Quyết định số 7/QĐ-TTg, Bộ Một báo cáo Thủ tướng kết quả thực hiện Kế hoạch M (sau "
        "đây gọi là Kế hoạch) năm 2023 như sau:",
        "Pursuant to Quyết định số 7/QĐ-TTg, the Bộ Một reports to the Thủ tướng on the implementation "
        "of the Kế hoạch M (hereinafter the Plan) in năm 2023 as follows:",
    ),
    Golden(
        "opening",
        lambda h: (
            ["Quyết định số 7/QĐ-TTg", "Chỉ thị số 8"],
            h.body("Bộ Một"),
            "",
            "Kế hoạch M",
            "năm 2023",
        ),
        "Thực hiện Quyết định số 7/QĐ-TTg; Chỉ thị số 8, Bộ Một báo cáo kết quả thực hiện Kế hoạch M "
        "(sau đây gọi là Kế hoạch) năm 2023 như sau:",
        "Pursuant to Quyết định số 7/QĐ-TTg; Chỉ thị số 8, the Bộ Một reports on the implementation of "
        "the Kế hoạch M (hereinafter the Plan) in năm 2023 as follows:",
    ),
    Golden(
        "closing",
        lambda h: (h.body("Bộ Một"), h.body("Thủ tướng"), "Kế hoạch M", "năm 2023"),
        "Trên đây là báo cáo kết quả thực hiện Kế hoạch M năm 2023, Bộ Một kính báo cáo Thủ tướng./.",
        "The above is the report of the Bộ Một to the Thủ tướng on the implementation of the Kế hoạch M "
        "in năm 2023.",
    ),
    Golden(
        "closing",
        lambda h: (h.body("Bộ Một"), "", "Kế hoạch M", "năm 2023"),
        "Trên đây là báo cáo kết quả thực hiện Kế hoạch M năm 2023, Bộ Một báo cáo./.",
        "The above is the report of the Bộ Một on the implementation of the Kế hoạch M in năm 2023.",
    ),
]


MORE = [
    Golden("symbol", lambda h: ("BM",), "BC-BM", "BC-BM"),
    Golden(
        "basis",
        lambda h: (
            "7/QĐ-TTg",
            "Kế hoạch mẫu",
        ),
        "Quyết định số 7/QĐ-TTg phê duyệt Kế hoạch mẫu",
        "Decision No. 7/QĐ-TTg approving the Kế hoạch mẫu",
    ),
    Golden("archive", lambda h: ("VT, PLQT",), "Lưu: VT, PLQT", "Archives: VT, PLQT"),
    Golden(
        "synthetic",
        lambda h: (),
        "Toàn bộ số liệu, tên tệp và nội dung do các cơ quan báo cáo trong văn bản này là dữ liệu minh họa, "
        "không phản ánh kết quả thực tế.",
        "All figures, file names and texts reported by agencies in this document are illustrative data and do "
        "not reflect actual results.",
    ),
]


@pytest.mark.parametrize(("case", "lang"), both_languages(SENTENCES + MORE))
def test_sentence(case: Golden, lang: str) -> None:
    assert spoken("frame", case, lang) == case.expected(lang)
