"""Flow runs on a real embedded server, and what Prefect shows of them afterwards."""

import json
import time

import pytest

from flows import run
from flows.server import prefect_api
from flows.server.address import health
from tests.flows.history import History
from tiendo.errors import EnvironmentFailure, InputError

pytestmark = pytest.mark.server

PLAN, PERIOD = "mau-1999", "1999"
PATIENCE = 120  # seconds, for a busy machine
BUSY = EnvironmentFailure("Cơ sở dữ liệu đang bận.", "The database is busy.")
WRONG = InputError("Kế hoạch có 3 lỗi.", "The plan has 3 errors.")


def test_nothing_is_lost_when_the_process_ends(ended_process):
    workspace, process = ended_process
    history = History.of(workspace)

    assert (process.returncode, process.stderr) == (0, "")
    assert sorted(history.flow_runs()) == [
        ("Báo cáo năm mau-1999 1999", "Completed"),
        ("Lập báo cáo mau-1999 1999", "Completed"),
        ("Thu thập mau-1999 1999", "Completed"),
        ("Tổng hợp mau-1999 1999", "Completed"),
    ]
    own = [name for name, state in history.task_runs() if state == "Completed" and not name.endswith("-0")]
    assert own == [
        "Tìm tệp mới",
        "Tiếp nhận nhóm 1/3",
        "Tiếp nhận nhóm 2/3",
        "Tiếp nhận nhóm 3/3",
        "Lập phản hồi mau-1999 1999",
        "Tính và lưu bản tổng hợp",
        "Viết văn bản",
    ]
    assert {state for _, state in history.task_runs()} == {"Completed"}


def test_the_server_ends_with_its_process(ended_process):
    _, process = ended_process

    assert health(process.stdout.strip()) is None


def test_the_server_ends_when_its_process_is_killed(ended_process, run_process):
    workspace, _ = ended_process

    process = run_process(workspace.home, "die")

    assert process.returncode != 0
    wait_until(lambda: health(process.stdout.strip()) is None)


def test_every_run_leaves_one_table(ended_process):
    workspace, _ = ended_process

    tables = History.of(workspace).rows("SELECT key, type, description, data FROM artifact ORDER BY created")

    assert [key for key, *_ in tables] == [
        "thu-thap-mau-1999-1999",
        "tong-hop-mau-1999-1999",
        "bao-cao-annual-vi-mau-1999-1999",
        "bao-cao-nam-mau-1999-1999",
    ]
    assert {kind for _, kind, *_ in tables} == {"table"}
    assert tables[-1][2] == "### Báo cáo năm mau-1999 1999"
    rows = json.loads(json.loads(tables[-1][3]))
    assert rows[0] == {"Số lượng": 1, "Nội dung": "reports/mau-1999/1999/annual-vi.docx"}
    assert {"Số lượng": 1800, "Nội dung": "Tệp mới trong hộp thư"} in rows
    assert {"Số lượng": 1, "Nội dung": "Nhiệm vụ: Hoàn thành đúng hạn"} in rows


def test_collect_returns_what_became_of_each_file(served, fake):
    heard = []

    collection = run.collect(
        served, PLAN, PERIOD, on_progress=lambda done, total: heard.append((done, total))
    )

    assert collection.by_outcome == {"accepted": 3, "accepted_with_warnings": 0, "returned": 0}
    assert [file.name for file in fake.taken_in] == ["0.xlsx", "1.xlsx", "2.xlsx"]
    assert heard == [(3, 3)]
    assert fake.answered == [(PLAN, PERIOD)]


def test_an_empty_inbox_is_no_failure(served, fake):
    fake.files = 0

    assert run.collect(served).files == ()
    assert History.of(served).last_flow_run()[1:] == ("Thu thập tất cả kế hoạch mọi kỳ", "Completed")


def test_wrong_input_fails_with_its_message_and_no_traceback(served, fake):
    fake.failures = [WRONG]

    with pytest.raises(InputError) as raised:
        run.collect(served, PLAN, PERIOD)

    assert raised.value is WRONG
    history = History.of(served)
    flow_run, _, state = history.last_flow_run()
    assert state == "Failed"
    assert messages_of_state(history, flow_run) == [WRONG.vi]
    attempts = "SELECT run_count FROM task_run WHERE state_name = 'Failed' AND flow_run_id = ?"
    wait_until(lambda: history.rows(attempts, flow_run) == [(1,)])
    assert not [text for text in history.messages(flow_run) if "Traceback" in text]


def test_a_failed_step_of_a_whole_period_is_its_failure(served, fake):
    def wrong(*_args, **_choices):
        raise WRONG

    fake.report = wrong

    with pytest.raises(InputError):
        run.annual(served, PLAN, PERIOD)

    states = History.of(served).flow_runs()[-4:]
    assert [state for _, state in states] == ["Failed", "Completed", "Completed", "Failed"]


@pytest.mark.parametrize("failure", [BUSY, OSError("disk")], ids=["database", "disk"])
def test_a_failing_environment_is_tried_again(served, fake, failure):
    fake.failures = [failure, failure]

    assert len(run.collect(served, PLAN, PERIOD).files) == 3

    history = History.of(served)
    flow_run, _, state = history.last_flow_run()
    assert state == "Completed"
    attempts = "SELECT run_count FROM task_run WHERE name = 'Tiếp nhận nhóm 1/1' AND flow_run_id = ?"
    wait_until(lambda: history.rows(attempts, flow_run) == [(3,)])
    states = (
        "SELECT s.name FROM task_run_state s JOIN task_run t ON t.id = s.task_run_id WHERE t.flow_run_id = ?"
    )
    wait_until(lambda: [name for (name,) in history.rows(states, flow_run)].count("Retrying") == 2)


def test_a_broken_environment_is_given_up_with_its_message(served, fake):
    fake.failures = [BUSY] * 4

    with pytest.raises(EnvironmentFailure) as raised:
        run.consolidate(served, PLAN, PERIOD)

    assert raised.value is BUSY
    assert History.of(served).last_flow_run()[2] == "Failed"


def test_a_running_server_is_used_when_it_is_named(served, tmp_path, run_process):
    with prefect_api(served) as api:
        process = run_process(tmp_path, "wrong", PREFECT_API_URL=api)

    assert (process.returncode, process.stdout.strip(), process.stderr) == (InputError.exit_code, api, "")
    assert not (tmp_path / ".tiendo").exists()
    runs = "SELECT name, state_name FROM flow_run WHERE json_extract(parameters, '$.home') = ? ORDER BY name"
    assert History.of(served).rows(runs, str(tmp_path)) == [
        ("Báo cáo năm mau-1999 1999", "Failed"),
        ("Thu thập mau-1999 1999", "Failed"),
    ]


def messages_of_state(history: History, flow_run: str) -> list[str]:
    query = "SELECT s.message FROM flow_run r JOIN flow_run_state s ON s.id = r.state_id WHERE r.id = ?"
    return [text for (text,) in history.rows(query, flow_run)]


def wait_until(true) -> None:
    """Task runs are recorded in the background while the server goes on."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)
