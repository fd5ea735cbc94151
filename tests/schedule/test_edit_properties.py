"""Three people edit one plan from what each of them last saw; whatever they do, nothing is lost and all agree."""

from __future__ import annotations

import os
from typing import Any

import numpy as np
import orjson
import pytest
from client import brought_forward, client_of_window
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from site_of_tests import NOW, person
from two_storeys import DAY, again, block_of, edit, member

from headway.engine.errors import ScheduleError
from headway.kernel.errors import Refusal
from headway.schedule.actions import redo_last_edit, undo_last_edit
from headway.schedule.models import Edit, Plan, PlanDates
from headway.schedule.queries.calculation import calculated_state
from headway.schedule.queries.contents import read_contents
from headway.schedule.queries.delta import get_delta
from headway.schedule.queries.history import changes_of, replay, rows_at
from headway.schedule.queries.rows import rows_of_contents
from headway.schedule.queries.state import get_state, keep_state, load_state
from headway.schedule.queries.window import get_window
from headway.schedule.rules.network import state_of
from headway.schedule.rules.packed import unpack_columns

EXAMPLES = int(os.environ.get("HEADWAY_EDIT_SEQUENCES", "60"))

number = st.integers(0, 30)
wish = st.one_of(
    st.tuples(st.just("add"), number, number, st.integers(0, 9)),
    st.tuples(st.just("wbs"), number, number, st.just(0)),
    st.tuples(st.just("rename"), number, number, st.just(0)),
    st.tuples(st.just("last"), number, st.integers(0, 12), st.just(0)),
    st.tuples(st.just("move"), number, number, number),
    st.tuples(st.just("delete"), number, st.just(0), st.just(0)),
    st.tuples(st.just("link"), number, number, st.integers(0, 3)),
    st.tuples(st.just("unlink"), number, st.just(0), st.just(0)),
    st.tuples(st.just("progress"), number, st.integers(0, 4), st.just(0)),
    st.tuples(st.just("calendar"), number, number, st.just(0)),
    st.tuples(st.just("data date"), st.integers(0, 20), st.just(0), st.just(0)),
    st.tuples(st.just("undo"), st.just(0), st.just(0), st.just(0)),
    st.tuples(st.just("redo"), st.just(0), st.just(0), st.just(0)),
)
# who, whether he looks at the plan first, whether this process keeps its state, what he wants
step = st.tuples(st.integers(0, 2), st.booleans(), st.booleans(), wish)


def _one(choices: list[int], index: int) -> int:
    return choices[index % len(choices)] if choices else 999_999


def operation(plan: Plan, told: tuple[str, int, int, int]) -> list[dict[str, Any]]:
    """A wish about rows that the person picks from what is there."""
    contents = read_contents(again(plan))
    activities = [row[0] for row in contents.tables["activity"]]
    wbs = [row[0] for row in contents.tables["activity"] if row[3] == 0]
    kind, a, b, c = told
    first, second = _one(activities, a), _one(activities, b)
    wishes: dict[str, list[dict[str, Any]]] = {
        "add": [{"kind": "add_activity", "ref": -1, "parent_id": _one(wbs, a) if wbs else None,
                 "values": {"name": f"工作 {b}", "duration_minutes": c * DAY}}],
        "wbs": [{"kind": "add_activity", "parent_id": _one(wbs, a) if wbs else None, "first": b % 2 == 0,
                 "values": {"kind": "wbs", "name": f"分部 {b}"}}],
        "rename": [{"kind": "change_activity", "activity_id": first, "values": {"name": f"改名 {b}"}}],
        "last": [{"kind": "change_activity", "activity_id": first, "values": {"duration_minutes": b * DAY}}],
        "move": [{"kind": "move_activity", "activity_id": first, "parent_id": _one(wbs, b) if wbs else None,
                  "first": c % 2 == 0}],
        "delete": [{"kind": "delete_activity", "activity_id": first}],
        "link": [{"kind": "add_relation", "predecessor_id": first, "successor_id": second,
                  "values": {"type": ("FS", "SS", "FF", "SF")[c % 4], "lag_minutes": (c % 4 - 1) * DAY,
                             "lag_percent": (None, None, 0.5, 0)[c % 4],
                             "lag_calendar": (None, "elapsed", None)[c % 3]}}],
        "unlink": [{"kind": "delete_relation",
                    "relation_id": _one([row[0] for row in contents.tables["relation"]], a)}],
        "progress": [{"kind": "record_progress", "activity_id": first, "values": {"percent_complete": b / 4}}],
        "calendar": [{"kind": "add_calendar", "ref": -1, "values": {"name": f"日历 {a}", "week": [[[0, 60 + a]]] * 7}},
                     {"kind": "change_activity", "activity_id": second, "values": {"calendar_id": -1}}],
        "data date": [{"kind": "change_settings", "values": {"data_date": f"2026-03-{a + 2:02}T08:00"}}],
    }  # fmt: skip
    return wishes[kind]


