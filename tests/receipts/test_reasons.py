"""Why a submission was returned, as letters tell it: in the words and places of its receipt."""

import polars as pl

from schemas.findings import Findings
from tiendo.receipts import reasons


def found(*rows: tuple[str | None, int | None, str | None, str, str, str | None]) -> pl.DataFrame:
    schema = {name: column.dtype.type for name, column in Findings.to_schema().columns.items()}
    detailed = [
        dict(
            zip(("sheet", "row", "column", "code", "severity", "value"), row, strict=True),
            submission=1,
            details='{"field_vi": "Số liệu", "field_en": "Figure"}',
        )
        for row in rows
    ]
    return pl.DataFrame(detailed, schema=schema)


def test_cells_that_say_the_same_are_one_reason_and_warnings_none() -> None:
    findings = found(
        *(("Số liệu", row, "E", "number_malformed", "fail", "không rõ") for row in (6, 7, 8)),
        ("Số liệu", 9, "E", "value_far_off", "warn", "9"),
        (None, None, None, "file_not_form", "fail", None),
    )
    whole, cells = reasons(findings.filter(severity="fail"), "vi")

    assert (whole.place, whole.times) == ("Cả tệp", 1)
    assert (cells.place, cells.times) == ("Trang “Số liệu”, các ô E6:E8", 3)
    assert "“không rõ”" in cells.message
    assert cells.fix
    assert reasons(findings.filter(severity="warn"), "vi") == []
    assert [one.place for one in reasons(findings.filter(code="number_malformed"), "en")] == [
        "Sheet “Số liệu”, cells E6:E8"
    ]
