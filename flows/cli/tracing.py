"""`tiendo trace`: from a figure in a Word report back to the cells of the files it came from."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.cli.common import (
    AsJson,
    Home,
    Lang,
    console,
    language,
    present_workspace,
    print_json,
    print_table,
    say,
)
from schemas.records import Field, fields_of


def register(app: typer.Typer) -> None:
    app.command()(trace)


def trace(
    report: Annotated[
        Path, typer.Argument(metavar="REPORT", help="Báo cáo Word (.docx). · The Word report.")
    ],
    figure: Annotated[
        str | None,
        typer.Argument(
            metavar="[FIGURE]", help="Mã số liệu; bỏ trống: liệt kê. · Id of a figure, or list them."
        ),
    ] = None,
    home: Home = None,
    lang: Lang = None,
    json: AsJson = False,
) -> None:
    """Truy nguồn một số liệu trong báo cáo đến từng tệp, trang tính, ô. · Trace a figure to files, sheets, cells."""
    from tiendo.app import trace

    traced = trace(present_workspace(home), report, figure)
    if json:
        print_json(traced)
    elif figure is None:
        rows = [[f["id"], f["printed"] or "", f["formula"], str(f["n_sources"])] for f in traced["figures"]]
        columns = [
            say("Mã", "Id"),
            say("Số liệu", "Figure"),
            say("Cách tính", "Formula"),
            say("Nguồn", "Sources"),
        ]
        title = " · ".join(filter(None, (report.name, traced.get("snapshot"))))
        print_table(title, columns, rows, first_whole=True)
    else:
        _tell(traced)


def _tell(traced: dict) -> None:
    console().print(f"{traced['id']}: {traced['text']}", markup=False)
    console().print(say(f"Cách tính: {traced['formula']}", f"Formula: {traced['formula']}"), markup=False)
    if traced["denominator"] is not None:
        console().print(f"= {traced['numerator']}/{traced['denominator']}")
    if traced["altered"]:
        changed = (
            f"Trong văn bản hiện ghi: {traced['printed']}",
            f"The document now says: {traced['printed']}",
        )
        console().print(say(*changed), markup=False)
    for period, snapshot in dict.fromkeys((one["period"], one["snapshot"]) for one in traced["sources"]):
        if snapshot:
            frozen = f"Bản chốt kỳ {period}: {snapshot}", f"Snapshot of period {period}: {snapshot}"
            console().print(say(*frozen), markup=False)
    for approval in traced["approvals"]:
        period, by, on = approval["period"], approval["by"], approval["on"]
        approved = (
            f"Phê duyệt kỳ {period}: {by}, {on:%d/%m/%Y}",
            f"Period {period} approved: {by}, {on:%d/%m/%Y}",
        )
        console().print(say(*approved), markup=False)
    for source in traced["sources"]:
        _tell_source(source)
    if traced["n_sources"] and not traced["sources"]:
        elsewhere = (
            "Sổ của thư mục làm việc này không có nguồn của số liệu: ghi --home là thư mục nơi báo cáo được lập.",
            "The ledger of this workspace does not have its sources: give as --home the one that the report is from.",
        )
        console().print(say(*elsewhere), markup=False)


def _tell_source(source: dict) -> None:
    revision = say(f"lần {source['revision']}", f"revision {source['revision']}")
    about = f"{source['path']} ({revision}, {source['sha256'][:12]})"
    if "cells" in source:
        row = "" if source["kind"] == "records" else f"{say('dòng', 'row')} {source['row']}"
        about += f" · {', '.join(filter(None, (source['sheet'], row)))}"
    console().print(f"- {about}", markup=False)
    if "record" in source:
        places = source.get("cells", {})
        said = (f"{places.get(key, key)}: {text}" for key, text in _texts(source).items())
        console().print(f"    {'; '.join(said)}", markup=False)


def _texts(source: dict) -> dict[str, str]:
    """What a line says, field by field, in the words of people; of a file that holds codes, the codes."""
    fields, codes = fields_of(source["table"]), source.get("kind") == "records"
    return {
        key: str(value) if codes else _said(fields[key], value) for key, value in source["record"].items()
    }


def _said(field: Field, value: Any) -> str:
    """What the line says, as people write it: the word for a code, a day, a number without needless decimals."""
    if field.terms is not None:
        return field.terms(value).label(language())
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return f"{value:.10g}" if isinstance(value, float) else str(value)
