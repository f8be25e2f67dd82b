"""Báo cáo tổng kết nhiều năm."""

from collections.abc import Mapping, Sequence
from datetime import date

from schemas.document import Figure, Text
from schemas.results import Trend
from schemas.terms import DerivedStatus, MilestoneKind, TaskStatus
from tiendo.reports.compose import joined, say, together
from tiendo.reports.narrative import excerpt
from tiendo.reports.outcomes import Kept
from tiendo.reports.views import Moved, Named, Share
from tiendo.reports.wording.vi.words import count, day, listed, short_day

TEMPLATE = "review.docx"
NOT_APPROVED = "Chưa có số liệu được phê duyệt"
DONE = "Nhiệm vụ đã hoàn thành"
OPEN = "Nhiệm vụ chưa hoàn thành"
RECURRING = "Nhiệm vụ định kỳ"
MISSED = "Các mốc không bảo đảm thời hạn"
COMPLETED_SHARE = "Tỷ lệ nhiệm vụ hoàn thành"

_KEPT = {
    Kept.on_time: "Đúng hạn",
    Kept.late: "Hoàn thành quá hạn",
    Kept.open: "Quá hạn, chưa hoàn thành",
    Kept.waiting: "Chưa đến hạn",
    Kept.undated: "Hoàn thành, không nêu ngày",
    Kept.silent: "Chưa có báo cáo",
    Kept.stopped: "Tạm dừng hoặc không phát sinh",
}
_OTHERS = {
    Kept.late: "{n} mốc hoàn thành quá hạn",
    Kept.open: "{n} mốc quá hạn chưa hoàn thành",
    Kept.waiting: "{n} mốc chưa đến hạn",
    Kept.undated: "{n} mốc hoàn thành không nêu ngày",
    Kept.silent: "{n} mốc chưa có báo cáo",
    Kept.stopped: "{n} mốc của nhiệm vụ tạm dừng hoặc không phát sinh",
}


def kind(preliminary: bool) -> str:
    return "sơ kết" if preliminary else "tổng kết"


def title(kind: str, plan: str, length: str, years: tuple[str, str]) -> str:
    return f"Báo cáo {kind} {length}{_bracketed(length, years)} thực hiện {plan}"


def abstract(kind: str, plan: str, length: str, years: tuple[str, str]) -> str:
    return f"{kind.capitalize()} {length}{_bracketed(length, years)} thực hiện {plan}"


def _bracketed(length: str, years: tuple[str, str]) -> str:
    """Trong ngoặc, trừ khi tên giai đoạn đã nêu."""
    return "" if all(year in length for year in years) else f" ({' - '.join(years)})"


def span_length(years: int) -> str:
    return f"{count(years)} năm"


def opening(bases: Sequence[str], coordinator: str, authority: str, plan: str, length: str) -> Text:
    return say(
        "Thực hiện {bases}, {coordinator} báo cáo{to} kết quả {length} thực hiện {plan} (sau đây gọi là Kế hoạch) như "
        "sau:",
        bases=joined(bases, "; "),
        coordinator=coordinator,
        to=f" {authority}" if authority else "",
        length=length,
        plan=plan,
    )


def closing(kind: str, coordinator: str, authority: str, plan: str, length: str) -> Text:
    return say(
        "Trên đây là báo cáo {kind} {length} thực hiện {plan}, {coordinator} {reports}./.",
        kind=kind,
        length=length,
        plan=plan,
        coordinator=coordinator,
        reports=f"kính báo cáo {authority}" if authority else "báo cáo",
    )


def _years(years: Sequence[str | int]) -> str:
    return str(listed([str(year) for year in years]))


def scope(years: Sequence[str]) -> Text:
    return (
        say("Báo cáo lập từ số liệu đã được phê duyệt của các năm {years}.", years=_years(years))
        if len(years) > 1
        else say("Báo cáo lập từ số liệu đã được phê duyệt của năm {years}.", years=_years(years))
    )


