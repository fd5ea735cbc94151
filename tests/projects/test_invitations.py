"""Somebody without an account is invited to a project and works on it from his first sign-in."""

import pytest
from site_of_projects import NOW, block, person, works_on

from headway.kernel.errors import NotAllowed, NotFound, Refusal
from headway.people.models import Account
from headway.projects.actions import Invited, invite_member
from headway.projects.errors import RoleDoesNotFit
from headway.projects.models import Project
from headway.projects.queries import get_project_for, list_candidates, list_members

pytestmark = pytest.mark.django_db
ZHENG = Invited("郑国平", "supervisor", firm="诚信监理公司", firm_kind="supervision")


@pytest.fixture
def zhou() -> Account:
    return person("zhou", "project_manager")


@pytest.fixture
def site(zhou: Account) -> Project:
    return block(zhou)


def test_who_is_invited_is_a_member_at_once_and_gets_a_link(zhou: Account, site: Project) -> None:
    issued = invite_member(user=zhou, project_id=site.pk, invited=ZHENG, now=NOW)

    assert "/" in issued.link and issued.expires_at > NOW
    members = {(m.display_name, m.role, m.organization) for m in list_members(site)}
    assert ("郑国平", "supervisor", "诚信监理公司") in members
    assert get_project_for(issued.account, site.pk).pk == site.pk


def test_two_people_of_one_firm_belong_to_one_firm(zhou: Account, site: Project) -> None:
    first = invite_member(user=zhou, project_id=site.pk, invited=ZHENG, now=NOW)
    second = invite_member(user=zhou, project_id=site.pk, invited=ZHENG, now=NOW)

    assert first.account.organization_id == second.account.organization_id


@pytest.mark.parametrize(
    "wrong",
    [
        Invited("何", "it_admin"),
        Invited("何", "auditor", firm="诚信监理公司", firm_kind="supervision"),
        Invited("何", "project_manager", firm="诚信监理公司", firm_kind="supervision"),
        Invited("何", "supervisor"),
        Invited("何", "nobody"),
    ],
)
def test_rule_3_3_an_invited_role_fits_the_firm_too(zhou: Account, site: Project, wrong: Invited) -> None:
    with pytest.raises(RoleDoesNotFit):
        invite_member(user=zhou, project_id=site.pk, invited=wrong, now=NOW)


def test_roles_that_see_more_than_the_project_do_not_come_through_it(zhou: Account, site: Project) -> None:
    before = Account.objects.count()

    with pytest.raises(Refusal):
        invite_member(user=zhou, project_id=site.pk, invited=Invited("陈", "executive"), now=NOW)
    assert Account.objects.count() == before


def test_only_who_decides_about_members_invites(site: Project) -> None:
    li = works_on(site, person("li", "planner"))

    with pytest.raises(NotAllowed):
        invite_member(user=li, project_id=site.pk, invited=ZHENG, now=NOW)
    with pytest.raises(NotFound):
        invite_member(user=person("zhao", "project_manager", "别的公司"), project_id=site.pk, invited=ZHENG, now=NOW)


def test_who_has_not_joined_yet_is_no_candidate(zhou: Account, site: Project) -> None:
    other = Project.objects.create(organization_id=site.organization_id, code="B", name="B", created_at=NOW)
    invite_member(user=zhou, project_id=site.pk, invited=Invited("新工长", "foreman"), now=NOW)

    assert [account.display_name for account in list_candidates(other, "新工长")] == []
