"""Layers of calendars: national, organisation's, project's; a plan pins a version and takes a newer one by an edit."""

import pytest
from site_of_tests import NOW, person
from two_storeys import again, dates_of, edit, number_of

from headway.kernel.errors import NotFound
from headway.people.models import Account
from headway.projects.actions.calendars import ensure_national_calendars
from headway.projects.models import CalendarSource, CalendarVersion
from headway.schedule.actions import undo_last_edit
from headway.schedule.models import Plan, PlanCalendar

pytestmark = pytest.mark.django_db
_HALF_DAYS = [[[480, 720]]] * 5 + [[], []]


@pytest.fixture
def source(planner: Account) -> CalendarSource:
    """The organisation's calendar over the national one."""
    ensure_national_calendars(now=NOW)
    national = CalendarVersion.objects.filter(source__organization=None).order_by("pk").first()
    source = CalendarSource.objects.create(organization_id=planner.organization_id, created_at=NOW)
    _version(source, 1, [None] * 7, national)
    return source


def _version(source: CalendarSource, number: int, week: object, parent: CalendarVersion | None) -> None:
    CalendarVersion.objects.create(
        source=source, version=number, name="公司日历", parent=parent, week=week, exceptions=[],
        minutes_per_day=480, minutes_per_week=2400, minutes_per_month=9600, at=NOW,
    )  # fmt: skip


def test_a_calendar_comes_with_the_layers_under_it(plan: Plan, planner: Account, source: CalendarSource) -> None:
    edit(plan, planner, {"kind": "take_calendar", "source_id": source.pk, "ref": -1},
         {"kind": "change_activity", "activity_id": number_of(plan, "B1"), "values": {"calendar_id": -1}})  # fmt: skip

    taken = PlanCalendar.objects.get(plan=plan, pinned_source_id=source.pk)
    under = PlanCalendar.objects.get(plan=plan, calendar_id=taken.parent_id)
    assert (taken.pinned_version, under.pinned_version, under.parent_id) == (1, 1, None)
    assert under.pinned_source_id is not None and len(under.exceptions) > 20


def test_a_newer_version_is_an_edit_that_moves_dates_and_is_undone(
    plan: Plan, planner: Account, source: CalendarSource
) -> None:
    edit(plan, planner, {"kind": "take_calendar", "source_id": source.pk, "ref": -1},
         {"kind": "change_activity", "activity_id": number_of(plan, "B1"), "values": {"calendar_id": -1}})  # fmt: skip
    before, count = dates_of(plan), PlanCalendar.objects.filter(plan=plan).count()
    _version(source, 2, _HALF_DAYS, None)
    assert dates_of(plan) == before

    edit(plan, planner, {"kind": "take_calendar", "source_id": source.pk, "version": 2})

    assert dates_of(plan)["B1"][1] > before["B1"][1]
    assert PlanCalendar.objects.filter(plan=plan).count() == count
    assert PlanCalendar.objects.get(plan=plan, pinned_source_id=source.pk).pinned_version == 2
    undo_last_edit(user=planner, plan_id=plan.pk, revision=again(plan).revision, now=NOW)
    assert dates_of(plan) == before


def test_a_calendar_of_the_plan_can_follow_a_source_from_now_on(
    plan: Plan, planner: Account, source: CalendarSource
) -> None:
    five_days = PlanCalendar.objects.get(plan=plan).calendar_id

    edit(plan, planner, {"kind": "take_calendar", "source_id": source.pk, "calendar_id": five_days})

    assert PlanCalendar.objects.get(plan=plan, calendar_id=five_days).pinned_source_id == source.pk


def test_a_source_of_another_organisation_is_unknown(plan: Plan, planner: Account) -> None:
    stranger = person("stranger", "planner", "别的公司")
    theirs = CalendarSource.objects.create(organization_id=stranger.organization_id, created_at=NOW)
    _version(theirs, 1, _HALF_DAYS, None)

    with pytest.raises(NotFound):
        edit(plan, planner, {"kind": "take_calendar", "source_id": theirs.pk})
