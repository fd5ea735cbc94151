"""Load plans: large, different from each other, the same on every call, and free of loops."""

from __future__ import annotations

import pytest

from headway.engine import calculate_project
from headway.engine.document import ActivityKind, RelationType
from headway.schedule.demo import load_plan

pytestmark = pytest.mark.quick


@pytest.mark.parametrize("size", [40, 333, 2000])
def test_a_load_plan_has_exactly_the_wished_number_of_activities(size: int) -> None:
    project = load_plan(2, size)

    assert sum(activity.kind is not ActivityKind.WBS for activity in project.activities) == size


def test_load_plans_differ_by_index_and_repeat_by_index() -> None:
    assert load_plan(5, 300) == load_plan(5, 300)
    lengths = [[activity.duration_minutes for activity in load_plan(index, 300).activities] for index in (2, 5)]
    assert lengths[0] != lengths[1]
    assert len({load_plan(index, 40).name for index in range(25)}) == 25


def test_all_relation_types_and_lags_occur() -> None:
    relations = load_plan(0, 2000).relations

    assert {relation.type for relation in relations} == set(RelationType)
    assert any(relation.lag_minutes < 0 for relation in relations)
    assert any(relation.lag_elapsed for relation in relations)


def test_load_plans_calculate_and_end_within_four_years() -> None:
    for index in range(4):
        project = load_plan(index, 600)
        picture = calculate_project(project).picture

        assert project.start is not None
        minutes = int(picture.finish.max()) - int(picture.start[picture.start > -(2**31)].min())
        assert 100 * 1440 < minutes < 4 * 366 * 1440
        assert 0 < picture.critical.sum() < 0.5 * len(project.activities)


def test_some_load_plans_are_in_work() -> None:
    started = [any(activity.actual_start for activity in load_plan(index, 200).activities) for index in range(6)]

    assert started == [True, True, False, True, True, False]


def test_too_small_a_plan_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 40"):
        load_plan(0, 39)
