"""What every use case needs: the settings, the ledger of a workspace, who acts."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager

from tiendo.errors import UsageError
from tiendo.ledger import Ledger, open_ledger
from tiendo.settings import settings
from tiendo.workspace import Workspace


@contextmanager
def ledger_of(ws: Workspace) -> Iterator[Ledger]:
    """The workspace's ledger, open for the time of a use case."""
    url = settings().database_url
    ledger = open_ledger(ws.state, url.get_secret_value() if url else None)
    try:
        yield ledger
    finally:
        ledger.close()


def actor_name() -> str:
    """Who is recorded as having acted: the setting, else the account of the operating system."""
    try:
        return settings().actor or getpass.getuser()
    except (ImportError, KeyError, OSError) as error:
        raise UsageError(
            "Không biết ai đang dùng máy. Đặt TIENDO_ACTOR.", "Who is at work is not known. Set TIENDO_ACTOR."
        ) from error
