"""Các số liệu nghĩa là gì, tính như thế nào."""

WHAT = {
    "tasks": "nhiệm vụ được giao",
    "sections": "nhóm nhiệm vụ của kế hoạch",
    "tasks.completed": "nhiệm vụ mà mọi cơ quan chủ trì đã hoàn thành, không kể cơ quan không phát sinh",
    "tasks.done_on_time": "nhiệm vụ hoàn thành đúng hạn",
    "tasks.done_late": "nhiệm vụ hoàn thành quá hạn",
    "tasks.doing_in_time": "nhiệm vụ đang thực hiện, trong hạn",
    "tasks.doing_overdue": "nhiệm vụ đang thực hiện, quá hạn",
    "tasks.waiting_in_time": "nhiệm vụ chưa thực hiện, trong hạn",
    "tasks.waiting_overdue": "nhiệm vụ chưa thực hiện, quá hạn",
    "tasks.suspended": "nhiệm vụ tạm dừng",
    "tasks.no_activity": "nhiệm vụ không phát sinh trong kỳ",
    "tasks.not_reported": "nhiệm vụ chưa có báo cáo",
    "tasks.no_deadline": "nhiệm vụ đã có báo cáo, không xác định thời hạn",
    "tasks.other": "nhiệm vụ tạm dừng, không phát sinh trong kỳ hoặc không xác định thời hạn",
    "tasks.overdue": "nhiệm vụ đang thực hiện hoặc chưa thực hiện mà đã quá hạn",
    "tasks.due": "nhiệm vụ đến hạn tính đến ngày tổng hợp",
    "tasks.completed_due": "nhiệm vụ đã hoàn thành trong số đến hạn",
    "tasks.completed_with_deadline": "nhiệm vụ đã hoàn thành có thời hạn",
    "tasks.completed_or_overdue": "nhiệm vụ đã hoàn thành hoặc quá hạn",
    "tasks.completed.before": "nhiệm vụ hoàn thành ở kỳ báo cáo trước",
    "tasks.before": "nhiệm vụ được giao ở kỳ báo cáo trước",
    "tasks.completed.difference": "nhiệm vụ hoàn thành chênh lệch so với kỳ báo cáo trước",
    "tasks.silent": "nhiệm vụ có cơ quan được giao chủ trì mà chưa cơ quan chủ trì nào báo cáo",
    "tasks.silent_requested": "nhiệm vụ chỉ do cơ quan được đề nghị chủ trì và chưa có thông tin",
    "tasks.low_coverage": "nhiệm vụ có tỷ lệ cơ quan chủ trì đã báo cáo dưới ngưỡng của kế hoạch",
    "tasks.conflicting": "nhiệm vụ có cơ quan chủ trì báo cáo hoàn thành, có cơ quan báo cáo chưa thực hiện",
    "tasks.claiming": "cơ quan chủ trì cùng báo cáo một tình trạng",
    "tasks.falling_due": "nhiệm vụ chưa hoàn thành, đến hạn sau ngày tổng hợp và trước khi kết thúc kỳ tiếp theo",
    "tasks.preliminary": "nhiệm vụ có mốc báo cáo sơ bộ trong kỳ tiếp theo",
    "tasks.recurring": "nhiệm vụ thực hiện định kỳ, đến hạn trong kỳ tiếp theo",
    "tasks.in_list": "nhiệm vụ thuộc danh sách",
    "leads": "cơ quan được giao chủ trì",
    "leads.reported": "cơ quan được giao chủ trì đã báo cáo",
    "leads.silent": "cơ quan chủ trì chưa báo cáo",
    "leads.requested": "cơ quan được đề nghị chủ trì",
    "leads.requested_reported": "cơ quan được đề nghị chủ trì đã có thông tin",
    "leads.completed": "cơ quan chủ trì báo cáo đã hoàn thành",
    "leads.saying.annex": "cơ quan chủ trì có nêu kết quả, trong phụ lục",
    "leads.saying": "cơ quan chủ trì có nêu kết quả hoặc lý do",
    "task.percent": "Bình quân tỷ lệ hoàn thành của các cơ quan chủ trì đã báo cáo (%)",
    "rule.coverage": "Ngưỡng tỷ lệ cơ quan chủ trì đã báo cáo theo dữ liệu của kế hoạch (%)",
    "agencies.bound": "cơ quan có trách nhiệm báo cáo",
    "agencies.reported": "cơ quan có trách nhiệm báo cáo đã có báo cáo được chấp nhận",
    "agencies.on_time": "cơ quan có trách nhiệm báo cáo gửi đúng hạn (theo lần đầu được chấp nhận)",
    "agencies.late": "cơ quan có trách nhiệm báo cáo gửi sau thời hạn",
    "agencies.returned": "cơ quan có trách nhiệm báo cáo chỉ có báo cáo bị trả lại",
    "agencies.missing": "cơ quan có trách nhiệm báo cáo chưa gửi báo cáo",
    "agencies.requested": "cơ quan, tổ chức được đề nghị thông báo kết quả",
    "agencies.requested_reported": "cơ quan, tổ chức được đề nghị đã có thông tin",
    "agencies.requested_silent": "cơ quan, tổ chức được đề nghị chưa có thông tin",
    "agency.revisions": "lần gửi báo cáo",
    "agency.leads": "nhiệm vụ cơ quan chủ trì",
    "agency.leads_reported": "nhiệm vụ cơ quan chủ trì đã báo cáo",
    "agency.leads_completed": "nhiệm vụ cơ quan chủ trì báo cáo hoàn thành",
    "plans.having": "cơ quan đã ban hành kế hoạch riêng hoặc lồng ghép vào kế hoạch khác, trong số đã báo cáo",
    "plans.issued": "cơ quan đã ban hành kế hoạch riêng",
    "plans.integrated": "cơ quan đã lồng ghép nhiệm vụ vào kế hoạch khác",
    "plans.none": "cơ quan báo cáo chưa ban hành kế hoạch",
    "plans.unsaid": "cơ quan đã báo cáo nhưng không nêu thông tin về kế hoạch",
    "submissions": "báo cáo được tổng hợp",
    "submissions.excluded": "báo cáo bị loại khỏi tổng hợp theo quyết định đang có hiệu lực",
    "submission.errors": "lỗi của báo cáo bị trả lại",
    "contributions.agencies": "cơ quan nêu kết quả phối hợp",
    "contributions.tasks": "nhiệm vụ có kết quả phối hợp",
    "contributions": "kết quả phối hợp được nêu",
    "difficulties": "khó khăn, vướng mắc được phản ánh",
    "difficulties.agencies": "cơ quan phản ánh khó khăn, vướng mắc",
    "difficulties.task": "khó khăn, vướng mắc được phản ánh về nhiệm vụ",
    "difficulties.open": "khó khăn, vướng mắc chưa giải quyết",
    "difficulties.referred": "khó khăn, vướng mắc đã báo cáo cấp có thẩm quyền",
    "difficulties.solved": "khó khăn, vướng mắc đã giải quyết",
    "difficulties.unsaid": "khó khăn, vướng mắc không nêu tình trạng giải quyết",
    "difficulties.voicing": "cơ quan cùng phản ánh một khó khăn, vướng mắc",
    "difficulties.different": "khó khăn, vướng mắc khác nhau về nội dung",
    "proposals": "đề xuất, kiến nghị chưa được giải quyết",
    "proposals.agencies": "cơ quan có đề xuất, kiến nghị chưa được giải quyết",
    "proposals.authority": "đề xuất, kiến nghị chưa được giải quyết gửi cơ quan có thẩm quyền",
    "proposals.different": "đề xuất, kiến nghị khác nhau về nội dung gửi một cơ quan có thẩm quyền",
    "proposals.solved": "đề xuất, kiến nghị gắn với khó khăn, vướng mắc đã được giải quyết",
    "proposals.voicing": "cơ quan cùng có một đề xuất, kiến nghị",
}


def count(what: str, scope: str) -> str:
    named = WHAT[what]
    return (named if named[0].isupper() else f"Số {named}") + _of(scope)


def share(what: str, of: str, scope: str) -> str:
    return f"Số {WHAT[what]} chia cho số {WHAT[of]}" + _of(scope)


def rest(what: str, scope: str) -> str:
    return f"Số {WHAT[what]}, trừ số đã nêu tên" + _of(scope)


def _of(scope: str) -> str:
    return f"; phạm vi: {scope}" if scope else ""
