"""The warm-up goes the way of the first file and leaves no trace."""

from pathlib import Path

import pytest

from tests.app.documents import contents
from tests.app.world import World
from tests.plan.toy import PLAN
from tiendo import app
from tiendo.app import warming


def test_it_answers_a_form_and_writes_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered = []
    render = warming.render
    monkeypatch.setattr(warming, "render", lambda *given: rendered.append(render(*given)))
    before = contents(world.ws.home)

    app.warm_up(world.ws)

    assert len(rendered) == 1
    assert contents(world.ws.home) == before


def test_a_broken_plan_is_passed_over(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = world.ws.plans / "a-hong"
    broken.mkdir()
    (broken / "plan.toml").write_text("id = [", encoding="utf-8")
    answered = []
    monkeypatch.setattr(warming, "_answer_in_memory", lambda _, plan: answered.append(plan.id))

    app.warm_up(world.ws)

    assert answered == [PLAN]


def test_without_any_plan(tmp_path: Path) -> None:
    from tiendo.workspace import Workspace

    (tmp_path / "plans").mkdir()
    app.warm_up(Workspace(tmp_path))
