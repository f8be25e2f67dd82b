"""The files of `deploy/`: settings and units that fit together and fit the software."""

import configparser
import importlib.util
import shlex
from pathlib import Path

import pytest

from flows.cli.main import app
from flows.served.pages import KEPT_PLACES, _environment
from flows.server import NO_TELEMETRY
from tiendo.settings import Settings

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
UNITS = sorted(path.name for path in DEPLOY.glob("*.service"))
SHARED = {"tiendo.env", "server.env", "backup.env"}


def settings_of(name: str) -> dict[str, str]:
    lines = (DEPLOY / name).read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def unit(name: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(DEPLOY / name, encoding="utf-8")
    return parser


def test_no_server_calls_home() -> None:
    """Neither those that tiendo starts, which take NO_TELEMETRY, nor those that the units start."""
    assert NO_TELEMETRY == {"DO_NOT_TRACK": "1", "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
    assert NO_TELEMETRY.items() <= settings_of("tiendo.env").items()


def test_a_place_that_a_killed_run_held_comes_free_also_after_the_server_was_restarted() -> None:
    """Neither server keeps who holds it in its memory, from which nothing would ever free it (docs/operations.md)."""
    assert KEPT_PLACES.items() <= settings_of("server.env").items()
    assert KEPT_PLACES.items() <= _environment(DEPLOY).items()
    assert all(importlib.util.find_spec(module) for module in KEPT_PLACES.values())


@pytest.mark.parametrize("name", sorted(SHARED))
def test_shipped_settings_hold_no_password(name: str) -> None:
    found = settings_of(name)

    assert {value for key, value in found.items() if key.endswith("AUTH_STRING")} <= {""}
    assert all(":PASSWORD@" in url or ":" not in url.split("://")[1].split("@")[0] for url in _urls(found))


def _urls(found: dict[str, str]) -> list[str]:
    return [value for value in found.values() if "@" in value and "://" in value]


def test_settings_of_tiendo_are_settings_that_there_are() -> None:
    known = {f"TIENDO_{name.upper()}" for name in Settings.model_fields}

    assert {name for name in settings_of("tiendo.env") if name.startswith("TIENDO_")} <= known


@pytest.mark.parametrize("name", UNITS)
def test_units_run_without_rights_that_they_do_not_need(name: str) -> None:
    service = unit(name)["Service"]

    assert service["User"] in ("tiendo", "tiendo-backup")
    assert service["NoNewPrivileges"] == "yes"
    assert service["ProtectSystem"] == "strict"
    assert Path(service["EnvironmentFile"]).name in SHARED


@pytest.mark.parametrize("name", UNITS)
def test_units_start_commands_that_there_are(name: str) -> None:
    program, *arguments = shlex.split(unit(name)["Service"]["ExecStart"])

    if Path(program).name == "tiendo":
        assert arguments[0] in {
            command.name or command.callback.__name__ for command in app.registered_commands
        }
    elif Path(program).name != "prefect":
        assert (DEPLOY / Path(program).name).is_file()
