"""The annexes of templates/review.docx: what happened year by year, a landscape section each."""

from nd30_form import CELL, CENTRE, SMALL_HEAD, Form

YEARS = "[[year_labels]]"
OPTIONAL = ("path", "milestones", "trends")  # annexes that some plans have nothing for


_MARGIN = 0.1


def annexes(form: Form) -> None:
    before = len(form.document.tables)
    for name, vi, en, table in (
        ("path", "QUÁ TRÌNH THỰC HIỆN TỪNG NHIỆM VỤ", "THE PATH OF EACH TASK", path_table),
        ("milestones", "VIỆC BẢO ĐẢM CÁC MỐC THỜI GIAN", "MILESTONES MET AND MISSED", milestone_table),
        ("trends", "CHUYỂN BIẾN THEO CÁC CHỈ TIÊU", "TRENDS OF THE INDICATORS", trend_table),
        (
            "compliance",
            "VIỆC CHẤP HÀNH CHẾ ĐỘ BÁO CÁO CỦA CÁC CƠ QUAN",
            "COMPLIANCE BY AGENCY",
            compliance_table,
        ),
        ("persistent", "KHÓ KHĂN, VƯỚNG MẮC KÉO DÀI", "PERSISTENT DIFFICULTIES", persistent_table),
        ("snapshots", "NGUỒN SỐ LIỆU CỦA BÁO CÁO", "SOURCES OF THE REVIEW", snapshot_table),
    ):
        form.numbered_annex(name, vi, en, optional=OPTIONAL)
        table(form)
    form.set_smaller(form.document.tables[before:])


def path_table(form: Form) -> None:
    labels = form.labels(
        "STT | Mã nhiệm vụ | Nhiệm vụ | Cơ quan chủ trì | Thời hạn",
        "No. | Task | Content | Lead agency | Deadline",
    )
    over_years = form.say("Trạng thái và tiến độ qua các năm", "Status and progress by year")
    last = form.labels("Số năm hoàn thành | Tóm tắt", "Years completed | Summary")
    head = ((*labels, over_years, *last), (*("",) * 5, YEARS, "", ""))
    title = form.say("Quá trình thực hiện từng nhiệm vụ", "The path of each task")
    widths = {
        "vi": (1.0, 1.8, 4.2, 3.2, 2.0, 8.8, 2.2, 2.0),
        "en": (1.0, 1.8, 4.2, 3.0, 2.2, 8.8, 2.2, 2.0),
    }[form.lang]
    table = form.grid(widths, head, title, SMALL_HEAD, _MARGIN)
    columns = "no ref title lead due status_# years_done summary"
    styles = (CENTRE, CENTRE, CELL, CELL, CENTRE, CENTRE, CENTRE, CELL)
    nothing = form.say("Kế hoạch không giao nhiệm vụ cụ thể.", "The plan assigns no tasks.")
    form.rows(table, "path", columns, styles, heading="[[name]]", empty=nothing)
    table.rows[2].cells[5].add_paragraph("[[percent_#]]", style=CENTRE)


def milestone_table(form: Form) -> None:
    labels = form.labels(
        "STT | Mã nhiệm vụ | Nhiệm vụ | Cơ quan chủ trì | Mốc | Thời hạn | Ngày hoàn thành | Kết quả | Chậm",
        "No. | Task | Content | Lead agency | Milestone | Deadline | Completed on | Outcome | Late by",
    )
    title = form.say("Việc bảo đảm các mốc thời gian", "Milestones met and missed")
    widths = {
        "vi": (1.0, 1.8, 7.0, 4.6, 2.3, 2.0, 2.1, 2.6, 1.8),
        "en": (1.0, 1.8, 6.8, 4.5, 2.3, 2.2, 2.2, 2.6, 1.8),
    }[form.lang]
    table = form.grid(widths, [labels], title, margin_cm=_MARGIN)
    columns = "no ref title lead milestone due completed_on outcome delay"
    styles = (CENTRE, CENTRE, CELL, CELL, CENTRE, CENTRE, CENTRE, CENTRE, CENTRE)
    nothing = form.say(
        "Không có mốc thời gian nào trong giai đoạn.", "No milestone falls within the years reviewed."
    )
    form.rows(table, "milestones", columns, styles, heading="[[name]]", empty=nothing)


