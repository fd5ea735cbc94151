"""The cap of a person's day and the digest of what exceeds it (rule 7.26)."""

from __future__ import annotations

from datetime import UTC, time

import pytest
from watched import Watched, at, day_of

from headway.field.models import Device
from headway.warnings.models import ReminderStep
from headway.warnings.rules.ladder import within_cap

pytestmark = pytest.mark.django_db


def test_rule_7_26_what_exceeds_a_persons_day_is_gathered_into_one_digest(watched: Watched) -> None:
    watched.only("overdue", "starts_soon", "missing_cells", parameters={})
    watched.rule("starts_soon", parameters={"days": 60})
    watched.rule("general", most_per_day=1)
    watched.begin("B1")
    watched.look(10, 8)
    foreman = watched.block.foreman
    digest = watched.messages(foreman, "reminder_digest")

    assert watched.told(foreman) - len(digest) == 1
    assert [one.parameters for one in digest] == [{"count": 2, "late": 1, "silent": 1, "waiting": 0}]
    gathered = ReminderStep.objects.filter(what="gathered")
    assert gathered.count() == 2
    assert {one.key for one in gathered} == {digest[0].key}


def test_a_later_digest_of_the_day_takes_the_place_of_the_one_before(watched: Watched) -> None:
    watched.only("starts_soon", "device_silent", "unsent_work", parameters={})
    watched.rule("starts_soon", parameters={"days": 60})
    watched.rule("general", most_per_day=1)
    watched.look(9, 8)
    foreman = watched.block.foreman
    assert [one.parameters["count"] for one in watched.messages(foreman, "reminder_digest")] == [1]

    watched.device(foreman, oldest_pending_at=at(6), seen_at=at(9, 7))
    watched.look(9, 12)

    assert [one.parameters["count"] for one in watched.messages(foreman, "reminder_digest")] == [2]
    assert len(watched.messages(foreman, "reminder_digest", withdrawn=True)) == 1


def test_a_digest_that_grows_after_one_of_its_cases_closed_is_told_anew(watched: Watched) -> None:
    """Two gathered at 8, one of them done by 12 and one more found: again two, and again a message of its own."""
    watched.only("overdue", "starts_soon", "device_silent")
    watched.rule("starts_soon", parameters={"days": 60})
    watched.rule("general", most_per_day=1)
    watched.look(16, 8)
    foreman = watched.block.foreman
    first = watched.messages(foreman, "reminder_digest")
    gathered = ReminderStep.objects.filter(what="gathered", account_id=foreman.pk).values_list("reminder_id", flat=True)
    assert [one.parameters["count"] for one in first] == [len(gathered)] == [1]

    other = watched.device(foreman, seen_at=at(13, 8))
    watched.look(16, 9)
    Device.objects.filter(pk=other.pk).update(pending_ops=0, seen_at=at(16, 10))
    watched.device(foreman, seen_at=at(13, 9))
    watched.look(16, 12)

    assert [one.parameters["count"] for one in watched.messages(foreman, "reminder_digest")] == [2]


def test_a_digest_is_put_away_when_nothing_of_it_is_open(watched: Watched) -> None:
    watched.only("starts_soon", parameters={"days": 60})
    watched.rule("general", most_per_day=1)
    watched.look(9, 8)
    for code in ("B1", "B2"):
        watched.block.report(code, day=day_of(9), percent=0.1, now=at(9, 9))
    watched.look(9, 10)

    assert watched.messages(watched.block.foreman, "reminder_digest") == []


def test_the_next_day_has_its_own_room(watched: Watched) -> None:
    watched.rule("general", most_per_day=1)
    watched.only("overdue", parameters={"back_days": 60})
    watched.rule("starts_soon", parameters={"days": 60})
    watched.look(16, 8)
    watched.begin("B2")
    watched.look(17, 8)

    assert max(
        ReminderStep.objects.filter(what="told", account_id=watched.block.foreman.pk, at__date=day).count()
        for day in (at(16).date(), at(17).date())
    ) <= 1  # fmt: skip


def test_within_the_cap_the_first_ones_stand_alone() -> None:
    wanted = [("zhou", 1), ("zhou", 2), ("wang", 3), ("zhou", 4)]

    assert within_cap(wanted, {"zhou": 1}, 2) == ([1, 3], [2, 4])


def test_midnight_is_that_of_the_site(watched: Watched) -> None:
    """What was told at 23:30 of one day does not count for the next one."""
    watched.only("overdue")
    watched.rule("general", most_per_day=1)
    watched.look(15, 23, 30)
    told = ReminderStep.objects.filter(what="told").values_list("at", flat=True)

    assert all(one.astimezone(UTC).time() >= time(15) for one in told)
