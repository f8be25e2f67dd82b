"""The table of a run says what a coordinator needs, in Vietnamese."""

import json
from datetime import date

import polars as pl

from flows.summary import MOST_RETURNED, Collection, Consolidated, Reported
from tests.flows.fake_app import File


def told(rows) -> list[tuple]:
    return [tuple(row.values()) for row in rows]


def findings(*cells: str) -> pl.DataFrame:
    about = json.dumps({"field_vi": "Tỷ lệ", "field_en": "Percent"})
    return pl.DataFrame(
        [
            {
                "sheet": "Tiến độ",
                "row": int(cell[1:]),
                "column": cell[0],
                "code": "percent_malformed",
                "severity": "fail",
                "value": "khoảng một nửa",
                "details": about,
            }
            for cell in cells
        ]
    )


def test_collection_counts_and_says_what_was_returned_and_why():
    files = [
        File("submissions/mau/1999/a/1.xlsx", "accepted"),
        File("submissions/mau/1999/b/1.xlsx", "returned", 1, findings("E7")),
        File("submissions/mau/1.xlsx", "misplaced"),
    ]

    rows = list(Collection(tuple(files)).rows())

    assert told(rows) == [
        (3, "Tệp mới trong hộp thư"),
        (1, "Được chấp nhận"),
        (0, "Được chấp nhận, có cảnh báo"),
        (1, "Trả lại"),
        (1, "Đặt sai thư mục, chưa tiếp nhận"),
        (1, "Trả lại: submissions/mau/1999/b/1.xlsx"),
        ("", "– Tiến độ, E7: Tỷ lệ không phải là số"),
        (0, "Chưa tiếp nhận: submissions/mau/1.xlsx"),
        ("", "– Tệp phải nằm trong thư mục của cơ quan gửi, dưới thư mục của kế hoạch và kỳ báo cáo"),
    ]


def test_an_earlier_revision_that_came_again_is_told():
    file = File("submissions/mau/1999/b/1.xlsx", "unchanged", revision=1, superseded_by=2)

    *_, last = told(Collection((file,)).rows())

    assert last == ("", "Gửi lại lần nộp 1, đã có lần nộp 2: submissions/mau/1999/b/1.xlsx")


def test_many_errors_are_told_by_the_first_ones():
    file = File("submissions/mau/1999/b/1.xlsx", "returned", 5, findings("E7", "E8", "E9", "E10", "E11"))

    *_, third, last = told(Collection((file,)).rows())

    assert third[1].startswith("– Tiến độ, E9: ")
    assert last == ("", "– và 2 lỗi khác")


def test_what_strangers_wrote_is_shown_as_plain_text():
    file = File("submissions/mau/1999/b/[x](nguy-hiem)<b>.xlsx", "returned", 1, findings("E7"))

    *_, row, reason = told(Collection((file,)).rows())

    assert row == (1, "Trả lại: submissions/mau/1999/b/(x)(nguy-hiem)‹b›.xlsx")
    assert "khoảng một nửa" not in reason[1]


def test_a_table_stays_readable_when_everything_is_returned():
    files = tuple(File(f"submissions/mau/1999/a/{i}.xlsx", "returned", 1, findings("E7")) for i in range(600))

    *_, last = told(Collection(files).rows())

    assert last == (600 - MOST_RETURNED, "Các tệp trả lại khác")


def test_consolidation_names_the_statuses_that_occur_in_their_order():
    done = Consolidated(
        "0a1b", date(1999, 12, 14), 2, {"doing_overdue": 1, "done_on_time": 2}, {"missing": 4}
    )

    assert told(done.rows()) == [
        (1, "Bản tổng hợp tính đến ngày 14/12/1999: 0a1b"),
        (4, "Cơ quan: Chưa gửi"),
        (2, "Nhiệm vụ: Hoàn thành đúng hạn"),
        (1, "Nhiệm vụ: Đang thực hiện quá hạn"),
    ]


def test_documents_are_told_with_their_paths():
    assert told(Reported(("a.docx",)).rows()) == [(1, "a.docx")]