def trend_table(form: Form) -> None:
    first = form.labels(
        "STT | Mã nhiệm vụ | Chỉ tiêu | Đơn vị tính | Giá trị gốc", "No. | Task | Indicator | Unit | Baseline"
    )
    last = form.labels("Mục tiêu | Thay đổi | Xu hướng | Ghi chú", "Target | Change | Trend | Notes")
    by_year = form.say("Giá trị qua các năm", "Values by year")
    head = ((*first, by_year, *last), (*("",) * 5, YEARS, *("",) * 4))
    title = form.say("Chuyển biến theo các chỉ tiêu", "Trends of the indicators")
    widths = {
        "vi": (1.0, 1.6, 4.2, 1.5, 1.5, 7.1, 1.5, 1.5, 2.3, 3.0),
        "en": (1.0, 1.6, 4.0, 2.0, 1.5, 7.0, 1.5, 1.5, 2.1, 3.0),
    }[form.lang]
    table = form.grid(widths, head, title, SMALL_HEAD, _MARGIN)
    columns = "no ref indicator unit baseline value_# target change trend note"
    styles = (CENTRE, CENTRE, CELL, *(CENTRE,) * 6, CELL)
    nothing = form.say("Kế hoạch không có chỉ tiêu.", "The plan has no indicators.")
    form.rows(table, "trends", columns, styles, heading="[[title]]", empty=nothing)


def compliance_table(form: Form) -> None:
    first = form.labels("STT | Cơ quan", "No. | Agency")
    by_year = form.say("Tình hình gửi báo cáo qua các năm", "Reports by year")
    last = [form.say("Số năm đúng hạn", "Years on time")]
    head = ((*first, by_year, *last), ("", "", YEARS, ""))
    title = form.say("Việc chấp hành chế độ báo cáo của các cơ quan", "Compliance by agency")
    table = form.grid((1.2, 8.6, 13.0, 2.4), head, title, margin_cm=_MARGIN)
    styles = (CENTRE, CELL, CENTRE, CENTRE)
    form.rows(table, "compliance", "no agency timeliness_# on_time_years", styles, heading="[[title]]")


def persistent_table(form: Form) -> None:
    labels = form.labels(
        "STT | Cơ quan báo cáo | Khó khăn, vướng mắc | Kiến nghị, đề xuất | "
        "Cơ quan có thẩm quyền giải quyết | Các năm báo cáo | Tình trạng",
        "No. | Agency | Difficulty | Proposal | Competent authority | Years reported | State",
    )
    title = form.say("Khó khăn, vướng mắc kéo dài", "Persistent difficulties")
    table = form.grid((1.0, 4.0, 7.4, 5.5, 2.7, 1.8, 2.8), [labels], title, margin_cm=_MARGIN)
    styles = (CENTRE, CELL, CELL, CELL, CELL, CENTRE, CENTRE)
    columns = "no agency difficulty proposal authority years state"
    nothing = form.say(
        "Không có khó khăn, vướng mắc nào kéo dài qua nhiều năm.", "No difficulty lasted over several years."
    )
    form.rows(table, "persistent", columns, styles, heading="[[title]]", empty=nothing)


def snapshot_table(form: Form) -> None:
    labels = form.labels(
        "STT | Năm | Bản chốt số liệu | Số liệu đến ngày | Số báo cáo | Người phê duyệt | Ngày phê duyệt | "
        "Dữ liệu kế hoạch",
        "No. | Year | Snapshot | As of | Reports | Approved by | Approved on | Plan data",
    )
    title = form.say("Nguồn số liệu của báo cáo", "Sources of the review")
    table = form.grid((1.2, 2.6, 4.6, 2.6, 1.8, 5.4, 2.6, 4.4), [labels], title)
    columns = "no year snapshot as_of submissions approver approved_on digest"
    form.rows(table, "snapshots", columns, (*(CENTRE,) * 5, CELL, CENTRE, CENTRE))
    form.spanning_row(
        table, "snapshots missing", (("[[no]]", CENTRE, 1), ("[[year]]", CENTRE, 1), ("[[note]]", CENTRE, 6))
    )