def missing_years(years: Sequence[str]) -> Text:
    return say(
        "Năm {years} chưa có số liệu được phê duyệt nên không được tổng hợp; các so sánh giữa các năm không bao gồm "
        "năm này."
        if len(years) == 1
        else "Các năm {years} chưa có số liệu được phê duyệt nên không được tổng hợp; các so sánh giữa các năm không "
        "bao gồm các năm này.",
        years=_years(years),
    )


def plan_versions(years: Sequence[tuple[str, str]], version: str) -> Text:
    told = listed([f"năm {year} phiên bản {used}" for year, used in years])
    return say(
        "Kết quả từng năm tính theo kế hoạch tại thời điểm phê duyệt ({told}); nhiệm vụ, chỉ tiêu theo dõi qua các năm "
        "lấy theo kế hoạch hiện hành (phiên bản {version}).",
        told=told,
        version=version,
    )


def plans_not_kept(years: Sequence[str], version: str) -> Text:
    return say(
        "Bản kế hoạch dùng khi phê duyệt năm {years} không được lưu; năm này trình bày theo kế hoạch hiện hành (phiên "
        "bản {version})."
        if len(years) == 1
        else "Bản kế hoạch dùng khi phê duyệt các năm {years} không được lưu; các năm này trình bày theo kế hoạch hiện "
        "hành (phiên bản {version}).",
        years=_years(years),
        version=version,
    )


def tasks_gone(tasks: Figure, refs: Sequence[str]) -> Text:
    return say(
        "{n} nhiệm vụ của các phiên bản trước không còn trong kế hoạch hiện hành ({refs}), chỉ được tính vào kết quả "
        "từng năm.",
        n=tasks,
        refs=listed(refs),
    )


def handled(years: Sequence[str], submissions: Figure, senders: Figure, returned: Figure) -> Text:
    when = f"Trong các năm {_years(years)}" if len(years) > 1 else f"Trong năm {years[0]}"
    if submissions.value == 0:
        return say("{when}, chưa có cơ quan nào gửi báo cáo.", when=when)
    back = say(", trong đó {n} lượt được trả lại để hoàn thiện", n=returned) if returned.value else say("")
    return say(
        "{when}, đã tiếp nhận, kiểm tra {n} lượt báo cáo của {m} cơ quan{back}.",
        when=when,
        n=submissions,
        m=senders,
        back=back,
    )


def reporting_intro() -> Text:
    return say("Tình hình gửi báo cáo của các cơ quan có trách nhiệm báo cáo theo từng năm:")


def year_missing(title: str) -> Text:
    return say("{title}: chưa có số liệu được phê duyệt", title=title)


def always_on_time(agencies: Named) -> Text | None:
    return _who("{n} cơ quan gửi báo cáo đúng hạn ở tất cả các năm có số liệu", agencies)


def never_reported(agencies: Named) -> Text | None:
    return _who("{n} cơ quan chưa gửi báo cáo hợp lệ ở năm nào", agencies)


def _who(pattern: str, agencies: Named) -> Text | None:
    if agencies.is_none:
        return None
    start = say("Có " + pattern, n=agencies.total)
    if not agencies.names:
        return say("{start} (chi tiết tại Phụ lục {annex}).", start=start, annex=agencies.annex)
    return say("{start}: {names}.", start=start, names=listed(agencies.names))


def recurring(tasks: Figure, every: Figure, never: Figure, *, many_years: bool) -> Text | None:
    if tasks.value == 0:
        return None
    if not many_years:
        return _recurring_in_year(tasks, every)
    if every.value == tasks.value:
        return say("Toàn bộ {n} nhiệm vụ định kỳ hoàn thành ở tất cả các năm có số liệu.", n=tasks)
    start = "Trong {n} nhiệm vụ định kỳ, "
    middle = (
        "{k} nhiệm vụ hoàn thành ở tất cả các năm có số liệu"
        if every.value
        else ("chưa có nhiệm vụ nào hoàn thành ở tất cả các năm có số liệu")
    )
    end = "; {z} nhiệm vụ không hoàn thành ở năm nào." if never.value else "."
    return say(start + middle + end, n=tasks, k=every, z=never)


