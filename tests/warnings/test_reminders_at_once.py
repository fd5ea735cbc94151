"""Two workers at the same moment: nobody is told twice, one of them does the work (rule 7.24)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, transaction
from watched import Watched, at, watched_block

from headway.notify.models import Message
from headway.warnings.actions.holding import hold_projects
from headway.warnings.actions.remind import remind_projects
from headway.warnings.models import Reminder, ReminderStep

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def watched(transactional_db: None) -> Watched:
    return watched_block()


def test_two_looks_at_once_open_and_tell_each_case_once(watched: Watched) -> None:
    barrier = Barrier(2)

    def look(_: int) -> Any:
        barrier.wait()
        try:
            return remind_projects(project_ids=[watched.project_id], now=at(16))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(look, range(2)))
    rows = list(Reminder.objects.values_list("kind", "case_key"))

    assert len(rows) == len(set(rows)) == sum(one.opened for one in done) > 0
    told = list(ReminderStep.objects.values_list("reminder_id", "account_id"))
    assert len(told) == len(set(told)) == Message.objects.filter(kind__in=[kind for kind, _ in rows]).count()


def test_a_project_that_somebody_holds_is_left_to_him(watched: Watched) -> None:
    held: list[list[int]] = []

    def other() -> None:
        try:
            with transaction.atomic():
                held.append(hold_projects([watched.project_id]))
        finally:
            connection.close()

    with transaction.atomic(), ThreadPoolExecutor(1) as pool:
        assert hold_projects([watched.project_id]) == [watched.project_id]
        pool.submit(other).result()
    assert held == [[]]
