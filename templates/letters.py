"""The frame of templates/reminder.docx and summary.docx: a letter to who owes, a page for the leadership."""

from docx.shared import Pt
from nd30_form import BOLD, CELL, CENTRE, ENDING, ITEM, TOTAL, Form


def reminder(form: Form) -> None:
    form.head(subject=True)
    form.addressees(space_before=18)
    form.each("opening", "paragraph", "{{ paragraph }}")
    form.tag("if owed")
    form.paragraph("{{ owed_intro }}").paragraph_format.keep_with_next = True
    form.each("owed", "one", "- {{ one }}" + ENDING, ITEM)
    form.tag("endif")
    form.tag("if returned")
    form.paragraph("{{ returned_intro }}").paragraph_format.keep_with_next = True
    form.tag("for one in returned")
    form.paragraph("{{ one.what }}").paragraph_format.keep_with_next = True
    form.each("one.reasons", "reason", "- {{ reason }}" + ENDING, ITEM)
    form.tag("endfor")
    form.tag("endif")
    form.tag("if tasks_intro")
    form.paragraph("{{ tasks_intro }}").paragraph_format.keep_with_next = True
    task_table(form)
    form.paragraph("", "ND30 Đường kẻ").paragraph_format.space_after = Pt(6)
    form.tag("endif")
    last_of_the_text(form, "request")
    form.closing()
    form.signature()


def last_of_the_text(form: Form, name: str) -> None:
    """Paragraphs of which the last go with the closing: with the signature alone, a page would say nothing."""
    form.tag(f"for paragraph in {name}")
    form.tag("if loop.revindex <= 2")
    form.kept("{{ paragraph }}")
    form.tag("else")
    form.paragraph("{{ paragraph }}")
    form.tag("endif")
    form.tag("endfor")


def task_table(form: Form) -> None:
    """Without the state of each: the letter has just told that of all."""
    labels = form.labels(
        "STT | Mã nhiệm vụ | Nhiệm vụ | Sản phẩm dự kiến | Thời hạn",
        "No. | Task | Content | Expected output | Deadline",
    )
    title = form.say("Nhiệm vụ cần báo cáo", "Tasks to be reported on")
    table = form.grid((1.2, 2.0, 5.5, 5.0, 2.3), [labels], title)
    styles = (CENTRE, CENTRE, CELL, CELL, CENTRE)
    form.rows(table, "tasks", "no ref title output due", styles, heading="[[name]]")


def summary(form: Form) -> None:
    narrow(form)
    form.head()
    form.title("BÁO CÁO TÓM TẮT", "SUMMARY", space_before=8)
    form.addressees()
    form.each("opening", "paragraph", "{{ paragraph }}")
    form.blocks("points")
    form.table_caption(1, "{{ compliance_caption }}")
    compliance_table(form)
    form.chart("compliance", "16x3.7")
    form.heading(2, "Cơ quan chưa hoàn thành việc báo cáo", "Agencies that still owe a report")
    form.tag("for group in owing")
    form.paragraph("- {{ group.title }}: {{ group.agencies }}" + ENDING, ITEM)
    form.tag("else")
    nobody = form.say(
        "Tất cả các cơ quan đã gửi báo cáo được chấp nhận.",
        "All agencies have sent a report that was accepted.",
    )
    form.paragraph(nobody)
    form.tag("endfor")
    form.tag("if next_steps")
    form.heading(2, "Việc tiếp theo", "Next steps")
    form.tag("for step in next_steps")
    # The few steps go with the signature, which would else stand alone on a second page.
    form.paragraph("- {{ step }}" + ENDING, ITEM).paragraph_format.keep_with_next = True
    form.tag("endfor")
    form.tag("endif")
    form.signature(gap=30)


def narrow(form: Form) -> None:
    """One page has to do: the smallest type and spacing that the norm allows."""
    styles = form.document.styles
    styles["Normal"].font.size = Pt(13)
    for name in ("Body Text", "Heading 2"):
        styles[name].paragraph_format.line_spacing = 1.0


def compliance_table(form: Form) -> None:
    labels = form.labels(
        "STT | Loại cơ quan | Phải báo cáo | Đúng hạn | Muộn | Bị trả lại | Chưa gửi | Tỷ lệ đã báo cáo",
        "No. | Kind of agency | Owe a report | On time | Late | Returned | Missing | Reported",
    )
    title = form.say("Tình hình gửi báo cáo theo loại cơ quan", "Reporting by kind of agency")
    widths = {
        "vi": (1.0, 5.1, 1.6, 1.4, 1.4, 1.5, 1.4, 2.6),
        "en": (1.0, 4.6, 1.6, 1.4, 1.2, 1.8, 1.7, 2.7),
    }[form.lang]
    table = form.grid(widths, [labels], title, margin_cm=0.06)
    columns = "no group expected on_time late returned missing rate"
    form.rows(table, "compliance", columns, (CENTRE, CELL, *(CENTRE,) * 6))
    form.more_rows(table, "compliance total", columns, (TOTAL, BOLD, *(TOTAL,) * 6))
    form.keep_together(table)
