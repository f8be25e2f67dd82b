"""Golden sentences: figures that were made public."""

import pytest

from tests.reports.golden import Golden, both_languages, spoken
from tiendo.reports.views import MadePublic


def made_public(h, **known) -> MadePublic:  # type: ignore[no-untyped-def]
    unknown = {
        "title": "Số vụ việc",
        "covers": "năm 2022",
        "unit": "vụ",
        "wording": "",
        "value": h.amount(12.0, "vụ"),
        "n_parts": 3,
        "computed": None,
        "difference": None,
        "less": False,
        "reported": None,
        "reported_difference": None,
        "reported_less": False,
        "periods": None,
    }
    return MadePublic(**unknown | known)


LINES = [
    Golden(
        "line",
        lambda h: (made_public(h),),
        "Số vụ việc, năm 2022: công bố 12 vụ.",
        "Số vụ việc, năm 2022: 12 vụ published.",
    ),
    Golden(
        "line",
        lambda h: (made_public(h, computed=h.amount(12.0, "vụ"), reported=h.amount(12.0, "vụ")),),
        "Số vụ việc, năm 2022: công bố 12 vụ; các phần đã công bố cộng lại là 12 vụ, khớp với số công bố; các cơ quan "
        "báo cáo 12 vụ, khớp với số công bố.",
        "Số vụ việc, năm 2022: 12 vụ published; the published parts add up to 12 vụ, the same as published; agencies "
        "report 12 vụ, the same as published.",
    ),
    Golden(
        "line",
        lambda h: (
            made_public(
                h,
                wording="hơn",
                n_parts=0,
                unit="%",
                value=h.amount(59.4, "%"),
                computed=h.amount(59.3, "%"),
                difference=h.amount(0.1, ""),
                less=True,
            ),
        ),
        "Số vụ việc, năm 2022: công bố hơn 59,4%; tính từ các số đã công bố là 59,3%, ít hơn số công bố 0,1 điểm "
        "phần trăm.",
        "Số vụ việc, năm 2022: hơn 59.4% published; the published figures give 59.3%, 0.1 percentage points less than "
        "published.",
    ),
    Golden(
        "line",
        lambda h: (made_public(h, reported=h.amount(9.0, "vụ"), periods=h.share(1, 7)),),
        "Số vụ việc, năm 2022: công bố 12 vụ; các cơ quan báo cáo 9 vụ trong 1/7 kỳ có số liệu, chưa đủ để so sánh.",
        "Số vụ việc, năm 2022: 12 vụ published; agencies report 9 vụ for 1 of 7 periods, too few to compare.",
    ),
]

SENTENCES = [
    Golden(
        "intro",
        lambda h: (h.n(1),),
        "Dưới đây là 01 số liệu đã công bố, giữ nguyên như nguồn; không cộng vào số liệu các cơ quan báo cáo.",
        "Of what was made public, 1 figure stands below as the sources give it; nothing of it is added to what "
        "agencies report.",
    ),
    Golden(
        "intro",
        lambda h: (h.n(9),),
        "Dưới đây là 09 số liệu đã công bố, giữ nguyên như nguồn; không cộng vào số liệu các cơ quan báo cáo.",
        "Of what was made public, 9 figures stand below as the sources give it; nothing of it is added to what "
        "agencies report.",
    ),
    Golden(
        "source",
        lambda h: (["Báo cáo số 5/BC-BM"],),
        "Nguồn: Báo cáo số 5/BC-BM.",
        "Source: Báo cáo số 5/BC-BM.",
    ),
    Golden(
        "source",
        lambda h: (["Báo cáo số 5/BC-BM", "trang tin của Bộ Một"],),
        "Nguồn: Báo cáo số 5/BC-BM; trang tin của Bộ Một.",
        "Source: Báo cáo số 5/BC-BM; trang tin của Bộ Một.",
    ),
    Golden(
        "line",
        lambda h: (made_public(h, reported=h.amount(15.0, "vụ"), reported_difference=h.amount(3.0, "vụ")),),
        "Số vụ việc, năm 2022: công bố 12 vụ; các cơ quan báo cáo 15 vụ, nhiều hơn số công bố 3 vụ.",
        "Số vụ việc, năm 2022: 12 vụ published; agencies report 15 vụ, 3 vụ more than published.",
    ),
]


@pytest.mark.parametrize(("case", "lang"), both_languages(LINES + SENTENCES))
def test_sentence(case: Golden, lang: str) -> None:
    assert spoken("published", case, lang) == case.expected(lang)
