"""Archived is only read, deleted is nowhere, and after the grace nothing is left."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from site_of_projects import NOW, block, person, works_on

from headway.kernel.errors import NotAllowed, NotFound
from headway.people.models import Account
from headway.people.roles import ARCHIVE_PROJECT, CAPABILITIES, ROLES, SEE, SEE_HISTORY
from headway.projects.actions import change_state, purge_deleted_projects
from headway.projects.errors import ProjectArchived, StateNotPossible
from headway.projects.models import Project, ProjectStateChange
from headway.projects.queries import (
    get_project_for,
    list_archived_projects,
    list_deleted_projects,
    may,
    visible_projects,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def zhou() -> Account:
    return person("zhou", "project_manager")


@pytest.fixture
def site(zhou: Account) -> Project:
    return block(zhou)


def put(user: Account, project: Project, *states: str) -> None:
    for state in states:
        change_state(user=user, project_id=project.pk, state=state, now=NOW)


def test_rule_3_8_of_an_archived_project_only_reading_and_taking_back_are_left(zhou: Account, site: Project) -> None:
    put(zhou, site, "archived")

    project = get_project_for(zhou, site.pk)
    for capability in ROLES["project_manager"].capabilities:
        if capability in {SEE, SEE_HISTORY, ARCHIVE_PROJECT}:
            assert may(zhou, capability, project)
            assert get_project_for(zhou, site.pk, capability)
        else:
            assert not may(zhou, capability, project)
            with pytest.raises(ProjectArchived):
                get_project_for(zhou, site.pk, capability)


def test_rule_3_8_who_lacks_the_right_is_told_so_and_not_that_it_is_archived(zhou: Account, site: Project) -> None:
    foreman = works_on(site, person("chen", "foreman"))
    put(zhou, site, "archived")

    with pytest.raises(NotAllowed):
        get_project_for(foreman, site.pk, "plan.edit")


def test_an_archived_project_stands_in_its_own_list_and_comes_back(zhou: Account, site: Project) -> None:
    put(zhou, site, "archived")
    assert [p.code for p in list_archived_projects(zhou)] == ["YX-3"]

    put(zhou, site, "active")
    assert list_archived_projects(zhou) == []
    assert get_project_for(zhou, site.pk, "plan.edit")


def test_rule_3_9_a_deleted_project_is_nowhere_but_in_the_list_of_who_may_take_it_back(
    zhou: Account, site: Project
) -> None:
    li = works_on(site, person("li", "planner"))
    chen = person("chen", "executive")
    put(zhou, site, "deleted")

    for account in (zhou, li, chen):
        assert list(visible_projects(account)) == []
        for capability in (None, *CAPABILITIES):
            with pytest.raises(NotFound):
                get_project_for(account, site.pk, capability)
    assert [p.code for p in list_deleted_projects(zhou)] == ["YX-3"]
    assert list_deleted_projects(li) == list_deleted_projects(chen) == []
    with pytest.raises(NotFound):
        put(li, site, "active")


@pytest.mark.parametrize("before", ["active", "archived"])
def test_rule_3_9_a_deleted_project_comes_back_as_what_it_was(zhou: Account, site: Project, before: str) -> None:
    if before == "archived":
        put(zhou, site, "archived")
    put(zhou, site, "deleted")

    assert change_state(user=zhou, project_id=site.pk, state="active", now=NOW) == before
    assert len(list_archived_projects(zhou)) == (before == "archived")


def test_states_follow_one_another_only_as_they_may(zhou: Account, site: Project) -> None:
    for states in (("active",), ("archived", "archived")):
        with pytest.raises(StateNotPossible), transaction.atomic():
            put(zhou, site, *states)
    put(zhou, site, "deleted")
    for state in ("archived", "deleted"):
        with pytest.raises(NotFound):
            put(zhou, site, state)


def test_only_who_may_archive_does(site: Project) -> None:
    li = works_on(site, person("li", "planner"))

    for state in ("archived", "deleted"):
        with pytest.raises(NotAllowed):
            put(li, site, state)
    with pytest.raises(NotFound):
        put(person("zhao", "project_manager", "别的公司"), site, "archived")


def test_rule_3_10_a_project_is_removed_when_the_grace_is_over_and_not_a_minute_before(
    zhou: Account, site: Project
) -> None:
    put(zhou, site, "deleted")

    assert purge_deleted_projects(now=NOW + timedelta(days=30) - timedelta(minutes=1)) == 0
    assert list_deleted_projects(zhou)
    assert purge_deleted_projects(now=NOW + timedelta(days=30)) == 1
    assert purge_deleted_projects(now=NOW + timedelta(days=30)) == 0
    assert not Project.objects.filter(pk=site.pk).exists()
    states = ProjectStateChange.objects.filter(project_id=site.pk).order_by("pk")
    assert list(states.values_list("state", "actor_name")) == [("deleted", "zhou"), ("purged", "")]


def test_what_was_taken_back_is_not_removed(zhou: Account, site: Project) -> None:
    put(zhou, site, "deleted", "active")

    assert purge_deleted_projects(now=NOW + timedelta(days=400)) == 0
    assert get_project_for(zhou, site.pk)


def test_the_history_of_states_is_only_appended(zhou: Account, site: Project) -> None:
    put(zhou, site, "archived")

    for statement in ("UPDATE projects_projectstatechange SET state = 'x'", "DELETE FROM projects_projectstatechange"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
