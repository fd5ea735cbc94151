"""Whether a person asks, or the server itself on behalf of a page that merely stands open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_is_watching: ContextVar[bool] = ContextVar("is_watching", default=False)


def is_watching() -> bool:
    """True while an open stream reads its permissions anew: that is no sign of life of the person."""
    return _is_watching.get()


@contextmanager
def watching() -> Iterator[None]:
    """Mark what is done inside as asked by nobody."""
    token = _is_watching.set(True)
    try:
        yield
    finally:
        _is_watching.reset(token)
