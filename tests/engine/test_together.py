"""Projects with relations between them: calculated in one pass, each on its own rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.neutral import CORPUS
from engine.reference.drawn import plans
from engine.site import EPOCH, at, days, minutes, site
from headway.engine import CalculatedProject, calculate_project, calculate_projects
from headway.engine.columns import NO_INSTANT, columns_of
from headway.engine.cpm import calculate
from headway.engine.document import (
    Activity,
    ExternalRelation,
    Profile,
    RelationType,
    ScheduleProject,
)
from headway.engine.errors import LoopFound, ScheduleError
from headway.engine.network import build
from headway.engine.together import CrossRelation, calculate_together
from headway.interchange import read_file

pytestmark = pytest.mark.quick


def project(name: str, activities: list[Activity], relations: str = "", **fields: object) -> ScheduleProject:
    made = site(activities, relations, **fields).project  # type: ignore[arg-type]
    made.id = name
    return made


def tie(
    before: tuple[ScheduleProject, str], after: tuple[ScheduleProject, str], kind: str = "FS", lag: int = 0
) -> None:
    """A relation between two projects, told at both its ends as files tell it."""
    told = {"type": RelationType(kind), "lag_minutes": lag * 480}
    after[0].external_relations.append(ExternalRelation(after[1], before[0].id, before[1], "predecessor", **told))  # type: ignore[arg-type]
    before[0].external_relations.append(ExternalRelation(before[1], after[0].id, after[1], "successor", **told))  # type: ignore[arg-type]


def day(result: CalculatedProject, uid: str, name: str) -> datetime:
    uids = result.network.plan.columns.uids
    assert uids is not None
    return EPOCH + (at("1970-01-02T00:00") - EPOCH) / 1440 * int(getattr(result.picture, name)[list(uids).index(uid)])


def test_a_relation_into_another_project_moves_both_ways() -> None:
    """Tower's A, 5 days, then the yard's B, 2 days, then the tower's C: there and back again."""
    tower = project("TOWER", [days("A", 5), days("C", 1)])
    yard = project("YARD", [days("B", 2), days("Z", 12)])
    tie((tower, "A"), (yard, "B"))
    tie((yard, "B"), (tower, "C"), lag=1)

    first, second = calculate_projects([tower, yard])

    assert day(second, "B", "early_start") == at("2026-01-12T08:00")
    assert day(first, "C", "early_start") == at("2026-01-15T08:00")
    assert day(first, "A", "late_finish") == at("2026-01-09T17:00")  # the tower ends with C: A has no float
    assert int(first.picture.total_float[0]) == 0
    assert int(second.picture.total_float[0]) == 0  # nor has B, though its own project goes on


def test_each_project_floats_to_its_own_finish_or_to_the_last_of_all() -> None:
    def floats(own: bool) -> tuple[int, int]:
        short = project("SHORT", [days("A", 2)], options={"float_to_own_project_finish": own})
        long = project("LONG", [days("B", 5), days("C", 1)], options={"float_to_own_project_finish": own})
        tie((short, "A"), (long, "C"))
        first, second = calculate_projects([short, long])
        return int(first.picture.total_float[0]) // 480, int(second.picture.total_float[1]) // 480

    assert floats(own=True) == (0, 2)
    assert floats(own=False) == (2, 2)


def test_external_dates_yield_to_the_relation_that_says_them_and_stay_otherwise() -> None:
    tower = project("TOWER", [days("A", 5)])
    told = {"external_early_start": at("2026-01-20T08:00")}
    yard = project("YARD", [days("B", 2, **told), days("C", 2, **told)])
    tie((tower, "A"), (yard, "B"))
    yard.external_relations.append(ExternalRelation("C", "ELSEWHERE", "X", "predecessor", RelationType.FS))

    result = calculate_projects([tower, yard])[1]

    assert day(result, "B", "early_start") == at("2026-01-12T08:00")
    assert day(result, "C", "early_start") == at("2026-01-20T08:00")


def test_an_option_leaves_external_relations_and_their_dates_aside() -> None:
    tower = project("TOWER", [days("A", 5)])
    late = at("2026-01-20T08:00")
    yard = project("YARD", [days("B", 2, external_early_start=late)], options={"ignores_external_relations": True})
    tie((tower, "A"), (yard, "B"))

    assert day(calculate_projects([tower, yard])[1], "B", "early_start") == at("2026-01-05T08:00")


def test_a_data_date_holds_the_work_of_its_own_project_only() -> None:
    tower = project("TOWER", [days("A", 1)], data_date=at("2026-01-05T08:00"))
    yard = project("YARD", [days("B", 1), days("C", 1)], data_date=at("2026-01-19T08:00"))
    tie((tower, "A"), (yard, "B"))

    first, second = calculate_projects([tower, yard])

    assert day(first, "A", "early_start") == at("2026-01-05T08:00")
    assert day(second, "B", "early_start") == at("2026-01-19T08:00")


def test_a_loop_across_projects_is_named() -> None:
    tower, yard = project("TOWER", [days("A", 1)]), project("YARD", [days("B", 1)])
    tie((tower, "A"), (yard, "B"))
    tie((yard, "B"), (tower, "A"))

    with pytest.raises(LoopFound) as refused:
        calculate_projects([tower, yard])

    assert sorted(refused.value.loops[0]) == ["A", "B"]


