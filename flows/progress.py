"""How far a run has come, for whoever started it in this process. Without a listener it goes nowhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[int, int], None]  # done, of how many

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener | None) -> Iterator[None]:
    """Have `listener` called as runs inside advance."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def advance(done: int, total: int) -> None:
    """Tell the listener, if there is one."""
    if (listener := _listener.get()) is not None:
        listener(done, total)
