"""Printed numbers → references."""

import pytest

from tiendo.plan.check import PlanFinding
from tiendo.plan.importing.labels import core_of, split_label
from tiendo.plan.importing.numbering import number_rows
from tiendo.plan.importing.rejoin import Row


def refs(labels: str) -> tuple[str, list[str]]:
    rows = [Row(i, label, {"title": "Việc"}) for i, label in enumerate(labels.split(), start=1)]
    findings: list[PlanFinding] = []
    numbered = number_rows(rows, "x.txt", findings)
    return " ".join(row.ref for row in numbered), [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("1. 2. 3.", "1 2 3"),
        ("I. 1. a) b) 2. II. 1.", "I I.1 I.1.a I.1.b I.2 II II.1"),
        ("A. I. II. B. I. C. I. D. I. II. III. IV. V.", "A A.I A.II B B.I C C.I D D.I D.II D.III D.IV D.V"),
        (
            "A. I. 1. 1.1. 1.2 2. 2.1. a b đ",
            "A A.I A.I.1 A.I.1.1 A.I.1.2 A.I.2 A.I.2.1 A.I.2.1.a A.I.2.1.b A.I.2.1.đ",
        ),
        ("1. 1.9. 1.10. 2.", "1 1.9 1.10 2"),
        ("1. a) b) c) d) đ) e) g) h)", "1 1.a 1.b 1.c 1.d 1.đ 1.e 1.g 1.h"),
        ("1. a) b) c) d) e) f) g)", "1 1.a 1.b 1.c 1.d 1.e 1.f 1.g"),
        ("(i) (ii) (iii) (iv)", "i ii iii iv"),
        ("I. 1. 2. II. 3. 4.", "I I.1 I.2 II II.3 II.4"),  # numbers that run on over headings
        ("A A.I A.I.1 A.II", "A A.I A.I.1 A.II"),  # the whole way is printed
    ],
)
def test_references(labels: str, expected: str) -> None:
    found, findings = refs(labels)
    assert found == expected
    assert set(findings) <= {"import_number_gap"}


@pytest.mark.parametrize(
    ("labels", "expected", "codes"),
    [
        ("1. 3.", "1 3", ["import_number_gap"]),
        ("1. a) d)", "1 1.a 1.d", ["import_number_gap"]),
        ("1. 1. 2.", "1 1x2 2", ["import_number_repeated"]),
        ("A. 1.1.", "A A.1.1", ["import_number_orphan"]),
        ("1. * 2.", "1 x1 2", ["import_row_unnumbered"]),
        ("I. 1. *", "I I.1 I.x1", ["import_row_unnumbered"]),
        ("5.", "5", ["import_number_orphan"]),
        ("H. I. 1.", "H I I.1", ["import_number_orphan"]),  # after H the letter I is the next one
    ],
)
def test_numbers_that_do_not_follow(labels: str, expected: str, codes: list[str]) -> None:
    assert refs(labels) == (expected, codes)


@pytest.mark.parametrize(
    ("label", "core"),
    [
        ("1.1.", "1.1"),
        ("a)", "a"),
        ("(1)", "1"),
        ("IV.", "IV"),
        ("đ", "đ"),
        ("Mục II.", "II"),
        ("A.II.1", "A.II.1"),
    ],
)
def test_what_is_a_number(label: str, core: str) -> None:
    assert core_of(label) == core


@pytest.mark.parametrize("label", ["", "-", "Bộ", "ab", "1,5", "Việc 1"])
def test_what_is_none(label: str) -> None:
    assert core_of(label) is None


def test_number_and_title_in_one_cell() -> None:
    assert split_label("A. Hoàn thiện") == ("A.", "Hoàn thiện")
    assert split_label("Hoàn thiện") is None
    assert split_label("Việt Nam. Hoàn thiện") is None
