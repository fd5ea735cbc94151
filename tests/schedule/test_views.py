"""Saved views: whose they are, who sees them, which opens first, what they may hold."""

from __future__ import annotations

from typing import Any

import pytest
from site_of_tests import NOW, person
from two_storeys import member

from headway.kernel.errors import NotAllowed, NotFound
from headway.people.models import Account
from headway.projects.queries import get_project_for
from headway.schedule.actions.views import change_view, choose_first_view, remove_view, save_view, take_view_back
from headway.schedule.errors import ViewNameTaken, ViewNotTaken
from headway.schedule.models import Plan, SavedView
from headway.schedule.queries.views import Views, get_view_for, list_views
from headway.schedule.rules.views import fault_in

LATE: dict[str, Any] = {"zoom": 12.5, "closed": [3, 9], "hidden": ["links"], "rows": {"quick": ["late"], "filters": {}}}
db = pytest.mark.django_db


def saved(
    plan: Plan, user: Account, name: str, *, shared: bool = False, state: dict[str, Any] | None = None
) -> SavedView:
    return save_view(
        user=user, project_id=plan.project_id, name=name, is_shared=shared, state=LATE if state is None else state, now=NOW
    )  # fmt: skip


def seen(plan: Plan, user: Account) -> Views:
    return list_views(user, get_project_for(user, plan.project_id))


def first(plan: Plan, user: Account, *, role: str = "", view: int | None = None, built_in: str = "") -> None:
    choose_first_view(user=user, project_id=plan.project_id, role=role, view_id=view, built_in=built_in)


@db
def test_a_private_view_is_its_owners_and_a_shared_one_everybodys_on_the_project(plan: Plan, planner: Account) -> None:
    foreman = member(plan, "wang", "foreman")
    saved(plan, planner, "我的")
    shared = saved(plan, planner, "周例会", shared=True)

    assert [view.name for view in seen(plan, planner).views] == ["周例会", "我的"]
    assert [(view.name, view.state) for view in seen(plan, foreman).views] == [("周例会", LATE)]
    with pytest.raises(NotFound):
        change_view(user=foreman, view_id=shared.pk, changes={"name": "x"}, now=NOW)
    with pytest.raises(NotFound):
        remove_view(user=foreman, view_id=shared.pk, now=NOW)
    with pytest.raises(NotFound):
        get_view_for(person("fremd", "planner", "别的公司"), shared.pk)


@db
def test_sharing_needs_the_right_to_edit_and_choosing_for_a_role_to_change_the_project(
    plan: Plan, planner: Account
) -> None:
    foreman = member(plan, "wang", "foreman")
    own = saved(plan, foreman, "班组")

    with pytest.raises(NotAllowed):
        saved(plan, foreman, "给大家", shared=True)
    with pytest.raises(NotAllowed):
        change_view(user=foreman, view_id=own.pk, changes={"is_shared": True}, now=NOW)
    with pytest.raises(NotAllowed):
        first(plan, foreman, role="worker", built_in="late")


@db
def test_the_own_choice_opens_first_then_that_of_the_role(plan: Plan, planner: Account) -> None:
    foreman = member(plan, "wang", "foreman")
    meeting = saved(plan, planner, "周例会", shared=True)
    assert seen(plan, foreman).first is None

    first(plan, planner, role="foreman", view=meeting.pk)
    assert seen(plan, foreman).first == (meeting.pk, "")
    assert seen(plan, planner).first is None

    first(plan, foreman, built_in="late")
    assert seen(plan, foreman).first == (None, "late")

    first(plan, foreman)
    change_view(user=planner, view_id=meeting.pk, changes={"is_shared": False}, now=NOW)
    assert seen(plan, foreman).first is None


@db
def test_a_private_view_is_no_beginning_for_others(plan: Plan, planner: Account) -> None:
    own = saved(plan, planner, "我的")

    with pytest.raises(ViewNotTaken):
        first(plan, planner, role="foreman", view=own.pk)
    with pytest.raises(ViewNotTaken):
        first(plan, planner, built_in="unheard of")
    with pytest.raises(NotFound):
        first(plan, member(plan, "wang", "foreman"), view=own.pk)


@db
def test_a_deleted_view_is_taken_back_and_its_name_is_free_meanwhile(plan: Plan, planner: Account) -> None:
    view = saved(plan, planner, "滞后")
    with pytest.raises(ViewNameTaken):
        saved(plan, planner, "滞后")

    remove_view(user=planner, view_id=view.pk, now=NOW)
    assert seen(plan, planner).views == []

    take_view_back(user=planner, view_id=view.pk)
    assert [one.state for one in seen(plan, planner).views] == [LATE]

    remove_view(user=planner, view_id=view.pk, now=NOW)
    saved(plan, planner, "滞后")
    with pytest.raises(ViewNameTaken):
        take_view_back(user=planner, view_id=view.pk)


@pytest.mark.quick
@pytest.mark.parametrize(
    ("state", "fault"),
    [
        (LATE, None),
        ({"activities": [1, 2]}, "activities"),
        ({"zoom": 10**15}, "zoom"),
        ({"rows": {"filters": {"name": "x" * 301}}}, "rows"),
        ({"rows": [[[[[["deep"]]]]]]}, "rows"),
        ({"columns": [{"id": "name", "width": 200}] * 800}, ""),
        ({"closed": list(range(3_000))}, "closed"),
    ],
)
def test_a_view_holds_known_parts_of_bounded_size(state: dict[str, Any], fault: str | None) -> None:
    assert fault_in(state) == fault
