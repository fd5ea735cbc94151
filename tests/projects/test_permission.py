"""Who sees which project: by membership, by an organisation-wide role, else not at all."""

from datetime import UTC, datetime

import pytest

from headway.kernel.errors import NotAllowed, NotFound
from headway.people.actions import ensure_account, ensure_organization
from headway.people.models import Account
from headway.people.roles import IMPORT, ROLES
from headway.projects.actions import add_member, create_project
from headway.projects.errors import ProjectCodeTaken, ProjectNameMissing
from headway.projects.models import Project
from headway.projects.queries import get_project_for, visible_projects

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def person(name: str, role: str, firm: str = "三公司") -> Account:
    return ensure_account(
        username=name, display_name=name, role=role, organization=ensure_organization(name=firm), now=NOW
    )


@pytest.fixture
def planner() -> Account:
    return person("li", "planner")


@pytest.fixture
def block(planner: Account) -> Project:
    return create_project(user=planner, code="YX-3", name="云栖雅苑 3# 楼", now=NOW)


@pytest.mark.parametrize("role", sorted(ROLES))
def test_without_membership_only_organisation_wide_roles_that_see_plans_see_the_project(
    block: Project, role: str
) -> None:
    seen = [project.code for project in visible_projects(person("someone", role))]

    assert seen == (["YX-3"] if role in {"executive", "finance", "purchasing", "auditor", "coordinator"} else [])


@pytest.mark.parametrize("role", sorted(ROLES))
def test_nobody_of_another_firm_sees_the_project(block: Project, role: str) -> None:
    stranger = person("stranger", role, firm="别的公司")

    with pytest.raises(NotFound):
        get_project_for(stranger, block.pk)


def test_a_supervisor_of_another_firm_sees_the_project_he_is_a_member_of(block: Project) -> None:
    wang = person("wang", "supervisor", firm="诚信监理")
    add_member(project=block, account=wang, role="supervisor", now=NOW)

    assert get_project_for(wang, block.pk).pk == block.pk
    with pytest.raises(NotAllowed):
        get_project_for(wang, block.pk, IMPORT)


def test_the_role_on_the_project_counts_not_the_role_at_home(block: Project) -> None:
    guest = person("guest", "planner")
    add_member(project=block, account=guest, role="foreman", now=NOW)

    with pytest.raises(NotAllowed):
        get_project_for(guest, block.pk, IMPORT)


def test_foreign_and_unknown_are_refused_alike(block: Project) -> None:
    stranger = person("stranger", "planner", firm="别的公司")

    with pytest.raises(NotFound) as foreign:
        get_project_for(stranger, block.pk)
    with pytest.raises(NotFound) as unknown:
        get_project_for(stranger, 10**9)

    assert (foreign.value.code, foreign.value.parameters) == (unknown.value.code, unknown.value.parameters)


def test_a_code_belongs_to_one_project_of_a_firm(planner: Account, block: Project) -> None:
    with pytest.raises(ProjectCodeTaken):
        create_project(user=planner, code=" YX-3 ", name="again", now=NOW)
    with pytest.raises(ProjectNameMissing):
        create_project(user=planner, code=" ", name="no code", now=NOW)

    elsewhere = person("zhao", "planner", firm="别的公司")
    assert create_project(user=elsewhere, code="YX-3", name="同名编号", now=NOW).pk != block.pk


def test_a_foreman_creates_no_project() -> None:
    with pytest.raises(NotAllowed):
        create_project(user=person("chen", "foreman"), code="X", name="X", now=NOW)
