"""Narrative of coordinators: kept with the period, added to every report, never touched, never more than text."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.app.documents import contents, sidecar_of, text_of
from tests.app.world import PERIOD, World, form
from tests.plan.toy import PLAN
from tests.word.reading import opened
from tests.word.test_hostile_text import HOSTILE
from tiendo import app
from tiendo.errors import InputError
from tiendo.text import clean
from tiendo.word import sanitise

END = "⟦hết⟧"
AS_MARKDOWN = ("line ends", "long")  # where lines and spaces mean something


def write(world: World, name: str, text: str | bytes, period: str = PERIOD) -> Path:
    path = world.ws.narrative / PLAN / period / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return path


def report(world: World, lang: str = "vi") -> Path:
    (path,) = app.report(world.ws, PLAN, PERIOD, lang=lang)
    return path


def test_it_survives_every_run(accepted: World) -> None:
    path = write(accepted, "causes.md", "Nguyên nhân do đầu mối bổ sung.\n")
    report(accepted)
    accepted.drop("bo-a", form(accepted.plan, "bo-a", percent=80))
    accepted.collect()
    said = text_of(report(accepted))

    assert "Nguyên nhân do đầu mối bổ sung." in said
    assert "80%" in said
    assert path.read_text(encoding="utf-8") == "Nguyên nhân do đầu mối bổ sung.\n"


def test_each_language_has_its_own(accepted: World) -> None:
    write(accepted, "causes.md", "Chỉ bản tiếng Việt.")
    write(accepted, "causes.en.md", "English only.")

    assert ["Chỉ bản" in text_of(report(accepted, lang)) for lang in ("vi", "en")] == [True, False]
    assert ["English only." in text_of(report(accepted, lang)) for lang in ("vi", "en")] == [False, True]


def test_lessons_appear_with_their_heading(accepted: World) -> None:
    assert "Bài học kinh nghiệm" not in text_of(report(accepted))
    write(accepted, "lessons.md", "## Về phối hợp\n- Phân công rõ.\n- Kiểm tra sớm.\n")
    document = opened(report(accepted).read_bytes())

    styles = {one.text: one.style.name for one in document.paragraphs}
    assert "4. Bài học kinh nghiệm" in styles
    assert styles["Về phối hợp"] == "Heading 3"
    assert "- Phân công rõ." in styles


def test_of_one_period_only(accepted: World) -> None:
    write(accepted, "causes.md", "Của năm trước.", period="2021")
    assert "Của năm trước." not in text_of(report(accepted))


def test_the_sidecar_says_which_files_were_used(accepted: World) -> None:
    write(accepted, "causes.md", "a")
    used = sidecar_of(report(accepted))["narrative"]
    write(accepted, "causes.md", "b")

    assert list(used) == ["causes.md"]
    assert sidecar_of(report(accepted))["narrative"] != used


def test_a_group_by_its_reference(accepted: World) -> None:
    write(accepted, "group-1.md", "Riêng nhóm này.")
    assert "Riêng nhóm này." in text_of(report(accepted))


def test_the_review_has_a_folder_of_its_own(approved: World) -> None:
    write(approved, "lessons.md", "Bài học của nhiều năm.", period="review")
    path = app.review(approved.ws, PLAN, first="2021", last=PERIOD)

    assert "Bài học của nhiều năm." in text_of(path)
    assert list(sidecar_of(path)["narrative"]) == ["lessons.md"]
    assert "Bài học của nhiều năm." not in text_of(report(approved))


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("nguyen-nhan.md", "a", "causes"),  # the sections there are
        ("group-Z.md", "a", "group-1"),
        ("causes.md", "Nguy\xean nh\xe2n\n".encode("latin-1"), "UTF-8"),
        ("causes.md", b"a\nb\n\xff\xfe", "line 3"),
        ("causes.md", b"a" * 1_000_001, "1000001"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(accepted: World, name: str, content: str, word: str) -> None:
    write(accepted, name, content)
    with pytest.raises(InputError, match=word) as refused:
        report(accepted)
    assert name.split(".", maxsplit=1)[0] in refused.value.vi
    assert not (accepted.ws.reports / PLAN).exists()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", [pytest.param(one, marks=pytest.mark.slow) for one in HOSTILE])
def test_hostile_narrative_is_text(approved: World, name: str, lang: str) -> None:
    ending = ".md" if lang == "vi" else ".en.md"
    for section in ("direction", "causes", "lessons", "group-1"):
        for period in (PERIOD, "review"):
            write(approved, section + ending, f"{HOSTILE[name]} {END}\n\nSau đó.", period)
    paths = [report(approved, lang), app.review(approved.ws, PLAN, first="2021", last=PERIOD, lang=lang)]

    shown = HOSTILE[name] if name in AS_MARKDOWN else f"{HOSTILE[name]} {END}"
    for path in paths:
        text, plain = clean(text_of(path)), clean(sanitise(clean(shown)))
        assert text.count(END) == text.count("Sau đó.") == 4
        if name != "line ends":
            assert plain in text
        assert opened(path.read_bytes()).tables


def test_the_same_narrative_gives_the_same_bytes(accepted: World) -> None:
    write(accepted, "causes.md", HOSTILE["markup"])
    report(accepted)
    before = contents(accepted.ws.reports)
    report(accepted)

    assert contents(accepted.ws.reports) == before
    assert json.loads(before[f"{PLAN}/{PERIOD}/annual-vi.json"])


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_summary_has_a_folder_of_its_own(accepted: World, lang: str) -> None:
    ending = ".md" if lang == "vi" else ".en.md"
    write(accepted, f"points{ending}", "- Đã làm việc với hai cơ quan.", period=f"{PERIOD}/summary")
    path = app.remind(accepted.ws, PLAN, PERIOD, on=date(2022, 12, 28), lang=lang).summary

    assert "Đã làm việc với hai cơ quan" in text_of(path)
    assert list(sidecar_of(path)["narrative"]) == [f"points{ending}"]
    assert "Đã làm việc với hai cơ quan" not in text_of(report(accepted, lang))


def test_a_table_takes_no_narrative_and_is_not_hindered_by_it(accepted: World) -> None:
    write(accepted, "causes.md", "Nguyên nhân do đầu mối bổ sung.")
    (path,) = app.report(accepted.ws, PLAN, PERIOD, kind="midterm")

    assert "Nguyên nhân do đầu mối" not in text_of(path)
    assert sidecar_of(path)["narrative"] == {}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_ad_hoc_report_takes_that_of_its_period(accepted: World, lang: str) -> None:
    write(accepted, "causes.md" if lang == "vi" else "causes.en.md", "Nguyên nhân do đầu mối bổ sung.")
    (path,) = app.report(accepted.ws, PLAN, PERIOD, as_of=date(2022, 12, 28), lang=lang)

    assert "Nguyên nhân do đầu mối bổ sung." in text_of(path)


class TestAdHoc:
    """A report as of a day has a file of its own."""

    def test_it_does_not_replace_the_report_of_the_period(self, approved: World) -> None:
        whole = report(approved)
        before = whole.read_bytes()
        (path,) = app.report(approved.ws, PLAN, PERIOD, as_of=approved.plan.period(PERIOD).window_to)

        assert path.name == "annual-2022-12-31-vi.docx"
        assert "(tính đến ngày 31 tháng 12 năm 2022)" in text_of(path)
        assert "DỰ THẢO" in text_of(path)
        assert whole.read_bytes() == before
        assert app.trace(approved.ws, path)["as_of"] == "2022-12-31"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_table_for_a_mid_term_report(approved: World, lang: str) -> None:
    (path,) = app.report(approved.ws, PLAN, PERIOD, kind="midterm", lang=lang)
    percents = [one for one in app.trace(approved.ws, path)["figures"] if one["id"] == "task.percent@1.2"]

    assert path.name == f"midterm-{lang}.docx"
    assert [one["printed"] for one in percents] == ["80%"]
