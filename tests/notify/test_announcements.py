"""One tells many: by role, with a receipt; who has not read is reminded; what was wrong is withdrawn."""

from __future__ import annotations

import json
from typing import Any

import pytest
from office import NOON, Office
from peers import Mailbox
from test_action_links import key_in
from test_channels_api import ask, person
from test_sending import words

from headway.kernel.models import AuditEntry
from headway.notify.actions.action_links import use_link
from headway.notify.actions.announcements import remind
from headway.notify.errors import LinkOver, RemindedAlready
from headway.notify.models import AnnouncementReading, Message
from headway.people.models import Account
from headway.projects.actions import add_member
from headway.projects.models import Membership
from headway.projects.queries.announcements import board_of_project

POWER = {"title": "周六停电", "words": "周六 8:00 至 18:00 停电检修，塔吊停用。", "must_confirm": True}


@pytest.fixture
def manager(office: Office) -> Account:
    found = person("project_manager")
    add_member(project=office.project, account=found, role="project_manager", now=NOON)
    return found


def board(office: Office) -> str:
    return f"/api/projects/{office.project.pk}/announcements"


def announced(office: Office, author: Account, **more: Any) -> dict[str, Any]:
    answer = ask(author, "POST", board(office), POWER | more)
    assert answer.status_code == 201, answer.content
    told: dict[str, Any] = json.loads(answer.content)
    return told


def told_to(account: Account) -> list[str]:
    inbox = ask(account, "GET", "/api/inbox").json()["messages"]
    return [one["text"] for one in inbox if one["kind"] == "announced"]


def test_rule_7_18_everybody_of_the_project_is_told_and_the_author_sees_who_has_read(
    office: Office, manager: Account
) -> None:
    made = announced(office, manager)
    assert (made["people"], made["read"], made["confirmed"], made["is_mine_to_read"]) == (2, 0, 0, False)
    assert told_to(office.foreman) == ["project_manager发布了公告“周六停电”"] and told_to(manager) == []

    path = f"{board(office)}/{made['id']}"
    assert ask(office.foreman, "GET", path).json()["read_at"] is None  # looking is not reading
    read = ask(office.foreman, "POST", f"{path}/readings", {}).json()
    assert read["read_at"] is not None and read["confirmed_at"] is None
    ask(office.foreman, "POST", f"{path}/readings", {"confirm": True})

    receipts = ask(manager, "GET", f"{path}/readers").json()
    assert receipts["roles"] == [
        {"role": "foreman", "people": 1, "read": 1, "confirmed": 1},
        {"role": "planner", "people": 1, "read": 0, "confirmed": 0},
    ]
    assert [(one["name"], one["read_at"] is None) for one in receipts["readers"]] == [
        ("李工长", False), ("王计划", True)
    ]  # fmt: skip


def test_by_role_only_those_are_told_and_see_it(office: Office, manager: Account) -> None:
    made = announced(office, manager, roles=["foreman"])
    worker = person("worker")
    add_member(project=office.project, account=worker, role="worker", now=NOON)
    path = f"{board(office)}/{made['id']}"
    assert told_to(office.planner) == [] and told_to(office.foreman) != []
    assert ask(worker, "GET", path).status_code == 404
    assert ask(worker, "GET", board(office)).json()["announcements"] == []
    assert ask(office.planner, "GET", path).status_code == 200  # sees the whole project; it is not his to read
    assert ask(office.planner, "POST", f"{path}/readings", {}).status_code == 404


def test_reading_it_in_the_inbox_is_reading(office: Office, manager: Account) -> None:
    announced(office, manager)
    message = Message.objects.get(recipient=office.foreman, kind="announced")
    ask(office.foreman, "PATCH", "/api/inbox", {"ids": [message.pk], "is_read": True})
    reading = AnnouncementReading.objects.get(account=office.foreman)
    assert reading.read_at is not None and reading.confirmed_at is None
    assert AnnouncementReading.objects.get(account=office.planner).read_at is None


def test_a_mail_confirms_by_its_link(office: Office, manager: Account, mailbox: Mailbox) -> None:
    office.mail_server(mailbox.port)
    ask(office.foreman, "PATCH", "/api/account/preferences", {"ways": {"announced": ["mail"]}})
    made = announced(office, manager)
    Message.objects.update(at=office.now)
    office.later(seconds=61)
    office.work()
    assert f"/announcements/{made['id']}" in words(mailbox.mails[0])
    use_link(token=key_in(mailbox.mails[0]), source="", now=office.now)
    assert AnnouncementReading.objects.get(account=office.foreman).confirmed_at == office.now


