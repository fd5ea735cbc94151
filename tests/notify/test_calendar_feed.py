"""The calendar that programs read without a session: what the person may see now, and nothing to whoever lost it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar
from office import NOON, Office
from test_channels_api import ask

from headway.notify import calendar_sources
from headway.notify.actions.calendar import end_feed, make_feed
from headway.notify.calendar_sources import CalendarItem, register_calendar_source
from headway.notify.models import CalendarFeed
from headway.notify.rules.calendar import MOST_ITEMS, READS_PER_HOUR, within
from headway.notify.rules.links import WRONG_KEYS, key_hash
from headway.people.actions.accounts import let_back, put_out


@pytest.fixture(autouse=True)
def clock(office: Office, monkeypatch: Any) -> None:
    monkeypatch.setattr(import_module("headway.notify.http.calendar"), "now", lambda: office.now)


@pytest.fixture
def shelf(monkeypatch: Any) -> list[CalendarItem]:
    """A source whose entries a test decides about; the others are silent."""
    items: list[CalendarItem] = []
    monkeypatch.setattr(calendar_sources, "_sources", {})
    register_calendar_source("shelf", lambda account, now: list(items))
    return items


def address(office: Office) -> str:
    return make_feed(user=office.foreman, now=office.now).removeprefix("https://headway.example.cn")


def read(path: str, **headers: str) -> Any:
    return Client().get(path, headers=headers)


def events(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 200, answer.status_code
    return {str(one["SUMMARY"]): one for one in Calendar.from_ical(answer.content).walk("VEVENT")}


def item(number: int = 1, day: date = date(2026, 11, 23), **more: Any) -> CalendarItem:
    values: dict[str, Any] = {"title": f"施工 {number}", "starts": day, "ends": day, "path": "/x"} | more
    return CalendarItem(f"activity-5-{number}", **values)


def test_rule_7_17_only_the_hash_of_the_key_is_kept_and_it_is_shown_once(office: Office) -> None:
    made = ask(office.foreman, "POST", "/api/account/calendar")
    assert made.status_code == 201
    token = made.json()["address"].rpartition("/")[2].removesuffix(".ics")
    assert len(token) == 43 and CalendarFeed.objects.get().token_hash == key_hash(token)
    told = ask(office.foreman, "GET", "/api/account/calendar")
    assert told.json()["is_on"] is True and token not in told.content.decode()
    assert ask(office.planner, "GET", "/api/account/calendar").json()["is_on"] is False
    assert ask(office.foreman, "DELETE", "/api/account/calendar").json()["is_on"] is False


def test_whole_days_are_days_and_instants_are_utc(office: Office, shelf: list[CalendarItem]) -> None:
    shanghai = datetime(2026, 11, 23, 18, tzinfo=UTC)
    shelf += [
        item(1, ends=date(2026, 11, 25)),
        item(2, starts=shanghai - timedelta(minutes=30), ends=shanghai, title="验收截止"),
    ]
    answer = read(address(office))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    found = events(answer)
    work = found["施工 1"]
    assert (work["DTSTART"].dt, work["DTEND"].dt) == (date(2026, 11, 23), date(2026, 11, 26))
    assert found["验收截止"]["DTEND"].dt == shanghai
    assert b"DTEND:20261123T180000Z" in answer.content
    assert str(work["URL"]) == "https://headway.example.cn/x"
    assert answer.content.count(b"\r\n") == answer.content.count(b"\n")
    assert max(len(line) for line in answer.content.split(b"\r\n")) <= 75


def test_an_entry_keeps_its_uid_and_gets_the_next_sequence_when_it_changes(
    office: Office, shelf: list[CalendarItem]
) -> None:
    path = address(office)
    shelf.append(item(1))
    before = events(read(path))["施工 1"]
    office.later(hours=2)
    shelf.append(item(2))
    same = events(read(path))["施工 1"]
    shelf[0] = item(1, ends=date(2026, 11, 24))
    after = events(read(path))["施工 1"]

    assert [one["SEQUENCE"] for one in (before, same, after)] == [0, 0, 1]
    assert before["UID"] == same["UID"] == after["UID"]
    assert before["LAST-MODIFIED"].dt == same["LAST-MODIFIED"].dt == NOON
    assert after["LAST-MODIFIED"].dt == NOON + timedelta(hours=2)


def test_what_has_not_changed_is_not_sent_again(office: Office, shelf: list[CalendarItem]) -> None:
    path = address(office)
    shelf += [item(1), item(2)]
    first = read(path)
    again = read(path, If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"] and "Last-Modified" in again.headers
    shelf.pop()
    assert read(path, If_None_Match=first.headers["ETag"]).status_code == 200


def test_words_of_people_stay_words(office: Office, shelf: list[CalendarItem]) -> None:
    shelf.append(item(1, title="钢筋\r\nATTENDEE:mailto:x@evil.example;,\\"))
    content = read(address(office)).content.decode()
    assert "\r\nATTENDEE" not in content
    assert len(Calendar.from_ical(content).walk("VEVENT")) == 1


def test_the_nearest_five_hundred_within_a_year() -> None:
    many = [item(number, NOON.date() + timedelta(days=number % 700 - 100)) for number in range(5_000)]
    found = within(many, NOON)
    assert len(found) == MOST_ITEMS
    assert all(timedelta(days=-32) < one.starts - NOON.date() < timedelta(days=367) for one in found)


def test_a_key_dies_with_its_renewal_its_end_and_the_account(office: Office, shelf: list[CalendarItem]) -> None:
    first = address(office)
    second = address(office)
    assert [read(one).status_code for one in (first, second)] == [404, 200]
    put_out(account=office.foreman, by=None, reason="离职", now=office.now)
    assert read(second).status_code == 404
    office.foreman.refresh_from_db()
    let_back(account=office.foreman, by=None, reason="回来", now=office.now)
    assert read(second).status_code == 404
    third = address(office)
    end_feed(user=office.foreman, now=office.now)
    assert read(third).status_code == 404


def test_guesses_and_hasty_programs_are_slowed_down(office: Office, shelf: list[CalendarItem]) -> None:
    path = address(office)
    for _ in range(READS_PER_HOUR):
        assert read(path).status_code == 200
    assert read(path).status_code == 429
    office.later(hours=1)
    assert read(path).status_code == 200
    for number in range(WRONG_KEYS):
        assert read(f"/calendar/{number:043d}.ics").status_code == 404
    assert read(f"/calendar/{'A' * 43}.ics").status_code == 429
    assert read(path).status_code == 200


def test_nothing_is_written_by_it(office: Office) -> None:
    path = address(office)
    assert Client().post(path).status_code == 405
    assert "csrf" not in read(path).cookies
