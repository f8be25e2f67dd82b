"""V. Đề xuất, kiến nghị."""

from schemas.document import Figure, Text
from tiendo.reports.compose import say
from tiendo.reports.views import Voiced
from tiendo.reports.wording.vi.assessment import voices

NO_AUTHORITY = "cơ quan có thẩm quyền (báo cáo không nêu tên cụ thể)"


def no_reports() -> Text:
    return say("Chưa có báo cáo của các cơ quan để tổng hợp đề xuất, kiến nghị.")


def none() -> Text:
    return say("Trong kỳ, các cơ quan không có đề xuất, kiến nghị nào chưa được giải quyết.")


def summary(proposals: Figure, agencies: Figure) -> Text:
    return say(
        "Trên cơ sở báo cáo của các cơ quan, tổng hợp {n} đề xuất, kiến nghị chưa được giải quyết của {agencies} cơ "
        "quan, theo cơ quan được kiến nghị như sau:",
        n=proposals,
        agencies=agencies,
    )


def authority(name: str, proposals: Figure) -> Text:
    return say("Kiến nghị {name}: {n} nội dung", name=name, n=proposals)


def proposal(proposal: Voiced) -> Text:
    return say("{text} ({who}).", text=proposal.text, who=voices(proposal))


def others(rest: Figure, annex: str) -> Text:
    return say("Và {rest} đề xuất, kiến nghị khác (chi tiết tại Phụ lục {annex}).", rest=rest, annex=annex)


def solved(difficulties: Figure) -> Text | None:
    if difficulties.value == 0:
        return None
    return say(
        "Các kiến nghị gắn với {n} khó khăn, vướng mắc đã được giải quyết không nêu lại ở đây.",
        n=difficulties,
    )
