"""One's own account: sessions, limits of time, the password, cookies (security rows 19–22, 48)."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from world import NOW, client_of, send

from headway.kernel.clock import now
from headway.people.actions import ensure_account, ensure_organization
from headway.people.models import Account, Session, SignInAttempt
from headway.people.roles import CAPABILITIES, ROLES

pytestmark = pytest.mark.django_db
PASSWORD = "a crane and two hoists"
NEW = "three hoists and a crane"


@pytest.fixture
def zhou() -> Account:
    firm = ensure_organization(name="三公司")
    return ensure_account(
        username="zhou", display_name="周建国", role="planner", organization=firm, password=PASSWORD, now=NOW
    )


def signed_in(browser: str = "Firefox", *, on_site: bool = False) -> Client:
    client = Client(headers={"User-Agent": browser})
    body = {"username": "zhou", "password": PASSWORD, "on_site": on_site}
    answer = client.post("/api/session", body, "application/json")
    assert answer.status_code == 200, answer.content
    return client


def change(client: Client, old: str = PASSWORD, new: str = NEW) -> Any:
    return send(client, "PUT", "/api/session/password", {"old": old, "new": new})


def test_a_person_sees_where_he_is_signed_in_and_ends_one_and_all_others(zhou: Account) -> None:
    here, phone, office = signed_in("Firefox"), signed_in("Phone"), signed_in("Office")
    told = here.get("/api/account/sessions").json()["sessions"]
    assert {(one["browser"], one["is_this"]) for one in told} == {
        ("Firefox", True), ("Phone", False), ("Office", False),
    }  # fmt: skip
    assert {one["source"] for one in told} == {"127.0.0.1"}

    its_id = next(one["id"] for one in told if one["browser"] == "Phone")
    assert send(here, "DELETE", f"/api/account/sessions/{its_id}").status_code == 200
    assert (phone.get("/api/account").status_code, office.get("/api/account").status_code) == (401, 200)
    assert send(here, "DELETE", "/api/account/sessions").json() == {"ended": 1}
    assert (office.get("/api/account").status_code, here.get("/api/account").status_code) == (401, 200)


def test_the_session_of_somebody_else_is_unknown_and_goes_on(zhou: Account) -> None:
    other = ensure_account(username="qian", display_name="钱", role="planner", organization=zhou.organization, now=NOW)
    theirs = client_of(other)
    handle = Session.objects.get(account=other).handle

    foreign = send(signed_in(), "DELETE", f"/api/account/sessions/{handle}")
    unknown = send(signed_in(), "DELETE", "/api/account/sessions/not-an-id")

    assert (foreign.status_code, foreign.content) == (404, unknown.content)
    assert theirs.get("/api/account").status_code == 200


def test_the_table_of_sessions_opens_no_session(zhou: Account) -> None:
    client = signed_in()
    cookie = client.cookies["headway"].value
    row = Session.objects.values().get()
    assert cookie not in str(row)

    client.cookies["headway"] = row["key_hash"]
    assert client.get("/api/account").status_code == 401


@pytest.mark.parametrize(
    ("seen", "started", "status"),
    [(59, 60, 200), (61, 70, 401), (1, 12 * 60 - 1, 200), (1, 12 * 60 + 1, 401)],
)
def test_a_session_ends_after_an_idle_hour_and_after_twelve_hours(
    zhou: Account, seen: int, started: int, status: int
) -> None:
    client = signed_in()
    Session.objects.update(
        seen_at=now() - timedelta(minutes=seen), expire_date=now() + timedelta(minutes=12 * 60 - started)
    )

    assert client.get("/api/account").status_code == status


@pytest.mark.parametrize(("on_site", "rested", "started", "status"), [
    (True, 11 * 60, 11 * 60, 200),
    (True, 11 * 60, 12 * 60 + 1, 401),
    (False, 61, 61, 401),
])  # fmt: skip
def test_the_session_of_a_phone_on_site_lasts_its_shift_and_no_longer(
    zhou: Account, on_site: bool, rested: int, started: int, status: int
) -> None:
    client = signed_in(on_site=on_site)
    Session.objects.update(
        seen_at=now() - timedelta(minutes=rested), expire_date=now() + timedelta(minutes=12 * 60 - started)
    )

    assert client.get("/api/account").status_code == status
    listed = signed_in().get("/api/account/sessions").json()["sessions"]
    assert len(listed) == 1 + (status == 200)


def test_being_seen_is_written_once_a_minute(zhou: Account) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in()
    Session.objects.update(seen_at=now() - timedelta(minutes=2))
    writes = []
    for _ in range(3):
        with CaptureQueriesContext(connection) as statements:
            client.get("/api/account")
        writes.append(sum(not statement["sql"].startswith("SELECT") for statement in statements))

    assert writes == [1, 0, 0]


def test_another_password_ends_the_other_sessions_and_gives_this_one_a_new_key(zhou: Account) -> None:
    here, other = signed_in(), signed_in()
    before = here.cookies["headway"].value

    assert change(here).status_code == 200

    assert here.cookies["headway"].value != before
    assert (here.get("/api/account").status_code, other.get("/api/account").status_code) == (200, 401)
    stolen = Client()
    stolen.cookies["headway"] = before
    assert stolen.get("/api/account").status_code == 401
    zhou.refresh_from_db()
    assert zhou.check_password(NEW)


def test_guessing_the_present_password_is_bounded(zhou: Account) -> None:
    client = signed_in()
    codes = [change(client, old=f"guess {number}").json()["code"] for number in range(6)]

    assert codes == ["people.old_password_wrong"] * 5 + ["people.sign_in_throttled"]
    assert client.get("/api/account").status_code == 200


@pytest.mark.parametrize("new", ["short", "password1234", "zhou likes concrete", "周建国的密码是很长的一句话"])
def test_a_bad_new_password_changes_nothing(zhou: Account, new: str) -> None:
    here, other = signed_in(), signed_in()

    assert change(here, new=new).status_code == 422
    assert other.get("/api/account").status_code == 200
    zhou.refresh_from_db()
    assert zhou.check_password(PASSWORD)


def test_no_hash_of_a_password_is_kept_beside_the_account(zhou: Account) -> None:
    from headway.kernel.models import IdempotencyKey

    change(signed_in())

    assert not IdempotencyKey.objects.exists()


def test_signing_in_as_the_same_person_begins_twelve_new_hours_under_another_key(zhou: Account) -> None:
    client = signed_in()
    old = client.cookies["headway"].value
    Session.objects.update(expire_date=now() + timedelta(minutes=3))

    client.post("/api/session", {"username": "zhou", "password": PASSWORD}, "application/json")

    assert client.cookies["headway"].value != old
    assert Session.objects.get().expire_date > now() + timedelta(hours=11)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded"])
def test_a_password_is_not_changed_by_another_site(zhou: Account, kind: str) -> None:
    client = signed_in()
    body = f'{{"old": "{PASSWORD}", "new": "{NEW}"}}'.encode()
    guarded = Client(enforce_csrf_checks=True)
    guarded.cookies = client.cookies

    plain = client.generic("PUT", "/api/session/password", body, content_type=kind)
    without_token = guarded.generic("PUT", "/api/session/password", body, content_type="application/json")

    assert plain.status_code in {400, 415}
    assert without_token.status_code == 403
    zhou.refresh_from_db()
    assert zhou.check_password(PASSWORD)


@pytest.mark.parametrize("origin", ["null", "https://sub.evil.example", "http://testserver.evil.example"])
def test_no_other_origin_may_read(zhou: Account, origin: str) -> None:
    client = signed_in()
    for method in ("get", "options"):
        answer = getattr(client, method)("/api/account", headers={"Origin": origin})
        assert not [name for name in answer.headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize("token", ["eyJhbGciOiJub25lIn0.eyJzdWIiOiJ6aG91In0.", "x.y.z"])
def test_a_token_that_is_no_session_lets_nobody_in(zhou: Account, token: str) -> None:
    assert Client().get("/api/account", headers={"Authorization": f"Bearer {token}"}).status_code == 401


def test_a_session_of_a_demo_account_is_worth_nothing_where_the_demo_is_not_served(
    zhou: Account, settings: Any
) -> None:
    client = signed_in()
    Account.objects.filter(pk=zhou.pk).update(is_demo=True)
    settings.DEMO = True
    assert client.get("/api/account").status_code == 200

    settings.DEMO = False
    assert client.get("/api/account").status_code == 401
    refused = client.post("/api/session", {"username": "zhou", "password": PASSWORD}, "application/json")
    assert refused.status_code == 401


SETTINGS = "from headway.server import settings as s; print(s.DEMO, s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE, s.SECURE_HSTS_SECONDS > 0, s.ADDRESS)"
SECURE = "__Host-headway True __Host-csrf True Lax True"
PLAIN = "headway False csrf True Lax False"


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, f"True {PLAIN} "),
        ({"HEADWAY_TLS": "1"}, f"True {SECURE} "),
        ({"HEADWAY_TLS": "1", "HEADWAY_HOST": "0.0.0.0"}, f"False {SECURE} "),
        ({"HEADWAY_TLS": "1", "HEADWAY_HOST": "plan.example"}, f"False {SECURE} "),
        (
            {"HEADWAY_BEHIND_PROXY": "1", "HEADWAY_ALLOWED_HOSTS": "plan.example,other.example"},
            f"False {SECURE} https://plan.example",
        ),
        ({"HEADWAY_ADDRESS": "https://plan.example/"}, f"True {PLAIN} https://plan.example"),
    ],
)
def test_the_demo_is_open_on_loopback_only_and_cookies_are_bound_to_the_host(
    environment: dict[str, str], told: str
) -> None:
    import os

    ours = {name: value for name, value in os.environ.items() if not name.startswith("HEADWAY_")}
    shown = subprocess.run(
        [sys.executable, "-c", SETTINGS],
        env=ours | {"HEADWAY_DEMO": "1", "HEADWAY_HOST": "127.0.0.1"} | environment,
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert shown.stdout.rstrip("\n") == told


def test_the_session_tells_what_the_role_may(zhou: Account) -> None:
    told = signed_in().get("/api/session").json()["may"]

    assert told == [name for name in CAPABILITIES if name in ROLES["planner"].capabilities]
    assert Client().get("/api/session").json()["may"] == []


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_role_and_capability_is_told_in_words(zhou: Account, language: str) -> None:
    Account.objects.filter(pk=zhou.pk).update(language=language)
    told = signed_in().get("/api/roles").json()

    assert [role["name"] for role in told["roles"]] == list(ROLES)
    assert [one["name"] for one in told["capabilities"]] == list(CAPABILITIES)
    words = [one[part] for one in [*told["roles"], *told["capabilities"]] for part in ("title", "sentence")]
    assert not [word for word in words if word.startswith("people.")]
    assert Client().get("/api/roles").status_code == 401


def test_old_failures_are_not_kept_for_ever(zhou: Account) -> None:
    SignInAttempt.objects.create(username="zhou", source="127.0.0.1", at=now() - timedelta(days=2))

    signed_in()

    assert not SignInAttempt.objects.exists()
