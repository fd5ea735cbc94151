"""Signing in and out over HTTP: cookies, rotation, demo accounts on loopback only."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from headway.people.actions import ensure_account, ensure_organization
from headway.people.models import Account

pytestmark = pytest.mark.django_db
PASSWORD = "a crane and two hoists"


@pytest.fixture
def zhou() -> Account:
    return ensure_account(
        username="zhou", display_name="周建国", role="planner", organization=ensure_organization(name="三公司"),
        password=PASSWORD, now=datetime(2026, 11, 20, tzinfo=UTC),
    )  # fmt: skip


def sign_in(client: Client, **body: str) -> int:
    token = client.get("/api/session").json()["csrf_token"]
    return client.post("/api/session", body, "application/json", headers={"X-CSRF-Token": token}).status_code


def test_sign_in_rotates_the_session_and_sign_out_ends_it(zhou: Account) -> None:
    client = Client(enforce_csrf_checks=True)
    before = client.get("/api/session").json()
    assert before["account"] is None

    assert sign_in(client, username="zhou", password=PASSWORD) == 200
    session = client.get("/api/session").json()
    cookie = client.cookies["headway"]
    assert (session["account"]["display_name"], session["account"]["role_name"]) == ("周建国", "计划员")
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    stolen = cookie.value

    client.delete("/api/session", headers={"X-CSRF-Token": session["csrf_token"]})
    client.cookies["headway"] = stolen
    assert client.get("/api/projects").status_code == 401


def test_a_session_made_before_signing_in_is_not_the_one_after(zhou: Account) -> None:
    client = Client()
    client.session.save()
    planted = client.cookies.get("headway")

    sign_in(client, username="zhou", password=PASSWORD)

    assert planted is None or client.cookies["headway"].value != planted.value


def test_every_wrong_sign_in_is_answered_alike(zhou: Account) -> None:
    client = Client()
    answers = {
        client.post("/api/session", body, "application/json").content
        for body in ({"username": "zhou", "password": "x"}, {"username": "nobody", "password": "x"})
    }

    assert len(answers) == 1 and b"people.sign_in_refused" in answers.pop()


def test_a_disabled_account_is_out_at_once(zhou: Account) -> None:
    client = Client()
    sign_in(client, username="zhou", password=PASSWORD)
    Account.objects.filter(pk=zhou.pk).update(is_active=False)

    assert client.get("/api/projects").status_code == 401


@pytest.mark.parametrize("offered", [True, False])
def test_demo_accounts_are_offered_and_entered_on_loopback_only(zhou: Account, settings: object, offered: bool) -> None:
    settings.DEMO = offered  # type: ignore[attr-defined]
    Account.objects.filter(pk=zhou.pk).update(is_demo=True)
    client = Client()

    names = [account["username"] for account in client.get("/api/session").json()["demo_accounts"]]
    entered = client.post("/api/demo-sessions", {"username": "zhou"}, "application/json").status_code

    assert (names, entered) == ((["zhou"], 200) if offered else ([], 404))


def test_an_account_that_is_no_demo_is_not_entered_without_a_password(zhou: Account, settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    Account.objects.filter(pk=zhou.pk).update(is_demo=False)

    answer = Client().post("/api/demo-sessions", {"username": "zhou"}, "application/json")

    assert answer.status_code == 401


def test_the_language_stays_with_the_account(zhou: Account) -> None:
    client = Client()
    sign_in(client, username="zhou", password=PASSWORD)

    client.patch("/api/session", {"language": "en"}, "application/json")

    assert client.get("/api/session").json()["account"]["role_name"] == "Planner"
    assert Account.objects.get(pk=zhou.pk).language == "en"
