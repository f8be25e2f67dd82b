"""The rules page of the documentation, made from the table that the spec tests run."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from schemas.results import Trend
from schemas.terms import DerivedStatus, ReportedStatus, Term, Timeliness
from tests.progress.rules import Chapter, Rule, RuleBook, rule_book

_TITLE = {"vi": "Quy tắc tổng hợp", "en": "Rules of the consolidation"}
_INTRO = {
    "vi": "Mỗi ví dụ dưới đây là một phép thử của phần mềm. Dấu “-” là để trống: cơ quan chưa báo cáo, hoặc "
    "không có số. Cơ quan trong ngoặc là cơ quan được đề nghị; sau dấu “/” là đơn vị của cơ quan.",
    "en": "Every example below is a test of the software. “-” is empty: not reported, or no figure. Agencies in "
    "brackets are requested, not bound; after “/” stands a unit of the agency.",
}
_VOCABULARIES: tuple[type[Term], ...] = (ReportedStatus, DerivedStatus, Timeliness, Trend)


def rules_page(lang: str) -> str:
    """The page in Markdown, in `lang` ("vi" or "en")."""
    book = rule_book()
    parts = [f"# {_TITLE[lang]}", _INTRO[lang]]
    for chapter in book.chapters:
        parts += _chapter(chapter, book, lang)
    return "\n\n".join(parts) + "\n"


def _chapter(chapter: Chapter, book: RuleBook, lang: str) -> list[str]:
    rules = [_rule(rule, book, lang) for rule in chapter.rules]
    return [f"## {_in(lang, chapter.vi, chapter.en)}", *rules]


def _rule(rule: Rule, book: RuleBook, lang: str) -> str:
    columns = list(rule.cases[0])
    header = [_in(lang, *book.columns[column]) for column in columns]
    words = _words(book, lang)
    rows = [[_said(case[column], words, lang) for column in columns] for case in rule.cases]
    table = [header, ["---"] * len(columns), *rows]
    lines = ["| " + " | ".join(row) + " |" for row in table]
    return "\n".join([f"**{_in(lang, rule.vi, rule.en)}**", "", *lines])


def _words(book: RuleBook, lang: str) -> Mapping[str, str]:
    """Codes and words of the cells → how the page says them."""
    terms = {code.value: code.label(lang).lower() for terms in _VOCABULARIES for code in terms}
    return terms | {word: _in(lang, *said) for word, said in book.words.items()}


def _said(cell: str, words: Mapping[str, str], lang: str) -> str:
    dated = _in_vietnamese(cell) if lang == "vi" else cell
    return re.sub(r"[A-Za-z_]+", lambda word: words.get(word[0], word[0]), dated).replace(" x ", " × ")


def _in_vietnamese(cell: str) -> str:
    """Days and decimals as Vietnamese writes them."""
    dated = re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"\3/\2/\1", cell)
    return re.sub(r"(?<=\d)\.(?=\d)", ",", dated)


def _in(lang: str, vi: str, en: str) -> str:
    return vi if lang == "vi" else en


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for language in ("vi", "en"):
        page = folder / f"rules.{language}.md"
        page.write_text(rules_page(language), encoding="utf-8", newline="\n")
