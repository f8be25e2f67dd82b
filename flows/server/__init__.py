"""The Prefect API of this process: a running server where there is one, else an embedded one.

Prefect reads its settings when it is first imported, so no module that defines a flow may be imported before
`prefect_api` has been entered. The command line keeps to this by calling `flows.run` only:

    from flows import run

    run.collect(workspace, plan, period)            # enters prefect_api, imports the flow, runs it

    with prefect_api(workspace):                    # several runs on one embedded server
        run.collect(workspace, plan, period)
        run.report(workspace, plan, period)
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from flows.server.address import running_api
from flows.server.embedded import embedded_server
from tiendo.errors import EnvironmentFailure
from tiendo.workspace import Workspace

# Either alone still lets Prefect call home.
NO_TELEMETRY = {"DO_NOT_TRACK": "1", "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}


class _Process:
    """What this process uses while `prefect_api` is open."""

    api: str | None = None


@contextmanager
def prefect_api(workspace: Workspace) -> Iterator[str]:
    """Settle which Prefect API flow runs report to, and yield its URL.

    A server named by PREFECT_API_URL is used, then one that answers at the URL of the active Prefect profile.
    Else one is started with its database under `workspace` and stopped at the end. Inside another
    `prefect_api` the outer one is used. At the end the server has recorded how every run of this process ended.

    Raises EnvironmentFailure when the named server does not answer or the embedded one does not start.
    """
    if _Process.api is not None:
        yield _Process.api
        return
    with ExitStack() as stack:
        stack.enter_context(_environment({**_defaults(), **NO_TELEMETRY}))
        _Process.api = running_api() or stack.enter_context(_embedded_api(workspace))
        stack.callback(setattr, _Process, "api", None)
        stack.enter_context(_client())
        yield _Process.api


def _defaults() -> dict[str, str]:
    """The command line speaks for itself, and the server keeps the log of a run. The user's settings win."""
    return {"PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL"} | {
        name: value for name, value in os.environ.items() if name.startswith("PREFECT_LOGGING_")
    }


@contextmanager
def _embedded_api(workspace: Workspace) -> Iterator[str]:
    home = workspace.state.absolute() / "prefect"
    with embedded_server(home, NO_TELEMETRY) as server:
        settings = {"PREFECT_HOME": str(home), "PREFECT_API_URL": server.api, **_past_proxies()}
        with _environment(settings):
            import_engine()  # takes as long as the server's start: both at once
            server.wait_until_ready()
            yield server.api


def import_engine() -> None:
    """What Prefect would import in the middle of a run's first steps, half a second of it."""
    import fastapi.encoders  # noqa: F401
    import prefect.flow_engine
    import prefect.task_engine  # noqa: F401


def _past_proxies() -> dict[str, str]:
    """A proxy for the internet must not be asked for a server on this machine."""
    loopback = ["127.0.0.1", "localhost"]
    known = os.environ.get("NO_PROXY") or os.environ.get("no_proxy")
    value = ",".join([known, *loopback] if known else loopback)
    return {"NO_PROXY": value, "no_proxy": value}


@contextmanager
def _client() -> Iterator[None]:
    """Prefect in this process, set to what the environment says now, and drained at the end."""
    import httpx
    import prefect.context

    from flows.server.drain import drain

    prefect.context.refresh_global_settings_context()
    try:
        with _without_heartbeat():
            try:
                yield
            finally:
                drain()
    except httpx.HTTPError as error:
        raise EnvironmentFailure(
            f"Mất kết nối với máy chủ Prefect tại {_Process.api}: {error}",
            f"The connection to the Prefect server at {_Process.api} was lost: {error}",
        ) from error


@contextmanager
def _without_heartbeat() -> Iterator[None]:
    """The heartbeat thread is joined at the end of each run, which takes a second.

    The settings are copied: Prefect's `temporary_settings` reads them all anew.
    """
    from prefect.context import SettingsContext, get_settings_context

    known = get_settings_context()
    flows = known.settings.flows.model_copy(update={"heartbeat_frequency": None})
    with SettingsContext(profile=known.profile, settings=known.settings.model_copy(update={"flows": flows})):
        yield


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    """Environment variables set for a while."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
