"""Báo cáo tóm tắt tình hình gửi báo cáo, trình lãnh đạo cùng các công văn đôn đốc."""

from datetime import date

from schemas.document import Figure, Text
from tiendo.reports.compose import joined, say
from tiendo.reports.ladder import Stage
from tiendo.reports.views import Named, Received, Share
from tiendo.reports.wording.vi.words import day, listed

TEMPLATE = "summary.docx"
SIGNER = "THỦ TRƯỞNG ĐƠN VỊ TỔNG HỢP"
ALL_BOUND = "Cộng cơ quan có trách nhiệm báo cáo"


def title(plan: str, period: str) -> str:
    return f"Tóm tắt tình hình gửi báo cáo kết quả {period} thực hiện {plan}"


def abstract(plan: str, period: str) -> str:
    return f"Tình hình gửi báo cáo kết quả {period} thực hiện {plan}"


def leadership(coordinator: str) -> str:
    return f"Lãnh đạo {coordinator}"


def opening(on: date) -> Text:
    return say("Tình hình gửi báo cáo tính đến hết {on} như sau:", on=day(on))


def stage(stage: Stage, days: Figure, due: date) -> Text:
    if stage == Stage.before:
        return say("Thời hạn gửi báo cáo là trước {due}, còn {n} ngày.", due=day(due), n=days)
    if stage == Stage.last_day:
        return say("Thời hạn gửi báo cáo là trước {due}; đây là ngày cuối cùng.", due=day(due))
    return say("Thời hạn gửi báo cáo là trước {due}, đã qua {n} ngày.", due=day(due), n=days)


def reported(received: Received) -> Text | None:
    share = received.reported
    if share is None:
        return None
    if share.is_none:
        return say("Chưa có báo cáo hợp lệ nào ({n} cơ quan có trách nhiệm báo cáo).", n=share.fraction)
    all_of_them = say(
        "Đã có báo cáo hợp lệ của {n} cơ quan có trách nhiệm báo cáo ({percent})",
        n=share.fraction,
        percent=share.percent,
    )
    came = [
        (number, how)
        for number, how in (
            (received.on_time, "gửi đúng hạn"),
            (received.late, "gửi muộn"),
            (received.after_reopening, "gửi sau khi mở lại kỳ"),
        )
        if number.value
    ]
    if len(came) == 1:
        number, how = came[0]
        every = "" if number.value == 1 else "đều "
        return say("{all}, {every}{how}.", all=all_of_them, every=every, how=how)
    each = [say("{n} cơ quan {how}", n=number, how=how) for number, how in came]
    return say("{all}: {each}.", all=all_of_them, each=joined(each, ", "))


def late(late: Figure, after_reopening: Figure) -> Text:
    """Số gửi muộn trong bảng; gửi sau khi mở lại kỳ được ghi riêng bên cạnh."""
    if not after_reopening.value:
        return say("{late}", late=late)
    return say("{late} (và {n} sau khi mở lại kỳ)", late=late, n=after_reopening)


def after_lock(agencies: Named) -> Text | None:
    if agencies.is_none:
        return None
    start = say("Báo cáo của {n} cơ quan đến sau khi kỳ đã khóa, đang chờ mở lại kỳ", n=agencies.total)
    if not agencies.names:
        return say("{start}.", start=start)
    return say("{start}: {names}.", start=start, names=listed(agencies.names))


def informed(share: Share) -> Text:
    if share.is_none:
        return say(
            "Chưa có thông tin của các cơ quan, tổ chức được đề nghị thông báo kết quả ({n}).",
            n=share.fraction,
        )
    return say("Đã có thông tin của {n} cơ quan, tổ chức được đề nghị thông báo kết quả.", n=share.fraction)


def excluded(agencies: Named) -> Text | None:
    if agencies.is_none:
        return None
    if not agencies.names:
        return say(
            "Báo cáo của {n} cơ quan đã bị loại khỏi tổng hợp, chưa có bản thay thế.", n=agencies.total
        )
    return say(
        "Báo cáo của {n} cơ quan đã bị loại khỏi tổng hợp, chưa có bản thay thế: {names}.",
        n=agencies.total,
        names=listed(agencies.names),
    )


def compliance_caption() -> Text:
    return say("Tình hình gửi báo cáo theo loại cơ quan")


def compliance_chart() -> tuple[str, str]:
    return (
        "Tình hình gửi báo cáo theo loại cơ quan",
        (
            "Biểu đồ thanh chồng: mỗi thanh là một loại cơ quan, chia theo số cơ quan gửi đúng hạn, gửi muộn, bị trả "
            "lại, chưa gửi và có báo cáo bị loại khỏi tổng hợp."
        ),
    )


def rate(share: Share) -> Text:
    return say("{fraction} ({percent})", fraction=share.fraction, percent=share.percent)


def owing(bodies: str, agencies: Figure) -> Text:
    return say("{bodies} ({n})", bodies=bodies, n=agencies)


def to_mend(agency: str, requested: bool) -> str:
    return f"{agency} (đã gửi, cần bổ sung)" if requested else f"{agency} (đã gửi, bị trả lại)"


def who(agencies: Named) -> Text:
    if not agencies.rest:
        return listed(agencies.names)
    mark = "; " if any("," in name or ";" in name for name in agencies.names) else ", "
    return say("{names} và {n} cơ quan khác", names=joined(agencies.names, mark), n=agencies.rest)


def letters(urged: Figure, asked: Figure) -> Text | None:
    if urged.value and asked.value:
        return say(
            "Ký, gửi {n} công văn đôn đốc và {m} công văn đề nghị thông báo kết quả kèm theo báo cáo này",
            n=urged,
            m=asked,
        )
    if urged.value:
        return say("Ký, gửi {n} công văn đôn đốc kèm theo báo cáo này", n=urged)
    if asked.value:
        return say("Ký, gửi {n} công văn đề nghị thông báo kết quả kèm theo báo cáo này", n=asked)
    return None


def next_step(on: date) -> Text:
    return say("Rà soát, đôn đốc lần tiếp theo vào {on}", on=day(on))


def closing_day(on: date) -> Text:
    return say("Chốt số liệu vào {on}", on=day(on))


def closed(on: date) -> Text:
    return say("Kỳ số liệu đã chốt từ {on}; báo cáo gửi sau chỉ được bổ sung khi có yêu cầu", on=day(on))


def consolidate() -> Text:
    return say("Tổng hợp, lập báo cáo của kỳ trên cơ sở báo cáo của tất cả các cơ quan")


def own_report(coordinator: str) -> Text:
    return say("Hoàn thành báo cáo của chính {coordinator} trước khi tổng hợp", coordinator=coordinator)
