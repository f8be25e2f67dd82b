"""A national plan as a plan folder: one group of some thousand units that leads most tasks; made up."""

import csv
from collections.abc import Iterable
from itertools import count
from pathlib import Path

PLAN = "minh-hoa"
COORDINATOR = "co-quan-dieu-phoi"
YEARS = range(2014, 2024)
PERIOD = str(YEARS[-1])
LED, SUPPORTED, MEASURED = 46, 6, 4
HEADINGS = 4

_HEAD = f"""id = "{PLAN}"
version = "1"
number = "00/QĐ-MH"
issued_on = 2013-01-01
issuer_vi = "Cơ quan ban hành (dữ liệu minh họa)"
issuer_en = "Issuer (synthetic)"
title_vi = "Kế hoạch minh họa cấp quốc gia"
title_en = "Synthetic national plan"
short_vi = "Kế hoạch minh họa"
short_en = "Synthetic plan"
coordinator = "{COORDINATOR}"
authority_vi = "Cơ quan ban hành"
authority_en = "Issuer"

[rules]
coverage_threshold = 0.7

[report.annual]
legal_bases_vi = ["Quyết định số 00/QĐ-MH (dữ liệu minh họa)"]
legal_bases_en = ["Decision No. 00/QĐ-MH (synthetic)"]
recipients_vi = ["Cơ quan ban hành (để báo cáo)"]
recipients_en = ["Issuer (for report)"]
archive_vi = "VT"
archive_en = "Records Office"
signer_authority_vi = ""
signer_authority_en = ""
signer_post_vi = "THỦ TRƯỞNG"
signer_post_en = "HEAD"
"""


def unit_id(number: int) -> str:
    return f"don-vi-{number:04}"


def unit_name(number: int) -> str:
    return f"Đơn vị minh họa {number:04}"


def unit_symbol(number: int) -> str:
    return f"MH{number:04}"


def write_plans(folder: Path, units: int) -> None:
    """A `plans/` folder with the registry and the plan for `units` units."""
    _write_registry(folder / "registry", units)
    home = folder / PLAN
    home.mkdir(parents=True, exist_ok=True)
    (home / "plan.toml").write_text(_HEAD, encoding="utf-8")
    _table(home / "tasks.csv", "ref,parent,leaf,label,title_vi,title_en", _tasks())
    columns = "ref,role,agency,group,requested,scope_vi,scope_en,qualifier_vi"
    _table(home / "assignments.csv", columns, _assignments())
    _table(
        home / "outputs.csv", "ref,text_vi,text_en", [(ref, "Báo cáo kết quả", "Report") for ref in _refs()]
    )
    _table(home / "milestones.csv", "ref,kind,from_on,due,text_vi", map(_milestone, _refs(), count()))
    columns = "period,year,title_vi,title_en,window_from,window_to,due_before,closes_on"
    _table(home / "periods.csv", columns, [_period(year) for year in YEARS])
    columns = "obligation,clause,agency,group,requested,due_before,yearly,reports,text_vi,text_en"
    duty = (
        "bao-cao",
        "I.1",
        "",
        "cac-don-vi",
        "false",
        "",
        "true",
        "true",
        "Báo cáo hàng năm",
        "Yearly report",
    )
    _table(home / "obligations.csv", columns, [duty])
    columns = (
        "indicator,ref,kind,direction,title_vi,title_en,unit_vi,unit_en,numerator,denominator,part_of,agency,group,"
        "baseline,baseline_year,target,target_year"
    )
    _table(home / "indicators.csv", columns, _indicators())


def _write_registry(folder: Path, units: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    columns = "agency,kind,code,name_vi,name_en,symbol,place_vi,parent,valid_from,valid_to"
    agencies = [
        (COORDINATOR, "ministry", "", "Cơ quan điều phối", "Coordinator", "CQĐP", "Hà Nội", "", "", "")
    ]
    agencies += [
        (unit_id(n), "unit", "", unit_name(n), f"Synthetic unit {n:04}", unit_symbol(n), "Hà Nội", "", "", "")
        for n in range(1, units + 1)
    ]
    _table(folder / "agencies.csv", columns, agencies)
    _table(folder / "aliases.csv", "agency,alias", [])
    _table(
        folder / "groups.csv", "group,name_vi,name_en,kinds", [("cac-don-vi", "Các đơn vị", "Units", "unit")]
    )
    _table(folder / "successions.csv", "predecessor,successor,effective_on,basis_vi", [])


def _refs() -> list[str]:
    return [f"{'ABCD'[i % HEADINGS]}.{i // HEADINGS + 1}" for i in range(LED + SUPPORTED)]


def _tasks() -> list[tuple]:
    rows = []
    for heading in "ABCD"[:HEADINGS]:
        rows.append(
            (heading, "", "false", f"{heading}.", f"Nhóm nhiệm vụ {heading}", f"Task group {heading}")
        )
        rows += [
            (
                ref,
                heading,
                "true",
                f"{ref.split('.')[1]}.",
                f"Nhiệm vụ minh họa {ref}",
                f"Synthetic task {ref}",
            )
            for ref in _refs()
            if ref.startswith(heading)
        ]
    return rows


def _assignments() -> list[tuple]:
    refs = _refs()
    led = [(ref, "lead", "", "cac-don-vi", "false", "", "", "") for ref in refs[:LED]]
    for ref in refs[LED:]:
        led.append((ref, "lead", COORDINATOR, "", "false", "", "", ""))
        led.append((ref, "support", "", "cac-don-vi", "false", "", "", ""))
    return led


def _milestone(ref: str, number: int) -> tuple:
    """One task in four is done once, the others every year."""
    if number % 4:
        return (ref, "annual", "", "", "Hàng năm")
    year = YEARS[number % len(YEARS)]
    return (ref, "once", "", f"{year}-12-31", f"Năm {year}")


def _period(year: int) -> tuple:
    window = (f"{year - 1}-11-15", f"{year}-11-14")
    return (year, year, f"Năm {year}", f"Year {year}", *window, f"{year}-11-30", f"{year}-12-31")


def _indicators() -> list[tuple]:
    return [
        (f"chi-tieu-{n}", ref, "count", "up", f"Số vụ việc {n}", f"Cases {n}", "vụ việc", "cases", *[""] * 9)
        for n, ref in enumerate(_refs()[:MEASURED], start=1)
    ]


def _table(path: Path, columns: str, rows: Iterable[tuple]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns.split(","))
        writer.writerows(rows)
