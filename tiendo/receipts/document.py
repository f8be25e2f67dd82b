"""The receipt: what was received, what came of it, what to mend and by when, as a document for Word."""

from datetime import date

import polars as pl

from schemas.document import Document, Rows
from schemas.terms import Severity
from tiendo.plan import Plan
from tiendo.receipts.received import Received, facts
from tiendo.receipts.remarks import count, joined, outcome_of, place, remarks
from tiendo.receipts.sentences import next_steps, timeliness
from tiendo.receipts.wording import VERDICTS, Phrase, count_sentence, place_and_day

TEMPLATES = Phrase("receipt.docx", "receipt.en.docx")
TITLE = Phrase("Phiếu tiếp nhận báo cáo", "Receipt of a report")
SIGN_POST = Phrase("BỘ PHẬN TIẾP NHẬN BÁO CÁO", "REPORT INTAKE DESK")
KEPT = Phrase("Lưu: Hồ sơ kỳ báo cáo", "File of the reporting period")
HEADINGS = {
    Severity.fail: Phrase("Lỗi phải sửa", "To be mended"),
    Severity.warn: Phrase("Cảnh báo cần xem lại", "To be looked at"),
}
COORDINATOR = Phrase("Cơ quan tổng hợp: {name}.", "Coordinating agency: {name}.")
CONTACT = Phrase("Đầu mối liên hệ: {contact}.", "Contact: {contact}.")


def receipt(
    received: Received,
    findings: pl.DataFrame,
    lang: str,
    *,
    annotated: str | None = None,
    issued_on: date | None = None,
    synthetic: bool = False,
) -> Document:
    """The receipt of a file with its findings (schemas.findings.Findings), for the template `receipt.docx`.

    `annotated` is the name of the annotated copy that goes with it, None where there is none; `issued_on` is by
    default the day of receipt. The outcome follows from the findings.
    """
    plan, issued_on = received.plan, issued_on or received.received_on
    coordinator = plan.registry.row(plan.head["coordinator"])
    said = remarks(findings, lang)
    outcome = outcome_of(said)
    agency = plan.registry.name(received.agency, lang)
    rows = _rows(findings, lang)
    values = {
        "title": f"{TITLE.say(lang)}: {agency}",
        "document_date": issued_on.isoformat(),
        "issuing_agency": coordinator[f"name_{lang}"],
        "number": f"{received.submission:02d}",
        "symbol": "-".join(filter(None, ("PTN", coordinator["symbol"]))),
        "place_date": place_and_day(coordinator["place_vi"], issued_on, lang),
        "abstract": f"{plan.head[f'short_{lang}']} - {received.period.title(lang)}",
        "addressee": agency,
        "facts": [{"label": label, "value": value} for label, value in facts(received, lang)],
        "verdict": VERDICTS[outcome].say(lang),
        "counts": count_sentence(*count(said), lang),
        "timeliness": timeliness(received, issued_on, lang),
        "steps": next_steps(received, outcome, findings, annotated, issued_on, lang),
        "to_mend": bool(rows),
        "contacts": _contacts(plan, lang),
        "copies": [agency, KEPT.say(lang)],
        "sign_post": SIGN_POST.say(lang),
        "synthetic": synthetic,
    }
    return Document(TEMPLATES.say(lang), lang, values, (Rows("findings", tuple(rows)),))


def _rows(findings: pl.DataFrame, lang: str) -> list[tuple[str, dict[str, str]]]:
    """The table of findings: errors under their heading, then warnings; those that say the same share a row."""
    rows: list[tuple[str, dict[str, str]]] = []
    number = 0
    for severity, heading in HEADINGS.items():
        of_kind = [one for one in joined(remarks(findings, lang)) if one.remark.severity is severity]
        if of_kind:
            rows.append(("heading", {"title": heading.say(lang)}))
        for one in of_kind:
            number += 1
            texts = {"place": place(one, lang), "message": one.remark.message, "fix": one.remark.fix}
            rows.append(("", {"no": str(number), **texts}))
    return rows


def _contacts(plan: Plan, lang: str) -> list[str]:
    """The coordinating agency, and what the plan's head gives under `contact_vi` and `contact_en`."""
    name = plan.registry.name(plan.head["coordinator"], lang)
    contact = plan.head.get(f"contact_{lang}")
    return [COORDINATOR.say(lang, name=name), *([CONTACT.say(lang, contact=contact)] if contact else [])]
