"""Python's search for cycles of objects, put off while a batch is worked on."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Within this, unused cycles are left lying. A batch makes hundreds of thousands of objects and hardly a cycle:
    looking for some again and again takes a tenth of its time, and looking once through all that is loaded as long as
    looking through the inbox of a nation.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
