"""Links inside the project lead somewhere."""

import re
from pathlib import PurePosixPath

import pytest

from tests.docs.markdown import ROOT, anchors, links, pages

_OUTSIDE = re.compile(r"^[a-z][a-z+.-]*:", re.IGNORECASE)


@pytest.mark.parametrize("page", pages())
def test_every_relative_link_resolves(page: str) -> None:
    assert [
        link for link in links(pages()[page]) if not _OUTSIDE.match(link) and not _leads(page, link)
    ] == []


def _leads(page: str, link: str) -> bool:
    place, _, anchor = link.partition("#")
    target = (ROOT / PurePosixPath(page).parent / place).resolve() if place else ROOT / page
    if not target.exists():
        return False
    return not anchor or anchor in anchors(target.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "found"),
    [("see [a](b.md) and ![c](d.png)", ["b.md", "d.png"]), ("`[no](x)`", []), ("```\n[no](x)\n```", [])],
)
def test_links_are_found(text: str, found: list[str]) -> None:
    assert links(text) == found


def test_headings_are_named_as_code_hosts_name_them() -> None:
    assert anchors("## Sửa mẫu, “bản 2”\n# B. C-d\n```\n# no\n```\n") == {"sửa-mẫu-bản-2", "b-c-d"}
