"""One slow or dead browser never hurts the others; what a stream says on the wire."""

from __future__ import annotations

import asyncio
import time
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import orjson
import pytest

from headway.kernel import events
from headway.kernel.outbox import Event, Reading
from headway.server.live import streams, wire
from headway.server.live.access import Access
from headway.server.live.streams import LONGEST_QUEUE, LiveEvents, Stream
from headway.server.web.gateway import Answer

pytestmark = pytest.mark.quick

FIRM, OTHER = UUID(int=3), UUID(int=9)
ZHOU = Access("zhou", FIRM, frozenset({1}), frozenset({"people.account_added"}))


def event(number: int = 1, *, project: int | None = 1, kind: str = "schedule.plan_changed", **subject: Any) -> Event:
    return Event(number, kind, FIRM, project, subject, 100 + number)


def answer(status: int, access: Access = ZHOU) -> Answer:
    body = {
        "account_id": access.account_id,
        "organization_id": str(access.organization_id),
        "project_ids": sorted(access.projects),
        "kinds": sorted(access.kinds),
    }
    return Answer(status, [("content-type", "application/json"), ("content-length", "9")], body=orjson.dumps(body))


def stream_of(*answers: Answer) -> Stream:
    waiting = list(answers)

    async def ask() -> Answer:
        return waiting.pop(0)

    return Stream(ZHOU, ask)


class Line:
    """Stands for granian's transport; `stuck` never takes anything."""

    def __init__(self, *, stuck: bool = False) -> None:
        self.stuck = stuck
        self.said = b""

    async def send_bytes(self, words: bytes) -> None:
        if self.stuck:
            await asyncio.sleep(3600)
        self.said += words


LISTENER: Any = SimpleNamespace(cluster="7", position=50)
SCOPE = SimpleNamespace(headers={}, query_string="")


def test_an_account_sees_its_projects_and_what_a_room_opened_to_it() -> None:
    assert ZHOU.sees(event(project=1))
    assert not ZHOU.sees(event(project=2))
    assert ZHOU.sees(event(project=None, kind="people.account_added"))
    assert not ZHOU.sees(event(project=None, kind="people.role_changed"))
    assert not ZHOU.sees(Event(1, "people.account_added", OTHER, None, {}, 1))


def test_a_personal_event_is_for_the_account_that_it_names_wherever_that_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "_personal", {"notify.inbox_changed"})

    assert ZHOU.sees(Event(1, "notify.inbox_changed", OTHER, None, {"account_id": "zhou"}, 1))
    assert not ZHOU.sees(Event(1, "notify.inbox_changed", FIRM, None, {"account_id": "wang"}, 1))
    assert not ZHOU.sees(Event(1, "notify.inbox_changed", FIRM, 1, {}, 1))


def test_an_event_that_names_an_account_touches_that_account_only() -> None:
    assert ZHOU.is_touched_by(event(project=None, kind="people.access_changed", account_id="zhou"))
    assert not ZHOU.is_touched_by(event(project=None, kind="people.access_changed", account_id="wang"))
    assert ZHOU.is_touched_by(event(kind="projects.members_changed"))
    assert not ZHOU.is_touched_by(event(kind="schedule.plan_changed"))


def test_a_browser_that_falls_far_behind_is_dropped() -> None:
    async def scene() -> bool:
        stream = stream_of()
        for number in range(LONGEST_QUEUE + 1):
            stream.offer(Reading(number, [event(number)]))
        return stream.ended and stream.queue.get_nowait() is None

    assert asyncio.run(scene())


def test_a_stuck_browser_is_given_up_and_the_next_one_never_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "SEND_SECONDS", 0.2)

    async def scene() -> tuple[bool, float]:
        live = LiveEvents(lambda environ, start: [])
        stuck, sound, line = stream_of(), stream_of(), Line()
        live.streams = {stuck, sound}
        began = time.monotonic()
        slow = asyncio.ensure_future(live._run(stuck, LISTENER, SCOPE, Line(stuck=True)))
        quick = asyncio.ensure_future(live._run(sound, LISTENER, SCOPE, line))
        await asyncio.sleep(0)
        live._deliver(Reading(60, [event(revision=7)]))
        while b'"revision":7' not in line.said:
            await asyncio.sleep(0)
        waited = slow.done()
        await slow
        gone = time.monotonic() - began
        sound.end()
        await quick
        return waited, gone

    waited, gone = asyncio.run(asyncio.wait_for(scene(), 30))  # it ends by itself, however busy the machine is

    assert not waited
    assert gone > 0.15


def test_a_stream_whose_account_lost_the_project_filters_what_was_queued_before() -> None:
    async def scene() -> bytes:
        live, line = LiveEvents(lambda environ, start: []), Line()
        stream = stream_of(answer(200, Access("zhou", FIRM, frozenset(), frozenset())))
        stream.offer(Reading(60, [event(1, kind="projects.members_changed"), event(2, revision=8)]))
        running = asyncio.ensure_future(live._run(stream, LISTENER, SCOPE, line))
        await asyncio.sleep(0.05)
        stream.end()
        await running
        return line.said

    assert b"revision" not in asyncio.run(scene())


@pytest.mark.parametrize(
    ("status", "seconds", "lives"), [(200, 0, True), (401, 0, False), (500, 10, True), (500, 61, False)]
)
def test_a_stream_lives_while_its_session_does_and_a_minute_without_the_database(
    status: int, seconds: float, lives: bool
) -> None:
    async def scene() -> bool:
        stream = stream_of(answer(status))
        stream.verified_at -= seconds
        return await stream.verify()

    assert asyncio.run(scene()) is lives


def test_the_position_stands_with_the_last_event_of_a_batch_only() -> None:
    said = wire.messages([event(1), event(2)], wire.Position("7", 60)).decode()

    first, second, end = said.split("\n\n")
    assert "id:" not in first and second.endswith("\nid: 7-60") and end == ""


def test_a_position_is_read_back_and_anything_else_is_none() -> None:
    assert wire.read_position("7-60") == wire.Position("7", 60)
    for words in ("", "7", "7-", "-60", "7-60\n", "7-6 0", "x-60", "7-" + "9" * 21):
        assert wire.read_position(words) is None, words
    assert wire.asked_position(None, "after=7-60") == "7-60"
    assert wire.asked_position("7-61", "after=7-60") == "7-61"