def _recurring_in_year(tasks: Figure, done: Figure) -> Text:
    if done.value == tasks.value:
        return say("Toàn bộ {n} nhiệm vụ định kỳ đến hạn trong năm đã hoàn thành.", n=tasks)
    if done.value == 0:
        return say("Trong {n} nhiệm vụ định kỳ đến hạn trong năm, chưa có nhiệm vụ nào hoàn thành.", n=tasks)
    return say("Trong {n} nhiệm vụ định kỳ đến hạn trong năm, {k} nhiệm vụ đã hoàn thành.", n=tasks, k=done)


def summary_caption() -> Text:
    return say("Tình hình thực hiện nhiệm vụ qua các năm")


def done(tasks: Figure, by_year: Sequence[tuple[int, Sequence[str]]]) -> Text | None:
    if tasks.value == 0:
        return None
    said = [say("năm {year}: {refs}", year=str(year), refs=", ".join(refs)) for year, refs in by_year]
    return say("{n} nhiệm vụ ({said}).", n=tasks, said=joined(said, "; "))


def path(ref: str, title: str, states: Sequence[tuple[int, DerivedStatus]]) -> Text:
    said = [f"năm {year} {_inside(status)}" for year, status in states]
    return say("{ref}. {title}: {said}.", ref=ref, title=title, said="; ".join(said))


def _inside(status: DerivedStatus) -> str:
    return status.vi[:1].lower() + status.vi[1:]


def turns(ref: str, title: str, done: Figure | None, missed: Sequence[int]) -> Text:
    start = say("{ref}. {title}: ", ref=ref, title=title)
    if done is None:
        return together(start, "chưa đến kỳ thực hiện.")
    if done.value == 0 and len(missed) > 1:
        return together(start, say("chưa hoàn thành năm nào ({k} năm phải thực hiện).", k=done))
    said = say("hoàn thành {k} năm phải thực hiện", k=done)
    if not missed:
        return together(start, said, ".")
    which = "năm" if len(missed) == 1 else "các năm"
    return together(start, said, say("; chưa hoàn thành {which} {years}.", which=which, years=_years(missed)))


def outcome(status: TaskStatus, completed_in: int | None, last_year: int, silent_since: bool) -> str:
    if completed_in is not None:
        silent = f" (năm {last_year} chưa báo cáo lại)" if silent_since else ""
        return f"Hoàn thành năm {completed_in}{silent}"
    return f"{status.vi} (năm {last_year})"


def kept(kept: Kept) -> str:
    return _KEPT[kept]


def days(days: Figure) -> Text:
    return say("{n} ngày", n=days)


def no_milestones() -> Text:
    return say("Kế hoạch không quy định mốc thời gian đối với các nhiệm vụ thực hiện một lần.")


def milestones(total: Figure, kept: Share | None, others: Mapping[Kept, Figure]) -> Text:
    start = say("Kế hoạch có {n} mốc thời gian của các nhiệm vụ thực hiện một lần", n=total)
    if kept is None:
        first = say("; chưa có mốc nào đánh giá được")
    elif kept.is_all:
        first = say("; toàn bộ {k} mốc đánh giá được đều đúng hạn", k=kept.fraction)
    elif kept.is_none:
        first = say("; chưa có mốc nào đúng hạn trong số mốc đánh giá được ({k})", k=kept.fraction)
    else:
        first = say("; {k} mốc đánh giá được đúng hạn ({percent})", k=kept.fraction, percent=kept.percent)
    rest = [say(_OTHERS[kind], n=figure) for kind, figure in others.items() if figure.value]
    detail = say("; còn lại: {rest}", rest=joined(rest, ", ")) if rest else say("")
    return together(start, first, detail, ".")


