"""Nội dung các ô và ghi chú của phụ lục."""

from collections.abc import Sequence
from datetime import date

from schemas.document import Figure, Text
from schemas.findings import catalogue
from schemas.terms import (
    DerivedStatus,
    DifficultyState,
    MilestoneKind,
    Outcome,
    OwnPlanForm,
    OwnPlanStanding,
    Term,
    Timeliness,
)
from tiendo.plan import Period
from tiendo.reports.compose import joined, say
from tiendo.reports.model import Standing
from tiendo.reports.views import Coverage, DocumentSaid
from tiendo.reports.wording.vi.groups import document
from tiendo.reports.wording.vi.words import NOT_GIVEN, NOT_SET, day, listed, short_day

TOTAL = "Tổng cộng"
REQUESTED_MARK = " (*)"
NO_INFORMATION = "Chưa có thông tin"
NOT_REPORTED = "Chưa có báo cáo"
NO_LONGER_MENTIONED = "Đã nêu ở các kỳ trước, chưa được báo là đã giải quyết, kỳ này không nhắc lại"
CHECKS = "Kiểm tra tự động"

OTHER_REPORTERS = "Cơ quan báo cáo hai kỳ khác nhau"
FEW_REPORTERS = "Giá trị tham khảo"

STAYED = "Các cơ quan không thay đổi"
TOTAL_UNDER = "Tổng cộng theo cơ cấu này"
TOTAL_AS_REPORTED = "Tổng cộng theo báo cáo"

_COLUMNS = {
    "baseline": "giá trị gốc",
    "previous": "kỳ trước",
    "change": "thay đổi",
    "target": "mục tiêu",
    "trend": "xu hướng",
}

EXCLUDED = "Báo cáo không được đưa vào tổng hợp"

_OF_REQUESTED = {
    Standing.on_time: "Đã gửi thông tin",
    Standing.late: "Đã gửi thông tin",
    Standing.after_reopening: "Đã gửi thông tin, sau khi mở lại kỳ",
    Standing.after_lock: "Đã gửi thông tin, chờ mở lại kỳ",
    Standing.returned: "Đã gửi, cần hoàn thiện",
    Standing.missing: NO_INFORMATION,
    Standing.excluded: "Không đưa vào tổng hợp",
}


def status(status: DerivedStatus, requested_only: bool) -> str:
    return NO_INFORMATION if requested_only and status == DerivedStatus.not_reported else status.vi


def deadline(due: date | None, recurring: bool, kinds: Sequence[MilestoneKind]) -> str:
    if due:
        return f"{short_day(due)} (định kỳ)" if recurring else short_day(due)
    return "; ".join(dict.fromkeys(kind.vi for kind in kinds)) or NOT_SET


def coverage(coverage: Coverage) -> Text:
    parts: list[Text] = []
    if coverage.bound:
        parts.append(say("{n}", n=coverage.bound.fraction))
    if coverage.requested:
        parts.append(say("{n} (*)", n=coverage.requested.fraction))
    return joined(parts, "; ")


def said(agency: str | None, text: str) -> str:
    return f"{agency}: {text}" if agency else text


def unsaid(rest: Figure) -> Text:
    return say("và {rest} cơ quan khác", rest=rest)


def done_before(names: str) -> str:
    return f"đã hoàn thành theo báo cáo kỳ trước, kỳ này không báo cáo lại: {names}"


def lacking(agencies: Sequence[str]) -> Text:
    return say(
        "Không so sánh được: một trong hai số liệu thiếu phần của {names}, đã hợp nhất",
        names=listed(agencies),
    )


def standing(standing: Standing, requested: bool) -> str:
    if requested or standing == Standing.excluded:
        return _OF_REQUESTED[standing]
    return Timeliness(standing.value).vi


def outcome(outcome: Outcome) -> str:
    return outcome.vi


def returned(errors: Figure) -> Text:
    return say("Trả lại do có {n} lỗi", n=errors)


def superseded() -> str:
    return "Được thay bằng lần gửi sau"


def none_excluded() -> Text:
    return say(
        "Không có báo cáo nào bị loại theo quyết định của cơ quan tổng hợp; báo cáo có lỗi do bước kiểm tra tự động "
        "trả lại, báo cáo gửi sau thay báo cáo gửi trước."
    )


def units(unit: str) -> str:
    return f"đơn vị: {unit}"


def covering_report(report: DocumentSaid) -> str:
    said = document(report)
    return said[:1].upper() + said[1:]


