"""The frame and the prose of templates/annual.docx: head, title, sections I–V, signature."""

from docx.shared import Pt
from nd30_form import BOLD, CELL, CENTRE, NOTE, SMALL_HEAD, TOTAL, Form

COUNTS = "total done_on_time done_late doing_in_time doing_overdue waiting_in_time waiting_overdue other not_reported"


def body(form: Form) -> None:
    form.head()
    form.title("BÁO CÁO", "REPORT")
    form.addressees()
    form.contents()
    form.bases_and_opening()
    form.heading(1, "I. CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN", "I. DIRECTION AND ORGANISATION")
    form.blocks("direction")
    form.chart("compliance")
    results(form)
    assessment(form)
    form.heading(1, "IV. NHIỆM VỤ KỲ TIẾP THEO", "IV. TASKS OF THE COMING PERIOD")
    form.blocks("next_tasks")
    form.heading(1, "V. ĐỀ XUẤT, KIẾN NGHỊ", "V. PROPOSALS")
    form.blocks("proposals", before_closing=True)
    form.closing()
    form.signature()


def results(form: Form) -> None:
    form.heading(1, "II. KẾT QUẢ THỰC HIỆN", "II. RESULTS")
    form.heading(2, "1. Tổng hợp chung", "1. Overview")
    form.blocks("results")
    form.tag("if status_caption")
    form.table_caption(1, "{{ status_caption }}")
    status_table(form)
    form.tag("endif")
    form.chart("status")
    form.blocks("results_after")
    form.chart("progress")
    form.tag("for group in groups")
    form.heading(2, *("{{ loop.index + 1 }}. {{ group.title }}",) * 2)
    form.blocks("group.blocks")
    form.tag("endfor")
    form.tag("if indicators")
    number = "{{ groups|length + 2 }}"
    form.heading(2, f"{number}. Diễn biến các chỉ tiêu qua các kỳ", f"{number}. Indicators over the periods")
    form.blocks("indicators")
    form.tag("endif")
    form.chart("trend", "16x5.4")


def assessment(form: Form) -> None:
    form.heading(1, "III. ĐÁNH GIÁ", "III. ASSESSMENT")
    assessment_parts(form)
    form.tag("if lessons")
    form.heading(2, "4. Bài học kinh nghiệm", "4. Lessons")
    form.blocks("lessons")
    form.tag("endif")


def assessment_parts(form: Form) -> None:
    """What every report assesses: achievements, shortcomings, causes."""
    form.heading(2, "1. Kết quả đạt được", "1. What was achieved")
    form.blocks("achieved")
    form.heading(2, "2. Tồn tại, hạn chế", "2. Shortcomings")
    form.blocks("limits")
    form.heading(2, "3. Nguyên nhân", "3. Causes")
    form.blocks("causes")


def status_head(form: Form, first: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both header rows of a table that counts tasks by status, behind its `first` columns."""
    done, doing, waiting = (
        form.say("Hoàn thành", "Completed"),
        form.say("Đang thực hiện", "In progress"),
        form.say("Chưa thực hiện", "Not started"),
    )
    on_time, in_time = form.say("Đúng hạn", "On time"), form.say("Trong hạn", "In time")
    late = form.say("Quá hạn", "Late")
    rest = (form.say("Khác (*)", "Other (*)"), form.say("Chưa báo cáo", "No report"))
    upper = (*first, done, done, doing, doing, waiting, waiting, *rest)
    return upper, (*("",) * len(first), on_time, late, in_time, late, in_time, late, "", "")


def status_table(form: Form) -> None:
    labels = ("STT", "Nhóm nhiệm vụ", "Tổng số"), ("No.", "Group of tasks", "Total")
    head = status_head(form, labels[0] if form.lang == "vi" else labels[1])
    widths = (1.2, 4.6, 1.0, *(1.15,) * 6, 1.1, 1.2)
    title = form.say("Tình hình thực hiện theo nhóm nhiệm vụ", "Implementation by group of tasks")
    table = form.grid(widths, head, title, SMALL_HEAD, margin_cm=0.06)
    form.rows(table, "status", f"no group {COUNTS}", (CENTRE, CELL, *(CENTRE,) * 9))
    form.more_rows(table, "status total", f"no group {COUNTS}", (TOTAL, BOLD, *(TOTAL,) * 9))
    form.keep_together(table)
    form.paragraph(other_note(form), NOTE).paragraph_format.space_before = Pt(4)


def other_note(form: Form) -> str:
    return form.say(
        "(*) Gồm nhiệm vụ tạm dừng, không phát sinh trong kỳ hoặc không xác định thời hạn.",
        "(*) Tasks suspended, without activity in the period or without a deadline.",
    )
