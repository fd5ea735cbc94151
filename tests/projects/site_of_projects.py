"""People of three firms and a project for the tests of this room."""

from datetime import UTC, datetime

from headway.people.actions import ensure_account, ensure_organization
from headway.people.models import Account
from headway.projects.actions import add_member, create_project
from headway.projects.models import Project

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
KINDS = {"三公司": "contractor", "诚信监理": "supervision", "云栖置业": "client", "永固劳务": "subcontractor"}


def person(name: str, role: str, firm: str = "三公司") -> Account:
    organization = ensure_organization(name=firm, kind=KINDS.get(firm, "contractor"))
    return ensure_account(username=name, display_name=name, role=role, organization=organization, now=NOW)


def block(manager: Account) -> Project:
    return create_project(user=manager, code="YX-3", name="云栖雅苑 3# 楼", now=NOW)


def works_on(project: Project, account: Account, role: str = "") -> Account:
    add_member(project=project, account=account, role=role or account.role, now=NOW)
    return account