@settings(max_examples=120, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(plans(Profile.P6, progress=True, mixed=True), st.data())
def test_a_plan_cut_in_two_calculates_like_the_whole(whole: ScheduleProject, data: st.DataObject) -> None:
    """The same activities in two projects, their relations across: every date and float is that of the one project."""
    whole.options.float_to_own_project_finish = False
    works = [activity for activity in whole.activities if activity.uid != "w"]
    cut = data.draw(st.sets(st.sampled_from([activity.uid for activity in works])))
    halves = []
    for name in ("one", "two"):
        mine = [a for a in whole.activities if (a.uid in cut) == (name == "one") or a.uid == "w"]
        uids = {activity.uid for activity in mine}
        half = ScheduleProject(
            name, name, whole.default_calendar_uid, whole.start, whole.data_date, whole.must_finish_by,
            options=whole.options, calendars=whole.calendars, activities=mine,
            relations=[r for r in whole.relations if r.predecessor_uid in uids and r.successor_uid in uids],
        )  # fmt: skip
        halves.append(half)
    plain = all(not r.lag_elapsed and r.lag_calendar is None and r.lag_percent is None for r in whole.relations)
    for relation in whole.relations:
        ends = [(halves[0] if uid in cut else halves[1]) for uid in (relation.predecessor_uid, relation.successor_uid)]
        if ends[0] is not ends[1]:
            ends[1].external_relations.append(
                ExternalRelation(relation.successor_uid, ends[0].id, relation.predecessor_uid, "predecessor", relation.type, relation.lag_minutes)
            )  # fmt: skip
            ends[0].external_relations.append(
                ExternalRelation(relation.predecessor_uid, ends[1].id, relation.successor_uid, "successor", relation.type, relation.lag_minutes)
            )  # fmt: skip
    if not plain or not cut or len(cut) == len(works):
        return
    for activity in works:
        activity.code = activity.uid
    expected = calculate_project(whole).picture

    parts = calculate_projects(halves)

    row = {activity.uid: place for place, activity in enumerate(whole.activities)}
    for half, part in zip(halves, parts, strict=True):
        own = np.array([row[activity.uid] for activity in half.activities if activity.uid != "w"])
        for name in ("early_start", "early_finish", "late_start", "late_finish", "total_float", "free_float"):
            assert getattr(part.picture, name)[1:].tolist() == getattr(expected, name)[own].tolist(), name


@settings(max_examples=150, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(plans(Profile.P6, mixed=True), plans(Profile.P6, mixed=True), st.data())
def test_bounds_hold_a_project_where_its_relations_put_it(
    left: ScheduleProject, right: ScheduleProject, data: st.DataObject
) -> None:
    """Each project by itself, with the bounds as external dates, has the early and late dates of both together.

    From a start (SS, SF) a relation may also leave a late start between two shifts, which no late finish says; to a
    finish (FF, SF) it may leave a finish between two shifts, which no early start says: those are told by the cases
    of test_links on ordinary calendars. What has successors in another project only is an open end by itself, where
    open ends are critical.
    """
    left.options.open_ends_critical = right.options.open_ends_critical = False
    late_names = ("late_start", "late_finish", "total_float")
    columns = [columns_of(left), columns_of(right)]
    rows = [[row for row, a in enumerate(one.activities) if a.uid != "w"] for one in (left, right)]
    types, lags = st.sampled_from([RelationType.FS, RelationType.SS]), st.integers(-2, 3)
    ways = data.draw(st.lists(st.tuples(st.sampled_from((0, 1)), types, lags), min_size=1, max_size=3))
    cross = [
        CrossRelation(way, data.draw(st.sampled_from(rows[way])), 1 - way, data.draw(st.sampled_from(rows[1 - way])), kind, lag * 240)
        for way, kind, lag in ways
    ]  # fmt: skip
    try:
        joint = calculate_together([build(one) for one in columns], cross)
    except ScheduleError:
        return

    for place, one in enumerate(columns):
        early = np.full(len(one.kind), NO_INSTANT, np.int32)
        late = np.full(len(one.kind), 2**31 - 1, np.int64)
        for relation, start, finish in zip(cross, joint.early.tolist(), joint.late.tolist(), strict=True):
            if relation.after_project == place and start != NO_INSTANT:
                early[relation.after_row] = max(early[relation.after_row], start)
            if relation.before_project == place and finish != NO_INSTANT:
                late[relation.before_row] = min(late[relation.before_row], finish)
        late[late == 2**31 - 1] = NO_INSTANT
        alone = calculate(build(replace(one, external_early_start=early, external_late_finish=late)))
        ends = all(one.type is RelationType.FS for one in cross)
        for name in ("early_start", "early_finish", *(late_names if ends else ())):
            assert getattr(alone, name).tolist() == getattr(joint.pictures[place], name).tolist(), name


@pytest.mark.corpus
@pytest.mark.skipif(not (CORPUS / "files").is_dir(), reason="the schedule corpus is not beside the repository")
def test_linked_projects_of_a_file_have_the_dates_that_p6_stored() -> None:
    reading = read_file(CORPUS / "files/p6_multiproject_external.xer")

    results = calculate_projects(reading.document.projects)

    assert sum(len(one.external_relations) for one in reading.document.projects) > 0
    for one, result, recorded in zip(reading.document.projects, results, reading.recorded.projects, strict=True):
        for place, activity in enumerate(one.activities):
            stored = recorded.get(activity.uid)
            if stored is not None and stored.early_start is not None:
                assert int(result.picture.early_start[place]) == minutes(stored.early_start), activity.code
