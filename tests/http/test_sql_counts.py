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
from world import World, client_of

from headway.people.rules import may

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
            assert clients[_reader(name)].get(path).status_code == 200
        measured[name] = len(statements)

    if os.environ.get("HEADWAY_WRITE_SQL_COUNTS") == "1":
        COUNTS.write_text(json.dumps(measured, indent=1, sort_keys=True) + "\n", "utf-8")
    assert measured == json.loads(COUNTS.read_text("utf-8"))


def _reader(name: str) -> str:
    """A planner, where he may."""
    return "planner" if name not in CASES or may("planner", CASES[name].capability) else "project_manager"