def test_who_has_not_confirmed_is_reminded_and_not_too_often(office: Office, manager: Account) -> None:
    made = announced(office, manager)
    Message.objects.update(at=office.now)
    where = board_of_project(manager, office.project.pk)
    ask(office.foreman, "POST", f"{board(office)}/{made['id']}/readings", {"confirm": True})
    with pytest.raises(RemindedAlready):
        remind(board=where, announcement_id=made["id"], now=office.now)
    for number in range(5):
        office.later(hours=4)
        assert remind(board=where, announcement_id=made["id"], now=office.now) == 1
        assert len(told_to(office.planner)) == number + 2
    office.later(hours=4)
    with pytest.raises(RemindedAlready):
        remind(board=where, announcement_id=made["id"], now=office.now)
    assert len(told_to(office.foreman)) == 1


def test_what_was_withdrawn_is_put_away_and_never_sent(office: Office, manager: Account, mailbox: Mailbox) -> None:
    office.mail_server(mailbox.port)
    ask(office.foreman, "PATCH", "/api/account/preferences", {"ways": {"announced": ["mail"]}})
    made = announced(office, manager)
    Message.objects.update(at=office.now)
    office.work()
    path = f"{board(office)}/{made['id']}"
    assert ask(manager, "POST", f"{path}/withdrawals").json()["withdrawn_at"] is not None
    office.later(seconds=61)
    assert office.work() == 0 and told_to(office.foreman) == []
    assert ask(office.foreman, "GET", path).status_code == 404
    assert ask(manager, "GET", path).status_code == 200
    assert ask(manager, "POST", f"{path}/reminders").status_code == 409


def test_who_left_the_project_sees_nothing_of_it(office: Office, manager: Account) -> None:
    made = announced(office, manager)
    Membership.objects.filter(account=office.foreman).delete()
    assert told_to(office.foreman) == []
    assert ask(office.foreman, "POST", f"{board(office)}/{made['id']}/readings", {}).status_code == 404


def test_of_the_firm_by_who_may_and_to_its_own_people_only(office: Office) -> None:
    boss, stranger = person("coordinator"), person("executive", "别的公司")
    path = "/api/announcements"
    assert ask(office.foreman, "POST", path, POWER).status_code == 403
    made = ask(boss, "POST", path, POWER | {"roles": ["foreman"]}).json()
    assert told_to(office.foreman) == ["coordinator发布了公告“周六停电”"] and told_to(office.planner) == []
    assert ask(stranger, "GET", path).json()["announcements"] == []
    one = f"{path}/{made['id']}"
    for method, below in [("GET", ""), ("GET", "/readers"), ("POST", "/reminders"), ("POST", "/withdrawals")]:
        assert ask(stranger, method, one + below).status_code == 404, below
        assert ask(office.planner, method, one + below).status_code == 404, below
    for method, below in [("GET", "/readers"), ("POST", "/reminders"), ("POST", "/withdrawals")]:
        assert ask(office.foreman, method, one + below).status_code == 403, below
    assert ask(office.foreman, "POST", f"{one}/readings", {"confirm": True}).json()["confirmed_at"] is not None
    assert ask(boss, "GET", f"{one}/readers").json()["readers"][0]["confirmed_at"] is not None


@pytest.mark.parametrize(
    "body",
    [{"title": " "}, {"words": ""}, {"title": "x" * 121}, {"title": "停\u202e电"}, {"roles": ["king"]},
     {"roles": ["purchasing"]}, {"author": "x"}],
)  # fmt: skip
def test_what_says_nothing_or_reaches_nobody_is_refused(office: Office, manager: Account, body: dict[str, Any]) -> None:
    assert ask(manager, "POST", board(office), POWER | body).status_code == 422


def test_a_confirmation_by_link_is_the_recipients_alone(office: Office, manager: Account) -> None:
    made = announced(office, manager)
    with pytest.raises(LinkOver):
        _use_of(office, made["id"], withdrawn=True, manager=manager)
    assert AuditEntry.objects.filter(action="notify.announced").exists()


def _use_of(office: Office, number: int, *, withdrawn: bool, manager: Account) -> None:
    from headway.notify.actions.action_links import write_links
    from headway.notify.actions.planning import plan_deliveries
    from headway.notify.queries.pieces import Piece, describe_items

    message = Message.objects.get(recipient=office.foreman, kind="announced")
    items = describe_items(office.foreman, [message], "zh-CN")
    piece = Piece([1], message.recipient_id, 1, None, "mail", office.foreman, "zh-CN", None, items, [])
    plan_deliveries(now=office.now)
    address = write_links(piece, office.now)[message.pk][0][1]
    if withdrawn:
        ask(manager, "POST", f"{board(office)}/{number}/withdrawals")
    use_link(token=address.rpartition("/")[2], source="", now=office.now)
