"""`tiendo plan list`, `plan show`, `plan check`."""

from typing import Annotated

import typer

from flows.cli.common import AsJson, Home, Lang, PlanId, console, print_json, print_table, say, workspace

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
    print_table(say("Các kế hoạch", "Plans"), columns, rows)


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
    print_table(say(described["title_vi"], described["title_en"]), columns, rows)


@plan.command("check")
def check_(
    plan_id: Annotated[
        str | None, typer.Argument(metavar="[PLAN]", help="Mã kế hoạch; bỏ trống: tất cả. · Id, or all.")
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
                    f"{one}: {errors} errors, {len(found) - errors} remarks",
                )
            )
            for finding in found:
                console().print(f"  {finding.line_text(say('vi', 'en'))}", markup=False)
    if any(f.is_error for found in findings.values() for f in found):
        raise typer.Exit(1)


def _entry(finding) -> dict:  # type: ignore[no-untyped-def]
    texts = {"message_vi": finding.message("vi"), "message_en": finding.message("en")}
    return {**vars(finding), "severity": finding.severity.value, **texts}
