"""How a document is shown to somebody who sits at a browser: as a link where the reports have an address."""

from urllib.parse import quote

from tiendo.settings import settings

_FOLDER = "reports/"


def linked(path: str) -> str:
    """A document below the workspace as Markdown: its name as a link, or its path where TIENDO_REPORTS_URL is not set.

    The folder is part of the link's text: documents of different periods bear the same name.
    """
    address = settings().reports_url
    if address is None or not path.startswith(_FOLDER):
        return path
    below = path.removeprefix(_FOLDER)
    return f"[{below}]({str(address).rstrip('/')}/{quote(below)})"
