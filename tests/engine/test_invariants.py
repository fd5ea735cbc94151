"""What the issue of the engine asks of every plan: floats tell feasibility; what is exported calculates as it did."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, given, settings

from engine.reference.drawn import START, plans
from engine.reference.worktime import WorkTime
from engine.site import EPOCH
from headway.engine import calculate_project
from headway.engine.document import (
    Activity,
    Constraint,
    ConstraintKind,
    FloatRule,
    Profile,
    ScheduleDocument,
    ScheduleProject,
)
from headway.interchange.limits import DEFAULT_LIMITS
from headway.interchange.own.schedule_json import document_as_json
from headway.interchange.readers import Source, read_here
from headway.interchange.writing import Export, write_file
from interchange.same_document import calculated

pytestmark = pytest.mark.quick

MANY = settings(
    max_examples=150, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
FEW = settings(max_examples=40, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
DATES = ("early_start", "early_finish", "late_start", "late_finish", "total_float")
BEFORE = {
    ConstraintKind.START_ON_OR_BEFORE: "early_start",
    ConstraintKind.START_ON: "early_start",
    ConstraintKind.FINISH_ON_OR_BEFORE: "early_finish",
    ConstraintKind.FINISH_ON: "early_finish",
}


def limits(activity: Activity) -> list[Constraint]:
    return [one for one in (activity.constraint, activity.secondary_constraint) if one is not None]


@MANY
@given(plans(Profile.P6))
def test_no_float_is_negative_exactly_when_every_date_that_is_wished_can_be_kept(project: ScheduleProject) -> None:
    """Early dates are the earliest possible: if they miss a date, nothing keeps it."""
    assume(not any("mandatory" in limit.kind.value for activity in project.activities for limit in limits(activity)))
    project.options.float_rule, project.options.open_ends_critical = FloatRule.SMALLEST, False
    calendars = {calendar.uid: calendar for calendar in project.calendars}
    picture = calculate_project(project).picture
    kept = True
    for row, activity in enumerate(project.activities):
        if activity.calendar_uid is None:
            continue
        time = WorkTime(calendars[activity.calendar_uid], calendars)

        wishes = [(BEFORE[one.kind], one.at) for one in limits(activity) if one.kind in BEFORE]
        if project.must_finish_by is not None:
            wishes.append(("early_finish", project.must_finish_by))
        kept &= all(time.between(instant(int(getattr(picture, name)[row])), until) >= 0 for name, until in wishes)

    worst = min(picture.total_float[row] for row, a in enumerate(project.activities) if a.calendar_uid)

    assert (worst >= 0) == kept


@FEW
@given(plans(Profile.P6, progress=True, mixed=True))
def test_what_goes_out_as_json_comes_back_with_the_same_dates(project: ScheduleProject) -> None:
    with TemporaryDirectory() as folder:
        target = Path(folder) / "plan.json"
        target.write_bytes(document_as_json(ScheduleDocument([project])))

        same_dates(project, read(target))


@FEW
@given(plans(Profile.MSP))
def test_what_goes_out_as_mspdi_comes_back_with_the_same_dates(project: ScheduleProject) -> None:
    pairs = [(relation.predecessor_uid, relation.successor_uid) for relation in project.relations]
    assume(len(set(pairs)) == len(pairs))  # MSPDI holds one relation of a pair; the export reports the others
    with TemporaryDirectory() as folder:
        target = Path(folder) / "plan.xml"
        write_file(Export(project, calculated(project), START), target, "mspdi")

        same_dates(project, read(target))


def read(path: Path) -> ScheduleProject:
    return read_here(Source(path, path.stem, path.parent, DEFAULT_LIMITS))[0].projects[0]


def instant(minutes: int) -> datetime:
    return EPOCH + timedelta(minutes=minutes)


def same_dates(one: ScheduleProject, other: ScheduleProject) -> None:
    first, second = calculate_project(one).picture, calculate_project(other).picture
    rows = {activity.name: row for row, activity in enumerate(other.activities)}
    for row, activity in enumerate(one.activities):
        for name in DATES:
            assert getattr(first, name)[row] == getattr(second, name)[rows[activity.name]], (activity.uid, name)
