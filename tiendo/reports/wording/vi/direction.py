"""I. Công tác chỉ đạo, tổ chức thực hiện."""

from datetime import date

from schemas.document import Figure, Text
from tiendo.plan import Period
from tiendo.reports.compose import joined, say, together
from tiendo.reports.views import Named, OwnPlans, OwnPlansOwed, Received, Share
from tiendo.reports.wording.vi.words import day, listed

SUBMISSIONS = "Tình hình gửi báo cáo"
OWN_PLANS = "Kế hoạch thực hiện của các cơ quan"
OTHER_BODIES = "Cơ quan, tổ chức khác"
REQUESTED_BODIES = "Cơ quan, tổ chức được đề nghị thông báo kết quả"


def calendar(coordinator: str, period: Period, as_of: date) -> Text:
    return say(
        "Các cơ quan được giao nhiệm vụ tại Kế hoạch thông báo kết quả thực hiện về {coordinator} trước {due}. Kỳ "
        "số liệu tính từ {start} đến hết {end}. Tình trạng thực hiện nhiệm vụ trong báo cáo này xác định tại {as_of}.",
        coordinator=coordinator,
        due=day(period.due_before),
        start=day(period.window_from),
        end=day(period.window_to),
        as_of=day(as_of),
    )


def calendar_of_figures(coordinator: str, period: Period) -> Text:
    return say(
        "Các cơ quan gửi số liệu về {coordinator} trước {due}. Kỳ số liệu tính từ {start} đến hết {end}.",
        coordinator=coordinator,
        due=day(period.due_before),
        start=day(period.window_from),
        end=day(period.window_to),
    )


def received(received: Received, coordinator: str, as_of: date) -> Text:
    share = received.reported
    if share is None:
        return say("Kế hoạch không quy định cơ quan có trách nhiệm gửi báo cáo trong kỳ.")
    if share.is_none:
        pattern = (
            "Tính đến {as_of}, {coordinator} chưa nhận được báo cáo hợp lệ của cơ quan nào ({fraction} cơ quan có "
            "trách nhiệm báo cáo)."
        )
    elif share.is_all:
        pattern = (
            "Tính đến {as_of}, toàn bộ {fraction} cơ quan có trách nhiệm báo cáo đã gửi báo cáo hợp lệ về "
            "{coordinator}{in_time}."
        )
    else:
        pattern = (
            "Tính đến {as_of}, {coordinator} đã nhận được báo cáo hợp lệ của {fraction} cơ quan có trách nhiệm báo "
            "cáo, đạt {percent}{in_time}."
        )
    return say(
        pattern,
        as_of=day(as_of),
        coordinator=coordinator,
        fraction=share.fraction,
        percent=share.percent,
        in_time=_in_time(received),
    )


def received_of(bodies: str, received: Received) -> Text:
    share = received.reported
    if share is None:
        return say("{bodies}: không có cơ quan có trách nhiệm báo cáo", bodies=bodies)
    if share.is_none:
        pattern = "{bodies}: chưa có cơ quan nào gửi báo cáo ({fraction} cơ quan)"
    elif share.is_all:
        pattern = "{bodies}: đủ {fraction} cơ quan đã gửi báo cáo{in_time}"
    else:
        pattern = "{bodies}: {fraction} cơ quan đã gửi báo cáo, đạt {percent}{in_time}"
    return say(
        pattern, bodies=bodies, fraction=share.fraction, percent=share.percent, in_time=_in_time(received)
    )


def _in_time(received: Received) -> Text:
    if received.after_reopening.value:
        return _with_reopening(received)
    if received.late.value == 0:
        return say(", đúng hạn" if received.on_time.value == 1 else ", đều đúng hạn")
    if received.on_time.value == 0:
        return say(", sau thời hạn" if received.late.value == 1 else ", đều sau thời hạn")
    return say(
        ", trong đó {on_time} cơ quan gửi đúng hạn, {late} cơ quan gửi sau thời hạn",
        on_time=received.on_time,
        late=received.late,
    )


def _with_reopening(received: Received) -> Text:
    """Gửi sau khi mở lại kỳ nêu riêng, không gộp vào số gửi sau thời hạn."""
    return say(
        ", trong đó {on_time} cơ quan gửi đúng hạn, {late} cơ quan gửi sau thời hạn, {reopened} cơ quan gửi sau khi "
        "kỳ báo cáo được mở lại",
        on_time=received.on_time,
        late=received.late,
        reopened=received.after_reopening,
    )


def missing(agencies: Named) -> Text | None:
    return _who("Còn {n} cơ quan chưa gửi báo cáo", agencies)


def returned(agencies: Named) -> Text | None:
    return _who(
        "Báo cáo của {n} cơ quan có lỗi, đã được trả lại để hoàn thiện nhưng chưa được gửi lại", agencies
    )


def late(agencies: Named) -> Text | None:
    return _who("Có {n} cơ quan gửi báo cáo sau thời hạn", agencies)


