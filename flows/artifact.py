"""The one table that every run leaves in Prefect."""

import re

from prefect.artifacts import create_table_artifact
from prefect.runtime import flow_run

from flows.summary import Summary


def publish(kind: str, summary: Summary, plan: str | None, period: str | None) -> None:
    """Show `summary` with the current flow run, headed by its name.

    Runs of one kind, plan and period share a key: Prefect shows them as the history of one artifact.
    """
    key = re.sub(r"[^a-z0-9]+", "-", "-".join([kind, plan or "tat-ca", period or "tat-ca"]).lower())
    create_table_artifact(list(summary.rows()), key=key, description=f"### {flow_run.name}")
