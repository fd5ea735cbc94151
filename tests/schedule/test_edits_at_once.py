"""Eight processes edit one plan at once: every edit that was answered stands, in one order, and no number is given twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from site_of_tests import person
from two_storeys import again, block_of

from headway.schedule.models import Activity, Edit, Plan
from headway.schedule.queries.calculation import calculated_state
from headway.schedule.queries.contents import read_contents
from headway.schedule.queries.history import changes_of, replay, rows_at
from headway.schedule.queries.rows import rows_of_contents
from headway.schedule.rules.network import state_of
from headway.schedule.rules.packed import unpack_columns

PROCESSES, EDITS = 8, 12
HERE = Path(__file__).parent


@pytest.fixture
def plan(transactional_db: None) -> Iterator[Plan]:
    yield block_of(person("li", "planner"))


@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_and_no_number_is_given_twice(plan: Plan) -> None:
    environment = os.environ | {"DATABASE_URL": _test_database_url(), "PYTHONPATH": os.pathsep.join(sys.path)}
    children = [
        subprocess.Popen(
            [sys.executable, str(HERE / "one_of_many.py"), str(plan.pk), str(number), str(EDITS)],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(PROCESSES)
    ]
    told = [child.communicate(timeout=120)[0] for child in children]  # all have ended before one is judged

    assert all(child.returncode == 0 for child in children)
    answered = [json.loads(one) for one in told]
    revisions = sorted(revision for one in answered for revision in one["revisions"])
    assert revisions == list(range(2, 2 + PROCESSES * EDITS))
    assert Edit.objects.filter(plan=plan).count() == again(plan).revision == 1 + PROCESSES * EDITS
    names = set(Activity.objects.filter(plan=plan).values_list("name", flat=True))
    assert {f"工作 {number}-{edit}" for number in range(PROCESSES) for edit in range(EDITS)} <= names
    assert sum(one["rebased"] for one in answered) > PROCESSES, "they never met: the test shows nothing"
    _require_one_history(plan)


def _require_one_history(plan: Plan) -> None:
    replayed = rows_at(again(plan), 0)
    for edit in Edit.objects.filter(plan=plan).order_by("revision"):
        replay(replayed, changes_of(edit) or [])
    contents = read_contents(again(plan))
    assert replayed == rows_of_contents(contents)
    from headway.schedule.models import PlanDates

    stored = unpack_columns(PlanDates.objects.get(plan=plan, revision=again(plan).revision).columns)
    calculated = calculated_state(state_of(contents, 0))[0].picture
    assert all((stored[name] == calculated[name]).all() for name in calculated)


def _test_database_url() -> str:
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    parts = conninfo_to_dict(os.environ["DATABASE_URL"])
    return make_conninfo(**{**parts, "dbname": connection.settings_dict["NAME"]})
