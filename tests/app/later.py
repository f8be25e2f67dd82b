"""A process that believes to run on another day: for what is made to be the same bytes, whenever it is made."""

import datetime as clock
import sys
import time
from datetime import datetime, timedelta, tzinfo
from importlib import import_module
from types import SimpleNamespace
from typing import Any, Self

LATER = timedelta(days=400)


class _Kind(type):
    """Lets real moments pass for those of `Later`."""

    def __instancecheck__(cls, one: Any) -> bool:
        return isinstance(one, datetime)


class Later(datetime, metaclass=_Kind):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return datetime.now(tz) + LATER  # type: ignore[return-value]

    @classmethod
    def utcnow(cls) -> Self:
        return cls.now()


def live_later() -> None:
    """Move the clocks of this process: that of `time`, which zip files read, and those of who writes documents."""
    for needed in (
        "docx.opc.parts.coreprops",
        "openpyxl.writer.excel",
        "xlsxwriter.workbook",
        "tiendo.app.clock",
    ):
        import_module(needed)

    real = time.time
    time.time = lambda: real() + LATER.total_seconds()
    rooms = ("docx", "openpyxl", "xlsxwriter", "tiendo")
    for room, module in list(sys.modules.items()):
        if room.split(".")[0] in rooms:
            for name, held in list(vars(module).items()):
                if held is datetime:
                    setattr(module, name, Later)
                elif held is clock:
                    setattr(module, name, SimpleNamespace(**{**vars(clock), "datetime": Later}))
