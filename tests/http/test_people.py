"""The people of an organisation over HTTP: as each role, from another firm, and what must never be taken over."""

from __future__ import annotations

import json
import re
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from people_cases import PEOPLE_CASES
from world import NOW, client_of, send

from headway.people.actions import add_department, change_role, disable_account, ensure_account, ensure_organization
from headway.people.actions import invite_account as invite
from headway.people.models import Account, AccountLink, Department, Session
from headway.people.roles import ROLES
from headway.people.rules import may

pytestmark = pytest.mark.django_db


class Firm:
    """One person of each role, a colleague who joined, one who is invited, a department."""

    def __init__(self, name: str, prefix: str) -> None:
        home = ensure_organization(name=name)
        self.people = {
            role: ensure_account(
                username=f"{prefix}-{role}", display_name=f"{name}{role}", role=role, organization=home, now=NOW
            )
            for role in ROLES
        }
        admin = self.people["it_admin"]
        self.joined = ensure_account(
            username=f"{prefix}-zhou", display_name=f"{name}周建国", role="planner", organization=home, now=NOW
        )
        Account.objects.filter(pk=self.joined.pk).update(phone="13812341234")
        self.invited = invite(
            inviter=admin, organization=home, display_name=f"{name}新人", role="worker", now=NOW
        ).account
        self.department = add_department(user=admin, name=f"{name}工程部", parent_id=None, now=NOW)

    def ids(self, target: str) -> dict[str, Any]:
        return {
            "account_id": self.joined.pk if target == "joined" else self.invited.pk,
            "department_id": self.department.pk,
        }


@pytest.fixture
def ours(db: None) -> Firm:
    return Firm("三公司", "a")


@pytest.fixture
def theirs(db: None) -> Firm:
    return Firm("别的公司", "b")


def ask(account: Account | None, name: str, ids: dict[str, Any]) -> Any:
    method, path = name.split(" ")
    path = re.sub(r"\{(\w+)\}", lambda m: str(ids[m[1]]), path)
    return send(client_of(account), method, path, PEOPLE_CASES[name].body())


def state() -> list[Any]:
    return [
        [row | {"last_login": None} for row in Account.objects.order_by("id").values()],
        list(Department.objects.order_by("id").values()),
        list(AccountLink.objects.order_by("id").values()),
    ]


@pytest.mark.parametrize("name", sorted(PEOPLE_CASES))
def test_a_role_gets_what_its_capability_allows(ours: Firm, name: str) -> None:
    from django.db import transaction

    case = PEOPLE_CASES[name]
    for role, account in ours.people.items():
        with transaction.atomic():
            before = state()
            answer = ask(account, name, ours.ids(case.target))
            allowed = may(role, case.capability)
            assert answer.status_code == (case.success if allowed else 403), (role, answer.content)
            assert allowed or state() == before, role
            transaction.set_rollback(True)


@pytest.mark.parametrize("name", sorted(name for name in PEOPLE_CASES if "{" in name))
def test_a_foreign_person_is_answered_like_an_unknown_one_even_to_full_rights_elsewhere(
    ours: Firm, theirs: Firm, name: str
) -> None:
    case = PEOPLE_CASES[name]
    unknown = {"account_id": uuid.uuid4(), "department_id": 2_000_000_000}
    for role, stranger in theirs.people.items():
        before = state()
        with CaptureQueriesContext(connection) as first:
            foreign = ask(stranger, name, ours.ids(case.target))
        with CaptureQueriesContext(connection) as second:
            nothing = ask(stranger, name, unknown)
        assert (foreign.status_code, foreign.content) == (404, nothing.content), (role, foreign.content)
        assert len(first) == len(second), role
        assert state() == before


def test_nobody_signed_in_gets_nothing(ours: Firm) -> None:
    for name, case in PEOPLE_CASES.items():
        assert ask(None, name, ours.ids(case.target)).status_code == 401, name


def test_lists_hold_the_own_people_and_guests_masked_and_nobody_else(ours: Firm, theirs: Firm) -> None:
    guest_firm = ensure_organization(name="永固劳务", registered_by=ours.joined.organization)
    ensure_account(username="sun", display_name="孙小军", role="worker", organization=guest_firm, now=NOW)
    client = client_of(ours.people["it_admin"])

    answer = client.get("/api/accounts?size=1000")
    body = answer.content.decode()

    assert answer.json()["total"] == len(ROLES) + 3 == len(answer.json()["accounts"])
    assert answer.json()["size"] == 200
    assert "孙小军" in body and "别的公司" not in body
    assert "138****1234" in body and "13812341234" not in body
    assert "别的公司" not in client.get("/api/departments").content.decode()
    for words, found in (("孙小", 1), ("sun xiao", 1), ("a-planner", 1), ("别的", 0), ("%", 0), ("'", 0)):
        assert client.get("/api/accounts", {"search": words}).json()["total"] == found, words


def test_a_page_of_people_costs_the_same_statements_for_two_and_for_many(ours: Firm) -> None:
    client, counts = client_of(ours.people["it_admin"]), []
    for size in (2, 200):
        with CaptureQueriesContext(connection) as statements:
            assert client.get(f"/api/accounts?size={size}").status_code == 200
        counts.append(len(statements))

    assert counts[0] == counts[1] <= 5


