"""`tiendo plan list`, `plan show`, `plan check`, `plan import`."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.common import (
    AsJson,
    Home,
    Lang,
    PlanId,
    console,
    counted,
    language,
    print_json,
    print_table,
    say,
    workspace,
)

if TYPE_CHECKING:
    from tiendo.plan import Plan, PlanFinding

plan = typer.Typer(no_args_is_help=True, help="Kế hoạch được theo dõi. · The plans that are monitored.")


def register(app: typer.Typer) -> None:
    app.add_typer(plan, name="plan")


@plan.command("list")
def list_(home: Home = None, lang: Lang = None, json: AsJson = False) -> None:
    """Liệt kê các kế hoạch. · List the plans."""
    from tiendo.plan import load_plan, plan_ids

    folder = workspace(home).plans
    loaded = [load_plan(folder, plan_id) for plan_id in plan_ids(folder)]
    if json:
        print_json(
            [{"id": p.id, "title_vi": p.head["title_vi"], "title_en": p.head["title_en"]} for p in loaded]
        )
        return
    rows = [
        [p.id, p.head["number"], say(p.head["short_vi"], p.head["short_en"]), str(p.leaves.height)]
        for p in loaded
    ]
    columns = [say("Mã", "Id"), say("Số", "Number"), say("Tên", "Name"), say("Nhiệm vụ", "Tasks")]
    print_table(say("Các kế hoạch", "Plans"), columns, rows, first_whole=True)


@plan.command()
def show(plan_id: PlanId, home: Home = None, lang: Lang = None, json: AsJson = False) -> None:
    """In toàn bộ kế hoạch: nhiệm vụ, phân công, kết quả, thời hạn. · Show a plan with everything in it."""
    from tiendo.plan import load_plan
    from tiendo.plan.describe import describe

    loaded = load_plan(workspace(home).plans, plan_id)
    described = describe(loaded)
    if json:
        print_json(described)
        return
    rows = [
        [
            task["ref"],
            say(task["title_vi"], task["title_en"]),
            "; ".join(say(lead["name_vi"], lead["name_en"]) for lead in task["lead"]),
            "; ".join(m["text_vi"] or "" for m in task["milestones"]),
        ]
        for task in described["tasks"]
    ]
    columns = [say("Mã", "Ref"), say("Nhiệm vụ", "Task"), say("Chủ trì", "Lead"), say("Thời hạn", "Deadline")]
    print_table(say(described["title_vi"], described["title_en"]), columns, rows, first_whole=True)
    _print_published(loaded)


def _print_published(plan: "Plan") -> None:
    """Published figures, each beside what is computed from others published with it."""
    from tiendo.plan.published import comparisons, number

    lang = language()
    rows = []
    for row, one in zip(plan.published.iter_rows(named=True), comparisons(plan), strict=True):
        figures = [one.value] if one.computed is None else [one.value, one.computed]
        published, *computed = [number(figure, one.decimals, lang) for figure in figures]
        worded = f"{row[f'wording_{lang}'] or ''} {published}".strip()
        rows.append([row["indicator"], row[f"label_{lang}"], worded, *(computed or ["…"])])
    if rows:
        columns = [say("Chỉ tiêu", "Indicator"), say("Phạm vi", "Covers")]
        columns += [say("Đã công bố", "Published"), say("Tính lại", "Computed")]
        print_table(say("Số liệu đã công bố", "Published figures"), columns, rows)


@plan.command("check")
def check_(
    plan_id: Annotated[
        str | None,
        typer.Argument(
            metavar="[PLAN]", help="Mã kế hoạch; bỏ trống: tất cả. · Id of the plan; default all."
        ),
    ] = None,
    home: Home = None,
    lang: Lang = None,
    json: AsJson = False,
) -> None:
    """Kiểm tra dữ liệu kế hoạch, chỉ ra tệp, dòng, cột. · Check plan data to file, line and column."""
    from tiendo.plan.load import plan_ids, read_plan

    folder = workspace(home).plans
    findings = {one: read_plan(folder, one)[1] for one in ([plan_id] if plan_id else plan_ids(folder))}
    if json:
        print_json([{"plan": one, **_entry(f)} for one, found in findings.items() for f in found])
    else:
        for one, found in findings.items():
            errors = sum(f.is_error for f in found)
            console().print(
                say(
                    f"{one}: {errors} lỗi, {len(found) - errors} lưu ý",
                    f"{one}: {counted(errors, 'error')}, {counted(len(found) - errors, 'remark')}",
                )
            )
            _print_findings(found)
    if any(f.is_error for found in findings.values() for f in found):
        raise typer.Exit(1)


@plan.command("import")
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="Tệp docx, xlsx hoặc txt (chép từ trang web). · "
            "A docx, xlsx or txt file (copied from a web page).",
        ),
    ],
    plan_id: Annotated[
        str,
        typer.Option(
            "--id",
            help="Mã của kế hoạch mới: chữ thường không dấu, số, gạch nối. · "
            "Id of the new plan: small letters, digits, hyphens.",
        ),
    ],
    home: Home = None,
    lang: Lang = None,
    json: AsJson = False,
) -> None:
    """Lập bản nháp kế hoạch từ phụ lục của quyết định. · Draft a plan folder from a decision's annex."""
    from tiendo import app
    from tiendo.plan.importing import FINDINGS_FILE

    made = app.import_plan(workspace(home), file, plan_id)
    tasks = made.draft.tables["tasks"]
    counts = {name: table.height for name, table in made.draft.tables.items()} | {
        "leaves": tasks["leaf"].sum()
    }
    if json:
        findings = [_entry(finding) for finding in made.draft.findings]
        print_json({"id": plan_id, "folder": str(made.folder), "rows": counts, "findings": findings})
        return
    _print_findings(made.draft.findings)
    console().print(
        say(
            f"Bản nháp: {made.folder} ({counts['tasks']} dòng, {counts['leaves']} nhiệm vụ, "
            f"{counts['assignments']} phân công). Xem {FINDINGS_FILE}, bổ sung rồi chạy: tiendo plan check {plan_id}",
            f"Draft: {made.folder} ({counts['tasks']} rows, {counts['leaves']} tasks, {counts['assignments']} "
            f"assignments). See {FINDINGS_FILE}, complete it, then run: tiendo plan check {plan_id}",
        ),
        markup=False,
    )


def _print_findings(findings: "Iterable[PlanFinding]") -> None:
    for finding in findings:
        console().print(f"  {finding.line_text(language())}", markup=False)


def _entry(finding: "PlanFinding") -> dict[str, Any]:
    texts = {"message_vi": finding.message("vi"), "message_en": finding.message("en")}
    return {**vars(finding), "severity": finding.severity.value, **texts}
