"""The frame of templates/changes.docx and midterm.docx: papers for reviewers, without number and signature."""

from nd30 import lie_across
from nd30_form import BOLD, CELL, CENTRE, NOTE, TAG, Form
from nd30_tables import add_pattern_row


def changes(form: Form) -> None:
    form.head(number=False)
    form.title("BẢNG ĐỐI CHIẾU THAY ĐỔI", "COMPARISON")
    form.each("opening", "paragraph", "{{ paragraph }}")
    form.heading(2, "1. Nội dung đối chiếu", "1. What is compared")
    fact_table(form)
    form.heading(2, "2. Những thay đổi chính", "2. Main changes")
    form.blocks("overview")
    attached = form.say("(Kèm theo Bảng đối chiếu thay đổi)", "(Attached to the comparison)")
    form.annex("I", "THAY ĐỔI THEO TỪNG NHIỆM VỤ", "CHANGES BY TASK", "notes_tasks", attached)
    task_table(form)
    form.annex("II", "SỐ LIỆU THAY ĐỔI", "FIGURES THAT CHANGED", "notes_figures", attached)
    figure_table(form)
    form.annex(
        "III",
        "BÁO CÁO BỔ SUNG, THAY THẾ, LOẠI KHỎI TỔNG HỢP",
        "REPORTS ADDED, REPLACED, EXCLUDED",
        "notes_submissions",
        attached,
    )
    submission_table(form)


def fact_table(form: Form) -> None:
    """A short table that Jinja fills: its rows are no figures of a report but what is compared."""
    head = (form.say("Nội dung", "Item"), "{{ before }}", "{{ after }}")
    table = form.grid((5.0, 5.5, 5.5), [head], form.say("Nội dung đối chiếu", "What is compared"))
    for texts, styles in (
        (("{%tr for fact in facts %}", "", ""), (TAG, TAG, TAG)),
        (("{{ fact.label }}", "{{ fact.before }}", "{{ fact.after }}"), (CELL, CENTRE, CENTRE)),
        (("{%tr endfor %}", "", ""), (TAG, TAG, TAG)),
    ):
        add_pattern_row(table, "", texts, styles)


def task_table(form: Form) -> None:
    """A row that names the task and the reports behind it, below it a row for each thing that changed."""
    labels = form.labels("STT | Nội dung thay đổi", "No. | What changed")
    head = (*labels, "{{ before }}", "{{ after }}")
    title = form.say("Thay đổi theo từng nhiệm vụ", "Changes by task")
    table = form.grid((1.2, 8.0, 8.0, 8.0), [head], title)
    nothing = form.say("Không có nhiệm vụ nào thay đổi.", "No task changed.")
    columns = "no aspect before after"
    form.rows(table, "tasks", columns, (CENTRE, *(CELL,) * 3), heading="[[name]]", empty=nothing)
    told = form.say("nguồn: [[source]]", "source: [[source]]")
    form.spanning_row(table, "tasks task", ((f"[[name]] ({told})", BOLD, 4),))


def figure_table(form: Form) -> None:
    labels = form.labels("STT | Số liệu", "No. | Figure")
    head = (*labels, "{{ before }}", "{{ after }}", form.say("Chênh lệch", "Difference"))
    table = form.grid(
        (1.2, 13.6, 3.6, 3.6, 3.2), [head], form.say("Số liệu thay đổi", "Figures that changed")
    )
    nothing = form.say("Không có số liệu nào thay đổi.", "No figure changed.")
    styles = (CENTRE, CELL, CENTRE, CENTRE, CENTRE)
    form.rows(table, "figures", "no figure before after change", styles, heading="[[title]]", empty=nothing)


def submission_table(form: Form) -> None:
    labels = form.labels(
        "STT | Cơ quan | Tệp báo cáo | Lần gửi | Thay đổi | Ngày | Lý do",
        "No. | Agency | File | Revision | Change | Date | Reason",
    )
    title = form.say("Báo cáo bổ sung, thay thế, loại khỏi tổng hợp", "Reports added, replaced, excluded")
    table = form.grid((1.2, 5.4, 6.2, 1.8, 3.2, 2.4, 5.0), [labels], title)
    nothing = form.say("Không có thay đổi về báo cáo.", "No report was added, replaced or excluded.")
    styles = (CENTRE, CELL, CELL, CENTRE, CENTRE, CENTRE, CELL)
    columns = "no agency file revision change date reason"
    form.rows(table, "submissions", columns, styles, heading="[[title]]", empty=nothing)


def midterm(form: Form) -> None:
    lie_across(form.document)
    form.head(number=False)
    form.title("BẢNG TỔNG HỢP THEO NHÓM NHIỆM VỤ", "TABLE BY GROUP OF TASKS")
    form.each("opening", "paragraph", "{{ paragraph }}")
    form.each("notes", "note", "{{ note }}", NOTE)  # behind the table they would end on a page without one
    labels = form.labels(
        "STT | Mã nhiệm vụ | Nhiệm vụ | Biện pháp đã thực hiện | Kết quả | Trạng thái | Khó khăn, thách thức",
        "No. | Task | Content | Measures taken | Results | Status | Challenges",
    )
    title = form.say("Tổng hợp theo nhóm nhiệm vụ", "Table by group of tasks")
    table = form.grid((1.0, 1.8, 4.0, 5.2, 7.6, 2.2, 3.4), [labels], title, margin_cm=0.1)
    styles = (CENTRE, CENTRE, CELL, CELL, CELL, CENTRE, CELL)
    columns = "no ref title measures results status challenges"
    form.rows(table, "measures", columns, styles, heading="[[name]]")
    form.set_smaller([table])
