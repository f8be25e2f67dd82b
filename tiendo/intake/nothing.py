"""Words by which people say that there is nothing to say, where they might have left the cell empty."""

import polars as pl

_NONE = (
    "khong",
    "khong co",
    "khong co gi",
    "khong co kho khan",
    "khong co kho khan vuong mac",
    "khong co vuong mac",
    "khong co kien nghi",
    "khong co de xuat kien nghi",
    "khong phat sinh",
    "khong phat sinh trong ky",
    "chua co",
    "chua phat sinh",
    "none",
    "n/a",
    "0",
)  # folded, without signs
_LONGEST = 60  # bytes; whatever is longer says something


def says_none(field: str) -> pl.Expr:
    """Words that stand for nothing. False where the field is empty."""
    text = pl.col(field)
    start = pl.when(text.str.len_bytes() <= _LONGEST).then(text)
    plain = start.str.normalize("NFD").str.replace_all(r"\p{M}", "").str.to_lowercase()
    words = plain.str.replace_all(r"[^\p{L}\p{N}/]+", " ").str.strip_chars()
    return words.is_in(list(_NONE)).fill_null(value=False)