def after_reopening(agencies: Named) -> Text | None:
    return _who("Có {n} cơ quan gửi báo cáo sau khi kỳ báo cáo đã khóa và được mở lại", agencies)


def without_plan(agencies: Named) -> Text | None:
    if agencies.is_none or not agencies.names:
        return None
    return say("Chưa ban hành kế hoạch thực hiện: {names}.", names=listed(agencies.names))


def _who(start: str, agencies: Named) -> Text | None:
    if agencies.is_none:
        return None
    if not agencies.names:
        return say(start + " (chi tiết tại Phụ lục {annex}).", n=agencies.total, annex=agencies.annex)
    return say(start + ": {names}.", n=agencies.total, names=listed(agencies.names))


def requested(reported: Share | None, silent: Named) -> Text | None:
    if reported is None:
        return None
    if reported.is_none:
        pattern = (
            "Đến thời điểm tổng hợp, chưa có thông tin của các cơ quan, tổ chức được đề nghị thông báo kết quả "
            "({fraction} cơ quan): {silent}."
        )
    elif reported.is_all:
        pattern = "Toàn bộ {fraction} cơ quan, tổ chức được đề nghị thông báo kết quả đã gửi thông tin."
    else:
        pattern = (
            "Có {fraction} cơ quan, tổ chức được đề nghị thông báo kết quả đã gửi thông tin; chưa có thông tin của "
            "{silent}."
        )
    sentence = say(pattern, fraction=reported.fraction, silent=_silent(silent))
    return together(sentence, " Các cơ quan, tổ chức này không tính vào tỷ lệ gửi báo cáo nêu trên.")


def _silent(silent: Named) -> Text:
    return listed(silent.names) if silent.names else say("các cơ quan, tổ chức còn lại")


def own_plans(plans: OwnPlans) -> Text | None:
    if plans.reported.value == 0:
        return None
    if plans.having.value == 0:
        pattern = "Trong {reported} cơ quan đã báo cáo, chưa có cơ quan nào cho biết đã có kế hoạch thực hiện"
    elif plans.having.value == plans.reported.value:
        pattern = "Toàn bộ {reported} cơ quan đã báo cáo đều có kế hoạch thực hiện"
    else:
        pattern = "Trong {reported} cơ quan đã báo cáo, {having} cơ quan có kế hoạch thực hiện"
    start = say(pattern, reported=plans.reported, having=plans.having)
    ways = _counted(
        (plans.issued, "{n} cơ quan ban hành kế hoạch riêng"),
        (plans.integrated, "{n} cơ quan lồng ghép vào kế hoạch, chương trình khác"),
    )
    others = _counted(
        (plans.none, "{n} cơ quan chưa ban hành"),
        (plans.unsaid, "{n} cơ quan không nêu thông tin"),
    )
    with_ways = say("{start} ({ways})", start=start, ways=joined(ways, ", ")) if ways else start
    return together(joined([with_ways, *others], "; "), ".")


def own_plans_owed(plans: OwnPlansOwed, due_before: date) -> Text | None:
    start = say(
        "Tính qua các kỳ báo cáo, {n} cơ quan phải có kế hoạch thực hiện đã ban hành hoặc lồng ghép trước {due} ({p})",
        n=plans.in_time.fraction,
        due=day(due_before),
        p=plans.in_time.percent,
    )
    others = _counted(
        (plans.late, "{n} cơ quan sau thời hạn đó"),
        (plans.undated, "{n} cơ quan chưa nêu ngày"),
        (plans.none, "{n} cơ quan chưa ban hành"),
        (plans.unsaid, "{n} cơ quan chưa có thông tin"),
    )
    return together(joined([start, *others], "; "), ".")


def _counted(*pairs: tuple[Figure, str]) -> list[Text]:
    return [say(pattern, n=figure) for figure, pattern in pairs if figure.value]


def excluded(submissions: Figure, left_without: Named, annex: str) -> Text | None:
    if submissions.value == 0:
        return None
    return together(
        say(
            "Có {n} báo cáo không được đưa vào tổng hợp theo quyết định ghi trong sổ theo dõi (lý do nêu tại Phụ lục "
            "{annex})",
            n=submissions,
            annex=annex,
        ),
        _left_without(left_without),
    )


def _left_without(agencies: Named) -> Text:
    if agencies.is_none:
        return say(".")
    said = say("; vì vậy chưa có báo cáo được tổng hợp của {n} cơ quan", n=agencies.total)
    if not agencies.names:
        return say("{said} (chi tiết tại Phụ lục {annex}).", said=said, annex=agencies.annex)
    return say("{said}: {names}.", said=said, names=listed(agencies.names))


def compliance_chart() -> tuple[str, str]:
    return (
        "Tình hình gửi báo cáo theo loại cơ quan (số cơ quan)",
        "Biểu đồ thanh xếp chồng: số cơ quan có trách nhiệm báo cáo theo tình trạng gửi báo cáo, từng loại cơ quan.",
    )
