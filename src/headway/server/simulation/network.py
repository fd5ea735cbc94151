"""A network that loses, doubles and reorders, before a server that crashes. All by the seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.db import OperationalError, connection
from django.test import Client

LOST, DOUBLED, CRASHED, PORTAL = 0.20, 0.15, 0.05, 0.02
_STATEMENTS = 30
"""A crash comes before one of so many statements; an answer that needs fewer gets through."""


@dataclass(frozen=True)
class Reply:
    """What came back: a status and a body, JSON or not."""

    status: int
    body: Any


class Lost(Exception):
    """Nothing came back; whether anything arrived nobody knows."""


@dataclass
class Network:
    """`late`: requests that are still on their way; they arrive after younger ones."""

    rng: random.Random
    is_bad: bool = True
    late: list[Callable[[], Any]] = field(default_factory=list)
    crash_next: int = 0  # before this statement of the next request, whatever chance says

    def ask(self, client: Client, method: str, path: str, told: dict[str, Any]) -> Reply:
        """Send a request and wait for the reply. Raises Lost."""

        def deliver() -> Reply:
            return self._deliver(client, method, path, told)

        if not self.is_bad:
            return deliver()
        if self.rng.random() < PORTAL:
            return Reply(200, "<html>Wi-Fi</html>")
        if self.rng.random() < LOST:
            if self.rng.random() < 0.5:
                self.late.append(deliver)
            raise Lost
        reply = deliver()
        if self.rng.random() < DOUBLED:
            self.late.append(deliver)
            if self.rng.random() < 0.5:
                self.arrive_late()
        if self.rng.random() < LOST:
            raise Lost
        return reply

    def arrive_late(self) -> None:
        """One of the requests that are on their way arrives; nobody waits for its reply."""
        if self.late:
            with suppress(Lost):
                self.late.pop(self.rng.randrange(len(self.late)))()

    def _deliver(self, client: Client, method: str, path: str, told: dict[str, Any]) -> Reply:
        crash_at, self.crash_next = self.crash_next, 0
        crash_at = crash_at or self._chance_of_crash()
        with _crashing(crash_at):
            if method == "GET":
                answer = client.get(path, told)
            else:
                answer = client.post(path, orjson.dumps(told), content_type="application/json")
        try:
            return Reply(answer.status_code, orjson.loads(answer.content))
        except orjson.JSONDecodeError:
            return Reply(answer.status_code, answer.content.decode())

    def _chance_of_crash(self) -> int:
        return self.rng.randrange(1, _STATEMENTS) if self.is_bad and self.rng.random() < CRASHED else 0


@contextmanager
def _crashing(statement: int) -> Iterator[None]:
    """The server loses its database before the given statement (from 1) and goes on with nothing; 0: it does not."""
    if statement == 0:
        yield
        return
    left = statement

    def fall(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal left
        left -= 1
        if left <= 0:
            raise OperationalError("the server is gone")
        return execute(sql, params, many, context)

    try:
        with connection.execute_wrapper(fall):
            yield
    except OperationalError:
        raise Lost from None