def own_plan(form: OwnPlanForm | None, document: DocumentSaid, standing: OwnPlanStanding) -> str:
    if form is None or form == OwnPlanForm.none:
        return "Chưa ban hành kế hoạch" if form else ""
    way = "Kế hoạch" if form == OwnPlanForm.issued else "Lồng ghép vào kế hoạch"
    dated = f" ngày {short_day(document.on)}" if document.on else ", chưa nêu ngày"
    titled = f" “{document.title}”" if document.title else ""
    return f"{way}{titled} số {document.number}{dated}" + (
        " (sau thời hạn)" if standing == OwnPlanStanding.late else ""
    )


def merged(on: date, basis: str, pairs: Sequence[tuple[str, str]]) -> Text:
    return say(
        "Từ {on}, trong kỳ số liệu, theo {basis}: {pairs}. Cơ quan kế thừa báo cáo cho cả kỳ, gồm phần việc của cơ "
        "quan trước đó.",
        on=day(on),
        basis=basis,
        pairs="; ".join(f"{successor} kế thừa {predecessor}" for successor, predecessor in pairs),
    )


def milestones_caption(as_of: date) -> Text:
    return say("Các mốc thời hạn đã đến, tính đến {as_of}", as_of=day(as_of))


def rates_caption(as_of: date) -> Text:
    return say(
        "Tỷ lệ hoàn thành nhiệm vụ chủ trì theo loại cơ quan và từng cơ quan, tính đến {as_of}",
        as_of=day(as_of),
    )


def structure_caption(on: date) -> Text:
    return say("Tình hình báo cáo quy về cơ cấu tổ chức tại {on}", on=day(on))


def structure_figures_caption(on: date) -> Text:
    return say("Số liệu các chỉ tiêu quy về cơ cấu tổ chức tại {on}", on=day(on))


def as_told(annex: str) -> Text:
    return say(
        "Cột “Như đã báo cáo” của bảng quy về cơ cấu tổ chức ghi theo thứ tự các cơ quan nêu ở bảng cùng loại tại "
        "Phụ lục {annex}; dấu “-”: cơ quan không có số liệu.",
        annex=annex,
    )


def first_told(state: DifficultyState | None, period: str) -> str:
    return f"{label(state)} (nêu từ {period})"


def last_told(state: DifficultyState | None, period: str) -> str:
    return f"{label(state)} (nêu lần cuối {period})"


def other_versions(submissions: Figure) -> Text:
    return say(
        "Trong đó {n} báo cáo trả lời một phiên bản khác của kế hoạch; phiên bản mà mỗi báo cáo trả lời được lưu "
        "trong sổ theo dõi.",
        n=submissions,
    )


def tasks_gone(lines: Figure, refs: Sequence[str]) -> Text:
    return say(
        "Các báo cáo này có {n} dòng về nhiệm vụ không có trong phiên bản kế hoạch dùng để tổng hợp ({refs}); các dòng "
        "này được giữ nguyên trong sổ theo dõi, không tính vào kết quả.",
        n=lines,
        refs=", ".join(refs),
    )


def tasks_unasked(leads: Figure, refs: Sequence[str]) -> Text:
    return say(
        "Các báo cáo này không nêu {n} việc chủ trì có trong phiên bản dùng để tổng hợp (nhiệm vụ {refs}); phiên bản "
        "mà các báo cáo đó trả lời có thể chưa hỏi.",
        n=leads,
        refs=", ".join(refs),
    )


def waived(code: str, cell: str, sender: str, actor: str, on: date | None, reason: str) -> Text:
    place = f" (ô {cell})" if cell else ""
    when = f" ngày {short_day(on)}" if on else ""
    return say(
        "Cảnh báo “{title}”{place} trong báo cáo của {sender} được {actor} bỏ qua{when}. Lý do: {reason}",
        title=catalogue()[code].title_vi,
        place=place,
        sender=sender,
        actor=actor,
        when=when,
        reason=reason,
    )


def no_longer_mentioned(difficulties: Figure, some_older: bool) -> Text:
    where = (
        ": nội dung kỳ liền trước còn nêu liệt kê ở cuối bảng, nội dung cũ hơn tính gộp theo kỳ nêu lần cuối"
        if some_older
        else ", liệt kê ở cuối bảng"
    )
    return say(
        "Còn {n} khó khăn, vướng mắc đã nêu ở các kỳ trước, chưa được báo là đã giải quyết và không được nhắc lại "
        "trong kỳ này{where}.",
        n=difficulties,
        where=where,
    )


def older(difficulties: Figure, refs: Sequence[str], general: bool) -> Text:
    about = [f"các nhiệm vụ {', '.join(refs)}" if len(refs) > 1 else f"nhiệm vụ {refs[0]}"] if refs else []
    return say(
        "{n} khó khăn, vướng mắc: {about}.",
        n=difficulties,
        about=" và ".join([*about, *(["khó khăn chung"] if general else [])]),
    )


