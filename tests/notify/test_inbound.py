"""A group talks to its robot: only a vendor's own call is believed, once, within five minutes (security.md row 14)."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

import pytest
from callers import DingTalk, Feishu, WeCom
from django.test import Client
from office import NOON, Office
from peers import Messenger
from test_channels_api import ask, person

from headway.notify.actions.wrong_keys import count_wrong_key
from headway.notify.models import Channel, InboundPost, Message, WrongKey
from headway.notify.rules.links import WRONG_KEYS
from headway.people.models import Account
from headway.projects.actions import add_member
from headway.projects.models import Comment, CommentVersion, Membership
from headway.schedule.models import Activity

VENDORS = {"wecom": WeCom, "feishu": Feishu, "dingtalk": DingTalk}


@pytest.fixture
def manager(office: Office) -> Account:
    found = person("project_manager")
    add_member(project=office.project, account=found, role="project_manager", now=NOON)
    Account.objects.filter(pk=office.foreman.pk).update(username="li")
    return found


@pytest.fixture(autouse=True)
def clock(office: Office, monkeypatch: Any) -> None:
    monkeypatch.setattr(import_module("headway.notify.http.hooks"), "now", lambda: office.now)


@pytest.fixture(params=sorted(VENDORS))
def kind(request: Any) -> str:
    return str(request.param)


def listening(office: Office, manager: Account, kind: str, caller: Any) -> str:
    """The path of a robot that listens."""
    robot = office.robot(kind, f"https://{kind}.example/robot")
    path = f"/api/projects/{office.project.pk}/robots/{robot.pk}/listening"
    answer = ask(manager, "POST", path, caller.keys)
    assert answer.status_code == 201, answer.content
    address: str = json.loads(answer.content)["address"]
    return address.removeprefix("https://headway.example.cn")


def code(office: Office) -> str:
    return Activity.objects.get(plan__project=office.project, activity_id=office.activity_id).code


def nothing_happened() -> bool:
    return not Comment.objects.exists() and not Message.objects.exists() and not InboundPost.objects.exists()


def test_rule_7_19_words_with_a_code_become_a_comment_of_who_said_them(
    office: Office, manager: Account, kind: str
) -> None:
    caller = VENDORS[kind]()
    path = listening(office, manager, kind, caller)
    answer = caller.say(path, f"@Headway #{code(office)} 模板已拆完", office.clock())

    assert answer.status_code == 200, answer.content
    comment = Comment.objects.get()
    assert (comment.author_id, comment.subject_id) == (office.foreman.pk, office.activity_id)
    assert "模板已拆完" in CommentVersion.objects.get().text and "@" not in CommentVersion.objects.get().text
    assert InboundPost.objects.get().outcome == "comment"


def test_words_without_one_or_of_a_stranger_reach_the_manager(office: Office, manager: Account, kind: str) -> None:
    caller = VENDORS[kind]()
    path = listening(office, manager, kind, caller)
    caller.say(path, "塔吊坏了", office.clock(), number="1")
    caller.say(path, f"#{code(office)} 完成", office.clock(), user="stranger", number="2")

    assert not Comment.objects.exists()
    inbox = ask(manager, "GET", "/api/inbox").json()["messages"]
    assert [one["words"] for one in inbox] == [f"#{code(office)} 完成", "塔吊坏了"]
    assert inbox[1]["text"] == f"李工长在群“{kind}”里说：塔吊坏了"
    assert "stranger" in inbox[0]["text"]


def test_the_same_call_again_has_no_second_effect(office: Office, manager: Account, kind: str) -> None:
    caller = VENDORS[kind]()
    path = listening(office, manager, kind, caller)
    for _ in range(3):
        assert caller.say(path, f"{code(office)} 完成", office.clock()).status_code == 200
        office.later(seconds=20)
    assert (Comment.objects.count(), InboundPost.objects.count()) == (1, 1)


@pytest.mark.parametrize("seconds", [-600, -301, 301, 3_600])
def test_an_old_call_and_one_from_the_future_are_refused(
    office: Office, manager: Account, kind: str, seconds: int
) -> None:
    caller = VENDORS[kind]()
    path = listening(office, manager, kind, caller)
    assert caller.say(path, "完成", office.clock() + seconds).status_code == 401
    assert nothing_happened()


def test_another_key_is_refused(office: Office, manager: Account, kind: str) -> None:
    path = listening(office, manager, kind, VENDORS[kind]())
    thieves: dict[str, Any] = {
        "wecom": WeCom(token="another"), "feishu": Feishu(encrypt_key="another"), "dingtalk": DingTalk("another")
    }  # fmt: skip
    assert thieves[kind].say(path, "完成", office.clock()).status_code in (400, 401)
    assert nothing_happened()


def test_a_changed_body_is_refused(office: Office, manager: Account) -> None:
    caller = Feishu()
    path = listening(office, manager, "feishu", caller)
    assert caller.say(path, "完成", office.clock(), **{"X-Lark-Signature": "0" * 64}).status_code == 401
    assert caller.say(path, "完成", office.clock(), **{"X-Lark-Request-Nonce": "other"}).status_code == 401
    wecom = WeCom()
    path = listening(office, manager, "wecom", wecom)
    assert wecom.say(path, "完成", office.clock(), receiver="wx-another-firm").status_code == 401
    assert nothing_happened()


def test_a_foreign_address_is_unknown_and_a_silent_robot_too(office: Office, manager: Account, kind: str) -> None:
    caller = VENDORS[kind]()
    path = listening(office, manager, kind, caller)
    assert caller.say(f"/hooks/{'A' * 43}", "完成", office.clock()).status_code == 404
    robot = Channel.objects.get()
    Channel.objects.update(is_on=False)
    assert caller.say(path, "完成", office.clock()).status_code == 404
    Channel.objects.update(is_on=True)
    api = f"/api/projects/{office.project.pk}/robots/{robot.pk}/listening"
    assert ask(manager, "DELETE", api).json()["channels"][0]["is_listening"] is False
    assert caller.say(path, "完成", office.clock()).status_code == 404
    assert nothing_happened()


GARBAGE = [
    b"", b"{", b"[]", b"null", b"\x00\xff", b"<xml/>", b"<xml><Encrypt>!!</Encrypt></xml>", b'{"encrypt": 5}',
    b'{"encrypt": ""}', b"[" * 20_000, b'{"encrypt": "' + b"A" * 4_000 + b'"}',
    b'<!DOCTYPE x [<!ENTITY a "b">]><xml><Encrypt>QUJD</Encrypt></xml>',
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(GARBAGE)))
def test_garbage_is_refused(office: Office, manager: Account, kind: str, number: int) -> None:
    path = listening(office, manager, kind, VENDORS[kind]())
    stamp = str(int(office.clock() * (1000 if kind == "dingtalk" else 1)))
    query = f"?msg_signature={'0' * 40}&timestamp={stamp}&nonce=1"
    headers = {"timestamp": stamp, "sign": "x", "X-Lark-Request-Timestamp": "9" * 400, "X-Lark-Signature": "é"}
    answer = Client().post(path + query, GARBAGE[number], content_type="application/json", headers=headers)
    assert answer.status_code in (400, 401), answer.status_code
    assert nothing_happened()


def test_a_megabyte_is_not_read(office: Office, manager: Account, kind: str) -> None:
    path = listening(office, manager, kind, VENDORS[kind]())
    answer = Client().post(path, b"x" * 1_000_000, content_type="application/json")
    assert answer.status_code == 413


def test_an_inner_document_type_is_refused(office: Office, manager: Account) -> None:
    caller = WeCom()
    path = listening(office, manager, "wecom", caller)
    inner = b'<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><MsgType>text</MsgType>&a;</xml>'
    assert caller.say(path, "", office.clock(), inner=inner).status_code == 400


def test_the_vendors_checks_of_the_address_are_answered(office: Office, manager: Account) -> None:
    wecom, feishu = WeCom(), Feishu()
    path = listening(office, manager, "wecom", wecom)
    answer = wecom.verify(path, office.clock())
    assert (answer.status_code, answer.content) == (200, b"1616140317555161061")
    assert wecom.verify(path, office.clock() - 601).status_code == 401
    path = listening(office, manager, "feishu", feishu)
    assert feishu.verify(path, office.clock()).json() == {"challenge": "ajls384kdjx98XX"}
    assert Client().get(path).status_code == 400
    assert nothing_happened()


def test_the_group_is_answered_where_its_messenger_lets_us(office: Office, manager: Account) -> None:
    wecom, ding = WeCom(), DingTalk()
    path = listening(office, manager, "wecom", wecom)
    answer = wecom.say(path, f"{code(office)} 完成", office.clock())
    assert wecom.answered(answer) == f"已记为 {code(office)} 的评论"
    path = listening(office, manager, "dingtalk", ding)
    answer = ding.say(path, "塔吊坏了", office.clock())
    assert answer.json() == {"msgtype": "text", "text": {"content": "已转给项目经理"}}


def test_wecoms_other_form_is_read_and_answered(office: Office, manager: Account) -> None:
    """Of a smart robot of the firm the receiver is empty."""
    caller = WeCom(form="json", receiver="")
    path = listening(office, manager, "wecom", caller)
    answer = caller.say(path, f"@Headway {code(office)} 完成", office.clock())
    assert caller.answered(answer) == f"已记为 {code(office)} 的评论"
    assert Comment.objects.count() == 1
    again = caller.say(path, f"@Headway {code(office)} 完成", office.clock())
    assert (again.status_code, again.content) == (200, b"")


def test_wrong_keys_are_slowed_down_and_no_right_one_with_them(office: Office, manager: Account) -> None:
    """Groups of many firms call from the networks of a vendor; links in mails are asked for from those of people."""
    caller = DingTalk()
    path = listening(office, manager, "dingtalk", caller)
    for number in range(WRONG_KEYS):
        assert caller.say(f"/hooks/{number:043d}", "完成", office.clock()).status_code == 404
    answer = caller.say(f"/hooks/{'A' * 43}", "完成", office.clock())
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "900")
    assert WrongKey.objects.count() == WRONG_KEYS
    assert caller.say(path, "塔吊坏了", office.clock()).json()["text"] == {"content": "已转给项目经理"}
    count_wrong_key(source="127.0.0.1", now=office.now)
    office.later(minutes=16)
    assert caller.say(f"/hooks/{'A' * 43}", "完成", office.clock()).status_code == 404


def test_pictures_and_other_events_do_nothing(office: Office, manager: Account) -> None:
    wecom, feishu = WeCom(), Feishu()
    path = listening(office, manager, "wecom", wecom)
    assert wecom.say(path, "x", office.clock(), kind="image").status_code == 200
    path = listening(office, manager, "feishu", feishu)
    header = {"event_id": "1", "event_type": "im.chat.updated_v1", "token": feishu.token}
    assert feishu.post(path, {"schema": "2.0", "header": header, "event": {}}, office.clock()).status_code == 200
    assert nothing_happened()


def test_who_may_not_see_the_activity_does_not_comment_on_it(office: Office, manager: Account) -> None:
    Membership.objects.filter(account=office.foreman).delete()
    caller = DingTalk()
    path = listening(office, manager, "dingtalk", caller)
    caller.say(path, f"#{code(office)} 完成", office.clock())
    assert not Comment.objects.exists()
    assert InboundPost.objects.get().outcome == "inbox"


def test_a_telephone_number_names_a_person_and_two_of_them_nobody(office: Office, manager: Account) -> None:
    Account.objects.filter(pk=office.foreman.pk).update(username="foreman", phone="13800001234")
    caller = DingTalk()
    path = listening(office, manager, "dingtalk", caller)
    caller.say(path, f"{code(office)} 完成", office.clock(), user="13800001234", number="1")
    assert Comment.objects.get().author_id == office.foreman.pk
    Account.objects.filter(pk=office.planner.pk).update(phone="13800001234")
    caller.say(path, f"{code(office)} 完成", office.clock(), user="13800001234", number="2")
    assert Comment.objects.count() == 1


def test_the_keys_are_sealed_and_never_read_back(office: Office, manager: Account, kind: str) -> None:
    caller = VENDORS[kind]()
    path = listening(office, manager, kind, caller)
    row = Channel.objects.get()
    told = ask(manager, "GET", f"/api/projects/{office.project.pk}/robots").content.decode()
    assert f"{kind}.example" not in told
    for secret in (*caller.keys.values(), path.rpartition("/")[2]):
        assert secret not in row.inbound and secret not in told and secret not in (row.inbound_token or "")


@pytest.mark.parametrize("keys", [{}, {"token": "x"}, {"token": "x", "aes_key": "short"}, {"secret": "x"}])
def test_keys_that_sign_nothing_are_refused(office: Office, manager: Account, keys: dict[str, str]) -> None:
    robot = office.robot("wecom", "https://wecom.example/robot")
    path = f"/api/projects/{office.project.pk}/robots/{robot.pk}/listening"
    assert ask(manager, "POST", path, keys).status_code == 422


def test_hooks_take_no_other_method(office: Office, manager: Account, messenger: Messenger) -> None:
    path = listening(office, manager, "wecom", WeCom())
    assert Client().put(path, b"x").status_code == 405
