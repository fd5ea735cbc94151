"""What holds for every plan, on drawn ones."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.site import DAY, MONDAY, WORKDAYS
from headway.engine import build_network, calculate, calculate_project
from headway.engine.document import (
    Activity,
    Calendar,
    Profile,
    Relation,
    RelationType,
    ScheduleOptions,
    ScheduleProject,
)

pytestmark = pytest.mark.quick
SIX_DAYS = Calendar("six", "", (DAY,) * 6 + ((),))
NAMES = ("early_start", "early_finish", "late_start", "late_finish", "total_float", "free_float", "critical")


@st.composite
def plans(draw: st.DrawFn, one_calendar: bool = False) -> ScheduleProject:
    count = draw(st.integers(2, 14))
    activities = []
    for number in range(count):
        length = draw(st.sampled_from([0, 240, 480, 960, 2400]))
        begun = draw(st.sampled_from([None, None, None, MONDAY - timedelta(days=3)]))
        activities.append(
            Activity(
                uid=f"a{number}",
                code=f"a{number}",
                name="",
                calendar_uid=draw(st.sampled_from(["workdays"] if one_calendar else ["workdays", "six"])),
                duration_minutes=length,
                remaining_minutes=length // 2 if begun else length,
                actual_start=begun,
            )
        )
    relations = []
    for number in range(draw(st.integers(0, 2 * count))):
        before = draw(st.integers(0, count - 2))
        after = draw(st.integers(before + 1, count - 1))
        kind = draw(st.sampled_from(list(RelationType)))
        lag = draw(st.sampled_from([0, 0, 0, 480, 960, -480]))
        relations.append(Relation(f"r{number}", f"a{before}", f"a{after}", kind, lag))
    return ScheduleProject(
        id="drawn",
        name="drawn",
        default_calendar_uid="workdays",
        start=MONDAY - timedelta(days=30),
        data_date=MONDAY,
        options=ScheduleOptions(profile=draw(st.sampled_from([Profile.P6, Profile.JGJ121]))),
        calendars=[WORKDAYS, SIX_DAYS],
        activities=activities,
        relations=relations,
    )


def columns(project: ScheduleProject) -> dict[str, dict[str, object]]:
    picture = calculate_project(project).picture
    uids = [activity.uid for activity in project.activities]
    return {name: dict(zip(uids, getattr(picture, name).tolist(), strict=True)) for name in NAMES}


@settings(max_examples=60, deadline=None)
@given(plans())
def test_calculating_twice_gives_the_same_and_leaves_the_network_as_it_was(project: ScheduleProject) -> None:
    network = build_network(project)
    before = network.act.copy(), network.rel.copy()

    first, second = calculate(network), calculate(network)

    assert all(np.array_equal(getattr(first, name), getattr(second, name)) for name in NAMES)
    assert np.array_equal(before[0], network.act) and np.array_equal(before[1], network.rel)


@settings(max_examples=60, deadline=None)
@given(plans(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(project: ScheduleProject, chance: random.Random) -> None:
    shuffled = replace(project, activities=list(project.activities), relations=list(project.relations))
    chance.shuffle(shuffled.activities)
    chance.shuffle(shuffled.relations)

    assert columns(shuffled) == columns(project)


@settings(max_examples=60, deadline=None)
@given(plans(), st.data())
def test_without_one_relation_nothing_comes_later(project: ScheduleProject, data: st.DataObject) -> None:
    if not project.relations:
        return
    left_out = data.draw(st.integers(0, len(project.relations) - 1))
    fewer = replace(project, relations=[r for i, r in enumerate(project.relations) if i != left_out])

    full, without = columns(project), columns(fewer)

    for name in ("early_start", "early_finish"):
        assert all(without[name][uid] <= full[name][uid] for uid in full[name])


@settings(max_examples=60, deadline=None)
@given(plans(one_calendar=True))
def test_some_work_with_the_latest_finish_has_no_float(project: ScheduleProject) -> None:
    """The backward pass begins where the forward pass ends; on one calendar nothing is lost on the way."""
    found = columns(project)
    last = max(found["early_finish"].values())

    assert any(found["total_float"][uid] == 0 for uid, finish in found["early_finish"].items() if finish == last)
    assert min(found["total_float"].values()) == 0