def older_agencies(agencies: Figure) -> Text:
    return say("{n} cơ quan", n=agencies)


def older_states(states: Sequence[str], period: str) -> str:
    said = "; ".join([states[0], *(state[:1].lower() + state[1:] for state in states[1:])])
    return f"{said} (nêu lần cuối {period})"


def listed_in(annex: str, period: str) -> str:
    return f"Liệt kê tại Phụ lục {annex} báo cáo {period}."


def label(term: Term | None) -> str:
    return term.vi if term else NOT_GIVEN


def target(target: Figure, year: int | None) -> Text:
    return say("{n} (năm {year})", n=target, year=str(year)) if year else say("{n}", n=target)


def ratio(above: Figure, below: Figure) -> Text:
    return say("{above}/{below}", above=above, below=below)


def notes_tasks(as_of: date) -> list[Text]:
    return [
        say("Trạng thái xác định tại {as_of}, so với thời hạn của từng nhiệm vụ.", as_of=day(as_of)),
        say(
            "Tiến độ là bình quân tỷ lệ hoàn thành của các cơ quan chủ trì đã báo cáo; dấu “-”: không có số liệu. "
            "Dấu (*): cơ quan thuộc diện đề nghị, tính riêng."
        ),
    ]


def few_outputs() -> Text:
    return say("Kế hoạch nêu sản phẩm dự kiến của rất ít nhiệm vụ: sản phẩm ghi ngay sau nội dung nhiệm vụ.")


def with_output(title: str, output: str) -> str:
    return f"{title} (sản phẩm dự kiến: {output})"


def no_outputs() -> Text:
    return say("Không có cột sản phẩm dự kiến: kế hoạch không nêu sản phẩm của nhiệm vụ nào.")


def notes_agencies(period: Period) -> list[Text]:
    return [
        say(
            "Báo cáo gửi trước {due} là đúng hạn, tính theo lần gửi đầu tiên được chấp nhận.",
            due=day(period.due_before),
        )
    ]


def requested_apart() -> Text:
    return say(
        "Cơ quan, tổ chức thuộc diện đề nghị được trình bày riêng, không xét đúng hạn hay quá hạn.",
    )


def notes_indicators(compared: bool) -> list[Text]:
    return [
        say(
            "{what} là tổng số liệu các cơ quan báo cáo; tỷ lệ là tổng tử số chia tổng mẫu số, ghi ở cột Ghi chú."
            "{change} Dấu “-”: không có số liệu.",
            what="Kỳ này, kỳ trước" if compared else "Số liệu kỳ này",
            change=" Thay đổi của tỷ lệ tính bằng điểm phần trăm." if compared else "",
        )
    ]


def without_columns(columns: Sequence[str]) -> Text:
    return say(
        "Không có cột {columns}: chưa có số liệu.",
        columns=joined([_COLUMNS[name] for name in columns], ", ", " và "),
    )


def notes_documents(period: Period) -> list[Text]:
    return [
        say(
            "Văn bản, sản phẩm các cơ quan chủ trì và phối hợp báo cáo, ban hành từ {since} hoặc không nêu ngày; văn "
            "bản ban hành trước đó nêu ở báo cáo các kỳ trước.",
            since=day(period.window_from),
        )
    ]


def about_task(ref: str, difficulty: str) -> str:
    return f"Nhiệm vụ {ref}: {difficulty}"


def notes_difficulties(difficulties: Figure, agencies: Figure) -> list[Text]:
    if difficulties.value == 0:
        return []
    return [
        say(
            "Gồm {n} khó khăn, vướng mắc do {agencies} cơ quan phản ánh; nội dung trùng nhau ghi chung một dòng.",
            n=difficulties,
            agencies=agencies,
        )
    ]


def notes_sources(
    snapshot: str, plan_version: str, plan_digest: str, as_of: date, submissions: Figure, folder: str
) -> list[Text]:
    where = (
        [say("Tệp báo cáo nằm trong thư mục {folder}, mỗi cơ quan một thư mục con.", folder=folder)]
        if folder
        else []
    )
    origin = "Số liệu lấy từ {n} báo cáo được chấp nhận, tổng hợp theo tình hình đến {as_of}."
    if submissions.value == 0:
        origin = "Chưa có báo cáo nào được chấp nhận; tổng hợp theo tình hình đến {as_of}."
    return [
        say(origin, n=submissions, as_of=day(as_of)),
        say(
            "Mã bản tổng hợp: {snapshot}; dữ liệu kế hoạch: phiên bản {version}, mã {digest}. Mã băm in 12 ký tự đầu.",
            snapshot=snapshot,
            version=plan_version,
            digest=plan_digest,
        ),
        *where,
    ]
