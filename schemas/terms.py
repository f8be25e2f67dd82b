"""Vocabularies. One term, one meaning: the code is what tables hold, the labels are what people read."""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A member of a vocabulary: a code with its Vietnamese and English label."""

    vi: str
    en: str

    def __new__(cls, code: str, vi: str = "", en: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.vi = vi
        member.en = en
        return member

    def label(self, lang: str) -> str:
        """The label in `lang` ("vi" or "en")."""
        return self.vi if lang == "vi" else self.en

    @classmethod
    def codes(cls) -> list[str]:
        return [member.value for member in cls]


class AgencyKind(Term):
    ministry = "ministry", "Bộ", "Ministry"
    ministerial = "ministerial", "Cơ quan ngang bộ", "Ministerial-level agency"
    government = "government", "Cơ quan thuộc Chính phủ", "Government-attached agency"
    province = "province", "Ủy ban nhân dân cấp tỉnh", "Provincial People's Committee"
    court = "court", "Tòa án", "Court"
    procuracy = "procuracy", "Viện kiểm sát", "Procuracy"
    assembly = "assembly", "Cơ quan của Quốc hội", "Body of the National Assembly"
    party = "party", "Cơ quan, đơn vị của Đảng", "Party body"
    organisation = "organisation", "Tổ chức chính trị - xã hội, xã hội - nghề nghiệp", "Organisation"
    unit = "unit", "Đơn vị trực thuộc", "Subordinate unit"


class Role(Term):
    lead = "lead", "Chủ trì", "Lead"
    support = "support", "Phối hợp", "Support"


class MilestoneKind(Term):
    preliminary = "preliminary", "Báo cáo sơ bộ", "Preliminary report"
    final = "final", "Báo cáo cuối", "Final report"
    once = "once", "Một lần", "Once"
    annual = "annual", "Hàng năm", "Every year"
    range = "range", "Trong giai đoạn", "Within a span of years"
    biennial = "biennial", "02 năm một lần", "Every two years"
    ad_hoc = "ad_hoc", "Đột xuất", "Ad hoc"
    other_schedule = "other_schedule", "Theo tiến độ của văn bản khác", "By another schedule"
    none = "none", "Không xác định thời hạn", "No deadline"


class MilestoneStanding(Term):
    """Whether a milestone was kept."""

    on_time = "on_time", "Đúng hạn", "On time"
    late = "late", "Quá hạn", "Late"
    overdue = "overdue", "Chưa xong, đã quá hạn", "Not done, overdue"
    waiting = "waiting", "Chưa đến hạn", "Not yet due"
    undated = "undated", "Đã xong, chưa nêu ngày", "Done, undated"
    stopped = "stopped", "Tạm dừng hoặc không phát sinh", "Suspended or without activity"
    not_reported = "not_reported", "Chưa báo cáo", "Not reported"
    no_day = "no_day", "Không ấn định ngày", "Without a set day"


RECURRING = (MilestoneKind.annual, MilestoneKind.biennial)


class ReportedStatus(Term):
    """What a lead agency says of its own assignment."""

    not_started = "not_started", "Chưa thực hiện", "Not started"
    in_progress = "in_progress", "Đang thực hiện", "In progress"
    completed = "completed", "Hoàn thành", "Completed"
    suspended = "suspended", "Tạm dừng", "Suspended"
    no_activity = "no_activity", "Không phát sinh trong kỳ", "No activity in the period"


class TaskStatus(Term):
    """What the leads' reports make of a task together."""

    not_reported = "not_reported", "Chưa báo cáo", "Not reported"
    not_started = "not_started", "Chưa thực hiện", "Not started"
    in_progress = "in_progress", "Đang thực hiện", "In progress"
    completed = "completed", "Hoàn thành", "Completed"
    suspended = "suspended", "Tạm dừng", "Suspended"
    no_activity = "no_activity", "Không phát sinh trong kỳ", "No activity in the period"


class DerivedStatus(Term):
    """A task's status judged against its deadline at a date."""

    done_on_time = "done_on_time", "Hoàn thành đúng hạn", "Completed on time"
    done_late = "done_late", "Hoàn thành quá hạn", "Completed late"
    doing_in_time = "doing_in_time", "Đang thực hiện trong hạn", "In progress, within the deadline"
    doing_overdue = "doing_overdue", "Đang thực hiện quá hạn", "In progress, overdue"
    waiting_in_time = "waiting_in_time", "Chưa thực hiện trong hạn", "Not started, within the deadline"
    waiting_overdue = "waiting_overdue", "Chưa thực hiện quá hạn", "Not started, overdue"
    suspended = "suspended", "Tạm dừng", "Suspended"
    no_activity = "no_activity", "Không phát sinh trong kỳ", "No activity in the period"
    not_reported = "not_reported", "Chưa báo cáo", "Not reported"
    no_deadline = "no_deadline", "Không xác định thời hạn", "No deadline set"