def missed(ref: str, title: str, kind: MilestoneKind, due: date, done_on: date | None, days: Figure) -> Text:
    start = say(
        "{ref}. {title} ({kind}, thời hạn {due})",
        ref=ref,
        title=title,
        kind=kind.vi[:1].lower() + kind.vi[1:],
        due=short_day(due),
    )
    if done_on:
        return say(
            "{start}: hoàn thành ngày {on}, chậm {n} ngày.", start=start, on=short_day(done_on), n=days
        )
    return say("{start}: chưa hoàn thành, quá hạn {n} ngày.", start=start, n=days)


def other_milestones(rest: Figure, annex: str) -> Text:
    return say("Và {rest} mốc khác (Phụ lục {annex}).", rest=rest, annex=annex)


def kept_share(kept: Share | None) -> Text | None:
    if kept is None or kept.is_none:
        return None
    if kept.is_all:
        return say("Toàn bộ {k} mốc thời gian đánh giá được đều đúng hạn.", k=kept.fraction)
    return say("{k} mốc thời gian đánh giá được bảo đảm đúng hạn, đạt {p}.", k=kept.fraction, p=kept.percent)


def moved(indicator: Moved) -> Text:
    unit = "" if indicator.in_percent else f" {indicator.unit}"
    if indicator.change.value == 0:
        change = say("không thay đổi")
    else:
        change = say(
            "{moved} {n}{unit}",
            moved="tăng" if indicator.rising else "giảm",
            n=indicator.change,
            unit=" điểm phần trăm" if indicator.in_percent else unit,
        )
    judged = {Trend.improving: ", chuyển biến tích cực", Trend.worsening: ", chuyển biến chưa tích cực"}
    tail = (
        judged.get(indicator.trend, "")
        if indicator.comparable
        else (" (các cơ quan báo cáo hai năm khác nhau, so sánh chỉ để tham khảo)")
    )
    return say(
        "{title}: năm {y1} là {first}{unit}, năm {y2} là {last}{unit}; {change}{tail}.",
        title=indicator.title,
        y1=str(indicator.first_year),
        first=indicator.first,
        y2=str(indicator.last_year),
        last=indicator.last,
        unit=unit,
        change=change,
        tail=tail,
    )


def other_indicators(rest: Figure, annex: str) -> Text:
    return say("Và {rest} chỉ tiêu khác (Phụ lục {annex}).", rest=rest, annex=annex)


def no_movement() -> Text:
    return say("Chưa có chỉ tiêu nào có số liệu của hai năm trở lên để so sánh.")


def trend(trend: Trend) -> str:
    return trend.vi


def over_span(total: Figure) -> Text:
    return say("Cộng các năm: {n}", n=total)


def on_time_moved(first: Share, last: Share, years: tuple[int, int], better: bool) -> Text:
    return say(
        "Tỷ lệ cơ quan gửi báo cáo đúng hạn {moved} từ {p1} ({f1}) năm {y1} {to} {p2} ({f2}) năm {y2}.",
        moved="tăng" if better else "giảm",
        to="lên" if better else "xuống",
        p1=first.percent,
        f1=first.fraction,
        y1=str(years[0]),
        p2=last.percent,
        f2=last.fraction,
        y2=str(years[1]),
    )


def one_year_only() -> Text:
    return say("Mới có số liệu được phê duyệt của một năm, chưa xác định được khó khăn, vướng mắc kéo dài.")


def lasting(difficulties: Figure, unsolved: Figure) -> Text:
    if difficulties.value == 0:
        return say("Không có khó khăn, vướng mắc nào được cùng một cơ quan phản ánh từ hai năm trở lên.")
    start = "Có {n} khó khăn, vướng mắc được cùng một cơ quan phản ánh từ hai năm trở lên"
    if unsolved.value == 0:
        return say(start + ", đều đã được giải quyết.", n=difficulties)
    if unsolved.value == difficulties.value:
        return say(start + ", đều chưa được giải quyết.", n=difficulties)
    return say(start + ", trong đó {k} khó khăn, vướng mắc chưa được giải quyết.", n=difficulties, k=unsolved)


