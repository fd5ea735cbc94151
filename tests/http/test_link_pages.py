"""The page behind a link: every unusable link is answered alike (security rows 16, 17)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from world import NOW, client_of

from headway.kernel.clock import now
from headway.people.actions import ensure_account, ensure_organization, invite_account, make_link
from headway.people.models import Account, AccountLink

pytestmark = pytest.mark.django_db
PASSWORD = "a crane and two hoists"


@pytest.fixture
def admin() -> Account:
    firm = ensure_organization(name="三公司")
    return ensure_account(username="he", display_name="何磊", role="it_admin", organization=firm, now=NOW)


def invited(admin: Account) -> str:
    link = invite_account(
        inviter=admin, organization=admin.organization, display_name="李雪梅", role="planner", now=now()
    ).link
    return link.rsplit("/", 1)[1]


def accept(token: str, client: Client | None = None, username: str = "lixuemei") -> object:
    body = {"username": username, "password": PASSWORD}
    return (client or Client()).post(f"/api/links/{token}/acceptances", body, "application/json")


def test_an_invited_person_reads_for_whom_the_link_is_and_enters(admin: Account) -> None:
    token, client = invited(admin), Client()

    told = client.get(f"/api/links/{token}").json()
    entered = client.post(
        f"/api/links/{token}/acceptances", {"username": "lixuemei", "password": PASSWORD}, "application/json"
    )

    assert (told["purpose"], told["display_name"], told["organization"]) == ("invitation", "李雪梅", "三公司")
    assert entered.json()["account"]["username"] == "lixuemei"
    assert client.get("/api/account").json()["display_name"] == "李雪梅"


def test_who_was_signed_in_as_somebody_else_is_now_the_person_of_the_link(admin: Account) -> None:
    client = client_of(admin)

    accept(invited(admin), client)

    assert client.get("/api/account").json()["username"] == "lixuemei"


def test_used_expired_revoked_foreign_and_unknown_links_are_answered_alike_at_the_same_cost(admin: Account) -> None:
    used, expired, voided, disabled = (invited(admin) for _ in range(4))
    accept(used)
    links = AccountLink.objects.order_by("id")
    AccountLink.objects.filter(pk=links[1].pk).update(expires_at=now() - timedelta(seconds=1))
    AccountLink.objects.filter(pk=links[2].pk).update(voided_at=now())
    Account.objects.filter(pk=links[3].account_id).update(is_active=False)

    answers, costs = set(), set()
    for token in (used, expired, voided, disabled, "unknown", "x" * 500):
        with CaptureQueriesContext(connection) as statements:
            page = Client().get(f"/api/links/{token}")
        accepted = accept(token, username=f"n{len(answers)}name")
        answers |= {(page.status_code, page.content), (accepted.status_code, accepted.content)}  # type: ignore[attr-defined]
        costs.add(len(statements))

    assert len(answers) == len(costs) == 1
    assert answers.pop()[0] == 404


def test_a_reset_link_keeps_the_user_name_and_is_no_way_into_another_account(admin: Account) -> None:
    zhou = ensure_account(
        username="zhou", display_name="周建国", role="planner", organization=admin.organization, now=NOW
    )
    token = make_link(user=admin, account_id=zhou.pk, now=now()).link.rsplit("/", 1)[1]

    accept(token, username="he")

    zhou.refresh_from_db()
    admin.refresh_from_db()
    assert zhou.username == "zhou" and zhou.check_password(PASSWORD) and not admin.check_password(PASSWORD)


def test_a_link_needs_the_token_of_the_page(admin: Account) -> None:
    guarded = Client(enforce_csrf_checks=True)

    assert accept(invited(admin), guarded).status_code == 403  # type: ignore[attr-defined]
