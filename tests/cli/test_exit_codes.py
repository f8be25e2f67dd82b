"""How commands end: 0 done, 1 the input has errors, 2 wrong usage, 3 the environment failed. Never with a traceback."""

from pathlib import Path

import pytest

from tests.app.world import PERIOD, World, form
from tests.cli.conftest import Ran, Tiendo
from tests.plan.toy import PLAN, write_folder

REASON = ("--reason", "Lý do minh họa")


def said(ran: Ran) -> str:
    """What a person reads when a command fails."""
    assert "Traceback" not in ran.err
    assert ran.err.strip()
    return ran.err


class TestDone:
    @pytest.mark.parametrize(
        "words",
        [
            ("plan", "list"),
            ("plan", "show", PLAN),
            ("plan", "check", PLAN),
            ("plan", "check"),
            ("status", PLAN, PERIOD),
            ("collect", "--direct"),
            ("collect", PLAN, PERIOD, "--direct", "--received-on", "2022-12-01"),
            ("consolidate", PLAN, PERIOD, "--direct"),
            ("consolidate", PLAN, PERIOD, "--direct", "--as-of", "2022-12-31"),
            ("form", "issue", PLAN, PERIOD, "--agency", "Bộ A"),
            ("exclude", 1, *REASON),
            ("include", 1, *REASON, "--actor", "can-bo"),
            ("approve", PLAN, PERIOD, "--by", "thu-truong"),
        ],
        ids=lambda words: " ".join(map(str, words)),
    )
    def test_a_good_command(self, words: tuple, collected: World, tiendo: Tiendo) -> None:
        ran = tiendo(*words, "--home", collected.ws.home)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.strip()

    def test_collecting_what_has_errors_is_no_failure_of_the_collection(
        self, world: World, tiendo: Tiendo
    ) -> None:
        world.drop("bo-a", b"khong phai bang tinh")
        ran = tiendo("collect", "--direct", "--home", world.ws.home)
        assert ran.code == 0
        assert "bo-a/bao-cao.xlsx" in ran.out

    def test_a_good_file(self, world: World, tiendo: Tiendo) -> None:
        assert tiendo("check", world.drop("bo-a"), "--home", world.ws.home).code == 0


