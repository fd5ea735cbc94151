"""The Gantt window: rows and dates of one revision as columns."""

import orjson
import pytest
from site_of_tests import NOW, person

from headway.engine import calculate_project
from headway.engine.document import ActivityKind, ScheduleProject
from headway.projects.actions import create_project
from headway.schedule.actions import ImportPlan, apply_edit, ensure_live_plan, freeze_baseline
from headway.schedule.demo import residential_block
from headway.schedule.models import Plan
from headway.schedule.queries.activity import get_activity
from headway.schedule.queries.plans import get_plan_for
from headway.schedule.queries.window import get_window

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
    detail = get_activity(plan, window["id"][0])
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
