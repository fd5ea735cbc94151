"""How the interpreter looks for garbage in a process that serves requests for days."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def settle_garbage() -> None:
    """What is loaded by now stays for good and is not gone through again; what is made is gone through less often.

    A request makes some ten thousand objects and drops them without a circle; by default it was interrupted for
    that ten times, an eighth of its time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@contextmanager
def loading() -> Iterator[None]:
    """What is made within is for good: nothing looks for garbage meanwhile, an eighth of the start, and it is settled then."""
    gc.disable()
    try:
        yield
    finally:
        settle_garbage()
        gc.enable()
