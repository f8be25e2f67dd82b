"""Golden sentences: indicators; every branch, None where there is nothing to say."""

import pytest

from schemas.document import Figure
from schemas.results import Trend
from tests.reports.figures_at_hand import Hand
from tests.reports.golden import Golden, both_languages, spoken
from tests.reports.sentence_parts import measured

SENTENCES = [
    Golden(
        "measured",
        lambda h: (measured(h, value=None, coverage=h.share(0, 63)),),
        "Số vụ việc: chưa có số liệu (0/63 cơ quan đã báo cáo).",
        "Số vụ việc: no figure (0 of 63 agencies reported one).",
    ),
    Golden(
        "measured",
        lambda h: (measured(h, value=None),),
        "Số vụ việc: chưa có số liệu.",
        "Số vụ việc: no figure.",
    ),
    Golden(
        "measured",
        lambda h: (measured(h, period=""),),
        "Số vụ việc: 1.234,5 vụ việc.",
        "Số vụ việc: 1,234.5 vụ việc.",
    ),
    Golden(
        "measured",
        lambda h: (measured(h, change=None),),
        "Số vụ việc: 1.234,5 vụ việc; chưa có số liệu năm 2022 để so sánh.",
        "Số vụ việc: 1,234.5 vụ việc; no figure of năm 2022 to compare with.",
    ),
    Golden(
        "measured",
        lambda h: (measured(h, change=0),),
        "Số vụ việc: 1.234,5 vụ việc; không thay đổi so với năm 2022.",
        "Số vụ việc: 1,234.5 vụ việc; unchanged from năm 2022.",
    ),
    Golden(
        "measured",
        lambda h: (measured(h, change=12, rising=True, trend=Trend.improving),),
        "Số vụ việc: 1.234,5 vụ việc; tăng 12 vụ việc so với năm 2022, chuyển biến tích cực.",
        "Số vụ việc: 1,234.5 vụ việc; up 12 from năm 2022, an improvement.",
    ),
    Golden(
        "measured",
        lambda h: (measured(h, change=12, trend=Trend.worsening, coverage=h.share(60, 63)),),
        "Số vụ việc: 1.234,5 vụ việc; giảm 12 vụ việc so với năm 2022, chuyển biến chưa tích cực; số "
        "liệu của 60/63 cơ quan.",
        "Số vụ việc: 1,234.5 vụ việc; down 12 from năm 2022, a deterioration; figures from 60 of 63 agencies.",
    ),
    Golden(
        "measured",
        lambda h: (measured(h, change=None, lacking=("Bộ B", "Bộ C")),),
        "Số vụ việc: 1.234,5 vụ việc; không so sánh được với năm 2022: một trong hai số liệu thiếu phần của Bộ B và Bộ "
        "C, đã hợp nhất.",
        "Số vụ việc: 1,234.5 vụ việc; not comparable with năm 2022: one of the two figures lacks the part of Bộ B and "
        "Bộ C, since merged.",
    ),
    Golden(
        "measured",
        lambda h: (measured(h, break_reason="đổi cách thống kê"),),
        "Số vụ việc: 1.234,5 vụ việc; không so sánh với năm 2022 vì chuỗi số liệu bắt đầu lại từ kỳ này (đổi cách "
        "thống kê).",
        "Số vụ việc: 1,234.5 vụ việc; not compared with năm 2022: the series begins anew in this period (đổi cách "
        "thống kê).",
    ),
    Golden(
        "measured",
        lambda h: (
            measured(
                h,
                change=12,
                trend=Trend.improving,
                comparable=False,
                coverage=h.share(30, 63),
                low_coverage=True,
            ),
        ),
        "Số vụ việc: 1.234,5 vụ việc; giảm 12 vụ việc so với năm 2022 (các cơ quan báo cáo hai kỳ khác "
        "nhau, so sánh chỉ để tham khảo); số liệu của 30/63 cơ quan, có giá trị tham khảo.",
        "Số vụ việc: 1,234.5 vụ việc; down 12 from năm 2022 (different agencies reported then; indicative only); "
        "figures from 30 of 63 agencies, indicative.",
    ),
    Golden(
        "measured",
        lambda h: (
            measured(
                h,
                unit="%",
                value=85.0,
                numerator=850,
                denominator=1000,
                change=3.5,
                rising=True,
                trend=Trend.improving,
                target=90,
                target_year=2025,
                target_met=False,
            ),
        ),
        "Số vụ việc: 85,0% (850/1.000); tăng 3,5 điểm phần trăm so với năm 2022, chuyển biến tích cực; "
        "chưa đạt mục tiêu năm 2025 là 90,0%.",
        "Số vụ việc: 85.0% (850 of 1,000); up 3.5 percentage points from năm 2022, an improvement; the "
        "target for 2025 of 90.0% is not met.",
    ),
    Golden(
        "measured",
        lambda h: (measured(h, change=0, target=1000, target_met=True),),
        "Số vụ việc: 1.234,5 vụ việc; không thay đổi so với năm 2022; đạt mục tiêu là 1.000 vụ việc.",
        "Số vụ việc: 1,234.5 vụ việc; unchanged from năm 2022; the target of 1,000 vụ việc is met.",
    ),
    Golden(
        "others",
        lambda h: (h.n(1), "III"),
        "Và 01 chỉ tiêu khác (chi tiết tại Phụ lục III).",
        "And 1 other indicator (see Annex III).",
    ),
    Golden(
        "others",
        lambda h: (h.n(4), "III"),
        "Và 04 chỉ tiêu khác (chi tiết tại Phụ lục III).",
        "And 4 other indicators (see Annex III).",
    ),
    Golden(
        "only",
        lambda h: (h.n(7),),
        "Kế hoạch không giao nhiệm vụ cụ thể; kết quả được theo dõi qua 07 chỉ tiêu dưới đây.",
        "The Plan assigns no tasks; results are followed by 7 indicators.",
    ),
    Golden(
        "only",
        lambda h: (h.n(0),),
        "Kế hoạch không giao nhiệm vụ cụ thể.",
        "The Plan assigns no tasks.",
    ),
    Golden(
        "improving",
        lambda h: (h.named(0), "năm 2022"),
        None,
        None,
    ),
    Golden(
        "improving",
        lambda h: (h.named(1, "Số vụ việc"), "năm 2022"),
        "Có 01 chỉ tiêu chuyển biến tích cực so với năm 2022: “Số vụ việc”.",
        "1 indicator improved on năm 2022: “Số vụ việc”.",
    ),
    Golden(
        "improving",
        lambda h: (h.named(4, "Số vụ việc", "Tỷ lệ án", rest=2), "năm 2022"),
        "Có 04 chỉ tiêu chuyển biến tích cực so với năm 2022: “Số vụ việc”, “Tỷ lệ án” và 02 chỉ tiêu khác.",
        "4 indicators improved on năm 2022: “Số vụ việc”, “Tỷ lệ án” and 2 others.",
    ),
    Golden(
        "worsening",
        lambda h: (h.named(0), "năm 2022"),
        None,
        None,
    ),
    Golden(
        "worsening",
        lambda h: (h.named(2, "Số vụ việc", "Tỷ lệ án"), "năm 2022"),
        "Có 02 chỉ tiêu chuyển biến chưa tích cực so với năm 2022: “Số vụ việc” và “Tỷ lệ án”.",
        "2 indicators worsened against năm 2022: “Số vụ việc” and “Tỷ lệ án”.",
    ),
    Golden(
        "trends",
        lambda h: (h.n(9), moved(h, 6, 2, 1)),
        "So với kỳ đầu, trong 09 chỉ tiêu so sánh được từ ba kỳ trở lên, 06 chỉ tiêu chuyển biến tích cực, 02 chỉ tiêu "
        "chuyển biến chưa tích cực và 01 chỉ tiêu không thay đổi.",
        "Of the 9 indicators with comparable figures of three or more periods, 6 improved, 2 worsened and 1 stayed the "
        "same from the first of them.",
    ),
    Golden(
        "trends",
        lambda h: (h.n(4), moved(h, 0, 3, 1)),
        "So với kỳ đầu, trong 04 chỉ tiêu so sánh được từ ba kỳ trở lên, 03 chỉ tiêu chuyển biến chưa tích cực và 01 "
        "chỉ tiêu không thay đổi.",
        "Of the 4 indicators with comparable figures of three or more periods, 3 worsened and 1 stayed the same from "
        "the first of them.",
    ),
    Golden(
        "trends",
        lambda h: (h.n(5), moved(h, 5, 0, 0)),
        "05 chỉ tiêu so sánh được từ ba kỳ trở lên đều chuyển biến tích cực so với kỳ đầu.",
        "The 5 indicators with comparable figures of three or more periods all improved from the first of them.",
    ),
    Golden(
        "trends",
        lambda h: (h.n(1), moved(h, 0, 0, 1)),
        "01 chỉ tiêu so sánh được từ ba kỳ trở lên không thay đổi so với kỳ đầu.",
        "The 1 indicator with comparable figures of three or more periods stayed the same from the first of them.",
    ),
    Golden(
        "trends_shown",
        lambda h: (h.n(6), 9),
        "Diễn biến của 06 chỉ tiêu đầu tiên được thể hiện ở các hình dưới đây.",
        "The figures below show the course of the first 6.",
    ),
    Golden(
        "trends_shown",
        lambda h: (h.n(4), 4),
        "Diễn biến được thể hiện ở các hình dưới đây.",
        "The figures below show their course.",
    ),
    Golden(
        "trends_shown",
        lambda h: (h.n(1), 1),
        "Diễn biến được thể hiện ở hình dưới đây.",
        "The figure below shows its course.",
    ),
    Golden(
        "measured",
        lambda h: (measured(h, unit="%", value=85, numerator=850, denominator=1000, change=1, rising=True),),
        "Số vụ việc: 85,0% (850/1.000); tăng 1 điểm phần trăm so với năm 2022.",
        "Số vụ việc: 85.0% (850 of 1,000); up 1 percentage point from năm 2022.",
    ),
]


def moved(hand: Hand, *counts: int) -> dict[Trend, Figure]:
    return dict(zip((Trend.improving, Trend.worsening, Trend.steady), map(hand.n, counts), strict=True))


MORE = [
    Golden(
        "trend_chart",
        lambda h: (
            "Số vụ việc",
            2020,
            2023,
        ),
        "Số vụ việc, giai đoạn 2020 - 2023 | Biểu đồ đường: Số vụ việc, từng kỳ trong giai đoạn 2020 - 2023.",
        "Số vụ việc, 2020 to 2023 | Line: Số vụ việc, in each period from 2020 to 2023.",
    ),
]


@pytest.mark.parametrize(("case", "lang"), both_languages(SENTENCES + MORE))
def test_sentence(case: Golden, lang: str) -> None:
    assert spoken("indicators", case, lang) == case.expected(lang)
