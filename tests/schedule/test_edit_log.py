"""The history as its page asks for it: by person, day, source and activity, and one edit in full."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from site_of_tests import NOW
from two_storeys import DAY, edit, member, number_of

from headway.kernel.errors import NotFound
from headway.people.models import Account
from headway.schedule.http.telling import Telling
from headway.schedule.models import Edit, Plan
from headway.schedule.queries.edit_log import (
    EditsWanted,
    changes_with_names,
    get_edit_for,
    list_authors,
    list_edits,
    list_sources,
)

pytestmark = pytest.mark.django_db


def renamed(plan: Plan, code: str, name: str) -> dict[str, Any]:
    return {"kind": "change_activity", "activity_id": number_of(plan, code), "values": {"name": name}}


def revisions(plan: Plan, **wanted: Any) -> list[int]:
    return [one.revision for one, _finish in list_edits(plan, EditsWanted(**wanted), 50)]


def told(plan: Plan, revision: int) -> list[tuple[str, str, str, str]]:
    one = get_edit_for(plan, Edit.objects.get(plan=plan, revision=revision).pk)
    changes, names = changes_with_names(plan, one)
    telling = Telling(names, "en", DAY)
    lines = [line for change in changes or () for line in telling.lines_of_row(change)]
    return [(line["name"], line["field"], line["before"], line["after"]) for line in lines]


def test_edits_are_found_by_person_day_source_and_activity(plan: Plan, planner: Account) -> None:
    other = member(plan, "wang", "planner")
    edit(plan, planner, renamed(plan, "B1", "基础改名"))
    edit(plan, other, renamed(plan, "B2", "主体改名"))
    Edit.objects.filter(plan=plan, revision=3).update(at=NOW + timedelta(days=3))
    day = (NOW + timedelta(days=3)).date()

    assert revisions(plan) == [3, 2, 1]
    assert revisions(plan, author_id=other.pk) == [3]
    assert revisions(plan, since=day) == [3] and revisions(plan, until=day - timedelta(days=1)) == [2, 1]
    assert revisions(plan, since=day, until=day) == [3]
    assert revisions(plan, source="office") == [3, 2, 1] and revisions(plan, source="file") == []
    assert revisions(plan, activity_id=number_of(plan, "B2")) == [3, 1]
    assert {name for _pk, name in list_authors(plan)} == {planner.display_name, other.display_name}
    assert list_sources(plan) == ["office"]


def test_an_edit_is_told_row_by_row_with_old_and_new_values(plan: Plan, planner: Account) -> None:
    number = number_of(plan, "B1")
    edit(plan, planner, {"kind": "change_activity", "activity_id": number, "values": {"duration_minutes": 8 * DAY}})
    edit(plan, planner, {"kind": "change_settings", "values": {"options": {"critical_float_minutes": 480}}})
    edit(plan, planner, {"kind": "delete_activity", "activity_id": number_of(plan, "B2")})

    (duration, *_rest) = told(plan, 2)
    assert duration[1] == "duration" and duration[3] == "8 d" and duration[0].startswith("B1 ")
    assert told(plan, 3) == [("Plan settings", "critical when float is at most (minutes)", "", "480")]
    gone = [name for name, *_ in told(plan, 4)]
    assert any(name.startswith("B2 ") for name in gone), "what was deleted still has its name"
    assert any(" → " in name and "?" not in name for name in gone), "a relation is named by both its ends"


def test_an_edit_of_another_plan_is_unknown(plan: Plan) -> None:
    with pytest.raises(NotFound):
        get_edit_for(plan, 2_000_000_000)