def window(plan: Plan) -> Any:
    return client_of_window(orjson.loads(get_window(again(plan))))


@pytest.mark.django_db
@settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True,
    phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@example(
    [
        (1, True, True, ("delete", 4, 0, 0)),
        (2, True, True, ("wbs", 12, 20, 0)),
        (2, False, True, ("data date", 7, 0, 0)),
    ]
)
@example([(2, False, True, ("progress", 22, 1, 0)), (1, True, False, ("last", 6, 12, 0))])
@given(st.lists(step, min_size=3, max_size=14))
def test_replay_state_dates_and_stale_clients_all_agree(steps: list[Any]) -> None:
    with transaction.atomic():
        planner = person("li", "planner")
        plan = block_of(planner)
        people = [planner, member(plan, "wang", "project_manager"), member(plan, "zhao", "planner")]
        seen = [again(plan).revision] * 3
        clients = [window(plan)] * 3
        for who, looks, keeps, told in steps:
            if looks:
                clients[who] = _caught_up(plan, clients[who])
                seen[who] = again(plan).revision
            _attempt(plan, people[who], seen[who], told, keeps)
        _require_agreement(plan, clients)
        transaction.set_rollback(True)


def _attempt(plan: Plan, person: Any, base: int, told: tuple[str, int, int, int], keeps: bool) -> None:
    before = again(plan).revision
    try:
        with transaction.atomic():
            if told[0] == "undo":
                applied = undo_last_edit(user=person, plan_id=plan.pk, revision=base, own=True, now=NOW)
            elif told[0] == "redo":
                applied = redo_last_edit(user=person, plan_id=plan.pk, now=NOW)
            else:
                applied = edit(plan, person, *operation(plan, told), base=base)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    except (Refusal, ScheduleError):
        assert again(plan).revision == before
        return
    assert applied.revision == again(plan).revision == before + 1
    if keeps and applied.after is not None:
        keep_state(plan.pk, applied.after)


def _caught_up(plan: Plan, client: Any) -> Any:
    delta = get_delta(again(plan), client["heading"]["revision"])
    assert delta is not None
    return brought_forward(client, orjson.loads(orjson.dumps(delta, option=orjson.OPT_SERIALIZE_NUMPY)))


def _require_agreement(plan: Plan, clients: list[Any]) -> None:
    rows = rows_of_contents(read_contents(again(plan)))
    replayed = rows_at(again(plan), 0)
    for one in Edit.objects.filter(plan=plan).order_by("revision"):
        replay(replayed, changes_of(one) or [])
    assert replayed == rows
    kept, fresh = get_state(again(plan)), load_state(again(plan))
    _require_equal_states(kept, fresh)
    stored = unpack_columns(PlanDates.objects.get(plan=plan, revision=again(plan).revision).columns)
    recalculated = calculated_state(state_of(read_contents(again(plan)), 0))[0].picture
    assert stored.keys() == recalculated.keys()
    assert all(np.array_equal(stored[name], recalculated[name]) for name in stored)
    for client in clients:
        assert _caught_up(plan, client) == window(plan)


def _require_equal_states(kept: Any, fresh: Any) -> None:
    for name in ("activity", "relation", "assignment"):
        one, other = getattr(kept, name), getattr(fresh, name)
        for column in one.columns:
            assert np.array_equal(one[column], other[column], equal_nan=one[column].dtype == np.float64), column
    assert kept.calendars == fresh.calendars and kept.resource_calendars == fresh.resource_calendars
    assert kept.splits == fresh.splits
