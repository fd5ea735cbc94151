"""Invitations and reset links: once, in time, for one person, and never for more than the maker may."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from firm import NOW, PASSWORD, person
from tests.at_once import come_meanwhile

from headway.kernel.errors import NotAllowed, NotFound
from headway.people.actions import (
    accept_link,
    ensure_guest_organization,
    invite_account,
    links,
    make_link,
    revoke_invitation,
)
from headway.people.actions.invitations import Issued
from headway.people.errors import (
    LinkInvalid,
    PasswordHoldsName,
    PasswordTooWeak,
    RoleNotForProject,
    UsernameInvalid,
    UsernameTaken,
)
from headway.people.models import Account, AccountLink, Session
from headway.people.roles import ADMINISTRATORS, CHANGE_ROLES, INVITE_ACCOUNTS, ROLES
from headway.people.rules import TRIES_PER_LINK, may

pytestmark = pytest.mark.django_db


def token_of(issued: Issued) -> str:
    return issued.link.rsplit("/", 1)[1]


def invited(role: str = "planner", by: str = "it_admin") -> Issued:
    admin = person(f"admin-{by}", by)
    return invite_account(inviter=admin, organization=admin.organization, display_name="李雪梅", role=role, now=NOW)


def accept(issued: Issued, username: str = "lixuemei", password: str = PASSWORD, now: object = NOW) -> Account:
    return accept_link(token=token_of(issued), username=username, password=password, source="10.0.0.9", now=now)  # type: ignore[arg-type]


def test_an_invited_person_chooses_name_and_password() -> None:
    account = accept(invited(), username=" LiXueMei ")

    account.refresh_from_db()
    assert (account.username, account.display_name, account.role) == ("lixuemei", "李雪梅", "planner")
    assert account.check_password(PASSWORD) and account.joined_at == NOW


def test_a_link_is_used_once() -> None:
    link = invited()
    accept(link)

    with pytest.raises(LinkInvalid):
        accept(link, username="somebody")


@pytest.mark.parametrize(
    ("after", "holds"), [(timedelta(days=7) - timedelta(seconds=1), True), (timedelta(days=7), False)]
)
def test_an_invitation_holds_seven_days(after: timedelta, holds: bool) -> None:
    link = invited()

    if holds:
        assert accept(link, now=NOW + after).joined_at
    else:
        with pytest.raises(LinkInvalid):
            accept(link, now=NOW + after)


def test_a_reset_link_holds_a_day_and_ends_the_sessions() -> None:
    zhou, admin = person("zhou", "planner", password=PASSWORD), person("admin", "it_admin")
    Session.objects.create(key_hash="x", account=zhou, session_data="", started_at=NOW, seen_at=NOW, expire_date=NOW)
    late = make_link(user=admin, account_id=zhou.pk, now=NOW)
    with pytest.raises(LinkInvalid):
        accept(late, now=NOW + timedelta(hours=24))

    accept(make_link(user=admin, account_id=zhou.pk, now=NOW), username="ignored", password="another good password")

    zhou.refresh_from_db()
    assert zhou.check_password("another good password") and zhou.username == "zhou"
    assert not Session.objects.filter(account=zhou).exists()


def test_a_newer_link_and_a_changed_password_void_the_older_one() -> None:
    from headway.people.actions import change_password
    from headway.people.rules import Door

    zhou, admin = person("zhou", "planner", password=PASSWORD), person("admin", "it_admin")
    first = make_link(user=admin, account_id=zhou.pk, now=NOW)
    second = make_link(user=admin, account_id=zhou.pk, now=NOW)
    with pytest.raises(LinkInvalid):
        accept(first)
    change_password(account=zhou, old=PASSWORD, new="another good password", session="", door=Door("10.0.0.9"), now=NOW)

    with pytest.raises(LinkInvalid):
        accept(second)


def test_the_table_holds_no_token_and_the_trail_neither() -> None:
    from headway.kernel.models import AuditEntry

    token = token_of(invited())

    assert len(token) >= 40
    kept = [str(row) for row in [*AccountLink.objects.values(), *AuditEntry.objects.values()]]
    assert kept and not [row for row in kept if token in row]


def test_the_names_that_one_link_may_ask_for_are_bounded() -> None:
    person("taken", "planner")
    link = invited()
    for _ in range(TRIES_PER_LINK):
        with pytest.raises(UsernameTaken):
            accept(link, username="TAKEN")

    with pytest.raises(LinkInvalid):
        accept(link)


@pytest.mark.parametrize(
    ("username", "password", "refusal"),
    [
        ("x", PASSWORD, UsernameInvalid),
        ("invited:1", PASSWORD, UsernameInvalid),
        ("lixuemei", "short", PasswordTooWeak),
        ("lixuemei", "x" * 201, PasswordTooWeak),
        ("lixuemei", "password1234", PasswordTooWeak),
        ("lixuemei", "LiXueMei-2026!", PasswordHoldsName),
        ("lixuemei", "我叫李雪梅我叫李雪梅我叫", PasswordHoldsName),
    ],
)
def test_a_refused_try_leaves_the_link_as_it_was(username: str, password: str, refusal: type[Exception]) -> None:
    link = invited()

    with pytest.raises(refusal):
        accept(link, username=username, password=password)
    assert accept(link).username == "lixuemei"


@pytest.mark.parametrize("role", sorted(ROLES))
def test_an_administrators_role_is_given_by_the_security_administrator_only(role: str) -> None:
    needed = CHANGE_ROLES if role in ADMINISTRATORS else INVITE_ACCOUNTS
    for inviter in ROLES:
        if may(inviter, needed):
            assert invited(role, by=inviter).account.role == role
        else:
            with pytest.raises(NotAllowed):
                invited(role, by=inviter)


def test_nobody_is_invited_into_a_strange_firm() -> None:
    admin, strange = person("admin", "it_admin"), person("boss", "project_manager", firm="别的公司")

    for through_project in (False, True):
        with pytest.raises(NotFound):
            invite_account(
                inviter=admin,
                organization=strange.organization,
                display_name="奸细",
                role="planner",
                through_project=through_project,
                now=NOW,
            )


def test_each_firm_keeps_its_own_guests_also_under_the_same_name() -> None:
    ours, theirs = person("a", "project_manager"), person("b", "project_manager", firm="别的公司")

    here = ensure_guest_organization(host=ours.organization, name="诚信监理", kind="supervision")
    there = ensure_guest_organization(host=theirs.organization, name="诚信监理", kind="supervision")

    assert here.pk != there.pk
    assert ensure_guest_organization(host=ours.organization, name=" 诚信监理 ", kind="client") == here


def test_an_invitation_to_a_project_gives_no_role_that_reaches_beyond_it() -> None:
    manager = person("boss", "project_manager")
    firm = ensure_guest_organization(host=manager.organization, name="诚信监理", kind="supervision")

    for role in ("executive", "auditor", "it_admin", "finance"):
        with pytest.raises(RoleNotForProject):
            invite_account(
                inviter=manager, organization=firm, display_name="王", role=role, through_project=True, now=NOW
            )
    wang = invite_account(
        inviter=manager, organization=firm, display_name="王", role="supervisor", through_project=True, now=NOW
    )
    assert wang.account.organization == firm


def test_a_revoked_invitation_lets_nobody_in() -> None:
    link = invited()

    revoke_invitation(user=person("admin-it_admin", "it_admin"), account_id=link.account.pk, now=NOW)

    with pytest.raises(LinkInvalid):
        accept(link)


@pytest.mark.parametrize("target", ["it_admin", "security_admin", "auditor"])
def test_nobody_gets_into_the_role_of_another_administrator_by_a_reset_link(target: str) -> None:
    account = person("target", target)

    for maker in ("it_admin", "security_admin", "project_manager", "auditor"):
        if maker == target and maker != "auditor":
            assert make_link(user=person(f"second-{maker}", maker), account_id=account.pk, now=NOW)
        else:
            with pytest.raises(NotAllowed):
                make_link(user=person(f"by-{maker}", maker), account_id=account.pk, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_use_one_invitation_at_once_one_gets_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second comes when the first has found the link good and has not used it up."""
    link, second = invited(), []

    with ThreadPoolExecutor(1) as pool:

        def overtaken(password: str) -> str:
            monkeypatch.setattr(links, "make_password", make_password)
            second.append(come_meanwhile(pool, lambda: accept(link, username="guest2")))
            return make_password(password)

        monkeypatch.setattr(links, "make_password", overtaken)
        accept(link, username="guest1")

    assert second[0].result() is LinkInvalid
    assert Account.objects.filter(username__startswith="guest").count() == 1