def none_lasting() -> Text:
    return say("Không có khó khăn, vướng mắc kéo dài chưa được giải quyết.")


def lasted(text: str, agency: str, ref: str | None, years: Sequence[int]) -> Text:
    where = f", nhiệm vụ {ref}" if ref else ""
    return say(
        "{text} ({agency}{where}; các năm {years}).",
        text=excerpt(text, 320),
        agency=agency,
        where=where,
        years=_years(years),
    )


def preliminary_lesson(in_time: Share | None, behind: Share | None) -> Text | None:
    if in_time is None:
        return None
    if behind is None:
        return _after_preliminary(in_time)
    return say(
        "Trong số nhiệm vụ bảo đảm đúng hạn mốc sơ bộ, {a} nhiệm vụ bảo đảm đúng hạn mốc cuối ({pa}); trong số nhiệm "
        "vụ chậm mốc sơ bộ, {b} nhiệm vụ ({pb}){more}.",
        a=in_time.fraction,
        pa=in_time.percent,
        b=behind.fraction,
        pb=behind.percent,
        more=_which(
            in_time,
            behind,
            ": nhiệm vụ giữ được mốc sơ bộ bảo đảm mốc cuối nhiều hơn",
            ": giữ được mốc sơ bộ chưa đi cùng với bảo đảm mốc cuối",
        ),
    )


def _after_preliminary(in_time: Share) -> Text | None:
    if in_time.is_all:
        return say(
            "Toàn bộ {a} nhiệm vụ bảo đảm đúng hạn mốc sơ bộ đều bảo đảm đúng hạn mốc cuối.",
            a=in_time.fraction,
        )
    return say(
        "Trong số nhiệm vụ bảo đảm đúng hạn mốc sơ bộ, {a} nhiệm vụ bảo đảm đúng hạn mốc cuối ({pa}).",
        a=in_time.fraction,
        pa=in_time.percent,
    )


def _which(one: Share, other: Share, more: str, less: str) -> str:
    above = one.is_above(other)
    return ": hai tỷ lệ như nhau" if above is None else more if above else less


def section_lesson(most: tuple[str, Share], least: tuple[str, Share]) -> Text:
    (best, high), (worst, low) = most, least
    if high.is_above(low) is None:
        return say("Các nhóm nhiệm vụ bảo đảm thời hạn các mốc ở mức như nhau ({p}).", p=high.percent)
    return say(
        "Nhóm bảo đảm thời hạn các mốc nhiều nhất là “{best}” ({a} mốc, {pa}), ít nhất là “{worst}” ({b} mốc, {pb}).",
        best=best,
        a=high.fraction,
        pa=high.percent,
        worst=worst,
        b=low.fraction,
        pb=low.percent,
    )


def difficulty_lesson(told: Share, untold: Share) -> Text:
    return say(
        "Trong số nhiệm vụ được các cơ quan nêu có khó khăn, vướng mắc, {a} nhiệm vụ chậm ít nhất một mốc ({pa}); "
        "trong số nhiệm vụ không được nêu có khó khăn, vướng mắc, {b} nhiệm vụ ({pb}){more}.",
        a=told.fraction,
        pa=told.percent,
        b=untold.fraction,
        pb=untold.percent,
        more=_which(
            told,
            untold,
            ": nhiệm vụ được nêu có khó khăn chậm mốc nhiều hơn",
            ": nhiệm vụ được nêu có khó khăn không chậm mốc nhiều hơn",
        ),
    )


def lead_lesson(several: Share, single: Share) -> Text:
    return say(
        "Trong số nhiệm vụ do nhiều cơ quan cùng chủ trì, {a} nhiệm vụ chậm ít nhất một mốc ({pa}); trong số nhiệm vụ "
        "do một cơ quan chủ trì, {b} nhiệm vụ ({pb}){more}.",
        a=several.fraction,
        pa=several.percent,
        b=single.fraction,
        pb=single.percent,
        more=_which(
            several,
            single,
            ": nhiệm vụ có nhiều cơ quan chủ trì chậm mốc nhiều hơn",
            ": nhiệm vụ có một cơ quan chủ trì chậm mốc nhiều hơn",
        ),
    )


