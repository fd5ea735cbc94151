"""What phones keep of the site's day costs the same statements, however much there is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from block import Block
from crews import DAY, Crews, carry, crews_of
from django.db import connection
from django.test.utils import CaptureQueriesContext

from headway.field.models import FeedEntry
from headway.people.models import Account
from headway.progress.queries.assignments import read_assignments
from headway.progress.queries.attendance import list_presence, read_attendance, read_hours
from headway.progress.queries.diary import get_diary_month, read_diaries
from headway.progress.queries.records import read_project
from headway.projects.queries import get_project_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def crews(block: Block) -> Crews:
    return crews_of(block)


def a_day(crews: Crews, day: str, number: int) -> None:
    block = crews.block
    block.report("B1", percent=0.1 * number, day=day, headcount=4)
    crews.check(block.foreman, "check_in", f"{day}T07:00", day=day)
    crews.check(block.foreman, "check_out", f"{day}T17:00", day=day)
    for name in ("吴刚", "郑强", "李四")[:number]:
        crews.check(block.foreman, "check_in", f"{day}T07:00", day=day, person=name, crew=crews.steel.pk)
    crews.act(block.foreman, "hours", {"day": day, "lines": [{"activity_id": block.number("B2"), "hours": 8}]})
    carry(block, block.foreman, "diary", day, {"weather_am": (None, "sunny")})


def test_records_and_lists_cost_the_same_however_much_there_is(crews: Crews) -> None:
    block = crews.block
    project = get_project_for(block.foreman, block.project.pk)
    from datetime import date

    from block import NOW

    today = date.fromisoformat(DAY)
    asked: list[Callable[[], Any]] = [
        lambda: read_attendance(block.foreman, project, None, today),
        lambda: read_hours(block.foreman, project, None, today),
        lambda: read_diaries(block.foreman, project, None, today),
        lambda: read_assignments(block.foreman, project, None, today),
        lambda: list_presence(block.foreman, project, today),
        lambda: get_diary_month(project, date(2026, 3, 1), NOW),
    ]

    def counts() -> list[int]:
        found = []
        for ask in asked:
            with CaptureQueriesContext(connection) as statements:
                ask()
            found.append(len(statements))
        return found

    a_day(crews, DAY, 1)
    few = counts()
    for number, day in enumerate(("2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"), start=2):
        a_day(crews, day, number)
    assert counts() == few


def crews_on_the_phone(crews: Crews, reader: Account) -> list[str]:
    value = read_project(reader, get_project_for(reader, crews.block.project.pk), None)["0"].value
    return [crew["name"] for crew in value["crews"]]


def test_a_phone_keeps_the_projects_crews_and_none_of_other_projects(crews: Crews) -> None:
    """Those of its members and those that its plan employs; phones hear of it when the plan employs another."""
    block = crews.block
    assert crews_on_the_phone(crews, block.manager) == ["钢筋一班"]

    before = FeedEntry.objects.get(project_id=block.project.pk, kind="project").sequence
    number = block.number("B2")
    block.edit(block.planner, {"kind": "add_assignment", "activity_id": number, "resource_id": crews.formwork.pk})

    assert crews_on_the_phone(crews, block.manager) == ["木工一班", "钢筋一班"]
    assert FeedEntry.objects.get(project_id=block.project.pk, kind="project").sequence > before
