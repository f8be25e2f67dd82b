"""Whatever stands in the cells, a draft comes of it whose tables keep their contracts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.plan import PLAN_TABLES
from tiendo.plan import Registry
from tiendo.plan.importing import annex_of_tables, annex_of_text, draft

HEADER = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Kết quả", "Thời hạn"]
NUMBERS = ["A.", "I.", "II.", "1.", "1.1.", "a)", "đ", "3.10", "-"]
MARKS = ["(", ")", ";", ":", ",", "\n", "và", "Đề nghị", "liên quan", "ng", "Việc dài"]
NAMES = ["các bộ, ngành", "Các Bộ:", "Bộ Y tế", "Bộ Lao động - Thương binh và Xã hội"]
DATES = ["năm 2022", "31/02/2020", "Hàng năm"]
PIECES = st.sampled_from([*NUMBERS, *MARKS, *NAMES, *DATES])
CELLS = st.lists(PIECES, max_size=5).map(" ".join) | st.text(max_size=12)
ROWS = st.lists(st.lists(CELLS, min_size=6, max_size=6), max_size=8)


@settings(max_examples=50)
@given(rows=ROWS)
def test_tables(registry: Registry, rows: list[list[str]]) -> None:
    drafted = draft(annex_of_tables("x.docx", [[HEADER, *rows]]), registry)
    _check(drafted.tables)


@settings(max_examples=50)
@given(rows=ROWS)
def test_pasted_text(registry: Registry, rows: list[list[str]]) -> None:
    text = "\n".join("\t".join(cells) for cells in [HEADER, *rows])
    _check(draft(annex_of_text("x.txt", text), registry).tables)


def _check(tables) -> None:
    for name, model in PLAN_TABLES.items():
        if name != "tasks":
            model.validate(tables[name])
    assert tables["tasks"]["ref"].is_unique().all()
    assert tables["tasks"]["ref"].str.contains(r"^[0-9A-Za-zĐđ]+(\.[0-9A-Za-zĐđ]+)*$").all()
    assert set(tables["assignments"]["ref"]) <= set(tables["tasks"].filter("leaf")["ref"])
