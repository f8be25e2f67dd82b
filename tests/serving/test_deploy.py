"""The files of `deploy/`: settings and units that fit together and fit the software."""

import configparser
import importlib.util
import shlex
from pathlib import Path

import pytest

from flows.cli.main import app
from flows.served.pages import KEPT_PLACES, _environment
from flows.server import NO_TELEMETRY
from tests.serving.installation import DEPLOY, STATE, shipped
from tiendo.settings import Settings

UNITS = sorted(path.name for path in DEPLOY.glob("*.service"))
SHARED = {"tiendo.env", "server.env", "backup.env"}


def unit(name: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(DEPLOY / name, encoding="utf-8")
    return parser


def test_no_server_calls_home() -> None:
    """Neither those that tiendo starts, which take NO_TELEMETRY, nor those that the units start."""
    assert NO_TELEMETRY == {"DO_NOT_TRACK": "1", "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
    assert NO_TELEMETRY.items() <= shipped("tiendo.env").items()


def test_a_place_that_a_killed_run_held_comes_free_also_after_the_server_was_restarted() -> None:
    """Neither server keeps who holds it in its memory, from which nothing would ever free it (docs/operations.md)."""
    assert KEPT_PLACES.items() <= shipped("server.env").items()
    assert KEPT_PLACES.items() <= _environment(DEPLOY).items()
    assert all(importlib.util.find_spec(module) for module in KEPT_PLACES.values())


@pytest.mark.parametrize("name", sorted(SHARED))
def test_shipped_settings_hold_no_password(name: str) -> None:
    found = shipped(name)

    assert {value for key, value in found.items() if key.endswith("AUTH_STRING")} <= {""}
    assert all(":PASSWORD@" in url or ":" not in url.split("://")[1].split("@")[0] for url in _urls(found))


def _urls(found: dict[str, str]) -> list[str]:
    return [value for value in found.values() if "@" in value and "://" in value]


def test_settings_of_tiendo_are_settings_that_there_are() -> None:
    known = {f"TIENDO_{name.upper()}" for name in Settings.model_fields}

    assert {name for name in shipped("tiendo.env") if name.startswith("TIENDO_")} <= known


@pytest.mark.parametrize("name", UNITS)
def test_units_run_without_rights_that_they_do_not_need(name: str) -> None:
    service = unit(name)["Service"]

    assert service["User"] in ("tiendo", "tiendo-backup")
    assert service["NoNewPrivileges"] == "yes"
    assert service["ProtectSystem"] == "strict"
    assert Path(service["EnvironmentFile"]).name in SHARED


def test_what_prefect_writes_lies_where_its_units_may_write() -> None:
    """Nowhere else: the pages of a server that could not copy them are missing (docs/operations.md)."""
    for settings in (shipped("tiendo.env") | shipped("server.env"), _environment(Path(STATE))):
        for name in ("PREFECT_HOME", "PREFECT_SERVER_UI_STATIC_DIRECTORY"):
            assert Path(settings[name]).is_relative_to(STATE)
    for name in ("tiendo-server.service", "tiendo-worker@.service", "tiendo-watcher.service"):
        assert unit(name)["Service"]["StateDirectory"] == Path(STATE).name


@pytest.mark.parametrize("name", UNITS)
def test_units_start_commands_that_there_are(name: str) -> None:
    commands = unit(name)["Service"]
    for command in (commands["ExecStart"], commands.get("ExecStartPost")):
        if command is not None:
            assert_there_is(command)


def assert_there_is(command: str) -> None:
    program, *arguments = shlex.split(command)
    if Path(program).name == "python":
        program, *arguments = arguments

    if Path(program).name == "tiendo":
        assert arguments[0] in {
            command.name or command.callback.__name__ for command in app.registered_commands
        }
    elif Path(program).name != "prefect":
        assert (DEPLOY / Path(program).name).is_file()
