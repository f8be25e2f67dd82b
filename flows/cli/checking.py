"""`tiendo check`: one file, as an agency checks it before sending. Loads neither Prefect nor the ledger."""

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.common import AsJson, Home, Lang, console, language, print_json, say, workspace
from tiendo.errors import InputError


def register(app: typer.Typer) -> None:
    app.command()(check)


def check(
    file: Annotated[Path, typer.Argument(help="Tệp cần kiểm tra. · The file to check.", metavar="FILE")],
    annotate: Annotated[
        Path | None,
        typer.Option("--annotate", help="Ghi bản sao có đánh dấu ô cần sửa. · Write a marked copy."),
    ] = None,
    home: Home = None,
    lang: Lang = None,
    json: AsJson = False,
) -> None:
    """Kiểm tra một tệp báo cáo trước khi gửi, chỉ ra từng ô cần sửa. · Check a filled-in form to the cell."""
    from tiendo.app.checking import annotated, check

    checked = check(workspace(home), file)
    if annotate is not None:
        copy = annotated(checked, language())
        if copy is not None:
            annotate.write_bytes(copy)
    if json:
        print_json(checked.as_dict())
    else:
        _tell(checked)
    if not checked.accepted:
        raise typer.Exit(InputError.exit_code)


def _tell(checked) -> None:  # type: ignore[no-untyped-def]
    lang = language()
    for finding in checked.findings:
        place = (
            say("Cả tệp", "The file")
            if finding["sheet"] is None
            else f"{finding['sheet']}!{finding['cell'] or finding['row'] or ''}"
        )
        mark = say("LỖI", "ERROR") if finding["severity"] == "fail" else say("LƯU Ý", "NOTE")
        console().print(
            f"{mark}  {place}: {finding[f'message_{lang}']} {finding[f'fix_{lang}']}", markup=False
        )
    n_errors = sum(f["severity"] == "fail" for f in checked.findings)
    n_warnings = len(checked.findings) - n_errors
    if checked.accepted:
        console().print(
            say(f"Tệp hợp lệ ({n_warnings} lưu ý).", f"The file is accepted ({n_warnings} notes).")
        )
    else:
        console().print(
            say(
                f"Tệp chưa được chấp nhận: {n_errors} lỗi, {n_warnings} lưu ý.",
                f"The file is not accepted: {n_errors} errors, {n_warnings} notes.",
            )
        )
