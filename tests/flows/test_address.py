"""Which Prefect server is used: the named one, the profile's if it answers, else none."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from flows.server.address import running_api
from tests.flows.own_prefect import forget_prefect
from tiendo.errors import EnvironmentFailure

NOBODY = "http://127.0.0.1:9/api"


class Healthy(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/api/health" else 404)
        self.end_headers()

    def log_message(self, *_args):
        """Say nothing."""


@pytest.fixture(autouse=True)
def _own_prefect(monkeypatch, tmp_path):
    forget_prefect(monkeypatch, tmp_path)


@pytest.fixture
def api():
    with ThreadingHTTPServer(("127.0.0.1", 0), Healthy) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/api"
        server.shutdown()


@pytest.fixture
def profiles(tmp_path):
    """Write the profiles file that the tests' environment points to."""

    def write(active: str, **urls: str) -> None:
        lines = [f'active = "{active}"']
        for name, url in urls.items():
            lines += [f"[profiles.{name}]", f'PREFECT_API_URL = "{url}"']
        (tmp_path / "profiles.toml").write_text("\n".join(lines), encoding="utf-8")

    return write


def test_without_any_setting_there_is_none():
    assert running_api() is None


def test_the_named_server_comes_first(api, profiles, monkeypatch):
    profiles("other", other=NOBODY)
    monkeypatch.setenv("PREFECT_API_URL", api)

    assert running_api() == api


def test_a_named_server_that_does_not_answer_is_an_error(monkeypatch):
    monkeypatch.setenv("PREFECT_API_URL", NOBODY)

    with pytest.raises(EnvironmentFailure, match="does not answer"):
        running_api()


def test_the_active_profile_is_used_when_its_server_answers(api, profiles, monkeypatch):
    profiles("office", office=api, other=NOBODY)
    assert running_api() == api

    monkeypatch.setenv("PREFECT_PROFILE", "other")
    assert running_api() is None


def test_broken_profiles_are_named(tmp_path):
    (tmp_path / "profiles.toml").write_text("active = ", encoding="utf-8")

    with pytest.raises(EnvironmentFailure, match="profiles"):
        running_api()
