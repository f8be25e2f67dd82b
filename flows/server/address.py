"""Finding a Prefect server that runs already, without importing Prefect."""

import os
import tomllib
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from tiendo.errors import EnvironmentFailure

_OK = 200


def running_api() -> str | None:
    """The URL of the API to use, or None where an embedded server is to be started.

    PREFECT_API_URL is an order: EnvironmentFailure when nothing answers there. The active profile's URL is
    only an offer.
    """
    if ordered := os.environ.get("PREFECT_API_URL"):
        if health(ordered) is None:
            raise EnvironmentFailure(
                f"Máy chủ Prefect tại {ordered} không trả lời. Hãy khởi động máy chủ hoặc bỏ PREFECT_API_URL.",
                f"The Prefect server at {ordered} does not answer. Start it or unset PREFECT_API_URL.",
            )
        return ordered
    offered = _profile_url()
    return offered if offered and health(offered) == _OK else None


def health(api: str, timeout: float = 2.0) -> int | None:
    """The HTTP status of a server's health page, None when nobody answers."""
    if not api.startswith(("http://", "https://")):
        return None
    try:
        with urlopen(f"{api.rstrip('/')}/health", timeout=timeout) as answer:  # noqa: S310  the scheme is checked
            return int(answer.status)
    except HTTPError as answer:
        return answer.code
    except (OSError, HTTPException):
        return None


def _profile_url() -> str | None:
    """The API URL of the user's active Prefect profile, by Prefect's own rules for where profiles lie."""
    path = _profiles_path()
    if not path.is_file():
        return None
    try:
        profiles = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EnvironmentFailure(
            f"Không đọc được tệp cấu hình Prefect {path}: {error}",
            f"Prefect's profiles {path} cannot be read: {error}",
        ) from error
    active = os.environ.get("PREFECT_PROFILE") or profiles.get("active", "")
    url = profiles.get("profiles", {}).get(active, {}).get("PREFECT_API_URL")
    return str(url) if url else None


def _profiles_path() -> Path:
    if path := os.environ.get("PREFECT_PROFILES_PATH"):
        return Path(path).expanduser()
    home = os.environ.get("PREFECT_HOME")
    return (Path(home).expanduser() if home else Path.home() / ".prefect") / "profiles.toml"
