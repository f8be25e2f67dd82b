"""The frame and the prose of templates/review.docx: head, contents, sections I–V, signature."""

from annual_body import COUNTS, assessment_parts, other_note, status_head
from docx.shared import Pt
from nd30_form import CENTRE, NOTE, SMALL_HEAD, Form


def body(form: Form) -> None:
    form.head()
    form.title("BÁO CÁO", "REPORT")
    form.addressees()
    form.contents()
    form.each("legal_bases", "basis", "{{ basis }}{% if loop.last %}.{% else %};{% endif %}", "ND30 Căn cứ")
    form.each("opening + scope", "paragraph", "{{ paragraph }}")
    organisation(form)
    results(form)
    form.heading(1, "III. ĐÁNH GIÁ", "III. ASSESSMENT")
    assessment_parts(form)
    form.heading(2, "4. Khó khăn, vướng mắc kéo dài", "4. Persistent difficulties")
    form.blocks("difficulties")
    form.heading(2, "5. Bài học kinh nghiệm", "5. Lessons")
    form.blocks("lessons")
    form.heading(1, "IV. NHIỆM VỤ, GIẢI PHÁP THỜI GIAN TỚI", "IV. TASKS AND MEASURES AHEAD")
    form.blocks("next_tasks")
    form.heading(1, "V. ĐỀ XUẤT, KIẾN NGHỊ", "V. PROPOSALS")
    form.blocks("proposals", before_closing=True)
    form.closing()
    form.signature()


def organisation(form: Form) -> None:
    form.heading(1, "I. CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN", "I. DIRECTION AND ORGANISATION")
    form.heading(2, "1. Công tác chỉ đạo, hướng dẫn, đôn đốc", "1. Direction, guidance and reminders")
    form.blocks("direction")
    form.heading(2, "2. Việc chấp hành chế độ báo cáo", "2. Compliance with the duty to report")
    form.blocks("reporting")
    form.chart("compliance")


def results(form: Form) -> None:
    form.heading(1, "II. KẾT QUẢ THỰC HIỆN TRONG {{ span|upper }}", "II. RESULTS OVER {{ span|upper }}")
    form.heading(2, "1. Kết quả chung qua các năm", "1. Overall results by year")
    form.blocks("results")
    form.tag("if summary_caption")
    form.table_caption(1, "{{ summary_caption }}")
    summary_table(form)
    form.tag("endif")
    form.chart("progress")
    form.chart("status")
    form.blocks("results_after")
    form.tag("for group in groups")
    form.heading(2, *("{{ loop.index + 1 }}. {{ group.title }}",) * 2)
    form.blocks("group.blocks")
    form.tag("endfor")
    number = "{{ groups|length + 2 }}"
    form.heading(2, f"{number}. Việc bảo đảm các mốc thời gian", f"{number}. Milestones met and missed")
    form.blocks("deadlines")
    form.tag("if indicators")
    number = "{{ groups|length + 3 }}"
    form.heading(2, f"{number}. Chuyển biến theo các chỉ tiêu", f"{number}. Trends of the indicators")
    form.blocks("indicators")
    form.tag("endif")
    form.chart("trend")


def summary_table(form: Form) -> None:
    first = form.labels("Năm | Tổng số", "Year | Total")
    upper, lower = status_head(form, first)
    rate = form.say("Tỷ lệ hoàn thành", "Completed")
    title = form.say("Kết quả thực hiện qua các năm", "Results by year")
    table = form.grid(
        (1.7, 1.2, *(1.3,) * 6, 1.3, 1.5, 2.5), ((*upper, rate), (*lower, "")), title, SMALL_HEAD, 0.08
    )
    form.rows(table, "summary", f"year {COUNTS} rate", (CENTRE,) * 11)
    form.spanning_row(table, "summary missing", (("[[year]]", CENTRE, 1), ("[[note]]", CENTRE, 10)))
    form.keep_together(table)
    form.paragraph(other_note(form), NOTE).paragraph_format.space_before = Pt(4)
