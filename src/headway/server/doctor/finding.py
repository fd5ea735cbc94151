"""One finding: what was looked at, how it stands, and the texts `server.doctor.<code>[.cure]`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

State = Literal["ok", "warning", "bad"]


@dataclass(frozen=True)
class Finding:
    """`warning`: the product runs, but something that it can do is missing or will be; `bad`: it does not run."""

    code: str
    state: State
    parameters: dict[str, Any] = field(default_factory=dict)


def ok(code: str, **parameters: object) -> Finding:
    return Finding(code, "ok", parameters)


def warning(code: str, **parameters: object) -> Finding:
    return Finding(code, "warning", parameters)


def bad(code: str, **parameters: object) -> Finding:
    return Finding(code, "bad", parameters)
