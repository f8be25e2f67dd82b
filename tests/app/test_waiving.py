"""A warning that was set aside stands in the report, with who did it and why."""

from docx import Document

from tests.app.world import PERIOD, World, form
from tests.plan.toy import PLAN
from tiendo import app


def test_a_waived_warning_stands_in_the_report(world: World) -> None:
    world.drop("bo-a", form(world.plan, "bo-a", skip=1))
    (one,) = world.collect()
    assert "line_unfilled" in one.findings["code"]
    reason = "Nhiệm vụ {{ 1.2 }} báo cáo vào kỳ sau & đã thống nhất"
    app.waive(world.ws, f"{one.submission}:line_unfilled:F7", reason=reason, actor="can-bo-tong-hop")
    (report,) = app.report(world.ws, PLAN, PERIOD)
    text = "\n".join(paragraph.text for paragraph in Document(str(report)).paragraphs)
    assert (
        "Cảnh báo “Nhiệm vụ chưa báo cáo” (ô F7) trong báo cáo của Bộ A được can-bo-tong-hop bỏ qua" in text
    )
    assert reason in text
