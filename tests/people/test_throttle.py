"""Guessing passwords: bounded by name, source and browser, and the owner still gets in (security row 15)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from firm import NOW, PASSWORD, person

from headway.people.actions import door as door_module
from headway.people.actions import sign_in
from headway.people.errors import SignInRefused, SignInThrottled
from headway.people.models import Account
from headway.people.rules import Door, KnownBrowser

pytestmark = pytest.mark.django_db


@pytest.fixture
def zhou() -> Account:
    return person("zhou", "planner", password=PASSWORD)


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The passwords that were really compared; a comparison costs a hash, so it is stood in for."""
    seen: list[str] = []

    def check(password: str, encoded: str) -> bool:
        seen.append(password)
        return password == PASSWORD

    monkeypatch.setattr(door_module, "check_password", check)
    return seen


def guess(sources: int, tries: int = 1000) -> None:
    for number in range(tries):
        with pytest.raises((SignInRefused, SignInThrottled)):
            sign_in(username="zhou", password=f"guess {number}", door=Door(f"203.0.113.{number % sources}"), now=NOW)


@pytest.mark.parametrize("sources", [1, 100])
def test_of_a_thousand_guesses_at_most_twenty_are_judged_and_the_owner_gets_in(
    zhou: Account, judged: list[str], sources: int
) -> None:
    sign_in(username="zhou", password=PASSWORD, door=Door("10.0.0.9"), now=NOW - timedelta(days=1))
    judged.clear()

    guess(sources)

    assert 1 <= len(judged) <= 20
    own_browser = Door("198.51.100.77", KnownBrowser("b1", (str(zhou.pk),)))
    assert sign_in(username="zhou", password=PASSWORD, door=Door("10.0.0.9"), now=NOW) == zhou
    assert sign_in(username="zhou", password=PASSWORD, door=own_browser, now=NOW) == zhou


def test_a_browser_of_somebody_else_opens_no_way_around_the_bound(zhou: Account, judged: list[str]) -> None:
    guess(sources=100)
    stranger = Door("198.51.100.77", KnownBrowser("b2", (str(person("qian", "planner").pk),)))

    with pytest.raises(SignInThrottled):
        sign_in(username="zhou", password=PASSWORD, door=stranger, now=NOW)


def test_a_stolen_browser_has_five_tries(zhou: Account, judged: list[str]) -> None:
    stolen = Door("198.51.100.77", KnownBrowser("b1", (str(zhou.pk),)))
    for _ in range(5):
        with pytest.raises(SignInRefused):
            sign_in(username="zhou", password="guess", door=stolen, now=NOW)

    with pytest.raises(SignInThrottled):
        sign_in(username="zhou", password=PASSWORD, door=stolen, now=NOW)


def test_the_addresses_of_one_ipv6_subscriber_are_one_source(zhou: Account, judged: list[str]) -> None:
    for number in range(5):
        with pytest.raises(SignInRefused):
            sign_in(username="zhou", password="guess", door=Door(f"2001:db8:1:1::{number}"), now=NOW)

    with pytest.raises(SignInThrottled):
        sign_in(username="zhou", password=PASSWORD, door=Door("2001:db8:1:1:ffff::9"), now=NOW)


def test_unknown_disabled_and_invited_accounts_cost_the_same_statements_as_a_wrong_password(zhou: Account) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    gone = person("gone", "planner", password=PASSWORD)
    Account.objects.filter(pk=gone.pk).update(is_active=False)
    person("invited", "planner")

    shapes = set()
    for name in ("zhou", "nobody", "gone", "invited"):
        with CaptureQueriesContext(connection) as statements, pytest.raises(SignInRefused):
            sign_in(username=name, password="wrong", door=Door(f"10.0.0.{len(name)}{len(shapes)}"), now=NOW)
        shapes.add(tuple(statement["sql"].split(" ")[0] for statement in statements))

    assert len(shapes) == 1


def test_a_demo_account_with_a_password_is_refused_off_loopback() -> None:
    demo = person("demo", "planner", password=PASSWORD)
    Account.objects.filter(pk=demo.pk).update(is_demo=True)

    with pytest.raises(SignInRefused):
        sign_in(username="demo", password=PASSWORD, door=Door("10.0.0.9", demo=False), now=NOW)
    assert sign_in(username="demo", password=PASSWORD, door=Door("127.0.0.1", demo=True), now=NOW) == demo
