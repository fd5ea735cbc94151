"""Who may work on a project in which role, who decides it, and what is kept of it."""

import pytest
from django.db import IntegrityError, connection, transaction
from site_of_projects import NOW, block, person, works_on

from headway.kernel.errors import NotAllowed, NotFound
from headway.kernel.models import AuditEntry, OutboxEvent
from headway.people.models import Account
from headway.people.roles import ADMINISTRATORS, ROLES
from headway.projects.actions import admit_member, change_member, copy_members, remove_member
from headway.projects.errors import AccountUnknown, AlreadyMember, LastManager, RoleDoesNotFit
from headway.projects.models import Membership, MembershipChange, Project
from headway.projects.queries import get_project_for, list_candidates, list_members
from headway.projects.rules import roles_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def zhou() -> Account:
    return person("zhou", "project_manager")


@pytest.fixture
def site(zhou: Account) -> Project:
    return block(zhou)


def member_id(project: Project, account: Account) -> int:
    return Membership.objects.get(project=project, account=account).pk


def test_a_manager_adds_a_supervisor_of_another_firm_by_his_user_name(zhou: Account, site: Project) -> None:
    person("zheng", "supervisor", "诚信监理")

    admit_member(user=zhou, project_id=site.pk, username=" zheng ", role="supervisor", now=NOW)

    assert [(m.display_name, m.role, m.organization) for m in list_members(site)] == [
        ("zheng", "supervisor", "诚信监理"),
        ("zhou", "project_manager", "三公司"),
    ]


@pytest.mark.parametrize("name", ["nobody", "", "   "])
def test_an_unknown_name_is_refused(zhou: Account, site: Project, name: str) -> None:
    with pytest.raises(AccountUnknown):
        admit_member(user=zhou, project_id=site.pk, username=name, role="foreman", now=NOW)


