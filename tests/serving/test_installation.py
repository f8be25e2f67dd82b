"""A period through a ministry's installation: PostgreSQL, server with password, worker, deployments, approval."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest

from schemas.layout import load_layouts
from tests.ledger.postgres import Postgres
from tests.serving.installation import (
    PATIENCE,
    POOL,
    SECRETS,
    Installation,
    running_installation,
    state_of,
)
from tiendo.demo import Play, drop
from tiendo.plan import load_plan, plan_ids
from tiendo.workspace import Workspace

pytestmark = pytest.mark.server

FILES = 6


@pytest.fixture(scope="module")
def installation(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with running_installation(tmp_path_factory.mktemp("bộ"), postgres) as found:
        yield found


@pytest.fixture(scope="module")
def period(installation: Installation) -> dict[str, str]:
    """A plan's first period with some files in the inbox, as parameters of a job."""
    return dropped(installation.workspace, number=0)


def dropped(ws: Workspace, number: int) -> dict[str, str]:
    """Put some files into the inbox for the first period of a plan, given by its number."""
    plan = load_plan(ws.plans, plan_ids(ws.plans)[number])
    chosen = plan.period(plan.periods["period"][0])
    play = Play(plan, load_layouts(ws.templates / "forms")[0], chosen)
    for file in range(FILES):
        drop(ws, play[file])
    return {"plan": plan.id, "period": chosen.id}


@pytest.fixture(scope="module")
def ended(installation: Installation, period: dict[str, str]) -> dict[str, Any]:
    """How a run of the whole period ended."""
    return installation.wait(installation.start("4. Báo cáo năm", **period))


@pytest.fixture(scope="module")
def reported(ended: dict[str, Any], period: dict[str, str]) -> dict[str, str]:
    """The period after that run."""
    return period


