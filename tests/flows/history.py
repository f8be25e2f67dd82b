"""Reading what Prefect's server has recorded, from its database file."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tiendo.workspace import Workspace


@dataclass(frozen=True)
class History:
    """The database of a workspace's embedded server."""

    database: Path

    @classmethod
    def of(cls, workspace: Workspace) -> "History":
        return cls(workspace.state / "prefect" / "prefect.db")

    def rows(self, query: str, *values: object) -> list[tuple]:
        with closing(sqlite3.connect(self.database)) as connection:
            return connection.execute(query, values).fetchall()

    def flow_runs(self) -> list[tuple[str, str]]:
        """Name and state of every flow run in the order of their start."""
        return self.rows("SELECT name, state_name FROM flow_run ORDER BY start_time")

    def task_runs(self) -> list[tuple[str, str]]:
        return self.rows("SELECT name, state_name FROM task_run ORDER BY start_time")

    def last_flow_run(self) -> tuple[str, str, str]:
        """Its id, name and state."""
        return self.rows("SELECT id, name, state_name FROM flow_run ORDER BY start_time DESC LIMIT 1")[0]

    def messages(self, flow_run: str) -> list[str]:
        return [text for (text,) in self.rows("SELECT message FROM log WHERE flow_run_id = ?", flow_run)]
