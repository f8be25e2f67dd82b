"""`tiendo check`: one file, as an agency checks it before sending. Loads neither Prefect nor the ledger."""

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.common import AsJson, Home, Lang, console, counted, language, print_json, say, workspace
from tiendo.errors import InputError

_NO_COPY = (
    "Tệp này không lập được bản sao có đánh dấu vì không mở được; xem các dòng dưới đây.",
    "There is no marked copy of this file, for it cannot be opened; see the lines below.",
)


def register(app: typer.Typer) -> None:
    app.command()(check)


def check(
    file: Annotated[Path, typer.Argument(help="Tệp cần kiểm tra. · The file to check.", metavar="FILE")],
    annotate: Annotated[
        Path | None,
        typer.Option("--annotate", help="Ghi bản sao có đánh dấu ô cần sửa. · Write a marked copy."),
    ] = None,
    plan: Annotated[
        str | None, typer.Option(help="Kế hoạch, nếu tệp không ghi. · The plan, where the file does not say.")
    ] = None,
    period: Annotated[
        str | None, typer.Option(help="Kỳ báo cáo, nếu tệp không ghi. · The period, likewise.")
    ] = None,
    agency: Annotated[
        str | None, typer.Option(help="Cơ quan gửi (mã hoặc tên). · Who sends it (id or name).")
    ] = None,
    home: Home = None,
    lang: Lang = None,
    json: AsJson = False,
) -> None:
    """Kiểm tra một tệp báo cáo trước khi gửi, chỉ ra từng ô cần sửa. · Check a filled-in form to the cell."""
    from tiendo.app.checking import annotated, check

    checked = check(workspace(home), file, plan=plan, period=period, agency=agency)
    if annotate is not None:
        copy = annotated(checked, language())
        if copy is not None:
            annotate.write_bytes(copy)
            _tell_format(annotate, copy, quiet=json)
        elif not json:
            console().print(say(*_NO_COPY), markup=False)
    if json:
        print_json(checked.as_dict())
    else:
        _tell(checked)
    if not checked.accepted:
        raise typer.Exit(InputError.exit_code)


def _tell_format(target: Path, copy: bytes, *, quiet: bool) -> None:
    """Text comes back as a workbook; programs go by the ending of the name."""
    from tiendo.receipts import suffix_of

    if not quiet and (suffix := suffix_of(copy)) != target.suffix.lower():
        console().print(
            say(
                f"Bản sao ở dạng {suffix}: đổi đuôi tên tệp thành {suffix} trước khi mở.",
                f"The copy is a {suffix} file: give its name that ending before you open it.",
            ),
            markup=False,
        )


def _tell(checked) -> None:  # type: ignore[no-untyped-def]
    from tiendo.receipts import lines

    for line in lines(checked.table, language()):
        console().print(line, markup=False, highlight=False)
    n_errors = sum(f["severity"] == "fail" for f in checked.findings)
    n_warnings = len(checked.findings) - n_errors
    if checked.accepted:
        console().print(
            say(
                f"Tệp hợp lệ ({n_warnings} cảnh báo).",
                f"The file is accepted ({counted(n_warnings, 'warning')}).",
            )
        )
    else:
        console().print(
            say(
                f"Tệp chưa được chấp nhận: {n_errors} lỗi, {n_warnings} cảnh báo.",
                f"The file is not accepted: {counted(n_errors, 'error')}, {counted(n_warnings, 'warning')}.",
            )
        )
