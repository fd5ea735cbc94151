"""Links in mails: they do one thing once, and only while their recipient still may."""

from __future__ import annotations

import re
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.test import Client
from office import Office
from peers import Mailbox
from test_sending import words

from headway.kernel.models import AuditEntry
from headway.notify.action_links import LinkAction, actions_of, register_action
from headway.notify.actions import withdraw
from headway.notify.actions.action_links import use_link
from headway.notify.actions.wrong_keys import forget_wrong_keys
from headway.notify.errors import LinkOver
from headway.notify.models import ActionLink, Delivery, Message
from headway.notify.rules.links import WRONG_KEYS, key_hash
from headway.people.actions.accounts import let_back, put_out


def mailed(office: Office, mailbox: Mailbox) -> str:
    """The key of the link in the one mail that was sent."""
    office.mail_server(mailbox.port)
    office.tell(office.foreman)
    office.later(seconds=61)
    office.work()
    return key_in(mailbox.mails[-1])


def key_in(mail: Any) -> str:
    found = re.search(r"https://headway\.example\.cn/act/([\w-]+)", words(mail))
    assert found is not None
    return found[1]


def page(token: str, office: Office, monkeypatch: Any) -> Any:
    stop_the_clock(office, monkeypatch)
    return Client().get(f"/api/action-links/{token}")


def stop_the_clock(office: Office, monkeypatch: Any) -> None:
    monkeypatch.setattr(import_module("headway.notify.http.action_links"), "now", lambda: office.now)


def test_rule_7_15_a_link_is_256_bits_of_which_only_the_hash_is_kept(office: Office, mailbox: Mailbox) -> None:
    token = mailed(office, mailbox)

    link = ActionLink.objects.get()
    assert len(token) == 43 and link.token_hash == key_hash(token)
    assert link.expires_at - link.made_at == timedelta(days=7)
    assert token in words(mailbox.mails[0], "html")
    assert not [row for row in AuditEntry.objects.values_list("subject", flat=True) if token in str(row)]


def test_looking_has_no_effect_and_using_has_one(office: Office, mailbox: Mailbox, monkeypatch: Any) -> None:
    token = mailed(office, mailbox)
    for _ in range(3):  # a scanner of the mail program
        told = page(token, office, monkeypatch)
    assert told.status_code == 200 and told.headers["Referrer-Policy"] == "no-referrer"
    assert told.headers["Cache-Control"] == "no-store"
    body = told.json()
    assert (body["state"], body["person"], body["label"]) == ("open", "李工长", "标为已读")
    assert "评论中提到了你" in body["message"] and Message.objects.get().read_at is None

    done = Client().post(f"/api/action-links/{token}/uses", content_type="application/json").json()
    assert done["state"] == "done" and Message.objects.get().read_at == office.now
    office.later(hours=1)
    again = Client().post(f"/api/action-links/{token}/uses", content_type="application/json").json()
    assert again["state"] == "done" and again["done_at"] == done["done_at"]
    assert page(token, office, monkeypatch).json()["state"] == "done"
    assert AuditEntry.objects.filter(action="notify.action_link_used").count() == 1


def test_an_action_is_carried_out_once_however_often_it_is_asked(office: Office, mailbox: Mailbox) -> None:
    done: list[int] = []
    probe = LinkAction("snooze", lambda user, told, now: done.append(told["message_id"]), frozenset({"entry_conflict"}))
    _with(probe)
    office.mail_server(mailbox.port)
    office.tell(office.foreman, kind="entry_conflict")
    office.later(seconds=61)
    office.work()
    token = key_in(mailbox.mails[0])

    for _ in range(3):
        use_link(token=token, source="10.0.0.1", now=office.now)
    assert done == [Message.objects.get().pk]


def _with(action: LinkAction) -> None:
    from headway.notify import action_links

    action_links._actions.pop(action.name, None)
    register_action(action)


@pytest.fixture(autouse=True)
def registered() -> Any:
    from headway.notify import action_links

    before = dict(action_links._actions)
    yield
    action_links._actions.clear()
    action_links._actions.update(before)