def voiced_lesson(text: str, tasks: Figure, missed: Figure) -> Text:
    return say(
        "Khó khăn, vướng mắc được nêu ở nhiều nhiệm vụ chậm mốc nhất là “{text}” ({k} trong {n} nhiệm vụ chậm mốc).",
        text=excerpt(text, 320),
        k=tasks,
        n=missed,
    )


def lessons_end() -> Text:
    return say(
        "Các số liệu trên cho biết những yếu tố đi cùng với việc bảo đảm hoặc chậm thời hạn, không khẳng định nguyên "
        "nhân."
    )


def of_last_year(title: str) -> Text:
    return say("Theo số liệu của {title}:", title=title)


def other_reporters() -> Text:
    return say("Các cơ quan báo cáo hai năm khác nhau")


def lacking(agencies: Sequence[str]) -> Text:
    return say(
        "Không so sánh được: số liệu một trong hai năm thiếu phần của {names}, đã hợp nhất",
        names=listed(agencies),
    )


def no_lessons() -> Text:
    return say("Số liệu hiện có chưa đủ để rút ra bài học kinh nghiệm.")


def compliance_chart() -> tuple[str, str]:
    return (
        "Chấp hành chế độ báo cáo qua các năm",
        "Biểu đồ cột chồng: số cơ quan có trách nhiệm báo cáo theo tình trạng gửi báo cáo, từng năm có số liệu.",
    )


def progress_chart() -> tuple[str, str]:
    return (
        "Tỷ lệ nhiệm vụ hoàn thành qua các năm",
        "Biểu đồ cột: tỷ lệ nhiệm vụ đã hoàn thành trên tổng số nhiệm vụ, từng năm có số liệu.",
    )


def trend_description(title: str) -> str:
    return f"Biểu đồ đường: {title}, từng năm có số liệu."


def notes(as_of: date) -> dict[str, list[Text]]:
    return {
        "notes_path": [
            say(
                "Trạng thái xác định tại ngày tổng hợp của từng năm. Cột “năm hoàn thành” chỉ ghi với nhiệm vụ định "
                "kỳ: số năm hoàn thành trên số năm phải thực hiện có số liệu. Dấu “-”: không có số liệu."
            )
        ],
        "notes_milestones": [
            say(
                "Mốc báo cáo sơ bộ tính theo ngày của cơ quan chủ trì gửi sau cùng. Mốc chưa hoàn thành tính số ngày "
                "quá hạn đến {on}.",
                on=day(as_of),
            )
        ],
        "notes_trends": [
            say("Tăng, giảm là chênh lệch giữa năm đầu và năm cuối có số liệu. Dấu “-”: không có số liệu.")
        ],
        "notes_compliance": [
            say(
                "Số năm đúng hạn trên số năm phải báo cáo có số liệu được phê duyệt. Cơ quan, tổ chức được đề nghị "
                "không xét đúng hạn hay quá hạn. Dấu “-”: không phải báo cáo hoặc không có số liệu."
            )
        ],
        "notes_persistent": [
            say(
                "Khó khăn, vướng mắc được cùng một cơ quan nêu với cùng nội dung từ hai năm trở lên; nội dung trùng "
                "nhau ghi chung một dòng."
            )
        ],
        "notes_snapshots": [say("Bản chốt là số liệu tại thời điểm phê duyệt và không thay đổi sau đó.")],
    }


def without_years(years: Sequence[str]) -> Text:
    if len(years) == 1:
        return say("Không có cột của năm {year}: chưa có số liệu được phê duyệt.", year=years[0])
    return say("Không có cột của các năm {years}: chưa có số liệu được phê duyệt.", years=_years(years))
