"""The week on the demo's site: there once, with people, hours, diaries and offers in each state."""

from __future__ import annotations

from collections import Counter

import pytest

from headway.field.models import FeedEntry
from headway.kernel.clock import now
from headway.progress.models import AssignmentOffer, Attendance, Diary, DiarySignature, HoursSheet
from headway.projects.models import Project
from headway.server.demo.people import ensure_people, tell_crews
from headway.server.demo.projects import ensure_project, three_projects
from headway.server.demo.site_day import load_site_days

pytestmark = pytest.mark.django_db


def test_a_week_on_site_is_there_once() -> None:
    people = ensure_people(now())
    ensure_project(people, three_projects()[0], now())
    tell_crews(people)

    assert load_site_days(people, "YQ-3") is not None
    assert load_site_days(people, "YQ-3") is None
    assert load_site_days(people, "no such project") is None
    project = Project.objects.get(code="YQ-3")
    days = Diary.objects.filter(project=project).order_by("day")
    assert (len(days), DiarySignature.objects.count()) == (7, 6)
    assert days[0].fields["is_stoppage"] is True
    assert all(day.fields["machines"] for day in days if not day.fields.get("is_stoppage"))
    states = Counter(AssignmentOffer.objects.values_list("state", flat=True))
    assert states == {"offered": 1, "accepted": 1, "proposed": 1, "refused": 1}
    assert AssignmentOffer.objects.get(state="accepted").edit_id is not None
    assert Counter(HoursSheet.objects.values_list("state", flat=True)) == {"confirmed": 8, "differs": 2}
    flags = {flag for row in Attendance.objects.all() for flag in row.flags}
    assert flags == {"by_proxy", "one_phone"}
    sent = Counter(FeedEntry.objects.filter(project=project).values_list("kind", flat=True))
    assert (sent["attendance"], sent["hours"], sent["diary"]) == (Attendance.objects.count(), 10, 7)
