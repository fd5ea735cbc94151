"""What the server tells of an edit, written down for the client: window, delta, window afterwards.

The client's own test (web/packages/model/test/delta.test.ts) must make the second window of the first by the delta
alone. HEADWAY_WRITE_FIXTURES=1 writes the file anew.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import orjson
import pytest
from site_of_tests import NOW, person
from two_storeys import DAY, again, block_of, edit, number_of

from headway.engine.errors import ScheduleError
from headway.kernel.errors import Refusal
from headway.people.models import Account
from headway.projects.models import Resource
from headway.schedule.actions import redo_last_edit, undo_last_edit
from headway.schedule.models import Activity, Assignment, Baseline, Plan, PlanDates, Relation
from headway.schedule.queries.delta import get_delta
from headway.schedule.queries.window import get_window

pytestmark = pytest.mark.django_db

FOLDER = Path(__file__).resolve().parents[2] / "web/packages/model/test/fixtures"
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
    """Lags of all sorts: working days, a share of the predecessor, around the clock."""
    lags: list[tuple[str, str, str, dict[str, Any]]] = [
        ("B40", "B41", "FS", {"lag_minutes": 2 * DAY}),
        ("B1", "B40", "SS", {"lag_percent": 0.5}),
        ("B3", "V", "FF", {"lag_minutes": 2880, "lag_calendar": "elapsed"}),
    ]
    for before, after, kind, lag in lags:
        edit(plan, planner, {"kind": "add_relation", "predecessor_id": number_of(plan, before),
                             "successor_id": number_of(plan, after), "values": {"type": kind, **lag}})  # fmt: skip


def _reword(plan: Plan, planner: Account) -> None:
    """The only share goes; a duration counts around the clock."""
    relation = Relation.objects.get(plan=plan, successor_id=number_of(plan, "B40"))
    edit(plan, planner,
         {"kind": "change_relation", "relation_id": relation.relation_id,
          "values": {"lag_minutes": DAY, "lag_percent": None}},
         {"kind": "change_activity", "activity_id": number_of(plan, "B40"),
          "values": {"duration_minutes": 4320, "duration_elapsed": True}})  # fmt: skip


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


def _describe(plan: Plan, planner: Account) -> None:
    edit(plan, planner,
         {"kind": "change_activity", "activity_id": number_of(plan, "B1"),
          "values": {"trade": "钢筋", "location": "3# 楼/12 层", "responsible": "王建国", "quantity": 12.5, "unit": "t",
                     "codes": {"专业": "结构"}, "deadline": "2026-03-20T17:00",
                     "constraint": "start_on_or_after", "constraint_at": "2026-03-03T08:00"}})  # fmt: skip


def _assign(plan: Plan, planner: Account) -> None:
    crew = Resource.objects.create(
        pk=9001, organization_id=planner.organization_id, name="钢筋一班", kind="crew", unit="人"
    ).pk
    edit(plan, planner,
         {"kind": "add_assignment", "activity_id": number_of(plan, "B1"), "resource_id": crew, "values": {"units": 8}},
         {"kind": "add_assignment", "activity_id": number_of(plan, "B2"), "resource_id": crew})  # fmt: skip


def _release(plan: Plan, planner: Account) -> None:
    edit(plan, planner,
         *({"kind": "delete_assignment", "assignment_id": number} for number in
           Assignment.objects.filter(plan=plan).values_list("assignment_id", flat=True)),
         {"kind": "change_activity", "activity_id": number_of(plan, "B1"), "values": {"codes": {}, "deadline": None}})  # fmt: skip


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
    ("change", _change), ("insert", _insert), ("relation added", _relate), ("move", _move), ("relation reworded", _reword), ("progress", _progress),
    ("relation deleted", _unrelate), ("described", _describe), ("assigned", _assign), ("calendar", _calendar), ("released", _release), ("subtree deleted", _delete), ("undo", _undo),
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
        story["steps"].append({"name": name, "delta": _delta(plan, since), "after": _window(plan)})
        if name == "calendar":
            story["leap"] = {"delta": _delta(plan, first), "after": _window(plan)}
    return story


EDITS_AT_RANDOM, LOOKED_AT_EVERY, FEWEST = 60, 6, 6


def _at_random(plan: Plan, chance: Random) -> dict[str, Any]:
    """One operation on rows drawn by lot; some are refused."""
    rows = list(Activity.objects.filter(plan=plan).order_by("activity_id"))
    wbs = [row.activity_id for row in rows if row.kind == 0]
    ids = [row.activity_id for row in rows]
    if len(ids) < FEWEST:
        return {"kind": "add_activity", "parent_id": chance.choice([None, *wbs]), "values": {"duration_minutes": DAY}}
    row, other, parent = chance.choice(ids), chance.choice(ids), chance.choice([None, *wbs])
    days = chance.randrange(1, 15)
    relations = sorted(Relation.objects.filter(plan=plan).values_list("relation_id", flat=True))
    return chance.choice(
        [
            {"kind": "change_activity", "activity_id": row, "values": {"duration_minutes": days * DAY}},
            {"kind": "change_activity", "activity_id": row, "values": {"name": f"工作 {days}", "notes": "改"}},
            {"kind": "record_progress", "activity_id": row, "values": {"percent_complete": days / 14}},
            {"kind": "add_activity", "parent_id": parent, "values": {"duration_minutes": days * DAY, "name": "新"}},
            {"kind": "add_activity", "parent_id": parent, "first": True, "values": {"kind": "wbs", "name": "组"}},
            {"kind": "move_activity", "activity_id": row, "parent_id": parent, "first": days % 2 == 0},
            {"kind": "add_relation", "predecessor_id": row, "successor_id": other,
             "values": {"type": chance.choice(["FS", "SS", "FF"]), "lag_minutes": days * 60,
                        "lag_percent": chance.choice([None, None, 0.25]),
                        "lag_calendar": chance.choice([None, "elapsed"])}},
            {"kind": "add_relation", "predecessor_id": other, "successor_id": row},
            {"kind": "delete_relation", "relation_id": chance.choice(relations or [0])},
            {"kind": "delete_activity", "activity_id": chance.choice(ids[1:] or ids)},
            {"kind": "change_settings", "values": {"data_date": f"2026-03-{days:02}T08:00"}},
        ]
    )  # fmt: skip


def _wandered(plan: Plan, planner: Account, chance: Random) -> dict[str, Any]:
    first, told = again(plan).revision, {"window": _window(plan), "steps": []}
    while len(told["steps"]) < EDITS_AT_RANDOM:
        since = again(plan).revision
        try:
            _undo(plan, planner) if chance.random() < 0.15 else edit(plan, planner, _at_random(plan, chance))
        except (Refusal, ScheduleError):
            continue
        looked_at = len(told["steps"]) % LOOKED_AT_EVERY == LOOKED_AT_EVERY - 1
        told["steps"].append({"delta": _delta(plan, since), "after": _window(plan) if looked_at else None})
    return told | {"leap": {"delta": _delta(plan, first), "after": _window(plan)}}


def _compared(name: str, told: dict[str, Any]) -> None:
    file = FOLDER / name
    if os.environ.get("HEADWAY_WRITE_FIXTURES"):
        FOLDER.mkdir(exist_ok=True)
        file.write_bytes(orjson.dumps(told) + b"\n")
    assert told == orjson.loads(file.read_bytes())


def test_the_client_is_tested_on_what_the_server_tells() -> None:
    planner = person("li", "planner")
    plan = block_of(planner)
    _freeze(plan)

    _compared("story.json", _told(plan, planner))


def test_the_client_is_tested_on_edits_drawn_by_lot() -> None:
    planner = person("li", "planner")

    _compared("random.json", _wandered(block_of(planner), planner, Random(20260302)))