def test_a_disabled_account_is_refused_like_an_unknown_one(zhou: Account, site: Project) -> None:
    gone = person("gone", "foreman")
    Account.objects.filter(pk=gone.pk).update(is_active=False)

    with pytest.raises(AccountUnknown):
        admit_member(user=zhou, project_id=site.pk, username="gone", role="foreman", now=NOW)


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_rule_3_2_no_administrator_belongs_to_a_project_in_whatever_role(
    zhou: Account, site: Project, role: str
) -> None:
    admin = person("admin", role)
    li = person("li", "planner")

    for wished in (role, "planner"):
        with pytest.raises(RoleDoesNotFit):
            admit_member(user=zhou, project_id=site.pk, username="admin", role=wished, now=NOW)
    with pytest.raises(RoleDoesNotFit):
        admit_member(user=zhou, project_id=site.pk, username="li", role=role, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(project=site, account=admin, role="planner", since=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(project=site, account=li, role=role, since=NOW)


def test_rule_3_3_people_of_another_firm_take_a_role_that_fits_the_firm() -> None:
    fitting = {
        "supervision": {"supervisor"},
        "client": {"client"},
        "subcontractor": {"technical_lead", "foreman", "worker"},
        "contractor": {"planner", "technical_lead", "foreman", "worker"},
        "something else": set(),
    }

    for kind, roles in fitting.items():
        assert roles_for(role_at_home="worker", is_guest=True, organization_kind=kind) == roles


def test_rule_3_3_a_subcontractor_does_not_become_project_manager(zhou: Account, site: Project) -> None:
    sun = works_on(site, person("sun", "worker", "永固劳务"))

    with pytest.raises(RoleDoesNotFit):
        change_member(user=zhou, project_id=site.pk, member_id=member_id(site, sun), role="project_manager", now=NOW)


def test_rule_3_4_the_contractors_own_people_neither_supervise_nor_stand_for_the_client() -> None:
    own = roles_for(role_at_home="planner", is_guest=False, organization_kind="contractor")

    assert own == set(ROLES) - ADMINISTRATORS - {"supervisor", "client"}


def test_rule_3_5_the_last_manager_stays(zhou: Account, site: Project) -> None:
    mine = member_id(site, zhou)

    with pytest.raises(LastManager):
        remove_member(user=zhou, project_id=site.pk, member_id=mine, now=NOW)
    with pytest.raises(LastManager):
        change_member(user=zhou, project_id=site.pk, member_id=mine, role="planner", now=NOW)
    assert change_member(user=zhou, project_id=site.pk, member_id=mine, role="project_manager", now=NOW)

    works_on(site, person("qian", "project_manager"))
    remove_member(user=zhou, project_id=site.pk, member_id=mine, now=NOW)
    with pytest.raises(NotFound):
        get_project_for(zhou, site.pk)


def test_rule_3_6_a_planner_names_the_first_manager_and_nobody_else() -> None:
    li, zhou = person("li", "planner"), person("zhou", "project_manager")
    site = block(li)

    with pytest.raises(NotAllowed):
        admit_member(user=li, project_id=site.pk, username="zhou", role="planner", now=NOW)
    admit_member(user=li, project_id=site.pk, username="zhou", role="project_manager", now=NOW)
    person("qian", "project_manager")
    with pytest.raises(NotAllowed):
        admit_member(user=li, project_id=site.pk, username="qian", role="project_manager", now=NOW)
    assert get_project_for(zhou, site.pk).pk == site.pk


def test_a_member_is_added_once(zhou: Account, site: Project) -> None:
    works_on(site, person("li", "planner"))

    with pytest.raises(AlreadyMember):
        admit_member(user=zhou, project_id=site.pk, username="li", role="planner", now=NOW)


def test_rule_3_7_every_change_is_a_row_that_nobody_changes(zhou: Account, site: Project) -> None:
    person("li", "planner")
    added = admit_member(user=zhou, project_id=site.pk, username="li", role="planner", now=NOW)
    change_member(user=zhou, project_id=site.pk, member_id=added.id, role="technical_lead", now=NOW)
    change_member(user=zhou, project_id=site.pk, member_id=added.id, role="technical_lead", now=NOW)
    remove_member(user=zhou, project_id=site.pk, member_id=added.id, now=NOW)

    rows = MembershipChange.objects.filter(account_name="li").order_by("pk")
    assert list(rows.values_list("former_role", "role", "actor_name")) == [
        ("", "planner", "zhou"),
        ("planner", "technical_lead", "zhou"),
        ("technical_lead", "", "zhou"),
    ]
    assert (
        AuditEntry.objects.filter(action="projects.member_changed", subject__account_id=str(added.account_id)).count()
        == 3
    )
    told = OutboxEvent.objects.filter(kind="projects.members_changed", project_id=site.pk)
    assert [event.subject["account_id"] for event in told] == [str(added.account_id)] * 3
    for statement in ("UPDATE projects_membershipchange SET role = 'x'", "DELETE FROM projects_membershipchange"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_member_of_another_project_is_unknown_here(zhou: Account, site: Project) -> None:
    li = person("zhao", "project_manager", "别的公司")
    theirs = block(li)

    for act in (
        lambda: remove_member(user=zhou, project_id=site.pk, member_id=member_id(theirs, li), now=NOW),
        lambda: change_member(user=zhou, project_id=site.pk, member_id=member_id(theirs, li), role="planner", now=NOW),
    ):
        with pytest.raises(NotFound):
            act()


def test_candidates_are_own_people_who_are_no_members_found_by_pinyin(zhou: Account, site: Project) -> None:
    person("a1", "foreman")
    Account.objects.filter(username="a1").update(display_name="赵大勇", sort_key="zhao da yong")
    person("a2", "it_admin")
    person("a3", "worker", "永固劳务")

    assert [a.username for a in list_candidates(site, "")] == ["a1"]
    for query in ("zdy", "dayong", "赵大", "A1"):
        assert [a.username for a in list_candidates(site, query)] == ["a1"], query
    assert list_candidates(site, "zhou") == []


def test_copied_members_keep_their_roles_and_disabled_ones_stay_behind(zhou: Account, site: Project) -> None:
    works_on(site, person("li", "planner"), "technical_lead")
    gone = works_on(site, person("gone", "foreman"))
    Account.objects.filter(pk=gone.pk).update(is_active=False)
    other = Project.objects.create(organization_id=site.organization_id, code="B", name="B", created_at=NOW)

    copy_members(user=zhou, source=get_project_for(zhou, site.pk), target=other, now=NOW)

    assert [(m.display_name, m.role) for m in list_members(other)] == [
        ("li", "technical_lead"),
        ("zhou", "project_manager"),
    ]
