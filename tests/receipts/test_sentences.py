"""Golden sentences of the receipt: every branch, in both languages, and no phrase that none of them says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from string import Formatter

import pytest

from schemas.terms import Outcome
from tests.receipts.books import findings, problem
from tests.reports.golden import printed
from tests.reports.small_plan import small_plan
from tiendo.receipts import Received, sentences
from tiendo.receipts.sentences import next_steps, timeliness
from tiendo.receipts.wording import Phrase

PLAN = small_plan()
PERIOD = PLAN.period("2023")  # due before 30 November, closed on 31 December
DUE = PERIOD.due_before
EARLY = DUE - timedelta(days=10)
FILE = Received(7, "b.xlsx", 1, "ab", PLAN, PERIOD, "mot", "", 2, EARLY, EARLY, 1)


def when(first: date | None, issued_on: date = EARLY, **about: object) -> Callable[[str], str]:
    return lambda lang: timeliness(replace(FILE, first_accepted_on=first, **about), issued_on, lang)


def steps(
    outcome: Outcome, *codes: str, copy: str | None = None, on: date = EARLY, in_force: int | None = None
) -> Callable[[str], list[str]]:
    found = findings(*(problem(code=code, value="") for code in codes))
    return lambda lang: next_steps(replace(FILE, in_force=in_force), outcome, found, copy, on, lang)


SENTENCES: list[tuple[str, Callable[[str], str | list[str]], str, str]] = [
    (
        "on time",
        when(EARLY),
        (
            "Đúng hạn: bản được chấp nhận đầu tiên được nhận ngày 20/11/2023; thời hạn gửi là trước ngày 30/11/2023 "
            "(chậm nhất là hết ngày 29/11/2023)."
        ),
        (
            "On time: the first accepted revision was received on 20 November 2023; reports are due before 30 "
            "November 2023 (29 November 2023 is the last day)."
        ),
    ),
    (
        "on the due day",
        when(DUE),
        (
            "Quá hạn 01 ngày: bản được chấp nhận đầu tiên được nhận ngày 30/11/2023; thời hạn gửi là trước ngày "
            "30/11/2023 (chậm nhất là hết ngày 29/11/2023)."
        ),
        (
            "Late by 1 day: the first accepted revision was received on 30 November 2023; reports were due before 30 "
            "November 2023 (29 November 2023 is the last day)."
        ),
    ),
    (
        "late",
        when(DUE + timedelta(days=11)),
        (
            "Quá hạn 12 ngày: bản được chấp nhận đầu tiên được nhận ngày 11/12/2023; thời hạn gửi là trước ngày "
            "30/11/2023 (chậm nhất là hết ngày 29/11/2023)."
        ),
        (
            "Late by 12 days: the first accepted revision was received on 11 December 2023; reports were due before "
            "30 November 2023 (29 November 2023 is the last day)."
        ),
    ),
    (
        "requested, late",
        when(DUE + timedelta(days=1), agency="toa"),
        (
            "Nhận sau thời hạn đề nghị 02 ngày: bản được chấp nhận đầu tiên được nhận ngày 01/12/2023; thời hạn đề "
            "nghị là trước ngày 30/11/2023 (chậm nhất là hết ngày 29/11/2023)."
        ),
        (
            "Received 2 days after the day asked for: the first accepted revision came on 1 December 2023; the "
            "report was asked for before 30 November 2023 (29 November 2023 is the last day)."
        ),
    ),
    (
        "after reopening",
        when(DUE + timedelta(days=20), after_reopening=True),
        (
            "Gửi sau khi kỳ báo cáo đã khóa và được mở lại: bản được chấp nhận đầu tiên được nhận ngày 20/12/2023; "
            "thời hạn gửi là trước ngày 30/11/2023 (chậm nhất là hết ngày 29/11/2023)."
        ),
        (
            "After the period was locked and reopened: the first accepted revision was received on 20 December 2023; "
            "reports were due before 30 November 2023 (29 November 2023 is the last day)."
        ),
    ),
    (
        "not yet",
        when(None),
        (
            "Chưa được tính là đã báo cáo. Bản sửa nhận trước ngày 30/11/2023 (chậm nhất là hết ngày 29/11/2023) và "
            "được chấp nhận thì được tính là đúng hạn."
        ),
        (
            "Not yet counted as reported. A corrected file that is accepted and received before 30 November 2023 (29 "
            "November 2023 is the last day) counts as on time."
        ),
    ),
    (
        "not yet, late",
        when(None, DUE),
        (
            "Chưa được tính là đã báo cáo; thời hạn gửi là trước ngày 30/11/2023 (chậm nhất là hết ngày 29/11/2023) "
            "và đã qua."
        ),
        (
            "Not yet counted as reported; reports were due before 30 November 2023 (29 November 2023 is the last "
            "day), and that day has passed."
        ),
    ),
    (
        "accepted",
        steps(Outcome.accepted),
        (
            "Số liệu của báo cáo được đưa vào tổng hợp. Quý cơ quan không phải làm gì thêm. | Khi cần điều chỉnh, đề "
            "nghị sửa tệp và gửi lại cả tệp trước ngày chốt số liệu 31/12/2023; bản gửi sau thay thế bản gửi trước."
        ),
        (
            "The report's data are taken into the consolidation. Nothing more needs to be done. | To revise, mend "
            "the file and send all of it again before the data are closed on 31 December 2023; a later file replaces "
            "the earlier one."
        ),
    ),
    (
        "with warnings",
        steps(Outcome.accepted_with_warnings, "result_missing"),
        (
            "Số liệu của báo cáo được đưa vào tổng hợp. | Đề nghị xem lại các cảnh báo ở mục 4. Số liệu đã đúng thì "
            "không phải làm gì thêm. | Khi cần điều chỉnh, đề nghị sửa tệp và gửi lại cả tệp trước ngày chốt số liệu "
            "31/12/2023; bản gửi sau thay thế bản gửi trước."
        ),
        (
            "The report's data are taken into the consolidation. | Please look at the warnings in section 4. Where "
            "the data are right, nothing more needs to be done. | To revise, mend the file and send all of it again "
            "before the data are closed on 31 December 2023; a later file replaces the earlier one."
        ),
    ),
    (
        "with warnings and a copy",
        steps(Outcome.accepted_with_warnings, "result_missing", copy="sao.xlsx"),
        (
            "Số liệu của báo cáo được đưa vào tổng hợp. | Mở tệp “sao.xlsx” gửi kèm phiếu này (bản sao tệp đã gửi): "
            "ô màu đỏ phải sửa, ô màu cam cần xem lại; mỗi ô có ghi chú cách sửa. | Đề nghị xem lại các cảnh báo ở "
            "mục 4. Số liệu đã đúng thì không phải làm gì thêm. | Khi cần điều chỉnh, đề nghị sửa tệp và gửi lại cả "
            "tệp trước ngày chốt số liệu 31/12/2023; bản gửi sau thay thế bản gửi trước."
        ),
        (
            "The report's data are taken into the consolidation. | Open the file “sao.xlsx” that comes with this "
            "receipt (a copy of the file sent): red cells must be mended, amber ones looked at; each has a note that "
            "says how. | Please look at the warnings in section 4. Where the data are right, nothing more needs to "
            "be done. | To revise, mend the file and send all of it again before the data are closed on 31 December "
            "2023; a later file replaces the earlier one."
        ),
    ),
    (
        "returned",
        steps(Outcome.returned, "number_malformed", copy="sao.xlsx"),
        (
            "Mở tệp “sao.xlsx” gửi kèm phiếu này (bản sao tệp đã gửi): ô màu đỏ phải sửa, ô màu cam cần xem lại; mỗi "
            "ô có ghi chú cách sửa. | Sửa xong, lưu tệp và gửi lại cả tệp trước ngày 30/11/2023 (chậm nhất là hết "
            "ngày 29/11/2023)."
        ),
        (
            "Open the file “sao.xlsx” that comes with this receipt (a copy of the file sent): red cells must be "
            "mended, amber ones looked at; each has a note that says how. | Save the mended file and send all of it "
            "again before 30 November 2023 (29 November 2023 is the last day)."
        ),
    ),
    (
        "returned, cannot be opened",
        steps(Outcome.returned, "file_damaged"),
        (
            "Tệp này không có bản sao đánh dấu vì không mở được; đề nghị sửa theo bảng ở mục 4. | Sửa xong, lưu tệp "
            "và gửi lại cả tệp trước ngày 30/11/2023 (chậm nhất là hết ngày 29/11/2023)."
        ),
        (
            "There is no marked copy of this file, for it cannot be opened; please go by the table in section 4. | "
            "Save the mended file and send all of it again before 30 November 2023 (29 November 2023 is the last "
            "day)."
        ),
    ),
    (
        "returned, late",
        steps(Outcome.returned, "number_malformed", copy="sao.xlsx", on=DUE),
        (
            "Mở tệp “sao.xlsx” gửi kèm phiếu này (bản sao tệp đã gửi): ô màu đỏ phải sửa, ô màu cam cần xem lại; mỗi "
            "ô có ghi chú cách sửa. | Sửa xong, lưu tệp và gửi lại cả tệp trong thời gian sớm nhất; số liệu của kỳ "
            "được chốt ngày 31/12/2023."
        ),
        (
            "Open the file “sao.xlsx” that comes with this receipt (a copy of the file sent): red cells must be "
            "mended, amber ones looked at; each has a note that says how. | Save the mended file and send all of it "
            "again as soon as possible; the period's data are closed on 31 December 2023."
        ),
    ),
    (
        "returned, after the close",
        steps(Outcome.returned, "number_malformed", copy="sao.xlsx", on=PERIOD.closes_on + timedelta(days=1)),
        (
            "Mở tệp “sao.xlsx” gửi kèm phiếu này (bản sao tệp đã gửi): ô màu đỏ phải sửa, ô màu cam cần xem lại; mỗi "
            "ô có ghi chú cách sửa. | Số liệu của kỳ được chốt ngày 31/12/2023; đề nghị trao đổi với cơ quan tổng "
            "hợp trước khi gửi lại."
        ),
        (
            "Open the file “sao.xlsx” that comes with this receipt (a copy of the file sent): red cells must be "
            "mended, amber ones looked at; each has a note that says how. | The period's data were closed on 31 "
            "December 2023; please speak to the coordinating agency before sending again."
        ),
    ),
    (
        "returned, an earlier one counts",
        steps(Outcome.returned, "number_malformed", copy="sao.xlsx", in_force=1),
        (
            "Mở tệp “sao.xlsx” gửi kèm phiếu này (bản sao tệp đã gửi): ô màu đỏ phải sửa, ô màu cam cần xem lại; mỗi "
            "ô có ghi chú cách sửa. | Sửa xong, lưu tệp và gửi lại cả tệp trước ngày 30/11/2023 (chậm nhất là hết "
            "ngày 29/11/2023). | Trong khi chờ bản sửa, bản nộp lần 01 đã được chấp nhận vẫn được dùng để tổng hợp."
        ),
        (
            "Open the file “sao.xlsx” that comes with this receipt (a copy of the file sent): red cells must be "
            "mended, amber ones looked at; each has a note that says how. | Save the mended file and send all of it "
            "again before 30 November 2023 (29 November 2023 is the last day). | Until then the accepted revision 1 "
            "remains in the consolidation."
        ),
    ),
    (
        "locked",
        steps(Outcome.returned, "period_locked"),
        (
            "Kỳ báo cáo đã khóa nên bản này không được đưa vào tổng hợp. Trước khi gửi lại, đề nghị liên hệ cơ quan "
            "tổng hợp."
        ),
        (
            "The period is locked, so this file is not taken into the consolidation. Please contact the coordinating "
            "agency before sending again."
        ),
    ),
]


@pytest.mark.parametrize(("name", "said", "vi", "en"), SENTENCES, ids=[case[0] for case in SENTENCES])
def test_sentence(name: str, said: Callable[[str], str | list[str]], vi: str, en: str) -> None:
    assert (printed(said("vi")), printed(said("en"))) == (vi, en)


def test_every_phrase_is_said() -> None:
    vi, en = ("\n".join(case[place] for case in SENTENCES) for place in (2, 3))
    phrases = {name: one for name, one in vars(sentences).items() if isinstance(one, Phrase)}
    silent = [
        name
        for name, phrase in phrases.items()
        for told, pattern in ((vi, phrase.vi), (en, phrase.en))
        if not all(piece in told for piece, *_ in Formatter().parse(pattern))
    ]
    assert silent == []
