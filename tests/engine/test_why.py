"""Reasons: take away what the engine names for a date and the date moves; take away anything else and it stays."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.reference.differences import describe
from engine.reference.drawn import START, plans
from headway.engine import CalculatedProject, calculate_project, reasons_of
from headway.engine.document import ActivityKind, Constraint, ConstraintKind, Profile, ScheduleProject
from headway.engine.picture import Picture
from headway.engine.why.reasons import Bound, DateName, Driver, DriverKind, Reason

pytestmark = pytest.mark.quick

FEW = settings(max_examples=50, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
MONTH = timedelta(days=28)
EARLY = (DateName.EARLY_START, DateName.EARLY_FINISH)


@st.composite
def late_plans(draw: st.DrawFn, profile: Profile) -> ScheduleProject:
    """Plans in which one or two activities stand as late as possible."""
    project = draw(plans(profile))
    for activity in project.activities[1:]:
        if draw(st.integers(0, 3)) == 0:
            activity.constraint = Constraint(ConstraintKind.AS_LATE_AS_POSSIBLE)
    return project


def without(
    project: ScheduleProject, calculated: CalculatedProject, drivers: list[Driver], row: int = 0
) -> ScheduleProject:
    """The plan as it would be if none of the drivers of the activity in `row` were there."""
    changed = copy.deepcopy(project)
    dropped = {calculated.relations[d.relation] for d in drivers if d.kind is DriverKind.RELATION}
    changed.relations = [r for n, r in enumerate(changed.relations) if n not in dropped]
    for driver in drivers:
        activity = changed.activities[row]
        match driver.kind:
            case DriverKind.CONSTRAINT if driver.secondary:
                activity.secondary_constraint = None
            case DriverKind.CONSTRAINT | DriverKind.AS_LATE:
                activity.constraint = None
            case DriverKind.DATA_DATE | DriverKind.PROJECT_START:
                assert changed.start
                assert changed.data_date
                changed.start, changed.data_date = changed.start - MONTH, changed.data_date - MONTH
            case DriverKind.MUST_FINISH_BY:
                assert changed.must_finish_by
                changed.must_finish_by += MONTH
            case DriverKind.DEADLINE:
                activity.deadline = None
            case DriverKind.RELATION:
                pass
            case other:
                raise AssertionError(f"{other} is not drawn")
    return changed


def dates(picture: Picture, row: int, date: DateName) -> int:
    return int(getattr(picture, date.value)[row])


def told(project: ScheduleProject, names: tuple[DateName, ...] = EARLY) -> Iterator[Reason]:
    reasons = reasons_of(calculate_project(project).network)
    for row, activity in enumerate(project.activities):
        if activity.kind is not ActivityKind.WBS:
            for name in names:
                yield reasons.reason(row, name)


def named_drivers_move(
    project: ScheduleProject, names: tuple[DateName, ...] = EARLY, *, late_only: bool = False
) -> None:
    calculated = calculate_project(project)
    for reason in told(project, names):
        note = f"{describe(project)}\n{reason}"
        assert reason.drivers, note
        if late_only and {driver.kind for driver in reason.drivers} != {DriverKind.AS_LATE}:
            continue
        for bound in (Bound.FLOOR, Bound.CAP):
            drivers = [driver for driver in reason.drivers if driver.bound is bound]
            if not drivers:
                continue
            after = calculate_project(without(project, calculated, drivers, reason.row)).picture
            moved = dates(after, reason.row, reason.date) - reason.at
            assert (moved < 0) == (bound is Bound.FLOOR), note
            assert moved, note


def other_relations_move_nothing(project: ScheduleProject) -> None:
    """What holds an activity without a relation, no relation moves; what is not named does not move its successor."""
    calculated = calculate_project(project)
    reasons = list(told(project))
    rows = {activity.uid: row for row, activity in enumerate(project.activities)}
    for place, position in enumerate(calculated.relations):
        one = Driver(DriverKind.RELATION, 0, relation=place)
        after = calculate_project(without(project, calculated, [one])).picture
        successor = rows[project.relations[position].successor_uid]
        for reason in reasons:
            relations = {d.relation for d in reason.drivers if d.kind is DriverKind.RELATION}
            unnamed = not relations or (reason.row == successor and place not in relations)
            if unnamed:
                at = dates(after, reason.row, reason.date)
                assert at == reason.at, f"{describe(project)}\n{place} moves {reason} to {at}"


@FEW
@given(plans(Profile.P6))
def test_a_named_driver_moves_the_date(project: ScheduleProject) -> None:
    named_drivers_move(project)
    other_relations_move_nothing(project)


@FEW
@given(plans(Profile.P6, progress=True))
def test_a_named_driver_moves_the_date_of_work_in_progress(project: ScheduleProject) -> None:
    named_drivers_move(project)
    other_relations_move_nothing(project)


@FEW
@given(plans(Profile.P6, mixed=True))
def test_a_named_driver_moves_the_date_on_several_calendars(project: ScheduleProject) -> None:
    named_drivers_move(project)
    other_relations_move_nothing(project)


@FEW
@given(plans(Profile.MSP))
def test_a_named_driver_moves_the_date_under_ms_project(project: ScheduleProject) -> None:
    named_drivers_move(project)
    other_relations_move_nothing(project)


@FEW
@given(plans(Profile.MSP, progress=True))
def test_a_named_driver_moves_the_date_of_begun_work_under_ms_project(project: ScheduleProject) -> None:
    named_drivers_move(project)
    other_relations_move_nothing(project)


@FEW
@given(plans(Profile.JGJ121))
def test_a_named_driver_moves_the_date_under_jgj121(project: ScheduleProject) -> None:
    named_drivers_move(project)
    other_relations_move_nothing(project)


@FEW
@given(late_plans(Profile.P6))
def test_a_named_driver_moves_the_date_of_late_work_in_p6(project: ScheduleProject) -> None:
    named_drivers_move(project)


@FEW
@given(late_plans(Profile.MSP))
def test_a_named_driver_moves_the_date_of_late_work_under_ms_project(project: ScheduleProject) -> None:
    """Of late work itself only: its predecessors and successors may move either way when a relation goes."""
    named_drivers_move(project, late_only=True)


@FEW
@given(plans(Profile.P6, mixed=True))
def test_a_named_bound_moves_the_late_finish(project: ScheduleProject) -> None:
    project.must_finish_by = START + timedelta(days=80, hours=9)  # so that the backward pass begins at one instant
    project.options.open_ends_critical = False  # else what loses its successor loses its float

    named_drivers_move(project, (DateName.LATE_FINISH,))
