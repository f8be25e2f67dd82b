"""The golden sentences are complete: no sentence, and no phrase inside one, that none of them says.

Beside every `tests/reports/test_sentences_SECTION.py` stands a section of the wording. Whoever adds a sentence, or a
branch of one, finds it here until a golden sentence says it in both languages.
"""

import dis
import sys
from collections.abc import Iterator
from importlib import import_module
from inspect import getfile, isfunction
from pathlib import Path
from string import Formatter
from types import CodeType, FrameType, ModuleType
from typing import Any, get_type_hints

import pytest

from tests.reports.golden import Golden, spoken
from tiendo.reports.wording import LANGUAGES
from tiendo.reports.wording.interface import Language

SECTIONS = get_type_hints(Language)


def golden(section: str) -> list[Golden]:
    """All of a section, in whatever lists its module has."""
    module = import_module(f"tests.reports.test_sentences_{section}")
    lists = [value for value in vars(module).values() if isinstance(value, list)]
    return [case for cases in lists for case in cases if isinstance(case, Golden)]


@pytest.mark.parametrize("section", SECTIONS)
def test_every_sentence_has_a_golden_one(section: str) -> None:
    sentences = {
        name for name, what in vars(SECTIONS[section]).items() if isfunction(what) and name[0] != "_"
    }
    assert sentences - {case.sentence for case in golden(section)} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("section", SECTIONS)
def test_every_phrase_is_said_by_a_golden_one(section: str, lang: str) -> None:
    module = getattr(LANGUAGES[lang], section)
    with_phrases = dict(_phrases(module))
    for name in (
        ("words", "results", "groups") if section == "words" else (section,)
    ):  # words serve the others
        for case in golden(name):
            for at in _instructions_run(lambda c=case, n=name: spoken(n, c, lang), getfile(module)):
                with_phrases.pop(at, None)
    assert sorted(set(with_phrases.values())) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("section", SECTIONS)
def test_every_entry_of_a_list_of_phrases_is_said(section: str, lang: str) -> None:
    module = getattr(LANGUAGES[lang], section)
    if section != "formulas":  # one for every sort of figure: `test_every_formula_is_in_both_languages`
        told = "\n".join(str(case.expected(lang)) for name in SECTIONS for case in golden(name))
        lists = [
            value
            for name, value in vars(module).items()
            if name[0] == "_" != name[1] and isinstance(value, dict)
        ]
        phrases = [text for one in lists for text in one.values() if isinstance(text, str)]
        silent = [text for text in phrases if not all(piece in told for piece, *_ in Formatter().parse(text))]
        assert silent == []


def test_every_formula_is_in_both_languages() -> None:
    vi, en = (LANGUAGES[lang].formulas.WHAT for lang in ("vi", "en"))
    assert vi.keys() == en.keys()
    assert all(vi.values())
    assert all(en.values())


At = tuple[CodeType, int]


def _phrases(module: ModuleType) -> Iterator[tuple[At, str]]:
    """Every piece of text that a function of the module may say, by the instruction that takes it up."""
    functions = [f for f in vars(module).values() if isfunction(f) and f.__module__ == module.__name__]
    for code in _all_code(function.__code__ for function in functions):
        for one in dis.get_instructions(code):
            if one.opname == "LOAD_CONST" and isinstance(one.argval, str) and one.argval.strip(" ,.;:()"):
                yield (code, one.offset), f"line {one.positions.lineno if one.positions else 0}: {one.argval}"


def _all_code(codes: Any) -> Iterator[CodeType]:
    for code in codes:
        yield code
        yield from _all_code(one for one in code.co_consts if isinstance(one, CodeType))


def _instructions_run(call: Any, file: str) -> set[At]:
    """The instructions of a file's functions that a call goes through."""
    run: set[At] = set()

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if Path(frame.f_code.co_filename) != Path(file):
            return None
        frame.f_trace_opcodes = True
        if event == "opcode":
            run.add((frame.f_code, frame.f_lasti))
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return run
