"""Bảng đối chiếu thay đổi."""

from collections.abc import Mapping, Sequence
from datetime import date

from schemas.document import Figure, Text
from tiendo.reports.compose import say
from tiendo.reports.views import Taken
from tiendo.reports.wording.vi.words import listed, short_day

TEMPLATE = "changes.docx"
FACTS: Mapping[str, str] = {
    "Mã bản tổng hợp": "snapshot",
    "Số liệu tính đến ngày": "as_of",
    "Số báo cáo được tổng hợp": "submissions",
    "Tình trạng": "approval",
}
STATUS = "Trạng thái"
PERCENT = "Tiến độ"
COMPLETED_ON = "Ngày hoàn thành"
DUE = "Thời hạn"
LEADS = "Cơ quan chủ trì đã báo cáo"
TASKS = "Nhiệm vụ theo trạng thái"
ALL_TASKS = "Tổng số nhiệm vụ"
AGENCIES = "Cơ quan có trách nhiệm báo cáo"
INDICATORS = "Chỉ tiêu"
BETWEEN = "chênh lệch giữa hai bản đối chiếu"
NO_NEW_REPORT = "Không có báo cáo mới"

_TAKEN = {
    Taken.added: "Bổ sung",
    Taken.replaces: "Thay thế lần gửi trước",
    Taken.superseded: "Được thay bằng lần gửi sau",
    Taken.returned: "Đã gửi, bị trả lại",
    Taken.excluded: "Loại khỏi tổng hợp",
    Taken.included: "Đưa lại vào tổng hợp",
}


def title(plan: str, period: str) -> str:
    return f"Bảng đối chiếu thay đổi kết quả {period} thực hiện {plan}"


def abstract(plan: str, period: str) -> str:
    return f"Thay đổi kết quả {period} thực hiện {plan}"


def state(approved: bool, as_of: date) -> str:
    return f"{'Bản phê duyệt' if approved else 'Dự thảo'}, số liệu đến ngày {short_day(as_of)}"


def approval(approved: bool) -> str:
    return "Đã phê duyệt" if approved else "Dự thảo"


def opening(before: str, after: str) -> Text:
    return say(
        "Bảng này đối chiếu nhiệm vụ, số liệu, báo cáo giữa “{before}” và “{after}”; chỉ nêu nội dung khác nhau.",
        before=before,
        after=after,
    )


def moved(moved: Figure, tasks: Figure) -> Text:
    if tasks.value == 0:
        return say("Hai bản không có nhiệm vụ chung để đối chiếu.")
    if moved.value == 0:
        return say("Không có nhiệm vụ nào trong {n} nhiệm vụ thay đổi trạng thái.", n=tasks)
    if moved.value == tasks.value:
        return say("Toàn bộ {n} nhiệm vụ thay đổi trạng thái.", n=tasks)
    return say("{k} trong {n} nhiệm vụ thay đổi trạng thái.", k=moved, n=tasks)


def completed(tasks: Figure, refs: Sequence[str]) -> Text | None:
    if tasks.value == 0:
        return None
    return say("{n} nhiệm vụ chuyển sang hoàn thành: {refs}.", n=tasks, refs=listed(refs))


def reopened(tasks: Figure, refs: Sequence[str]) -> Text | None:
    if tasks.value == 0:
        return None
    return say("{n} nhiệm vụ không còn ở trạng thái hoàn thành: {refs}.", n=tasks, refs=listed(refs))


def completed_again(tasks: Figure, refs: Sequence[str]) -> Text | None:
    if tasks.value == 0:
        return None
    return say(
        "{n} nhiệm vụ định kỳ hoàn thành ở kỳ sau, không hoàn thành ở kỳ trước: {refs}.",
        n=tasks,
        refs=listed(refs),
    )


def begun_anew(tasks: Figure, refs: Sequence[str]) -> Text | None:
    if tasks.value == 0:
        return None
    return say(
        "{n} nhiệm vụ định kỳ đã hoàn thành ở kỳ trước, đến lượt mới và chưa được báo cáo hoàn thành ở kỳ sau: {refs}.",
        n=tasks,
        refs=listed(refs),
    )


def untold(tasks: Figure, refs: Sequence[str]) -> Text | None:
    if tasks.value == 0:
        return None
    return say(
        "{n} nhiệm vụ đã hoàn thành ở kỳ trước, không có cơ quan chủ trì nào báo cáo ở kỳ sau: {refs}.",
        n=tasks,
        refs=listed(refs),
    )


def reported(before: Figure, after: Figure) -> Text:
    if before.value == after.value:
        return say("Số cơ quan đã có báo cáo được chấp nhận không thay đổi ({n}).", n=after)
    if after.value > before.value:
        return say("Số cơ quan đã có báo cáo được chấp nhận tăng từ {a} lên {b}.", a=before, b=after)
    return say("Số cơ quan đã có báo cáo được chấp nhận giảm từ {a} xuống {b}.", a=before, b=after)


def other_tasks() -> Text:
    return say("Danh mục nhiệm vụ của hai bản không giống nhau; chỉ đối chiếu các nhiệm vụ chung.")


def plan_not_kept(state: str, version: str) -> Text:
    return say(
        "Bản kế hoạch dùng khi lập “{state}” không được lưu; trình bày theo kế hoạch hiện hành (phiên bản {version}).",
        state=state,
        version=version,
    )


def sent(agency: str, revision: int) -> str:
    return f"{agency}, lần gửi {revision}"


def taken(how: Taken) -> str:
    return _TAKEN[how]


def note_tasks() -> Text:
    return say(
        "Sau tên nhiệm vụ nêu báo cáo mới làm căn cứ thay đổi; nhiệm vụ không thay đổi không được liệt kê."
    )


def note_figures() -> Text:
    return say("Chênh lệch là số của bản sau trừ số của bản trước.")


def note_submissions(same_period: bool) -> Text:
    if same_period:
        return say("Các báo cáo được bổ sung, thay thế, trả lại, loại hoặc đưa lại giữa hai bản.")
    return say("Hai kỳ báo cáo khác nhau nên không đối chiếu từng báo cáo.")
