"""Golden sentences: proposals; every branch, None where there is nothing to say."""

import pytest

from tests.reports.golden import Golden, both_languages, spoken
from tiendo.reports.views import Voiced

SENTENCES = [
    Golden(
        "no_reports",
        lambda h: (),
        "Chưa có báo cáo của các cơ quan để tổng hợp đề xuất, kiến nghị.",
        "There are no reports yet from which proposals could be gathered.",
    ),
    Golden(
        "none",
        lambda h: (),
        "Trong kỳ, các cơ quan không có đề xuất, kiến nghị nào chưa được giải quyết.",
        "The agencies have no proposals that are not yet solved.",
    ),
    Golden(
        "summary",
        lambda h: (h.n(12), h.n(9)),
        "Trên cơ sở báo cáo của các cơ quan, tổng hợp 12 đề xuất, kiến nghị chưa được giải quyết của 09 "
        "cơ quan, theo cơ quan được kiến nghị như sau:",
        "The reports contain 12 proposals from 9 agencies not yet solved, by the authority addressed:",
    ),
    Golden(
        "summary",
        lambda h: (h.n(1), h.n(1)),
        "Trên cơ sở báo cáo của các cơ quan, tổng hợp 01 đề xuất, kiến nghị chưa được giải quyết của 01 "
        "cơ quan, theo cơ quan được kiến nghị như sau:",
        "The reports contain 1 proposal from 1 agency not yet solved, by the authority addressed:",
    ),
    Golden(
        "authority",
        lambda h: ("Bộ Hai", h.n(2)),
        "Kiến nghị Bộ Hai: 02 nội dung",
        "To Bộ Hai: 2 proposals",
    ),
    Golden(
        "proposal",
        lambda h: (Voiced("Bố trí kinh phí", h.named(2, "Bộ Một", "Bộ Ba"), ("A.I",)),),
        "Bố trí kinh phí (Bộ Một và Bộ Ba; nhiệm vụ A.I).",
        "“Bố trí kinh phí” (Bộ Một and Bộ Ba; task A.I).",
    ),
    Golden(
        "others",
        lambda h: (h.n(3), "III"),
        "Và 03 đề xuất, kiến nghị khác (chi tiết tại Phụ lục III).",
        "And 3 other proposals (see Annex III).",
    ),
    Golden(
        "solved",
        lambda h: (h.n(0),),
        None,
        None,
    ),
    Golden(
        "solved",
        lambda h: (h.n(1),),
        "Các kiến nghị gắn với 01 khó khăn, vướng mắc đã được giải quyết không nêu lại ở đây.",
        "Proposals attached to 1 difficulty already solved are not repeated here.",
    ),
]


@pytest.mark.parametrize(("case", "lang"), both_languages(SENTENCES))
def test_sentence(case: Golden, lang: str) -> None:
    assert spoken("proposals", case, lang) == case.expected(lang)
