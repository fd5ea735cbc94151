"""Two planners tie two plans together at the same moment, each in the other direction: one of them closes a loop."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction
from site_of_tests import person
from two_storeys import block_of, edit, number_of

from headway.engine.errors import LoopFound
from headway.people.models import Account
from headway.schedule.models import ExternalRelation, Plan


def tie(author: Account, before: Plan, after: Plan) -> None:
    operation = {
        "kind": "add_external_relation", "activity_id": number_of(after, "B1"), "other_project_id": before.project_id,
        "other_activity_id": number_of(before, "B3"),
    }  # fmt: skip
    edit(after, author, operation)


@pytest.mark.django_db(transaction=True)
def test_of_two_edits_that_close_a_loop_together_the_second_is_refused() -> None:
    planner = person("li", "planner")
    plan, yard = block_of(planner), block_of(planner, "YARD")
    written, outcome = threading.Event(), []

    def second() -> None:
        written.wait(20)
        try:
            tie(planner, yard, plan)
            outcome.append("stands")
        except LoopFound:
            outcome.append("refused")
        finally:
            connection.close()

    thread = threading.Thread(target=second)
    thread.start()
    with transaction.atomic():
        tie(planner, plan, yard)
        written.set()
        thread.join(1.5)
        waited = thread.is_alive()
    thread.join(30)

    assert waited and outcome == ["refused"]
    assert ExternalRelation.objects.count() == 1
