"""What the server tells of an edit, written down for the client: window, delta, window afterwards.

The client's own test (web/packages/model/test/delta.test.ts) must make the second window of the first by the delta
alone. HEADWAY_WRITE_FIXTURES=1 writes the file anew.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from site_of_tests import NOW, person
from two_storeys import DAY, again, block_of, edit, number_of

from headway.people.models import Account
from headway.schedule.actions import redo_last_edit, undo_last_edit
from headway.schedule.models import Baseline, Plan, PlanDates, Relation
from headway.schedule.queries.delta import get_delta
from headway.schedule.queries.window import get_window

pytestmark = pytest.mark.django_db

FILE = Path(__file__).resolve().parents[2] / "web/packages/model/test/fixtures/story.json"
OF_THIS_RUN = {"plan_id": 1, "project_id": 1, "calculated_at": None, "calculation_ms": None}

Step = Callable[[Plan, Account], Any]


def _change(plan: Plan, planner: Account) -> None:
    edit(plan, planner, {"kind": "change_activity", "activity_id": number_of(plan, "B2"),
                         "values": {"duration_minutes": 12 * DAY, "name": "主体结构", "notes": "分两段"}})  # fmt: skip


def _insert(plan: Plan, planner: Account) -> None:
    block = number_of(plan, "B")
    edit(plan, planner,
         {"kind": "add_activity", "ref": -1, "parent_id": block, "after_id": number_of(plan, "B1"),
          "values": {"kind": "wbs", "code": "B4", "name": "装修"}},
         {"kind": "add_activity", "ref": -2, "parent_id": -1,
          "values": {"code": "B41", "name": "抹灰", "duration_minutes": 4 * DAY}},
         {"kind": "add_activity", "parent_id": -1, "first": True,
          "values": {"code": "B40", "name": "砌体", "duration_minutes": 3 * DAY}},
         {"kind": "add_activity", "values": {"code": "V", "name": "验收", "kind": "finish_milestone"}})  # fmt: skip


def _relate(plan: Plan, planner: Account) -> None:
    for before, after, kind, lag in (("B40", "B41", "FS", 2), ("B1", "B40", "SS", 1), ("B3", "V", "FF", 0)):
        edit(plan, planner, {"kind": "add_relation", "predecessor_id": number_of(plan, before),
                             "successor_id": number_of(plan, after),
                             "values": {"type": kind, "lag_minutes": lag * DAY}})  # fmt: skip


def _move(plan: Plan, planner: Account) -> None:
    edit(plan, planner,
         {"kind": "move_activity", "activity_id": number_of(plan, "B3"), "parent_id": number_of(plan, "B4"),
          "first": True},
         {"kind": "move_activity", "activity_id": number_of(plan, "B4"), "parent_id": None, "first": True})  # fmt: skip


def _progress(plan: Plan, planner: Account) -> None:
    edit(plan, planner, {"kind": "record_progress", "activity_id": number_of(plan, "B1"),
                         "values": {"percent_complete": 1 / 3}},
         {"kind": "change_settings", "values": {"data_date": "2026-03-05T08:00"}})  # fmt: skip


def _unrelate(plan: Plan, planner: Account) -> None:
    relation = Relation.objects.get(plan=plan, successor_id=number_of(plan, "B2"))
    edit(plan, planner, {"kind": "delete_relation", "relation_id": relation.relation_id})


def _calendar(plan: Plan, planner: Account) -> None:
    week = [[[480, 720], [780, 1020]]] * 6 + [[]]
    edit(plan, planner,
         {"kind": "add_calendar", "ref": -9, "values": {"name": "六日制", "week": week}},
         {"kind": "change_activity", "activity_id": number_of(plan, "B2"), "values": {"calendar_id": -9}},
         {"kind": "change_calendar", "calendar_id": again(plan).default_calendar_id,
          "values": {"exceptions": [{"first_day": "2026-03-10", "last_day": "2026-03-12", "name": "停工"}]}})  # fmt: skip


def _delete(plan: Plan, planner: Account) -> None:
    edit(plan, planner, {"kind": "delete_activity", "activity_id": number_of(plan, "B4")})


def _undo(plan: Plan, planner: Account) -> None:
    undo_last_edit(user=planner, plan_id=plan.pk, revision=again(plan).revision, own=True, now=NOW)


def _redo(plan: Plan, planner: Account) -> None:
    redo_last_edit(user=planner, plan_id=plan.pk, now=NOW)


def _default_calendar(plan: Plan, planner: Account) -> None:
    edit(plan, planner, {"kind": "add_calendar", "ref": -9, "values": {"name": "另一本"}},
         {"kind": "change_settings", "values": {"default_calendar_id": -9}})  # fmt: skip


def _empty(plan: Plan, planner: Account) -> None:
    rows = [number_of(plan, code) for code in ("B", "B4", "V")]
    edit(plan, planner, *({"kind": "delete_activity", "activity_id": number} for number in rows))


STORY: list[tuple[str, Step]] = [
    ("change", _change), ("insert", _insert), ("relation added", _relate), ("move", _move), ("progress", _progress),
    ("relation deleted", _unrelate), ("calendar", _calendar), ("subtree deleted", _delete), ("undo", _undo),
    ("redo", _redo), ("undo again", _undo), ("everything deleted", _empty), ("undo of that", _undo),
    ("default calendar", _default_calendar),
]  # fmt: skip


def _window(plan: Plan) -> Any:
    return orjson.loads(get_window(again(plan))) | OF_THIS_RUN


def _delta(plan: Plan, since: int) -> Any:
    delta = get_delta(again(plan), since)
    assert delta is not None
    return orjson.loads(orjson.dumps(delta, option=orjson.OPT_SERIALIZE_NUMPY)) | OF_THIS_RUN


def _freeze(plan: Plan) -> None:
    dates = PlanDates.objects.get(plan=plan, revision=again(plan).revision)
    Baseline.objects.create(
        plan=plan, organization_id=plan.organization_id, name="合同基线", columns=dates.columns, at=NOW
    )


def _told(plan: Plan, planner: Account) -> dict[str, Any]:
    first = again(plan).revision
    story: dict[str, Any] = {"window": _window(plan), "steps": []}
    for name, step in STORY:
        since = again(plan).revision
        step(plan, planner)
        created = [] if name not in ("insert",) else [number_of(plan, code) for code in ("B4", "B41", "B40", "V")]
        story["steps"].append(
            {"name": name, "created": created, "delta": _delta(plan, since), "after": _window(plan)}
        )  # fmt: skip
        if name == "calendar":
            story["leap"] = {"delta": _delta(plan, first), "after": _window(plan)}
    return story


def test_the_client_is_tested_on_what_the_server_tells() -> None:
    planner = person("li", "planner")
    plan = block_of(planner)
    _freeze(plan)

    told = orjson.dumps(_told(plan, planner)) + b"\n"

    if os.environ.get("HEADWAY_WRITE_FIXTURES"):
        FILE.parent.mkdir(exist_ok=True)
        FILE.write_bytes(told)
    assert orjson.loads(told) == orjson.loads(FILE.read_bytes())