def standing(installation: Installation, period: dict[str, str]) -> dict:
    done = installation.tiendo("status", *period.values(), "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def reopen(installation: Installation, period: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return installation.tiendo("reopen", *period.values(), "--reason", "thử")


def test_nobody_gets_in_without_the_password(installation):
    asked = ("POST", "/deployments/filter", {})

    assert installation.call(*asked, login=None)[0] == 401
    assert installation.call(*asked, login="dieu-phoi:sai")[0] == 401
    assert installation.call(*asked)[0] == 200


def test_the_pages_are_there_and_the_software_is_left_alone(installation):
    """Prefect copies them before it shows them, by itself to where the software lies, which units cannot write to."""
    copies = list((state_of(installation.workspace.home) / "pages").glob("*/index.html"))

    assert copies
    assert installation.page() in [copy.read_text(encoding="utf-8") for copy in copies]


def test_a_worker_runs_a_whole_period_and_writes_its_documents(installation, period, ended):
    assert (ended["type"], ended["name"]) == ("COMPLETED", "Completed"), ended["message"]
    assert f"Đã xem {FILES} tệp" in ended["message"]
    documents = list((installation.workspace.reports / period["plan"] / period["period"]).glob("*.docx"))
    assert documents
    assert all(document.name in ended["message"] for document in documents)
    assert _revisions(installation, period) == FILES


def test_forms_offer_what_the_plans_hold_and_refuse_the_rest(installation, period):
    deployment = installation.deployments()["3. Lập báo cáo"]
    properties = deployment["parameter_openapi_schema"]["properties"]
    plans = plan_ids(installation.workspace.plans)

    assert properties["plan"]["title"] == "Kế hoạch"
    assert properties["plan"]["enum"] == plans
    assert period["period"] in properties["period"]["enum"]
    path = f"/deployments/{deployment['id']}/create_flow_run"
    for wrong in ({"plan": "khong-co"}, {"kind": "khong-co"}, {"la": 1}):
        chosen = {**period, "kind": "annual", **wrong}
        assert installation.call("POST", path, {"parameters": chosen})[0] == 409


def test_a_period_of_another_plan_fails_with_the_list_of_its_own(installation):
    plans = [load_plan(installation.workspace.plans, plan) for plan in plan_ids(installation.workspace.plans)]
    plan, foreign = next(
        (plan, period)
        for plan in plans
        for other in plans
        for period in other.periods["period"]
        if period not in plan.periods["period"].to_list()
    )

    state = installation.wait(installation.start("2. Tổng hợp tiến độ", plan=plan.id, period=foreign))

    assert state["type"] == "FAILED"
    assert state["message"].startswith(f"Kế hoạch {plan.id} không có kỳ báo cáo “{foreign}”.")


def test_an_approval_on_the_page_needs_a_whole_answer_and_locks_the_period(installation, reported):
    run = installation.start("5. Trình phê duyệt", **reported)
    installation.wait(run, "PAUSED")

    assert installation.answer(run) == "REJECT"
    assert installation.answer(run, verdict="Trả lại", by="Vụ trưởng") == "REJECT"
    assert installation.answer(run, verdict="Trả lại", by="Vụ trưởng", reason=" ") == "REJECT"
    assert installation.answer(run, verdict="Phê duyệt", by="Thứ trưởng") == "ACCEPT"

    state = installation.wait(run)
    assert (state["type"], state["name"]) == ("COMPLETED", "Đã phê duyệt"), state["message"]
    again = installation.tiendo("approve", *reported.values(), "--by", "Người khác")
    assert again.returncode == 2
    assert "Thứ trưởng" in again.stderr
    assert reopen(installation, reported).returncode == 0


def test_a_run_on_a_period_waits_for_the_one_before(installation, reported):
    place = f"tiendo {reported['plan']} {reported['period']}"
    slot = {"names": [place], "slots": 1, "mode": "concurrency"}
    limits = "/v2/concurrency_limits"
    assert installation.call("GET", f"{limits}/{quote(place)}")[1]["limit"] == 1
    assert installation.call("POST", f"{limits}/increment", slot)[0] == 200  # somebody works on the period

    run = installation.start("2. Tổng hợp tiến độ", **reported)
    installation.wait(run, "RUNNING")
    time.sleep(4)  # longer than the whole job takes
    assert installation.call("GET", f"/flow_runs/{run}")[1]["state"]["type"] == "RUNNING"
    _wait_until(lambda: any("chờ đến lượt" in line for line in _log(installation, run)))
    installation.call("POST", f"{limits}/decrement", {**slot, "occupancy_seconds": 4})

    assert installation.wait(run)["type"] == "COMPLETED"


def test_a_return_says_why_and_leaves_the_period_open(installation, reported):
    run = installation.start("5. Trình phê duyệt", **reported)
    installation.wait(run, "PAUSED")

    installation.answer(run, verdict="Trả lại", by="Vụ trưởng", reason="Thiếu số liệu.")

    state = installation.wait(run)
    assert (state["type"], state["name"]) == ("COMPLETED", "Trả lại")
    assert state["message"] == "Vụ trưởng trả lại dự thảo: Thiếu số liệu."
    assert reopen(installation, reported).returncode == 2  # there is nothing to reopen


def test_an_approval_on_the_command_line_ends_the_wait(installation, reported):
    run = installation.start("5. Trình phê duyệt", **reported)
    installation.wait(run, "PAUSED")

    assert installation.tiendo("approve", *reported.values(), "--by", "Thứ trưởng").returncode == 0

    state = installation.wait(run)
    assert state["name"] == "Đã phê duyệt"
    assert "Thứ trưởng đã phê duyệt" in state["message"]
    assert reopen(installation, reported).returncode == 0


def test_without_a_decision_in_time_nothing_is_lost(installation, reported):
    run = installation.start("5. Trình phê duyệt", **reported, hours=0)

    state = installation.wait(run)

    assert (state["type"], state["name"]) == ("COMPLETED", "Chưa quyết định"), state["message"]
    assert installation.tiendo("approve", *reported.values(), "--by", "Thứ trưởng").returncode == 0
    assert reopen(installation, reported).returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a job's process is not to be found so easily")
def test_a_worker_killed_in_the_midst_of_a_job_loses_and_doubles_nothing(installation, tmp_path):
    """Its machine dies while rows are on their way to the ledger. The job run again ends as if nothing had been."""
    killed = dropped(installation.workspace, number=1)
    place = f"tiendo {killed['plan']} {killed['period']}"
    undisturbed = _undisturbed(installation, killed, tmp_path)
    assert _revisions(installation, killed) == 0

    with _nobody_writes(installation) as waiting:
        run = installation.start("4. Báo cáo năm", **killed)
        _wait_until(waiting)
        installation.worker.kill()
    assert _revisions(installation, killed) == 0
    assert installation.call("GET", f"/flow_runs/{run}")[1]["state"]["type"] == "RUNNING"  # nobody could tell
    installation.worker.start()
    assert (
        installation.call("DELETE", f"/v2/concurrency_limits/{quote(place)}")[0] == 204
    )  # not to wait for it
    state = installation.wait(installation.start("4. Báo cáo năm", **killed))

    assert state["type"] == "COMPLETED", state["message"]
    assert f"Đã xem {FILES} tệp" in state["message"]
    assert _revisions(installation, killed) == FILES
    assert _known(installation, killed) == _known(undisturbed, killed)
    assert list((installation.workspace.reports.joinpath(*killed.values())).glob("*.docx"))


def _undisturbed(installation: Installation, period: dict[str, str], home: Path) -> Installation:
    """Another workspace with the same files, in which nothing happens while the same is done."""
    files = Path("submissions", *period.values())
    shutil.copytree(installation.workspace.home / files, home / files)
    settings = {
        "TIENDO_HOME": str(home),
        "TIENDO_DATABASE_URL": f"sqlite:///{(home / 'so.sqlite').as_posix()}",
    }
    other = replace(
        installation, workspace=Workspace(home), environment={**installation.environment, **settings}
    )
    done = other.tiendo("collect", *period.values(), "--direct")
    assert done.returncode == 0, done.stderr
    return other


def _log(installation: Installation, run: str) -> list[str]:
    """What the page of a run shows of it."""
    lines = installation.call("POST", "/logs/filter", {"logs": {"flow_run_id": {"any_": [run]}}})[1]
    return [line["message"] for line in lines]


@contextmanager
def _nobody_writes(installation: Installation) -> Iterator[Callable[[], bool]]:
    """Hold back whoever adds submissions; yields how to ask whether somebody is being held back."""
    database = installation.database()
    held_back = f"SELECT 1 FROM pg_stat_activity WHERE datname = '{database}' AND wait_event_type = 'Lock'"
    with psycopg.connect(installation.postgres.address(database)) as connection:
        connection.execute("LOCK TABLE submission IN SHARE MODE")
        yield lambda: bool(installation.postgres.run(held_back))


def _wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def _revisions(installation: Installation, period: dict[str, str]) -> int:
    return sum(agency["n_revisions"] for agency in standing(installation, period)["agencies"])


def _known(installation: Installation, period: dict[str, str]) -> list:
    """What is known of each agency and computed of each task; not the numbers of submissions, which begin elsewhere."""
    agencies = standing(installation, period)["agencies"]
    computed = installation.tiendo("consolidate", *period.values(), "--direct", "--json")
    assert computed.returncode == 0, computed.stderr
    tables = json.loads(computed.stdout)
    tasks = [(task["ref"], task["derived_status"], task["percent"]) for task in tables["tasks"]]
    known = [{key: value for key, value in agency.items() if key != "submission"} for agency in agencies]
    return [known, tasks, tables["rates"]]


def test_deployments_belong_to_the_pool(installation):
    found = installation.deployments()

    assert {entry["work_pool_name"] for entry in found.values()} == {POOL}
    assert len(found) == 7


def test_the_jobs_that_run_by_schedule_do_their_work_each_in_a_place_of_its_own(installation, reported):
    runs = [installation.start("1. Thu thập tệp mới"), installation.start("6. Đôn đốc", **reported)]

    told = [installation.wait(run)["message"] for run in runs]

    assert told[0] == "Không có tệp mới."
    assert told[1].startswith("Đã lập")
    places = {
        place["name"]: place for place in installation.call("POST", "/v2/concurrency_limits/filter", {})[1]
    }
    assert [places[f"tiendo {job}"]["active_slots"] for job in ("Thu thập", "Đôn đốc")] == [0, 0]


def test_jobs_with_a_schedule_get_runs(installation):
    """The server makes them; where it cannot, only its own log tells so."""
    installation.schedules("resume")
    try:
        for job in ("1. Thu thập tệp mới", "6. Đôn đốc"):
            planned = {
                "deployments": {"name": {"any_": [job]}},
                "flow_runs": {
                    "state": {"type": {"any_": ["SCHEDULED"]}},
                    "tags": {"all_": ["auto-scheduled"]},
                },
            }
            _wait_until(lambda asked=planned: installation.call("POST", "/flow_runs/count", asked)[1] > 0)
    finally:
        installation.schedules("pause")


def test_a_backup_brings_everything_back(installation, reported, tmp_path):
    backup = installation.back_up(tmp_path / "backups")

    restored = installation.restored(backup, tmp_path / "new")

    assert standing(restored, reported) == standing(installation, reported)
    again = json.loads(restored.tiendo("collect", "--direct", "--json").stdout)
    assert {file["outcome"] for file in again} <= {"unchanged"}  # nothing is taken in twice


def test_passwords_are_in_no_log_no_state_no_artifact_and_no_file(installation, reported):
    """After a whole period, and after a run that failed because the database could not be reached."""
    lost = f"postgresql://nguoi:{SECRETS[1]}@127.0.0.1:9/so"
    failed = installation.tiendo("collect", *reported.values(), TIENDO_DATABASE_URL=lost)
    shown = json.dumps(installation.call("GET", "/admin/settings")[1])
    files = [path for path in installation.workspace.home.rglob("*") if path.is_file()]

    assert failed.returncode == 3
    assert "connection" in failed.stderr
    assert {"log", "flow_run_state", "artifact"} <= set(installation.history_with(reported["plan"]))
    for secret in SECRETS:
        assert secret not in failed.stdout + failed.stderr
        assert installation.history_with(secret) == []
        assert secret not in shown
        assert [path for path in files if secret.encode() in _content(path)] == []


def _content(path: Path) -> bytes:
    """What a file holds; nothing when the worker has just taken it away."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