def test_it_dies_with_time_withdrawal_and_the_account(office: Office, mailbox: Mailbox) -> None:
    token = mailed(office, mailbox)

    with pytest.raises(LinkOver):
        use_link(token=token, source="", now=office.now + timedelta(days=7))

    put_out(account=office.foreman, by=None, reason="离职", now=office.now)
    with pytest.raises(LinkOver):
        use_link(token=token, source="", now=office.now)
    office.foreman.refresh_from_db()
    let_back(account=office.foreman, by=None, reason="回来", now=office.now)
    with pytest.raises(LinkOver):  # what was given before stays void
        use_link(token=token, source="", now=office.now)


def test_it_dies_when_the_reason_is_gone(office: Office, mailbox: Mailbox, monkeypatch: Any) -> None:
    token = mailed(office, mailbox)
    withdraw(keys=["k1"], now=office.now)

    with pytest.raises(LinkOver):
        use_link(token=token, source="", now=office.now)
    body = page(token, office, monkeypatch).json()
    assert (body["state"], body["message"], body["person"]) == ("over", "", "")


def test_rights_are_those_of_the_moment_of_the_tap(office: Office, mailbox: Mailbox, monkeypatch: Any) -> None:
    from headway.projects.models import Membership

    token = mailed(office, mailbox)
    Membership.objects.filter(account=office.foreman).delete()

    told = page(token, office, monkeypatch).json()
    assert (told["state"], told["message"], told["project"]) == ("over", "", "")
    with pytest.raises(LinkOver):
        use_link(token=token, source="", now=office.now)


def test_what_the_action_refuses_leaves_the_link_as_it_was(office: Office, mailbox: Mailbox) -> None:
    def refuse(*told: Any) -> None:
        raise LinkOver

    _with(LinkAction("read", refuse, frozenset({"mentioned"})))
    token = mailed(office, mailbox)
    with pytest.raises(LinkOver):
        use_link(token=token, source="", now=office.now)
    assert ActionLink.objects.get().used_at is None and Message.objects.get().read_at is None


def test_a_mail_that_is_sent_again_carries_the_same_link(office: Office, mailbox: Mailbox) -> None:
    mailbox.break_after_data = True
    token = mailed(office, mailbox)
    mailbox.break_after_data = False
    Delivery.objects.update(state="waiting", due_at=office.now)
    office.work()

    assert key_in(mailbox.mails[1]) == token and ActionLink.objects.count() == 1


def test_guesses_of_one_network_are_slowed_down_and_no_right_key_with_them(
    office: Office, mailbox: Mailbox, monkeypatch: Any
) -> None:
    token = mailed(office, mailbox)
    for number in range(WRONG_KEYS):
        assert page(f"{number:043d}", office, monkeypatch).status_code == 404
    assert page("A" * 43, office, monkeypatch).status_code == 429
    assert Client().post(f"/api/action-links/{'A' * 43}/uses", content_type="application/json").status_code == 429
    assert Client(REMOTE_ADDR="10.9.9.9").get(f"/api/action-links/{'A' * 43}").status_code == 404
    assert page(token, office, monkeypatch).status_code == 200
    assert Client().post(f"/api/action-links/{token}/uses", content_type="application/json").status_code == 200
    office.later(minutes=16)
    assert page("A" * 43, office, monkeypatch).status_code == 404
    assert forget_wrong_keys(now=office.now) == 0
    assert forget_wrong_keys(now=office.now + timedelta(days=1)) == WRONG_KEYS + 1


def test_a_write_without_the_pages_token_is_refused(office: Office, mailbox: Mailbox, monkeypatch: Any) -> None:
    token = mailed(office, mailbox)
    stop_the_clock(office, monkeypatch)
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"/api/action-links/{token}/uses", content_type="application/json").status_code == 403


def test_without_an_address_of_its_own_a_mail_has_no_links(office: Office, mailbox: Mailbox, settings: Any) -> None:
    settings.ADDRESS = ""
    office.mail_server(mailbox.port)
    office.tell(office.foreman)
    office.later(seconds=61)
    office.work()
    assert "/act/" not in words(mailbox.mails[0]) and not ActionLink.objects.exists()


def test_the_kinds_that_offer_something() -> None:
    assert [one.name for one in actions_of("offered")] == ["accept"]
    assert [one.name for one in actions_of("report_returned")] == ["read"]
    assert [one.name for one in actions_of("overdue")] == ["snooze"]
    with pytest.raises(ValueError, match="two actions"):
        register_action(LinkAction("read", lambda *told: None, frozenset()))
