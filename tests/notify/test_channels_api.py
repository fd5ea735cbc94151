"""Who sets up ways out of the house, that no secret comes back, and that a wrong address is never called."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from office import NOON, Office
from peers import Mailbox, Messenger

from headway.kernel.models import AuditEntry
from headway.kernel.secrets import CannotOpen, open_secret, seal_secret
from headway.notify.models import Channel, Delivery
from headway.people.actions import ensure_account, ensure_organization
from headway.people.models import Account
from headway.people.roles import ROLES

SERVER = {"host": "127.0.0.1", "port": 25, "security": "none", "from_name": "进度", "from_address": "p@example.cn"}


def person(role: str, firm: str = "三公司") -> Account:
    home = ensure_organization(name=firm)
    return ensure_account(username=f"{role}-{firm}", display_name=role, role=role, organization=home, now=NOON)


def ask(account: Account, method: str, path: str, body: Any = None) -> Any:
    client = Client()
    client.force_login(account)
    headers = {"Idempotency-Key": str(uuid4())}
    return client.generic(method, path, json.dumps(body or {}), content_type="application/json", headers=headers)


@pytest.mark.parametrize("role", sorted(ROLES))
def test_the_mail_server_is_its_matter_and_nobody_elses(office: Office, role: str) -> None:
    office.mail_server(25)
    asked = [
        ("GET", "/api/channels", None),
        ("POST", "/api/channels", SERVER),
        ("GET", "/api/dead-letters", None),
        ("POST", "/api/dead-letters/decisions", {"ids": [1], "again": True}),
        ("PATCH", f"/api/channels/{Channel.objects.get().pk}", {"is_on": False}),
        ("DELETE", f"/api/channels/{Channel.objects.get().pk}", None),
    ]
    statuses = [ask(person(role), *one).status_code for one in asked]

    assert statuses == ([200, 409, 200, 200, 200, 200] if role == "it_admin" else [403] * 6)


def test_another_firms_mail_server_is_not_there(office: Office) -> None:
    number = office.mail_server(25).pk
    stranger = person("it_admin", "别的公司")

    assert ask(stranger, "GET", "/api/channels").json() == {"channels": []}
    for method, path, body in (
        ("PATCH", f"/api/channels/{number}", {"is_on": False}),
        ("DELETE", f"/api/channels/{number}", None),
        ("POST", f"/api/channels/{number}/trials", None),
    ):
        assert ask(stranger, method, path, body).status_code == 404
    assert Channel.objects.get().is_on


def test_a_password_is_sealed_and_never_comes_back(office: Office) -> None:
    it = person("it_admin")
    told = ask(it, "POST", "/api/channels", {**SERVER, "user": "p", "password": "geheim-0123456789"})

    assert told.status_code == 201 and "geheim" not in told.content.decode()
    assert told.json()["channels"][0]["has_secret"] is True
    row = Channel.objects.get()
    assert "geheim" not in f"{row.secret}{row.settings}"
    assert open_secret(row.secret) == "geheim-0123456789"
    assert not any("geheim" in str(entry.subject) for entry in AuditEntry.objects.all())
    ask(it, "PATCH", f"/api/channels/{row.pk}", {"port": 26})
    row.refresh_from_db()
    assert (row.settings["port"], open_secret(row.secret)) == (26, "geheim-0123456789")


@pytest.mark.parametrize("address", ["进度@例子.中国", "p..q@example.cn", "p@example", "p q@example.cn"])
def test_a_sender_that_no_server_takes_is_refused(office: Office, address: str) -> None:
    answer = ask(person("it_admin"), "POST", "/api/channels", SERVER | {"from_address": address})
    assert (answer.status_code, answer.json()["code"]) == (422, "notify.channel_not_taken")


def test_a_secret_of_another_installation_is_not_opened(settings: Any) -> None:
    sealed = seal_secret("x")
    settings.SECRET_KEY = "another"
    with pytest.raises(CannotOpen):
        open_secret(sealed)


def test_who_came_here_without_the_key_file_is_told_so_and_gives_the_secrets_again(
    office: Office, messenger: Messenger, settings: Any
) -> None:
    settings.ROBOT_GATEWAYS = ("127.0.0.1",)
    it, manager, own = person("it_admin"), _manager(office), settings.SECRET_KEY
    settings.SECRET_KEY = "another"
    mail = office.mail_server(25, user="p")
    Channel.objects.filter(pk=mail.pk).update(secret=seal_secret("geheim"))
    robot = office.robot("wecom", messenger.address("wecom"))
    settings.SECRET_KEY = own
    base = f"/api/projects/{office.project.pk}/robots/{robot.pk}"

    for who, path in ((it, f"/api/channels/{mail.pk}/trials"), (manager, f"{base}/trials")):
        assert ask(who, "POST", path).json()["error"] == "secret_of_another_key"
    refused = ask(manager, "PATCH", base, {"name": "二号群"})
    assert (refused.status_code, refused.json()["code"]) == (422, "notify.channel_not_taken")
    assert ask(manager, "PATCH", base, {"address": messenger.address("wecom")}).status_code == 200
    assert ask(manager, "POST", f"{base}/trials").json()["is_sent"] is True


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "::1", "169.254.169.254", "10.0.0.5", "0x7f.1", "2130706433", "::ffff:127.0.0.1", "64:ff9b::7f00:1",
     "2002:7f00:1::", "localhost", "no-such-name.invalid", "0.0.0.0", "100.64.0.1", "192.168.1.1", "fd00::1"],
)  # fmt: skip
def test_row_27_an_address_that_is_not_public_is_refused_with_one_answer(
    office: Office, settings: Any, host: str
) -> None:
    settings.OUTGOING_NETWORKS = ()
    settings.ROBOT_GATEWAYS = (host.lower(),)
    it, manager = person("it_admin"), _manager(office)
    mail = ask(it, "POST", "/api/channels", {**SERVER, "host": host, "security": "tls"})
    shown = f"[{host}]" if ":" in host else host
    robot = ask(
        manager, "POST", f"/api/projects/{office.project.pk}/robots",
        {"kind": "wecom", "name": "群", "address": f"https://{shown}/cgi-bin/webhook/send?key=1", "kinds": []},
    )  # fmt: skip

    for answer in (mail, robot):
        assert (answer.status_code, answer.json()["code"]) == (422, "notify.address_not_called")
    assert Channel.objects.count() == 0


@pytest.mark.parametrize(
    "address",
    ["http://qyapi.weixin.qq.com/send?key=1", "file:///etc/passwd", "gopher://qyapi.weixin.qq.com/1",
     "https://user:pw@qyapi.weixin.qq.com/", "https://qyapi.weixin.qq.com.evil.example/", "https://evil.example/", ""],
)  # fmt: skip
def test_a_robots_address_is_the_vendors_over_https(office: Office, address: str) -> None:
    answer = ask(
        _manager(office), "POST", f"/api/projects/{office.project.pk}/robots",
        {"kind": "wecom", "name": "群", "address": address, "kinds": []},
    )  # fmt: skip

    assert answer.status_code == 422


def test_a_robot_is_tried_and_the_vendors_answer_is_told_in_words(
    office: Office, messenger: Messenger, settings: Any
) -> None:
    settings.ROBOT_GATEWAYS = ("127.0.0.1",)
    manager = _manager(office)
    base = f"/api/projects/{office.project.pk}/robots"
    body = {"kind": "dingtalk", "name": "群", "address": messenger.address("dingtalk"), "secret": "wrong", "kinds": []}
    number = ask(manager, "POST", base, body).json()["channels"][0]["id"]

    refused = ask(manager, "POST", f"{base}/{number}/trials").json()
    assert (refused["is_sent"], refused["error"]) == (False, "dingtalk_refused")
    assert "加签" in refused["text"]

    ask(manager, "PATCH", f"{base}/{number}", {"secret": Messenger.DINGTALK_SECRET})
    assert ask(manager, "POST", f"{base}/{number}/trials").json()["is_sent"] is True
    assert len(messenger.posts) == 1
    assert Messenger.KEY not in ask(manager, "GET", base).content.decode()


def test_the_mail_server_is_tried_at_once(office: Office, mailbox: Mailbox) -> None:
    Account.objects.filter(pk=person("it_admin").pk).update(email="it@example.cn")
    it = person("it_admin")
    number = office.mail_server(mailbox.port).pk

    assert ask(it, "POST", f"/api/channels/{number}/trials").json()["is_sent"] is True
    assert mailbox.mails[0]["To"] == "it@example.cn"


def test_dead_letters_are_sent_again_by_a_person(office: Office, mailbox: Mailbox) -> None:
    it = person("it_admin")
    office.mail_server(mailbox.port)
    mailbox.refuse = "550 no"
    office.tell(office.foreman)
    office.later(seconds=61)
    office.work()
    letters = ask(it, "GET", "/api/dead-letters").json()["letters"]
    assert [(one["error"], one["recipient"]) for one in letters] == [("mail_550", "李工长")]

    mailbox.refuse = ""
    assert ask(it, "POST", "/api/dead-letters/decisions", {"ids": [letters[0]["id"]], "again": True}).json() == {
        "count": 1
    }
    Delivery.objects.update(due_at=office.now)
    assert office.work() == 1
    stranger = person("it_admin", "别的公司")
    assert ask(stranger, "GET", "/api/dead-letters").json()["letters"] == []


def _manager(office: Office) -> Account:
    from headway.projects.actions import add_member

    manager = person("project_manager")
    add_member(project=office.project, account=manager, role="project_manager", now=NOON)
    return manager
