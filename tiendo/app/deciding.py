"""Decisions of coordinators: recorded with who, when and why, never undone but by another decision."""

from schemas.findings import catalogue
from schemas.terms import DecisionKind, Severity
from tiendo.app.consolidation import consolidate
from tiendo.app.locking import Lock, lock_of
from tiendo.app.plans import plan_for
from tiendo.app.session import actor_name, ledger_of
from tiendo.errors import UsageError
from tiendo.ledger import Decision, Ledger, Overtaken, decide, findings, standing, submission_row
from tiendo.plan import load_plan
from tiendo.workspace import Workspace


def exclude(ws: Workspace, submission: int, *, reason: str, actor: str | None = None) -> None:
    """Leave a submission out of consolidations from now on; it stays in the ledger and reports list it."""
    _decide_on_submission(ws, DecisionKind.exclude, submission, reason, actor)


def include(ws: Workspace, submission: int, *, reason: str, actor: str | None = None) -> None:
    """Take an excluded submission in again."""
    _decide_on_submission(ws, DecisionKind.include, submission, reason, actor)


def waive(ws: Workspace, finding: str, *, reason: str, actor: str | None = None) -> None:
    """Set a warning aside. `finding` is `SUBMISSION:CODE` or `SUBMISSION:CODE:CELL`. Errors cannot be waived."""
    number, _, rest = finding.partition(":")
    code = rest.partition(":")[0]
    if not number.isdecimal() or not code:
        raise UsageError(
            f"“{finding}” không đúng dạng BẢN_NỘP:MÃ hoặc BẢN_NỘP:MÃ:Ô.",
            f"“{finding}” is not of the form SUBMISSION:CODE or SUBMISSION:CODE:CELL.",
        )
    if code not in catalogue():
        raise UsageError(
            f"Không có cảnh báo nào mang mã “{code}”. Các mã ở docs/findings.vi.md.",
            f"No warning has the code “{code}”. The codes stand in docs/findings.en.md.",
        )
    if catalogue()[code].severity == Severity.fail:
        raise UsageError(
            f"“{catalogue()[code].title_vi}” là lỗi, không bỏ qua được; cơ quan gửi phải sửa.",
            f"“{catalogue()[code].title_en}” is an error and cannot be waived; the sender has to mend it.",
        )
    with ledger_of(ws) as ledger:
        if code not in findings(ledger, int(number))["code"].to_list():
            raise UsageError(
                f"Bản nộp {number} không có cảnh báo “{code}”.",
                f"Submission {number} has no warning “{code}”.",
            )
    _decide_on_submission(ws, DecisionKind.waive, int(number), reason, actor, finding=rest)


def approve(ws: Workspace, plan: str, period: str, *, by: str, reason: str = "") -> str:
    """Freeze the period's state as it is now, lock the period, and return the id of the approved snapshot."""
    if not by.strip():
        raise UsageError("Phải ghi người phê duyệt.", "Who approves is required.")
    plan_for(ws, plan, period).period(period)
    while True:
        with ledger_of(ws) as ledger:
            _open(ledger, plan, period)
            before = standing(ledger, plan, period)
        snapshot = consolidate(ws, plan, period)
        made = Decision(DecisionKind.approve, plan, period, by, reason, snapshot=snapshot.id)
        try:
            with ledger_of(ws) as ledger:
                decide(ledger, made, founded_on=before)
        except Overtaken:  # something came in meanwhile: what is approved must be all there is
            continue
        return snapshot.id


def reopen(
    ws: Workspace,
    plan: str,
    period: str,
    *,
    reason: str,
    actor: str | None = None,
    current_plan: bool = False,
) -> None:
    """Unlock an approved period. What was approved is kept.

    The period goes on with the plan with which it was approved or, with `current_plan`, with that of today.
    """
    _need_reason(reason)
    load_plan(ws.plans, plan)
    with ledger_of(ws) as ledger:
        approved = _locked(ledger, plan, period).snapshot
        by, held = actor or actor_name(), None if current_plan else approved
        decide(ledger, Decision(DecisionKind.reopen, plan, period, by, reason, snapshot=held))


def _open(ledger: Ledger, plan: str, period: str) -> None:
    if (lock := lock_of(ledger, plan, period)) is not None:
        raise UsageError(
            f"Kỳ {period} đã được {lock.actor} phê duyệt ngày {lock.on:%d/%m/%Y}.",
            f"Period {period} was approved by {lock.actor} on {lock.on:%d/%m/%Y}.",
        )


def _locked(ledger: Ledger, plan: str, period: str) -> Lock:
    lock = lock_of(ledger, plan, period)
    if lock is None:
        raise UsageError(
            f"Kỳ {period} của kế hoạch {plan} chưa được phê duyệt.",
            f"Period {period} of {plan} is not approved.",
        )
    return lock


def _decide_on_submission(
    ws: Workspace,
    kind: DecisionKind,
    submission: int,
    reason: str,
    actor: str | None,
    *,
    finding: str | None = None,
) -> None:
    _need_reason(reason)
    with ledger_of(ws) as ledger:
        row = submission_row(ledger, submission)
        if row is None:
            raise UsageError(f"Không có bản nộp số {submission}.", f"There is no submission {submission}.")
        _open(ledger, row["plan"], row["period"])
        made = Decision(kind, row["plan"], row["period"], actor or actor_name(), reason, submission, finding)
        decide(ledger, made)


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise UsageError("Phải ghi lý do.", "A reason is required.")
