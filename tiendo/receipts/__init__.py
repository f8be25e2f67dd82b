"""The receipts room: findings → the annotated copy of the sender's own file, a receipt, lines for the terminal.

Each is loaded only when it is used: checking one file prints lines and opens no workbook to write in.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiendo.receipts.annotation import annotate, suffix_of
    from tiendo.receipts.document import receipt
    from tiendo.receipts.plain import workbook_of
    from tiendo.receipts.received import Received, facts
    from tiendo.receipts.returning import reasons
    from tiendo.receipts.terminal import lines

__all__ = ["Received", "annotate", "facts", "lines", "reasons", "receipt", "suffix_of", "workbook_of"]

_MODULES = {
    "Received": "received",
    "annotate": "annotation",
    "facts": "received",
    "lines": "terminal",
    "reasons": "returning",
    "receipt": "document",
    "suffix_of": "annotation",
    "workbook_of": "plain",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"tiendo.receipts.{_MODULES[name]}"), name)
