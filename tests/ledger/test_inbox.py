"""What the inbox looked like when it was last collected."""

from tiendo.ledger import Ledger, Seen, remember, seen_files


def test_files_are_remembered_as_last_seen(ledger: Ledger) -> None:
    assert seen_files(ledger) == {}
    first = Seen("submissions/Bộ A/báo cáo.xlsx", 2**33, 1_668_913_200_000_000_123, "a" * 64)
    other = Seen("submissions/b.xlsx", 1, 1, "b" * 64)
    remember(ledger, [first, other])
    changed = Seen(first.path, 5, 6, "c" * 64)
    remember(ledger, [changed])
    assert seen_files(ledger) == {first.path: changed, other.path: other}


def test_more_files_than_a_statement_takes_parameters(ledger: Ledger) -> None:
    many = [Seen(f"submissions/{n}.xlsx", n, n, f"{n:064}") for n in range(4_000)]
    remember(ledger, many)
    remember(ledger, many)
    assert len(seen_files(ledger)) == 4_000


def test_nothing_to_remember(ledger: Ledger) -> None:
    remember(ledger, [])
    assert seen_files(ledger) == {}
