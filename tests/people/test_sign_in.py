"""Signing in: one answer to every wrong try, and a stranger cannot lock the owner out."""

from datetime import UTC, datetime, timedelta

import pytest

from headway.people.actions import create_first_admin, ensure_account, ensure_organization, sign_in
from headway.people.errors import PasswordTooWeak, SignInRefused, SignInThrottled
from headway.people.models import Account
from headway.people.rules import Door

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
PASSWORD = "a crane and two hoists"


@pytest.fixture
def zhou() -> Account:
    firm = ensure_organization(name="三公司")
    return ensure_account(
        username="zhou", display_name="周建国", role="project_manager", organization=firm, password=PASSWORD, now=NOW
    )


def attempt(username: str, password: str, source: str = "10.0.0.9", now: datetime = NOW) -> Account:
    return sign_in(username=username, password=password, door=Door(source), now=now)


def test_name_and_password_let_the_person_in(zhou: Account) -> None:
    assert attempt("zhou", PASSWORD) == zhou


def test_wrong_password_unknown_name_and_disabled_account_get_the_same_answer(zhou: Account) -> None:
    Account.objects.create(
        username="gone", display_name="离职", role="planner", organization=zhou.organization, is_active=False,
        password=zhou.password, created_at=NOW,
    )  # fmt: skip

    refusals = []
    for name, password in (("zhou", "wrong"), ("nobody", "wrong"), ("gone", PASSWORD)):
        with pytest.raises(SignInRefused) as refused:
            attempt(name, password)
        refusals.append((refused.value.code, refused.value.parameters))

    assert refusals == [("people.sign_in_refused", {})] * 3


def test_an_unknown_name_costs_a_password_hash_too(zhou: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    from headway.people.actions import door

    checked: list[str] = []
    monkeypatch.setattr(door, "check_password", lambda password, encoded: checked.append(encoded) and False)
    for name in ("zhou", "nobody"):
        with pytest.raises(SignInRefused):
            attempt(name, "wrong")

    assert len(checked) == 2
    assert all(encoded.startswith("argon2") for encoded in checked)


def test_after_five_wrong_tries_the_same_source_waits_a_quarter_of_an_hour(zhou: Account) -> None:
    for _ in range(5):
        with pytest.raises(SignInRefused):
            attempt("zhou", "wrong")

    with pytest.raises(SignInThrottled):
        attempt("zhou", PASSWORD)
    assert attempt("zhou", PASSWORD, now=NOW + timedelta(minutes=16)) == zhou


def test_a_stranger_who_fails_on_purpose_does_not_lock_the_owner_out(zhou: Account) -> None:
    for _ in range(5):
        with pytest.raises(SignInRefused):
            attempt("zhou", "wrong", source="203.0.113.7")

    assert attempt("zhou", PASSWORD, source="10.0.0.9") == zhou


def test_the_first_admin_needs_a_password_worth_the_name() -> None:
    for weak in ("short", "password1234"):
        with pytest.raises(PasswordTooWeak):
            create_first_admin(username="boss", password=weak, display_name="三公司")

    assert create_first_admin(username="boss", password=PASSWORD, display_name="三公司").role == "project_manager"
