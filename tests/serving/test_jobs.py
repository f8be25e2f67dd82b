"""Jobs and their forms, without a server: importing Prefect alone takes seconds, hence slow."""

import shutil
from collections.abc import Iterator
from datetime import date
from types import ModuleType

import pytest
import yaml

from flows.served.choices import one_of, read_choices
from flows.summary import Collection, Consolidated
from tests.flows.fake_app import File
from tests.flows.own_prefect import forget_prefect

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        forget_prefect(patch, tmp_path_factory.mktemp("prefect"))
        from flows.served import register

        yield register


def entrypoint(function) -> str:
    return f"{function.__module__}.{function.__name__}"


def test_the_file_for_prefect_deploy_names_the_same_jobs(root, register):
    written = yaml.safe_load((root / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]

    assert [
        (entry["name"], entry["entrypoint"], entry["tags"], [s["cron"] for s in entry.get("schedules", [])])
        for entry in written
    ] == [
        (
            job.name,
            f"{job.flow.fn.__module__}.{job.flow.fn.__name__}",
            ["tiendo", *job.tags],
            [job.cron] * bool(job.cron),
        )
        for job in register.JOBS
    ]


def test_no_job_has_a_limit_of_prefects_own(root, register):
    """Such a limit ends a run that cannot renew it, and a killed run keeps it for five minutes."""
    written = yaml.safe_load((root / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]

    assert not any("concurrency_limit" in entry for entry in written)
    assert all(register.deployment(job).concurrency_limit is None for job in register.JOBS)


def test_every_parameter_has_a_vietnamese_title_and_description(register):
    for job in register.JOBS:
        form = register.form(job)
        assert form["additionalProperties"] is False
        for name, about in form["properties"].items():
            assert about["title"] != name
            assert len(about["description"]) > 10


def test_the_choices_are_those_of_the_plans_folder(root):
    choices = read_choices(root / "plans")

    assert choices.plan_ids == sorted(path.parent.name for path in (root / "plans").glob("*/plan.toml"))
    assert choices.periods == sorted(choices.periods, reverse=True)
    assert "annual" in choices.kinds


def test_a_plan_with_errors_cannot_be_chosen_and_the_log_says_so(root, tmp_path, caplog):
    shutil.copytree(root / "plans", tmp_path / "plans")
    first, *others = read_choices(root / "plans").plan_ids
    (tmp_path / "plans" / first / "tasks.csv").unlink()

    assert read_choices(tmp_path / "plans").plan_ids == others
    assert f"tiendo plan check {first}" in caplog.text


def test_a_choice_that_there_is_not_is_refused_in_vietnamese():
    from pydantic import TypeAdapter, ValidationError

    choice = TypeAdapter(one_of("Kế hoạch", ["a", "b"]))

    assert choice.json_schema() == {"type": "string", "enum": ["a", "b"]}
    assert choice.validate_python("b") == "b"
    with pytest.raises(ValidationError, match="Kế hoạch “c” không có"):
        choice.validate_python("c")


def test_a_collection_is_told_in_a_sentence(register):
    files = [File("a", "accepted"), File("b", "accepted"), File("c", "returned")]

    told = register.jobs.told_collection

    assert told(Collection(())) == "Không có tệp mới."
    assert told(Collection(tuple(files))) == "Đã xem 3 tệp: 2 được chấp nhận; 1 trả lại."


def test_a_consolidation_is_told_with_every_completed_task_also_those_without_a_deadline(register):
    found = Consolidated("0a1b", date(1999, 12, 14), 3, {"done_late": 2, "no_deadline": 2}, {})

    assert register.jobs.told_consolidation(found) == (
        "Tổng hợp đến ngày 14/12/1999: 3/4 nhiệm vụ hoàn thành."
    )
