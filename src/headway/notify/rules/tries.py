"""What becomes of a try: again later, never, or a person decides; and the breaker of a channel.

Rules 7.10 to 7.14 of docs/rules/07-reminders.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Outcome = Literal["sent", "later", "token", "never", "unsure"]
"""later: the line, a rate limit, their fault. token: their key or ours is refused; all of the channel waits for a
person. never: this piece cannot be delivered. unsure: the line broke after sending; never sent again by itself
where the other side cannot tell a second copy."""
_PAUSES = (30, 120, 600, 3_600, 3 * 3_600, 6 * 3_600, 12 * 3_600)
MOST_TRIES = len(_PAUSES) + 1
HELD = timedelta(minutes=5)
"""A worker that held a piece for longer is gone."""
_FAILURES = 5
_LONGEST = 3_600
_LONGEST_ASKED = 24 * 3_600


@dataclass(frozen=True)
class Tried:
    """How a try ended. `error`: a code of ours; `wait_seconds`: what the other side asked for (Retry-After)."""

    outcome: Outcome
    error: str = ""
    wait_seconds: float = 0.0


@dataclass(frozen=True)
class Next:
    """The state of a delivery after a try, and when it is due again."""

    state: Literal["sent", "waiting", "dead"]
    due_at: datetime | None = None


@dataclass(frozen=True)
class Breaker:
    """Failures in a row, and until when nothing is tried; None: closed."""

    failures: int = 0
    open_until: datetime | None = None


def seconds_asked(headers: Mapping[str, str]) -> float:
    """What an answer's Retry-After (of Feishu x-ogw-ratelimit-reset) asks for, a day at most; 0: nothing, or nothing that
    can be read."""
    words = headers.get("retry-after", headers.get("x-ogw-ratelimit-reset", "")).strip()
    return float(min(int(words), _LONGEST_ASKED)) if words.isdecimal() and len(words) <= 18 else 0.0


def after_try(tried: Tried, tries: int, now: datetime) -> Next:
    """`tries`: with this one. A token that is refused leaves the piece waiting: it is the channel that is at fault."""
    if tried.outcome == "sent":
        return Next("sent")
    if tried.outcome in ("never", "unsure") or tries >= MOST_TRIES:
        return Next("dead")
    pause = max(_PAUSES[min(tries, len(_PAUSES)) - 1], tried.wait_seconds)
    return Next("waiting", now + timedelta(seconds=pause))


def after_result(breaker: Breaker, tried: Tried, now: datetime) -> Breaker:
    """The breaker opens at five failures in a row, for a minute, then twice as long each time up to an hour; while
    it is open nothing is tried, and the first try afterwards decides. What concerns one piece does not count."""
    if tried.outcome in ("sent", "never"):
        return Breaker()
    failures = breaker.failures + 1
    if tried.outcome == "token":
        return Breaker(max(failures, _FAILURES), now + timedelta(seconds=_LONGEST))
    if failures < _FAILURES:
        return Breaker(failures, breaker.open_until)
    pause = min(60 * 2 ** min(failures - _FAILURES, 10), _LONGEST)
    return Breaker(failures, now + timedelta(seconds=max(pause, tried.wait_seconds)))


def is_open(breaker: Breaker, now: datetime) -> bool:
    """Whether nothing is to be tried now."""
    return breaker.open_until is not None and now < breaker.open_until
