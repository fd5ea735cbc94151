"""Web push: against a service that verifies who sends, and a browser that decrypts with its own key."""

from __future__ import annotations

import base64
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from office import Office
from peers import PushService
from test_channels_api import ask

from headway.notify.actions.push import MOST_BROWSERS
from headway.notify.models import Attempt, PushSubscription
from headway.people.models import Account
from headway.projects.models import Project


@pytest.fixture(autouse=True)
def own_keys(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    settings.DATA_FOLDER = tmp_path


def allowed(office: Office, service: PushService, who: Account | None = None, **more: Any) -> Any:
    service.now = office.clock
    return ask(who or office.foreman, "POST", "/api/account/browsers", service.subscription() | more)


def push(office: Office) -> int:
    office.later(seconds=61)
    return office.work()


def test_a_browser_is_woken_with_the_words_of_the_message(office: Office, push_service: PushService) -> None:
    answer = allowed(office, push_service)
    assert answer.status_code == 201
    office.tell(office.foreman)

    assert push(office) == 1
    assert push_service.refusals == []
    told = push_service.told[0]
    assert told["title"] == "云栖雅苑 3# 楼" and "评论中提到了你" in told["body"]
    assert told["path"] == f"/projects/{office.project.pk}/plan?activity={office.activity_id}"
    assert push_service.headers[0]["topic"] == told["tag"]
    assert PushSubscription.objects.get().used_at == office.now


def test_an_installation_without_https_says_who_it_is_by_mail(
    office: Office, push_service: PushService, settings: Any
) -> None:
    """RFC 8292: `sub` is an address of mail or of https."""
    settings.ADDRESS = "http://headway.intern"
    allowed(office, push_service)
    office.tell(office.foreman)

    assert (push(office), push_service.refusals) == (1, [])


def test_in_the_field_app_a_tap_opens_its_pages(office: Office, push_service: PushService) -> None:
    allowed(office, push_service, is_field=True)
    office.tell(office.foreman, kind="entry_conflict")
    push(office)
    assert push_service.told[0]["path"] == "/site/sync"


def test_the_endpoint_is_sealed_and_never_read_back(office: Office, push_service: PushService) -> None:
    body = allowed(office, push_service).content.decode()
    row = PushSubscription.objects.get()
    assert push_service.endpoint not in body and push_service.endpoint not in row.endpoint
    assert row.auth not in body
    listed = ask(office.foreman, "GET", "/api/account/browsers")
    assert [one["id"] for one in listed.json()["browsers"]] == [row.pk]
    assert len(base64.urlsafe_b64decode(listed.json()["public_key"] + "=")) == 65


def test_ones_own_browsers_only(office: Office, push_service: PushService) -> None:
    allowed(office, push_service)
    row = PushSubscription.objects.get()
    assert ask(office.planner, "GET", "/api/account/browsers").json()["browsers"] == []
    assert ask(office.planner, "DELETE", f"/api/account/browsers/{row.pk}").status_code == 404
    assert ask(office.foreman, "DELETE", f"/api/account/browsers/{row.pk}").json()["browsers"] == []


def test_a_shared_phone_wakes_for_whom_it_was_allowed_last(office: Office, push_service: PushService) -> None:
    allowed(office, push_service)
    allowed(office, push_service, office.planner)
    office.tell(office.foreman)
    assert push(office) == 0 and push_service.told == []
    assert PushSubscription.objects.get().account_id == office.planner.pk


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_took_its_permission_back_is_forgotten(
    office: Office, push_service: PushService, status: int
) -> None:
    allowed(office, push_service)
    push_service.status = status
    office.tell(office.foreman)
    push(office)
    assert not PushSubscription.objects.exists()
    assert office.states() == [("push", "dead", "browser_gone")]


def test_a_limit_is_waited_for_as_long_as_it_asks(office: Office, push_service: PushService) -> None:
    allowed(office, push_service)
    push_service.status = 429
    office.tell(office.foreman)
    push(office)
    assert office.states() == [("push", "waiting", "push_429")]

    push_service.status = 201
    office.later(seconds=500)
    assert office.work() == 0
    office.later(seconds=101)
    assert office.work() == 1 and len(push_service.told) == 1


def test_what_is_too_large_is_never_sent_again_and_ours_never_is(office: Office, push_service: PushService) -> None:
    allowed(office, push_service)
    Project.objects.update(name="很" * 300)
    Account.objects.filter(pk=office.planner.pk).update(display_name="长" * 80)
    for number in range(30):
        office.tell(office.foreman, key=f"k{number}")
    push(office)
    assert push_service.refusals == [] and len(push_service.told) == 1

    push_service.status = 413
    office.tell(office.foreman, key="another")
    push(office)
    assert Attempt.objects.latest("pk").outcome == "never"


def test_a_token_of_another_key_is_refused_by_the_service(
    office: Office, push_service: PushService, monkeypatch: Any
) -> None:
    """The peer is strict: what it takes, a browser maker takes."""
    allowed(office, push_service)
    push_service.now = (office.now + timedelta(days=2)).timestamp
    office.tell(office.foreman)
    push(office)
    assert push_service.refusals == ["token"]
    assert office.states() == [("push", "waiting", "push_403")]


@pytest.mark.parametrize(
    "endpoint", ["https://127.0.0.1/x", "http://8.8.8.8/x", "https://169.254.169.254/latest", "file:///etc/passwd", ""]
)
def test_an_endpoint_within_the_house_is_refused(
    office: Office, push_service: PushService, settings: Any, endpoint: str
) -> None:
    settings.OUTGOING_NETWORKS = ()
    answer = allowed(office, push_service, endpoint=endpoint)
    assert (answer.status_code, answer.json()["code"]) == (422, "notify.address_not_called")


@pytest.mark.parametrize(
    "keys", [{"p256dh": "AAAA"}, {"auth": "AAAA"}, {"p256dh": "B" * 87}, {"p256dh": "…"}, {"auth": "?" * 22}]
)
def test_keys_that_encrypt_nothing_are_refused(office: Office, push_service: PushService, keys: dict[str, str]) -> None:
    answer = allowed(office, push_service, **keys)
    assert (answer.status_code, answer.json()["code"]) == (422, "notify.browser_not_taken")


def test_more_than_ten_browsers_are_not_kept(office: Office, push_service: PushService) -> None:
    for number in range(MOST_BROWSERS + 3):
        assert allowed(office, push_service, endpoint=f"{push_service.origin}/{number}").status_code == 201
    assert PushSubscription.objects.count() == MOST_BROWSERS