class Rate(Term):
    """A named rate. Each answers a question of its own and is printed with its numerator and denominator."""

    completed_all = "completed_all", "Hoàn thành / tất cả nhiệm vụ", "Completed / all tasks"
    completed_due = "completed_due", "Hoàn thành / nhiệm vụ đến hạn", "Completed / tasks due"
    on_time_completed = (
        "on_time_completed",
        "Hoàn thành đúng hạn / hoàn thành có thời hạn",
        "Completed on time / completed with a deadline",
    )
    completed_or_overdue = (
        "completed_or_overdue",
        "Hoàn thành / (hoàn thành + quá hạn)",
        "Completed / (completed + overdue)",
    )
    reported_bound = (
        "reported_bound",
        "Đã báo cáo / cơ quan có trách nhiệm báo cáo",
        "Reported / bound agencies",
    )
    reported_requested = (
        "reported_requested",
        "Đã gửi thông tin / cơ quan được đề nghị",
        "Sent information / requested bodies",
    )
    submitted_on_time = (
        "submitted_on_time",
        "Nộp đúng hạn / cơ quan có trách nhiệm báo cáo",
        "Submitted on time / bound agencies",
    )


class OwnPlanForm(Term):
    """How an agency met the duty to have its own plan; both ways count."""

    issued = "issued", "Đã ban hành kế hoạch riêng", "Own plan issued"
    integrated = "integrated", "Đã lồng ghép vào kế hoạch khác", "Integrated into another plan"
    none = "none", "Chưa ban hành", "Not yet issued"


class OwnPlanStanding(Term):
    """How an agency's own plan stands against the day that the plan sets for it."""

    in_time = "in_time", "Ban hành trong thời hạn", "Issued in time"
    late = "late", "Ban hành sau thời hạn", "Issued late"
    undated = "undated", "Đã có, chưa nêu ngày", "There, undated"
    none = "none", "Chưa ban hành", "Not yet issued"
    unsaid = "unsaid", "Chưa có thông tin", "No information"


class DifficultyState(Term):
    open = "open", "Chưa giải quyết", "Unsolved"
    referred = "referred", "Đã báo cáo cấp có thẩm quyền", "Referred to the competent authority"
    solved = "solved", "Đã giải quyết", "Solved"


class IndicatorKind(Term):
    count = "count", "Số phát sinh trong kỳ", "Count over the period"  # type: ignore[assignment]
    stock = "stock", "Số tại thời điểm", "Level at a date"
    ratio = "ratio", "Tỷ lệ", "Ratio"
    index = "index", "Chỉ số", "Index"  # type: ignore[assignment]


class Direction(Term):
    up = "up", "Tăng là tốt", "Higher is better"
    down = "down", "Giảm là tốt", "Lower is better"
    none = "none", "Không xét", "Not judged"


class Severity(Term):
    fail = "fail", "Lỗi", "Error"
    warn = "warn", "Cảnh báo", "Warning"


class Outcome(Term):
    """What the checks made of a submission."""

    accepted = "accepted", "Được chấp nhận", "Accepted"
    accepted_with_warnings = "accepted_with_warnings", "Được chấp nhận, có cảnh báo", "Accepted with warnings"
    returned = "returned", "Trả lại", "Returned"


class Timeliness(Term):
    """When an agency's first accepted revision came: against the due day, and against the period's lock."""

    on_time = "on_time", "Đúng hạn", "On time"
    late = "late", "Muộn", "Late"
    after_lock = "after_lock", "Gửi sau khi khóa, chờ mở lại kỳ", "Sent after the lock, waiting"
    after_reopening = "after_reopening", "Sau khi mở lại kỳ", "After the period was reopened"
    returned = "returned", "Đã gửi, bị trả lại", "Sent, returned"
    missing = "missing", "Chưa gửi", "Missing"


class DecisionKind(Term):
    exclude = "exclude", "Loại khỏi tổng hợp", "Exclude from the consolidation"
    include = "include", "Đưa lại vào tổng hợp", "Include again"
    waive = "waive", "Bỏ qua cảnh báo", "Waive a warning"
    approve = "approve", "Phê duyệt", "Approve"
    reopen = "reopen", "Mở lại kỳ báo cáo", "Reopen the period"