class TestInputHasErrors:
    def test_a_bad_file(self, world: World, tiendo: Tiendo) -> None:
        file = world.drop("bo-a", form(world.plan, "bo-a", percent="năm mươi"))
        ran = tiendo("check", file, "--home", world.ws.home)
        assert ran.code == 1
        assert "năm mươi" in ran.out

    @pytest.mark.parametrize(
        "data", [b"", b"x", b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
    )
    def test_files_that_are_no_forms(self, data: bytes, world: World, tiendo: Tiendo) -> None:
        assert tiendo("check", world.drop("bo-a", data), "--home", world.ws.home).code == 1

    def test_a_marked_copy_is_written(self, world: World, tiendo: Tiendo, tmp_path: Path) -> None:
        file = world.drop("bo-a", form(world.plan, "bo-a", percent="năm mươi"))
        copy = tmp_path / "can-sua.xlsx"
        assert tiendo("check", file, "--annotate", copy, "--home", world.ws.home).code == 1
        assert copy.stat().st_size > 0

    @pytest.mark.parametrize(
        "words",
        [("plan", "list"), ("plan", "show", PLAN), ("status", PLAN, PERIOD), ("form", "issue", PLAN, PERIOD)],
        ids=lambda words: " ".join(words[:2]),
    )
    def test_a_broken_plan(self, words: tuple, tmp_path: Path, tiendo: Tiendo) -> None:
        (write_folder(tmp_path / "plans") / PLAN / "tasks.csv").unlink()
        ran = tiendo(*words, "--home", tmp_path)
        assert ran.code == 1
        assert f"{PLAN}/tasks.csv" in said(ran)

    def test_a_plan_in_which_nobody_owes_a_report(self, tmp_path: Path, tiendo: Tiendo) -> None:
        write_folder(tmp_path / "plans", obligations=[])
        ran = tiendo("form", "issue", PLAN, PERIOD, "--home", tmp_path)
        assert ran.code == 1
        assert "obligations.csv" in said(ran)

    def test_checking_a_broken_plan(self, tmp_path: Path, tiendo: Tiendo) -> None:
        (write_folder(tmp_path / "plans") / PLAN / "tasks.csv").unlink()
        ran = tiendo("plan", "check", PLAN, "--home", tmp_path)
        assert ran.code == 1
        assert f"{PLAN}/tasks.csv" in ran.out


class TestWrongUsage:
    @pytest.mark.parametrize(
        "words",
        [
            ("khong-co-lenh-nay",),
            ("plan", "khong-co-lenh-nay"),
            ("plan", "show"),
            ("plan", "show", "khac"),
            ("plan", "check", "khac"),
            ("plan", "list", "--khong-co"),
            ("status", "khac"),
            ("status", PLAN, "1999"),
            ("status", "khac", PERIOD),
            ("consolidate", PLAN, "1999", "--direct"),
            ("consolidate", PLAN, PERIOD, "--direct", "--as-of", "31/12/2022"),
            ("consolidate", PLAN, PERIOD, "--direct", "--structure", "mai"),
            ("collect", "--direct", "--received-on", "mai"),
            ("report", PLAN, PERIOD, "--direct", "--kind", "khac"),
            ("report", PLAN, "1999", "--direct"),
            ("report", PLAN, PERIOD, "--lang", "fr"),
            ("review", PLAN, "--lang", "fr"),
            ("changes", PLAN, PERIOD, "--from", "2021", "--lang", "fr"),
            ("collect", "khac", "--direct"),
            ("collect", PLAN, "1999", "--direct"),
            ("form", "issue", PLAN, PERIOD, "--agency", "Bộ Z"),
            ("check",),
            ("check", "khong-co.xlsx"),
            ("exclude", 1),
            ("exclude", "mot", *REASON),
            ("exclude", 99, *REASON),
            ("exclude", 1, "--reason", " "),
            ("waive", "1:khong_co", *REASON),
            ("approve", PLAN, PERIOD),
            ("approve", PLAN, "1999", "--by", "x"),
            ("reopen", PLAN, PERIOD, *REASON),
            ("trace", "khong-co.docx"),
            ("plan", "list", "--lang", "fr"),
        ],
        ids=lambda words: " ".join(map(str, words)),
    )
    def test_a_wrong_command(self, words: tuple, collected: World, tiendo: Tiendo) -> None:
        ran = tiendo(*words, "--home", collected.ws.home)
        assert ran.code == 2, ran
        said(ran)
        assert ran.out == ""

    @pytest.mark.parametrize(
        "words",
        [
            ("status", PLAN, PERIOD),
            ("collect", "--direct"),
            ("consolidate", PLAN, PERIOD, "--direct"),
            ("report", PLAN, PERIOD, "--direct"),
            ("remind", PLAN, PERIOD),
            ("review", PLAN),
            ("approve", PLAN, PERIOD, "--by", "x"),
            ("exclude", 1, *REASON),
        ],
        ids=lambda words: words[0],
    )
    def test_a_mistyped_workspace_is_no_empty_one(self, words: tuple, tmp_path: Path, tiendo: Tiendo) -> None:
        ran = tiendo(*words, "--home", tmp_path / "khong-co")
        assert ran.code == 2
        assert str(tmp_path / "khong-co") in said(ran)
        assert not (tmp_path / "khong-co").exists()

    @pytest.mark.parametrize(
        ("name", "value"), [("TIENDO_LANG", "fr"), ("TIENDO_TIMEZONE", "Sao Hỏa/Thủ đô")]
    )
    def test_a_setting_that_cannot_be_used(self, name: str, value: str, tiendo: Tiendo) -> None:
        ran = tiendo("plan", "list", **{name: value})
        assert ran.code == 2
        assert name in said(ran)
        assert value not in ran.err  # a setting may be a secret

    def test_a_database_that_is_none(self, collected: World, tiendo: Tiendo) -> None:
        ran = tiendo(
            "status", PLAN, PERIOD, "--home", collected.ws.home, TIENDO_DATABASE_URL="mysql://a:bimat@b/c"
        )
        assert ran.code == 2
        assert "bimat" not in said(ran)


class TestEnvironmentFailed:
    @pytest.mark.parametrize(
        "words",
        [
            ("status", PLAN, PERIOD),
            ("collect", "--direct"),
            ("consolidate", PLAN, PERIOD, "--direct"),
            ("exclude", 1, *REASON),
            ("approve", PLAN, PERIOD, "--by", "x"),
        ],
        ids=lambda words: words[0],
    )
    def test_database_gone(self, words: tuple, collected: World, tiendo: Tiendo) -> None:
        url = "postgresql://nguoi:bimat@127.0.0.1:9/so"
        ran = tiendo(*words, "--home", collected.ws.home, TIENDO_DATABASE_URL=url)
        assert ran.code == 3
        assert "Cơ sở dữ liệu không hoạt động" in said(ran)
        assert "bimat" not in ran.err

    def test_database_damaged(self, collected: World, tiendo: Tiendo) -> None:
        (collected.ws.state / "ledger.sqlite").write_bytes(b"x" * 5000)
        ran = tiendo("status", PLAN, PERIOD, "--home", collected.ws.home)
        assert ran.code == 3
        said(ran)

    @pytest.mark.parametrize(
        "words",
        [("status", PLAN, PERIOD), ("collect", "--direct"), ("form", "issue", PLAN, PERIOD)],
        ids=lambda words: words[0],
    )
    def test_a_file_where_a_folder_should_be(self, words: tuple, world: World, tiendo: Tiendo) -> None:
        for name in (".tiendo", "forms"):
            (world.ws.home / name).write_bytes(b"")
        ran = tiendo(*words, "--home", world.ws.home)
        assert ran.code == 3
        assert str(world.ws.home) in said(ran)
