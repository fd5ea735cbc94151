"""What has served its time is removed; how far a browser may come back stays known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from headway.kernel.actions import record_event
from headway.kernel.models import IdempotencyKey, OutboxEvent
from headway.kernel.pruning import prune_events, prune_idempotency_keys

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def record(days_ago: float) -> None:
    at = NOW - timedelta(days=days_ago)
    record_event(kind="schedule.plan_changed", organization_id=UUID(int=1), project_id=1, subject={}, now=at)


def ages() -> list[float]:
    return [(NOW - at) / timedelta(days=1) for at in OutboxEvent.objects.order_by("id").values_list("at", flat=True)]


def test_events_older_than_a_week_go_but_the_newest_of_them_stays_as_a_mark() -> None:
    for days_ago in (20, 9, 7.5, 6.9, 1):
        record(days_ago)

    assert prune_events(now=NOW) == 2
    assert ages() == [7.5, 6.9, 1]
    assert prune_events(now=NOW) == 0
    assert prune_events(now=NOW + timedelta(days=1)) == 1


def test_young_events_stay_and_nothing_at_all_is_no_fault() -> None:
    assert prune_events(now=NOW) == 0
    record(1)

    assert prune_events(now=NOW) == 0
    assert ages() == [1]


def test_answers_of_writes_are_kept_for_a_week() -> None:
    for days_ago in (8, 6):
        at = NOW - timedelta(days=days_ago)
        IdempotencyKey.objects.create(actor_id=uuid4(), key=uuid4(), fingerprint="x", status=200, answer=b"", at=at)

    assert prune_idempotency_keys(now=NOW) == 1
    assert IdempotencyKey.objects.count() == 1


def test_refused_sign_ins_are_kept_for_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    from headway.people import jobs
    from headway.people.models import SignInAttempt

    monkeypatch.setattr(jobs, "now", lambda: NOW)
    for hours_ago in (25, 23):
        SignInAttempt.objects.create(username="zhou", source="10.0.0.9", at=NOW - timedelta(hours=hours_ago))

    jobs.forget_sign_in_attempts_job(timestamp=0)

    assert SignInAttempt.objects.count() == 1
