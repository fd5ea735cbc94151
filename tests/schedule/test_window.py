"""The Gantt window: rows and dates of one revision as columns."""

from typing import Any

import orjson
import pytest
from site_of_tests import NOW, person
from two_storeys import again, block_of, edit, number_of

from headway.engine import calculate_project
from headway.engine.document import ActivityKind, ScheduleProject
from headway.people.models import Account
from headway.projects.actions import create_project
from headway.schedule.actions import ImportPlan, apply_edit, ensure_live_plan, freeze_baseline
from headway.schedule.demo import residential_block
from headway.schedule.models import Plan
from headway.schedule.queries.activity import get_activity
from headway.schedule.queries.plans import get_plan_for
from headway.schedule.queries.window import get_window
from headway.schedule.rules.print_cells import _days, _predecessors

pytestmark = pytest.mark.django_db
NONE = -(2**31)


@pytest.fixture(scope="module")
def block() -> ScheduleProject:
    return residential_block()


@pytest.fixture
def plan(block: ScheduleProject) -> Plan:
    planner = person("li", "planner")
    project = create_project(user=planner, code="YQ-3", name="云栖雅苑 3# 楼", now=NOW)
    live = ensure_live_plan(project=project, now=NOW)
    operation = ImportPlan(plan_id=live.pk, project=block, file_name="block")
    apply_edit(bases={live.pk: 0}, operations=[operation], author=planner, source="file", now=NOW)
    return get_plan_for(planner, live.pk)


def test_rows_stand_in_outline_order_with_the_dates_of_the_engine(plan: Plan, block: ScheduleProject) -> None:
    window = orjson.loads(get_window(plan))["activities"]

    picture = calculate_project(block).picture
    assert window["code"] == [a.code for a in block.activities]
    for name in ("start", "finish", "late_start", "late_finish", "total_float", "free_float"):
        expected = [None if value == NONE else value for value in getattr(picture, name).tolist()]
        assert window[name] == expected, name
    uids = [a.uid for a in block.activities]
    assert window["parent"] == [uids.index(a.parent_uid) if a.parent_uid else -1 for a in block.activities]
    assert [flags & 1 for flags in window["flags"]] == picture.critical.astype(int).tolist()


def test_a_wbs_row_shows_the_span_and_the_progress_of_what_lies_under_it(plan: Plan) -> None:
    answer = orjson.loads(get_window(plan))
    window = answer["activities"]
    wbs = answer["kinds"].index(ActivityKind.WBS.value)
    leaves = [
        row for row, kind in enumerate(window["kind"]) if kind != wbs and window["parent"][row] == 1
    ]  # fmt: skip
    assert window["kind"][1] == wbs and len(leaves) > 3

    weight = sum(window["duration"][row] for row in leaves)
    done = sum(window["duration"][row] * window["percent"][row] for row in leaves)
    assert window["percent"][1] == pytest.approx(done / weight, abs=1e-4)
    assert window["percent"][0] == pytest.approx(0.505, abs=0.001)
    assert window["duration"][0] > 400 * 480 * 0.8  # two years' work days on a six-day week, less holidays
    assert 0 < window["remaining"][0] < window["duration"][0]
    detail = get_activity(Account.objects.get(), plan, window["id"][0])
    assert detail["duration_minutes"] == window["duration"][0]
    assert detail["percent_complete"] == window["percent"][0]


def test_the_active_baseline_stands_beside_the_rows_that_it_knows(plan: Plan, block: ScheduleProject) -> None:
    known = block.activities[5].uid
    freeze_baseline(plan=plan, name="B1", dates={known: (1000, 2000)}, author_name="", now=NOW)

    window = orjson.loads(get_window(plan))["activities"]

    assert (window["baseline_start"][5], window["baseline_finish"][5]) == (1000, 2000)
    assert window["baseline_start"].count(None) == len(block.activities) - 1


def test_an_empty_plan_has_an_empty_window() -> None:
    planner = person("li", "planner")
    project = create_project(user=planner, code="NEU", name="新项目", now=NOW)
    live = ensure_live_plan(project=project, now=NOW)

    window = orjson.loads(get_window(get_plan_for(planner, live.pk)))

    assert window["activities"]["id"] == [] and window["relations"]["id"] == [] and window["calendars"] == []
    assert window["start"] is None


def test_lags_say_how_they_are_counted_and_durations_that_never_rest_have_a_flag() -> None:
    """Two storeys: B1 → B2 → B3."""
    plan = block_of(person("zhao", "planner"))
    before = orjson.loads(get_window(plan))["relations"]
    assert (before["lag_percent"], before["lag_calendar"]) == (None, None)

    edit(plan, None,
         {"kind": "change_relation", "relation_id": before["id"][0], "values": {"lag_percent": 0}},
         {"kind": "change_relation", "relation_id": before["id"][1],
          "values": {"lag_minutes": 2880, "lag_calendar": "elapsed"}},
         {"kind": "change_activity", "activity_id": number_of(plan, "B3"), "values": {"duration_elapsed": True}})  # fmt: skip

    after = orjson.loads(get_window(again(plan)))
    relations, activities = after["relations"], after["activities"]
    assert (relations["lag_percent"], relations["lag_calendar"]) == ([0.0, None], [None, 3])
    around_the_clock = [flags & 256 > 0 for flags in activities["flags"]]
    assert dict(zip(activities["code"], around_the_clock, strict=True)) == {
        "B": False, "B1": False, "B2": False, "B3": True,
    }  # fmt: skip


def test_printed_predecessors_and_durations_say_how_they_are_counted() -> None:
    window: dict[str, Any] = {
        "minutes_per_day": 480,
        "relations": {
            "id": [1, 2, 3, 4], "predecessor": [0, 1, 2, 3], "successor": [4, 4, 4, 4], "type": [0, 0, 1, 0],
            "lag": [0, 960, 0, 2880], "lag_percent": [None, None, -0.5, None], "lag_calendar": [None, None, None, 3],
        },
        "activities": {"duration": [960, 4320], "flags": [0, 256]},
        "data_date": 0, "start": 0,
    }  # fmt: skip
    plain = window | {"relations": window["relations"] | {"lag_percent": None, "lag_calendar": None}}

    assert _predecessors(window)(4) == "1, 2FS+2, 3SS−50%, 4FS+2ed"
    assert _predecessors(plain)(4) == "1, 2FS+2, 3SS, 4FS+6"
    assert [_days(window, "duration")(row) for row in (0, 1)] == ["2", "3ed"]
