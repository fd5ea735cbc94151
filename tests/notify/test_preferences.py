"""A person chooses what reaches him, by which way and when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from office import Office
from peers import Mailbox
from test_channels_api import ask

from headway.notify.rules.ways import Choices, after_quiet, due_at, next_digest


def shanghai(hour: int, minute: int = 0, day: int = 20) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


@pytest.mark.parametrize(
    ("at", "until"),
    [
        (shanghai(12), shanghai(12)),
        (shanghai(20), shanghai(7, day=21)),
        (shanghai(23, 59), shanghai(7, day=21)),
        (shanghai(6, 59), shanghai(7)),
        (shanghai(7), shanghai(7)),
        (shanghai(19, 59), shanghai(19, 59)),
    ],
)
def test_rule_7_3_quiet_hours_span_midnight(at: datetime, until: datetime) -> None:
    assert after_quiet(at, Choices()) == until


def test_quiet_hours_within_a_day_and_none_at_all() -> None:
    noon = Choices(quiet_from=12 * 60, quiet_until=14 * 60)
    assert after_quiet(shanghai(13), noon) == shanghai(14)
    assert after_quiet(shanghai(14), noon) == shanghai(14)
    never = Choices(quiet_from=0, quiet_until=0)
    assert after_quiet(shanghai(3), never) == shanghai(3)


def test_rule_7_5_the_digest_is_the_next_one() -> None:
    assert next_digest(shanghai(7, 30), Choices()) == shanghai(7, 30)
    assert next_digest(shanghai(7, 31), Choices()) == shanghai(7, 30, day=21)


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
@pytest.mark.parametrize(("start", "end"), [(20 * 60, 7 * 60), (23 * 60, 90), (0, 150), (150, 180)])
def test_where_the_clock_is_put_on_or_back_nothing_leaves_in_quiet_hours(zone: str, start: int, end: int) -> None:
    choices = Choices(quiet_from=start, quiet_until=end, digest_at=150, zone=zone)
    for month, day in ((3, 8), (3, 29), (4, 5), (10, 4), (10, 25), (11, 1)):
        for minutes in range(0, 48 * 60, 10):
            instant = datetime(2026, month, day, tzinfo=UTC) + timedelta(minutes=minutes - 12 * 60)
            leaves, digest = after_quiet(instant, choices), next_digest(instant, choices)
            assert instant <= leaves <= instant + timedelta(hours=25) and after_quiet(leaves, choices) == leaves
            assert instant <= digest <= instant + timedelta(hours=26)


def test_what_waits_for_the_site_to_open_waits_for_the_digest_after_it() -> None:
    due = due_at(
        "overdue", "mail", Choices(), told_at=shanghai(9), hold_until=shanghai(7, day=23), sent_today=0,
        now=shanghai(9),
    )  # fmt: skip
    assert due == shanghai(7, 30, day=23)


def test_what_is_chosen_counts_and_what_was_not_stays_the_default(office: Office, mailbox: Mailbox) -> None:
    office.mail_server(mailbox.port)
    answer = ask(office.foreman, "PATCH", "/api/account/preferences", {"ways": {"mentioned": []}, "digest_at": 480})
    told = answer.json()
    assert answer.status_code == 200 and told["digest_at"] == 480 and told["open_ways"] == ["mail"]
    kinds = {one["kind"]: one for one in told["kinds"]}
    assert (kinds["mentioned"]["ways"], kinds["mentioned"]["is_default"]) == ([], False)
    assert kinds["overdue"]["is_default"] is True

    office.tell(office.foreman)
    office.later(seconds=61)
    assert office.work() == 0 and office.states() == []

    back = ask(office.foreman, "PATCH", "/api/account/preferences", {"ways": {"mentioned": None}}).json()
    assert {one["kind"]: one["is_default"] for one in back["kinds"]}["mentioned"] is True


@pytest.mark.parametrize(
    "body",
    [{"ways": {"nothing": []}}, {"ways": {"mentioned": ["pigeon"]}}, {"quiet_from": 1440}, {"most_per_day": 0},
     {"zone": "Mars/Olympus"}, {"zone": "../etc"}, {"account": "x"}],
)  # fmt: skip
def test_what_does_not_exist_is_refused(office: Office, body: dict[str, Any]) -> None:
    assert ask(office.foreman, "PATCH", "/api/account/preferences", body).status_code == 422


def test_one_persons_choices_are_not_anothers(office: Office) -> None:
    ask(office.foreman, "PATCH", "/api/account/preferences", {"digest_at": 480})
    assert ask(office.planner, "GET", "/api/account/preferences").json()["digest_at"] == 450
