"""Cells of lead and cooperating agencies, as decisions word them."""

import pytest

from tiendo.plan.importing.assignees import Assignee, assignees
from tiendo.plan.importing.names import Names


def said(one: Assignee) -> str:
    """`?` is "Đề nghị", `@` a group, `[…]` the scope, `~` the qualifier."""
    scope = f" [{one.scope}]" if one.scope else ""
    qualifier = f" ~{one.qualifier}" if one.qualifier else ""
    return f"{'?' if one.requested else ''}{'@' if one.is_group else ''}{one.id}{scope}{qualifier}"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", []),
        ("Bộ Tư pháp", ["bo-tu-phap"]),
        ("BỘ TƯ PHÁP.", ["bo-tu-phap"]),
        ("- Bộ Tư pháp; - Bộ Công an", ["bo-tu-phap", "bo-cong-an"]),
        ("- Bộ Tư pháp - Bộ Công an", ["bo-tu-phap", "bo-cong-an"]),
        ("Bộ Tư pháp, Bộ Công an và Bộ Quốc phòng", ["bo-tu-phap", "bo-cong-an", "bo-quoc-phong"]),
        ("Bộ Tư pháp\nBộ Công an", ["bo-tu-phap", "bo-cong-an"]),
        ("Bộ Tư pháp,\nBộ Công an", ["bo-tu-phap", "bo-cong-an"]),
        ("Bộ Lao động – Thương binh và xã hội", ["bo-lao-dong-thuong-binh-va-xa-hoi"]),
        ("Bộ Văn hóa Thể thao và Du lịch", ["bo-van-hoa-the-thao-va-du-lich"]),
        ("Bộ KH&ĐT", ["bo-ke-hoach-va-dau-tu"]),
        ("Bộ Nội vụ (Ban Tôn giáo Chính phủ)", ["bo-noi-vu [Ban Tôn giáo Chính phủ]"]),
        ("Bộ Tư pháp: soạn thảo; in ấn", ["bo-tu-phap [soạn thảo; in ấn]"]),
        ("Bộ Tư pháp (phần a (1)), Bộ Công an (phần b)", ["bo-tu-phap [phần a (1)]", "bo-cong-an [phần b]"]),
        ("Bộ Tư pháp (phần a), Bộ Công an", ["bo-tu-phap [phần a]", "bo-cong-an"]),
        ("Bộ Tư pháp, Bộ Công an (phần a)", ["bo-tu-phap [phần a]", "bo-cong-an [phần a]"]),
        (
            "các Bộ: Công an, Lao động - Thương binh và Xã hội",
            ["bo-cong-an", "bo-lao-dong-thuong-binh-va-xa-hoi"],
        ),
        ("Các bộ ngành có liên quan", ["@cac-bo-nganh ~có liên quan"]),
        ("Bộ Y tế và các bộ, ngành khác có liên quan", ["bo-y-te", "@cac-bo-nganh ~khác có liên quan"]),
        (
            "Bộ Y tế và các bộ, ngành, cơ quan có liên quan",
            ["bo-y-te", "@cac-bo-nganh", "@co-quan-lien-quan"],
        ),
        ("UBND các tỉnh, thành phố trực thuộc Trung ương", ["@ubnd-cac-tinh"]),
        ("UBND thành phố Hà Nội", ["ha-noi"]),
        ("Đề nghị Tòa án nhân dân tối cao phối hợp", ["?toa-an-nhan-dan-toi-cao ~phối hợp"]),
        (
            "Bộ Y tế; đề nghị TANDTC, VKSNDTC chủ trì",
            ["bo-y-te", "?toa-an-nhan-dan-toi-cao ~chủ trì", "?vien-kiem-sat-nhan-dan-toi-cao ~chủ trì"],
        ),
        (
            "Đề nghị Liên đoàn Luật sư Việt Nam phối hợp (về luật sư)",
            ["?lien-doan-luat-su [về luật sư] ~phối hợp"],
        ),
    ],
)
def test_cell(names: Names, cell: str, expected: list[str]) -> None:
    found = assignees(cell, names)
    assert _joined(found.known) == expected
    assert found.unknown == []


def _joined(known: list[Assignee]) -> list[str]:
    return [said(one) for one in known]


@pytest.mark.parametrize(
    ("cell", "unknown", "known"),
    [
        ("Bộ Ma thuật", ["Bộ Ma thuật"], []),
        ("Bộ Ma thuật, Bộ Y tế", ["Bộ Ma thuật"], ["bo-y-te"]),
        ("Bộ Y tế, Hội đồng Nước và Bộ Công an", ["Hội đồng Nước"], ["bo-y-te", "bo-cong-an"]),
        ("Công an", ["Công an"], []),  # a ministry needs its word
        ("các đơn vị thuộc bộ", ["các đơn vị thuộc bộ"], []),
    ],
)
def test_unknown_names(names: Names, cell: str, unknown: list[str], known: list[str]) -> None:
    found = assignees(cell, names)
    assert found.unknown == unknown
    assert _joined(found.known) == known


def test_a_scope_behind_several_agencies_is_remarked_on(names: Names) -> None:
    assert assignees("Bộ Y tế, Bộ Công an (trại giam)", names).shared == ["trại giam"]
    assert assignees("Bộ Y tế (bệnh viện), Bộ Công an (trại giam)", names).shared == []


def test_words_in_a_scope_are_no_agencies(names: Names) -> None:
    found = assignees("- Bộ Tư pháp: Xây dựng tài liệu - Bộ Y tế: thực hiện", names)
    assert _joined(found.known) == ["bo-tu-phap [Xây dựng tài liệu]", "bo-y-te [thực hiện]"]


@pytest.mark.parametrize(("text", "like"), [("Bộ Tư phápp", "Bộ Tư pháp"), ("Hội đồng Nước", "")])
def test_did_you_mean(names: Names, text: str, like: str) -> None:
    assert names.like(text) == like
