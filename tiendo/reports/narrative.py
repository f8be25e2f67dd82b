"""What agencies wrote, made fit to stand inside a sentence of the report."""

import re

from tiendo.reports.compose import ELLIPSIS
from tiendo.text import clean

_SENTENCE_END = re.compile(r"[.;!?](?=\s)")
_CLAUSE_END = re.compile(r"[,:](?=\s)")
_LOOSE_END = " .;,:"


def excerpt(text: str | None, limit: int) -> str:
    """`text` on one line, without its closing punctuation, at most about `limit` characters.

    What is too long ends at the last whole sentence, clause or word (a Vietnamese word may be several syllables with
    spaces between them, so a word is the last resort) and shows it by an ellipsis. Only a single syllable that is
    itself longer than the limit is cut.
    """
    whole = stripped(text or "")
    if len(whole) <= limit:
        return whole
    return _closed(_shortened(whole, limit), limit).rstrip(_LOOSE_END) + ELLIPSIS


def stripped(text: str) -> str:
    """`text` on one line, without its closing punctuation."""
    return clean(text).rstrip(_LOOSE_END)


def _closed(text: str, limit: int) -> str:
    """`text` without a bracket or quotation that was opened and cut, unless hardly anything would be left."""
    for left, right in ("()", "“”"):
        opened = text.rfind(left)
        if text.count(left) > text.count(right) and opened > limit // 3:
            text = text[:opened].rstrip()
    return text


def _shortened(text: str, limit: int) -> str:
    for boundary in (_SENTENCE_END, _CLAUSE_END):
        ends = [match.start() for match in boundary.finditer(text, 0, limit)]
        if ends and ends[-1] > limit // 3:
            return text[: ends[-1]]
    space = text.rfind(" ", 0, limit + 1)
    return text[:space] if space > 0 else text[:limit]
