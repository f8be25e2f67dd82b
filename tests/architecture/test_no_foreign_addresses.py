"""No file of the project tells where packages come from, nor on which machine it was made."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.project import project_texts

LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)", re.MULTILINE)

# Written in halves, so that this file passes its own test.
ADDRESSES = (
    r"pypi\." + r"org|python" + r"hosted|/sim" + r"ple/|npm" + r"js\.|deb\.deb" + r"ian",
    r"--(?:extra-)?index" + r"-url|--find" + r"-links|--trusted" + r"-host",
    r"(?<![\w.:/-])/(?:ro" + r"ot|ho" + r"me|wo" + r"rk|t" + r"mp|Us" + r"ers)/[\w.]",
    r"[A-Z]:\\+Us" + r"ers",
)
ADDRESS = re.compile("|".join(ADDRESSES))


def test_no_file_names_an_index_or_a_machine() -> None:
    found = [
        f"{place}: {text.count(chr(10), 0, hit.start()) + 1}: {hit.group()}"
        for place, text in project_texts().items()
        for hit in ADDRESS.finditer(text)
    ]

    assert found == []


@pytest.mark.parametrize(
    "text",
    ["--index" + "-url=x", "see /ho" + "me/me", "C:\\Us" + "ers\\me", "pypi." + "org", "'/t" + "mp/x'"],
)
def test_a_planted_address_is_found(text: str) -> None:
    assert ADDRESS.search(text)


@pytest.mark.parametrize("name", LOCKS)
def test_locks_pin_everything_by_hash_and_hold_no_address(name: str) -> None:
    lock = project_texts()[name]
    entries = re.split(r"\n(?=[^\s#])", lock.strip())

    assert "://" not in lock
    assert [entry for entry in entries if not PIN.match(entry) or "--hash=sha256:" not in entry] == []


def test_locks_answer_what_the_project_asks_for() -> None:
    project = tomllib.loads(project_texts()["pyproject.toml"])
    extras, groups = project["project"]["optional-dependencies"], project["dependency-groups"]
    run = [*project["project"]["dependencies"], *extras["postgres"], *groups["build"]]

    assert unanswered(run, LOCKS[0]) == []
    assert unanswered([*run, *groups["dev"]], LOCKS[1]) == []


def test_development_runs_on_the_versions_of_the_run_time() -> None:
    run, development = pins(LOCKS[0]), pins(LOCKS[1])

    assert {name: development.get(name) for name in run} == run


def pins(lock: str) -> dict[str, str]:
    return dict(PIN.findall(project_texts()[lock]))


def unanswered(wanted: list[str], lock: str) -> list[str]:
    pinned = pins(lock)
    requirements = [Requirement(text) for text in wanted]
    return [
        str(requirement)
        for requirement in requirements
        if not requirement.specifier.contains(pinned.get(canonicalize_name(requirement.name), "0"))
    ]
