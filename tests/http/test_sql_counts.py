"""How many statements each GET costs: committed, so that a rise shows in a diff.

`HEADWAY_WRITE_SQL_COUNTS=1` writes the file anew.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext
from test_matrix import CASES
from world import World, client_of, send

from headway.people.rules import may
from headway.schedule.models import Activity

COUNTS = Path(__file__).with_name("sql_counts.json")


def test_no_get_costs_more_statements_than_before(world: World) -> None:
    clients = {role: client_of(world.people[role]) for role in ("planner", "project_manager")}
    measured = {}
    for name in ["GET /api/session", "GET /api/projects", *(name for name in CASES if name.startswith("GET"))]:
        path = re.sub(r"\{(\w+)\}", lambda m: str(world.ours.ids()[m[1]]), name.split(" ")[1])
        path += CASES[name].query if name in CASES else ""
        with CaptureQueriesContext(
            connection,
        ) as statements:
            answer = clients[_reader(name)].get(path)
        assert answer.status_code == (CASES[name].success if name in CASES else 200), name
        measured[name] = len(statements)

    if os.environ.get("HEADWAY_WRITE_SQL_COUNTS") == "1":
        COUNTS.write_text(json.dumps(measured, indent=1, sort_keys=True) + "\n", "utf-8")
    assert measured == json.loads(COUNTS.read_text("utf-8"))


def _reader(name: str) -> str:
    """A planner, where he may."""
    return "planner" if name not in CASES or may("planner", CASES[name].capability) else "project_manager"


def test_an_edit_of_fifty_rows_costs_the_statements_of_one(world: World) -> None:
    """The whole request, key and answer included: rows are read and written together, whatever their number."""
    client, revision = client_of(world.people["planner"]), world.ours.plan.revision
    leaves = list(Activity.objects.filter(plan=world.ours.plan, kind=1).values_list("activity_id", flat=True)[:50])
    counts = []
    for numbers in (leaves[:1], leaves):
        told = [
            {"kind": "change_activity", "activity_id": number, "values": {"name": f"改名 {revision}"}}
            for number in numbers
        ]
        path = f"/api/plans/{world.ours.plan.pk}/edits"
        with CaptureQueriesContext(connection) as statements:
            answer = send(client, "POST", path, {"base_revision": revision, "operations": told})
        assert answer.status_code == 200, answer.content
        revision = answer.json()["revision"]
        counts.append(len(statements))

    assert counts == [EDIT, EDIT]


EDIT = 29
"""Session, account, key, permission, lock, rows, their writes, revision, dates, baseline, log, event, audit, whether the site
reports, answer; and ten that read the state of the plan, which is kept between edits only when one was committed."""
