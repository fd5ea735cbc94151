"""Three administrators who exclude each other, held by the database (security row 44), and disabling."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from firm import NOW, person
from tests.at_once import before_it_commits

from headway.kernel.errors import NotAllowed, NotFound
from headway.people.actions import change_role, disable_account, enable_account
from headway.people.errors import AdministratorOnProject, LastAdministrator, NotOnOneself, ReasonMissing
from headway.people.models import Account, AccountChange, Session
from headway.people.roles import ADMINISTRATORS, CAPABILITIES, CHANGE_ROLES, DISABLE_ACCOUNTS, ROLES, SEE_AUDIT
from headway.people.rules import may
from headway.projects.actions import add_member, create_project

pytestmark = pytest.mark.django_db

READING = {"plan.see", "plan.see_history", "account.see", "audit.see"}


def test_the_three_administrators_share_no_power() -> None:
    powers = {role: ROLES[role].capabilities - READING for role in ADMINISTRATORS}

    assert powers["auditor"] == frozenset()
    assert powers["it_admin"] & powers["security_admin"] == {DISABLE_ACCOUNTS}
    assert not any(name.startswith(("plan.", "project.")) for power in powers.values() for name in power)
    assert [role for role in ROLES if may(role, SEE_AUDIT)] == ["auditor"]
    assert set(CAPABILITIES) == set().union(*(role.capabilities for role in ROLES.values()))


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_the_database_lets_no_administrator_onto_a_project(role: str) -> None:
    project = create_project(user=person("li", "planner"), code="YX-3", name="3# 楼", now=NOW)

    for account, role_there in ((person("admin", role), "planner"), (person("zhou", "planner"), role)):
        with pytest.raises(IntegrityError), transaction.atomic():
            add_member(project=project, account=account, role=role_there, now=NOW)


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_a_member_of_a_project_becomes_no_administrator(role: str) -> None:
    li, security = person("li", "planner"), person("lv", "security_admin")
    create_project(user=li, code="YX-3", name="3# 楼", now=NOW)

    with pytest.raises(AdministratorOnProject):
        change_role(user=security, account_id=li.pk, role=role, reason="调任", now=NOW)
    li.refresh_from_db()
    assert li.role == "planner"


@pytest.mark.parametrize("role", sorted(ROLES))
def test_a_role_is_changed_by_the_security_administrator_only(role: str) -> None:
    person("spare", "security_admin")
    user, li = person("user", role), person("li", "planner")

    if may(role, CHANGE_ROLES):
        change_role(user=user, account_id=li.pk, role="foreman", reason="下工地", now=NOW)
        assert Account.objects.get(pk=li.pk).role == "foreman"
    else:
        with pytest.raises(NotAllowed):
            change_role(user=user, account_id=li.pk, role="foreman", reason="下工地", now=NOW)
        assert Account.objects.get(pk=li.pk).role == "planner"


def test_nobody_changes_his_own_role_or_disables_himself() -> None:
    lv = person("lv", "security_admin")
    person("second", "security_admin")

    with pytest.raises(NotOnOneself):
        change_role(user=lv, account_id=lv.pk, role="project_manager", reason="想管项目", now=NOW)
    with pytest.raises(NotOnOneself):
        disable_account(user=lv, account_id=lv.pk, reason="走了", now=NOW)


def test_an_it_administrator_does_not_disable_the_one_who_watches_him() -> None:
    he = person("he", "it_admin")
    for role in sorted(ADMINISTRATORS):
        with pytest.raises(NotAllowed):
            disable_account(user=he, account_id=person(f"t-{role}", role).pk, reason="碍事", now=NOW)


@pytest.mark.parametrize("role", ["it_admin", "security_admin"])
def test_the_last_administrator_stays(role: str) -> None:
    lv, last = person("lv", "security_admin"), person("last", role)
    if role == "security_admin":
        with pytest.raises(IntegrityError), transaction.atomic():
            Account.objects.filter(role="security_admin").update(is_active=False)
        return

    with pytest.raises(LastAdministrator):
        disable_account(user=lv, account_id=last.pk, reason="离职", now=NOW)
    with pytest.raises(LastAdministrator):
        change_role(user=lv, account_id=last.pk, role="planner", reason="调任", now=NOW)
    person("next", role)
    disable_account(user=lv, account_id=last.pk, reason="离职", now=NOW)


@pytest.mark.django_db(transaction=True)
def test_two_administrators_who_disable_each_other_at_once_do_not_both_succeed() -> None:
    pair = [person("lv", "security_admin"), person("qin", "security_admin")]

    answers = before_it_commits(
        *[lambda i=i: disable_account(user=pair[i], account_id=pair[1 - i].pk, reason="争执", now=NOW) for i in (0, 1)]  # type: ignore[misc]
    )

    assert answers[0] is None and answers[1] in {LastAdministrator, NotAllowed, NotFound}


def test_disabling_ends_the_sessions_and_says_who_when_why() -> None:
    he, li = person("he", "it_admin"), person("li", "planner")
    Session.objects.create(key_hash="x", account=li, session_data="", started_at=NOW, seen_at=NOW, expire_date=NOW)

    with pytest.raises(ReasonMissing):
        disable_account(user=he, account_id=li.pk, reason=" ", now=NOW)
    disable_account(user=he, account_id=li.pk, reason="离职", now=NOW)
    disable_account(user=he, account_id=li.pk, reason="再来一次", now=NOW)
    enable_account(user=he, account_id=li.pk, reason="返聘", now=NOW)

    assert not Session.objects.exists()
    changes = (
        AccountChange.objects.filter(account=li).order_by("id").values_list("kind", "reason", "by__username", "at")
    )
    assert list(changes) == [("disabled", "离职", "he", NOW), ("enabled", "返聘", "he", NOW)]