TAKEN_OVER = {
    "role": "project_manager",
    "is_active": False,
    "is_demo": True,
    "organization_id": str(uuid.uuid4()),
    "username": "root",
    "password": "a crane and two hoists",
    "joined_at": None,
    "id": str(uuid.uuid4()),
}


def test_what_a_body_brings_besides_is_not_taken_over(ours: Firm) -> None:
    left = ("role", "is_active", "is_demo", "organization_id", "username", "password", "joined_at", "id")
    before = Account.objects.values(*left).get(pk=ours.joined.pk)

    answer = send(
        client_of(ours.people["it_admin"]), "PATCH", f"/api/accounts/{ours.joined.pk}",
        {"display_name": "周"} | TAKEN_OVER,
    )  # fmt: skip

    assert answer.status_code == 200
    assert Account.objects.values(*left).get(pk=ours.joined.pk) == before


def test_a_department_of_another_firm_is_unknown(ours: Firm, theirs: Firm) -> None:
    client = client_of(ours.people["it_admin"])
    foreign = theirs.department.pk

    refused = [
        send(client, "PATCH", f"/api/accounts/{ours.joined.pk}", {"display_name": "周", "department_id": foreign}),
        send(client, "POST", "/api/accounts", {"display_name": "新", "role": "planner", "department_id": foreign}),
        send(client, "POST", "/api/departments", {"name": "下级", "parent_id": foreign}),
        send(client, "PATCH", f"/api/departments/{ours.department.pk}", {"name": "x", "parent_id": foreign}),
    ]

    assert [answer.status_code for answer in refused] == [404] * 4
    assert Account.objects.get(pk=ours.joined.pk).department_id is None


def test_a_department_does_not_stand_under_itself(ours: Firm) -> None:
    client = client_of(ours.people["it_admin"])
    below = send(client, "POST", "/api/departments", {"name": "一组", "parent_id": ours.department.pk}).json()["id"]

    ring = send(client, "PATCH", f"/api/departments/{ours.department.pk}", {"name": "工程部", "parent_id": below})
    used = send(client, "DELETE", f"/api/departments/{ours.department.pk}")

    assert (ring.status_code, ring.json()["code"]) == (409, "people.department_under_itself")
    assert (used.status_code, used.json()["code"]) == (409, "people.department_in_use")


def test_a_link_is_shown_once_and_a_repeated_request_does_not_show_it_again(ours: Firm) -> None:
    client, key = client_of(ours.people["it_admin"]), str(uuid.uuid4())
    body = {"display_name": "新来的", "role": "planner"}

    first = send(client, "POST", "/api/accounts", body, Idempotency_Key=key)
    again = send(client, "POST", "/api/accounts", body, Idempotency_Key=key)

    token = first.json()["link"].rsplit("/", 1)[1]
    assert first.json()["link"] == f"/links/{token}"
    assert again.status_code == 409 and token.encode() not in again.content
    page = client.get(f"/api/accounts/{first.json()['account_id']}").content
    assert token.encode() not in page


def test_links_begin_with_the_address_of_the_settings_whatever_the_request_says(ours: Firm, settings: Any) -> None:
    settings.ADDRESS = "https://plan.example"
    client = client_of(ours.people["it_admin"])

    poisoned = send(
        client, "POST", "/api/accounts", {"display_name": "新", "role": "planner"},
        X_Forwarded_Host="evil.example", X_Forwarded_Proto="https",
    )  # fmt: skip

    assert poisoned.json()["link"].startswith("https://plan.example/links/")
    stranger = send(client, "POST", "/api/accounts", {"display_name": "新", "role": "planner"}, Host="evil.example")
    assert stranger.status_code == 400


@pytest.mark.parametrize("deed", ["disabled", "role", "sessions"])
def test_an_old_cookie_is_worth_nothing_after(ours: Firm, deed: str) -> None:
    client = client_of(ours.joined)
    assert client.get("/api/account").status_code == 200

    target = ours.joined.pk
    if deed == "disabled":
        disable_account(user=ours.people["it_admin"], account_id=target, reason="离职", now=NOW)
        Account.objects.filter(pk=target).update(is_active=True)  # the session itself is gone, not only barred
    elif deed == "role":
        change_role(user=ours.people["security_admin"], account_id=target, role="foreman", reason="调任", now=NOW)
    else:
        send(client_of(ours.people["it_admin"]), "DELETE", f"/api/accounts/{target}/sessions")

    assert client.get("/api/account").status_code == 401
    assert not Session.objects.filter(account_id=target).exists()


def test_the_trail_names_every_act_and_holds_no_secret(ours: Firm) -> None:
    from headway.kernel.models import AuditEntry

    for name in sorted(PEOPLE_CASES, key=lambda name: "POST" not in name):
        case = PEOPLE_CASES[name]
        role = next(role for role in ROLES if may(role, case.capability))
        ask(ours.people[role], name, ours.ids(case.target))

    acts = set(AuditEntry.objects.values_list("action", flat=True))
    wanted = {"invited", "disabled", "enabled", "role_changed", "reset_link_made", "sessions_ended", "account_changed",
              "invitation_revoked", "department_added", "department_changed", "department_removed"}  # fmt: skip
    assert {f"people.{act}" for act in wanted} <= acts | {"people.department_removed"}
    assert "/links/" not in json.dumps(list(AuditEntry.objects.values("subject")), default=str)
