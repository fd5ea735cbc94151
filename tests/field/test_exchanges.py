"""Exchanges: once, in order, and nothing lost (docs/rules/06-site.md)."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from small_kinds import FORMS

from headway.field.actions import log
from headway.field.models import HeldOperation, OperationEntry, ParkedOperation
from headway.projects.models import Membership


def test_rule_6_1_an_entry_that_comes_again_gets_its_answer_again_and_has_one_effect(site: Any) -> None:
    phone = site.phone_of(site.foreman)
    entry = phone.enter(site.project, {"text": ["", "三层砌筑完成 60%"]})

    first = phone.send(entry)
    again = phone.send(entry)

    assert [one["status"] for one in first["answers"]] == ["applied"]
    assert again["answers"] == first["answers"]
    assert again["watermark"] == first["watermark"] == 1
    assert FORMS[(site.project.pk, "1")].version == 1
    assert OperationEntry.objects.count() == 1


def test_an_answer_speaks_the_language_of_the_phone_not_that_of_the_account(site: Any) -> None:
    phone = site.phone_of(site.foreman)
    assert phone.user.language == "zh-CN"
    phone.seq = 1

    told = phone.send(phone.enter(site.project, {}))["answers"][0]
    phone.client.defaults["HTTP_X_LANGUAGE"] = "en"
    spoken = phone.send(phone.enter(site.project, {}))["answers"][0]
    role = phone.client.get("/api/session").json()["account"]

    assert told["status"] == spoken["status"] == "held"
    assert (told["text"].isascii(), spoken["text"].isascii()) == (False, True)
    assert (role["role_name"], role["language"]) == ("Foreman", "zh-CN")
    phone.client.defaults["HTTP_X_LANGUAGE"] = "xx"
    assert not phone.send(phone.enter(site.project, {}))["answers"][0]["text"].isascii()


def test_rule_6_1_another_entry_under_the_same_id_is_kept_apart(site: Any) -> None:
    phone = site.phone_of(site.foreman)
    entry = phone.enter(site.project, {"text": ["", "一"]})
    phone.send(entry)
    other = entry | {"changes": {"text": ["", "二"]}, "seq": 2}

    for _ in range(2):
        answer = phone.send(other)["answers"][0]
        assert (answer["status"], answer["reason"]) == ("parked", "op_id_reused")

    assert ParkedOperation.objects.get().payload["changes"] == {"text": ["", "二"]}
    assert FORMS[(site.project.pk, "1")].values == {"text": "一"}


def test_rule_6_2_an_entry_waits_for_the_ones_before_it(site: Any) -> None:
    phone = site.phone_of(site.foreman)
    first, second, third = (phone.enter(site.project, {"text": [None, word]}) for word in "一二三")

    held = phone.send(third, second)
    assert [(one["status"], one["waits_for"]) for one in held["answers"]] == [("held", 1), ("held", 1)]
    assert held["watermark"] == 0

    done = phone.send(first)
    assert done["watermark"] == 3
    assert [one["status"] for one in phone.send(second, third)["answers"]] == ["applied", "applied"]
    assert [trail[1]["text"] for trail in FORMS[(site.project.pk, "1")].trail] == ["一", "二", "三"]
    assert not HeldOperation.objects.exists()


def test_rule_6_2_a_repeat_lets_its_followers_go(site: Any) -> None:
    """A phone restored from a backup sends under a new epoch what was applied long ago, and new entries behind it."""
    phone = site.phone_of(site.foreman)
    old = phone.enter(site.project, {"text": [None, "一"]})
    phone.send(old)
    phone.epoch, phone.seq = uuid.uuid4(), 1

    new = phone.enter(site.project, {"text": ["一", "二"]})
    assert phone.send(new)["answers"][0]["status"] == "held"
    answer = phone.send(old | {"seq": 1})

    assert (answer["answers"][0]["status"], answer["watermark"]) == ("applied", 2)
    assert FORMS[(site.project.pk, "1")].values == {"text": "二"}


def test_rule_6_3_what_cannot_be_read_or_done_is_kept_and_stands_in_nobodys_way(site: Any) -> None:
    phone = site.phone_of(site.foreman)
    sent = [
        phone.enter(site.project, {"text": [None, "一"]}, client_time="gestern"),
        phone.enter(site.project, {}, kind="unheard_of"),
        phone.enter(site.project, {}, kind="fail"),
        phone.enter(site.project, {"text": [None, "too much"]}),
        phone.enter(site.project, {}, schema_version=7),
        phone.enter(site.project, {"text": [None, "后面的"]}),
    ]

    answers = phone.send(*sent)["answers"]

    reasons = ["malformed", "unknown_kind", "broken", "kernel.too_large", "other_version", None]
    assert [one["reason"] for one in answers] == reasons
    assert [one["status"] for one in answers] == ["parked"] * 5 + ["applied"]
    assert all(one["text"] and one["cure"] for one in answers[:3])
    kept = {str(row.op_id): row.payload for row in ParkedOperation.objects.all()}
    assert kept == {one["op_id"]: one for one in sent[:5]}
    assert [one["status"] for one in phone.send(*sent)["answers"]] == [one["status"] for one in answers]


def test_rule_6_3_an_instant_or_a_place_that_nothing_can_hold_stands_in_nobodys_way(site: Any) -> None:
    phone = site.phone_of(site.foreman)
    named = {"sha256": "0" * 64, "size_bytes": 1}
    sent = [
        phone.enter(site.project, {}, client_time="0001-01-01T00:00:00+14:00"),
        phone.enter(site.project, {}, client_time="9999-12-31T23:59:59-14:00"),
        phone.enter(site.project, {}, blobs=[named | {"taken_at": "0001-01-01T00:00:00+14:00"}]),
        phone.enter(site.project, {}, blobs=[named | {"position": {"longitude": "nan"}}]),
        phone.enter(site.project, {"text": [None, "后面的"]}),
    ]

    answers = phone.send(*sent)["answers"]

    assert [one["reason"] for one in answers] == ["malformed"] * 4 + [None]
    assert phone.send(phone.enter(site.project, {"text": ["后面的", "再后"]}))["watermark"] == 6


def test_rule_6_2_what_waits_harms_nobody_whatever_it_names(site: Any) -> None:
    phone = site.phone_of(site.foreman)
    phone.seq = 1

    answer = phone.send(phone.enter(site.project, {}, project_id=2**63))

    assert [one["status"] for one in answer["answers"]] == ["held"] and answer["projects"] == []


def test_rule_6_1_what_waited_and_came_by_another_phone_meanwhile_has_its_answer(
    site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, copy = site.phone_of(site.foreman), site.phone_of(site.foreman)
    first, second = (phone.enter(site.project, {"text": [None, word]}) for word in "一二")
    phone.send(second)
    append = log.append

    def overtaken(bringing: Any, sent: Any, *told: Any, **named: Any) -> None:
        """Just before the line is written, the copy of the phone hands the same entry over."""
        if sent.seq == 2:
            monkeypatch.setattr(log, "append", append)
            raise log.TakenMeanwhile
        append(bringing, sent, *told, **named)

    monkeypatch.setattr(log, "append", overtaken)
    answer = phone.send(first)

    assert (answer["answers"][0]["status"], answer["watermark"]) == ("applied", 2)
    assert copy.send(first, second)["answers"][1]["status"] == "applied"
    assert OperationEntry.objects.count() == 2 and not HeldOperation.objects.exists()


def test_rule_6_4_whoever_lost_his_right_while_he_was_away_loses_no_entry(site: Any) -> None:
    phone = site.phone_of(site.worker)
    phone.send()
    entry = phone.enter(site.project, {"text": [None, "五层绑扎"]})
    Membership.objects.filter(account=site.worker).delete()

    answer = phone.send(entry)["answers"][0]

    assert (answer["status"], answer["reason"]) == ("parked", "denied")
    row = ParkedOperation.objects.get()
    assert (row.project_id, row.author_id, row.payload) == (site.project.pk, site.worker.pk, entry)
    assert FORMS == {}


def test_rule_6_4_an_entry_for_a_project_of_strangers_reaches_no_desk_of_theirs(site: Any) -> None:
    phone = site.phone_of(site.worker)

    answers = phone.send(
        phone.enter(site.elsewhere, {"text": [None, "x"]}), phone.enter(site.project, {}, project_id=2**40)
    )["answers"]

    assert [one["reason"] for one in answers] == ["denied", "denied"]
    assert [row.project_id for row in ParkedOperation.objects.all()] == [None, None]


def test_rule_6_5_an_author_who_was_never_on_this_phone_is_not_believed(site: Any) -> None:
    phone = site.phone_of(site.worker)

    forged = phone.enter(site.project, {"text": [None, "冒名"]}, user_id=str(site.foreman.pk))
    answer = phone.send(forged)["answers"][0]

    assert (answer["status"], answer["reason"]) == ("parked", "foreign_author")
    assert FORMS == {}


def test_rule_6_5_the_outbox_of_a_shared_phone_stays_its_authors(site: Any) -> None:
    phone = site.phone_of(site.foreman)
    entry = phone.enter(site.project, {"text": [None, "工长填的"]})
    phone.sign_in(site.worker)

    assert phone.send(entry)["answers"][0]["status"] == "applied"
    assert FORMS[(site.project.pk, "1")].trail[0][0] == site.foreman.pk
    row = OperationEntry.objects.get()
    assert (row.author_id, row.sent_by_id) == (site.foreman.pk, site.worker.pk)


def test_rule_6_5_a_phone_of_somebody_else_is_not_taken_over(site: Any) -> None:
    owner, thief = site.phone_of(site.foreman), site.phone_of(site.worker)
    owner.send(owner.enter(site.project, {"text": [None, "一"]}))
    thief.device, thief.epoch = owner.device, owner.epoch

    answer = thief.send(thief.enter(site.project, {"text": [None, "二"]}, seq=2))

    assert answer["answers"][0]["reason"] == "foreign_device"
    following = owner.send(owner.enter(site.project, {"text": ["一", "三"]}))
    assert (following["answers"][0]["status"], following["watermark"]) == ("applied", 2)


def test_rule_6_2_numbers_beyond_all_bounds_are_kept_and_harm_nobody(site: Any) -> None:
    phone = site.phone_of(site.foreman)
    sent = [phone.enter(site.project, {}, seq=seq) for seq in (2**63, -1, 0, "7", 1.5, True)]

    answers = phone.send(*sent)["answers"]

    assert {one["reason"] for one in answers} == {"malformed"}
    phone.seq = 0
    assert phone.send(phone.enter(site.project, {"text": [None, "一"]}))["watermark"] == 1


def test_rule_6_6_a_feed_brings_every_change_once_and_in_order(site: Any) -> None:
    phone = site.phone_of(site.foreman)
    for number in range(5):
        phone.send(phone.enter(site.project, {"text": [None, str(number)]}, record={"kind": "form", "id": str(number)}))
    start = phone.pull(site.project).json()
    assert start["records"] == [] and start["visible"]["form"] == ["0", "1", "2", "3", "4"]

    seen, cursor, more = [], 0, True
    while more:
        page = phone.pull(site.project, cursor=cursor, scope=start["scope"], limit=2).json()
        seen += [(one["id"], one["value"]["text"]) for one in page["records"]]
        cursor, more = page["cursor"], page["more"]

    assert seen == [(str(number), str(number)) for number in range(5)]
    assert phone.pull(site.project, cursor=cursor, scope=start["scope"]).json()["records"] == []


def test_rule_6_7_a_tombstone_is_removed_everywhere_and_never_rises(site: Any) -> None:
    from headway.field.actions import bury_records
    from headway.field.kinds import RecordKey
    from headway.kernel.clock import now

    phone = site.phone_of(site.foreman)
    phone.send(phone.enter(site.project, {"text": [None, "一"]}))
    bury_records(site.project.pk, [RecordKey("form", "1")], now())

    answer = phone.send(phone.enter(site.project, {"text": ["一", "二"]}))["answers"][0]

    assert (answer["status"], answer["reason"]) == ("parked", "tombstone")
    scope = phone.pull(site.project).json()["scope"]
    records = phone.pull(site.project, scope=scope).json()["records"]
    assert [(one["kind"], one["value"] is None) for one in records] == [("form", True), ("parked", False)]


def test_two_values_that_did_not_know_of_each_other_are_both_kept(site: Any) -> None:
    first, second = site.phone_of(site.foreman), site.phone_of(site.worker)
    first.send(first.enter(site.project, {"weather": [None, "晴"]}))

    answer = second.send(second.enter(site.project, {"weather": [None, "雨"], "wind": [None, "3 级"]}))["answers"][0]

    assert answer["status"] == "applied_with_conflict"
    assert FORMS[(site.project.pk, "1")].values == {"weather": "晴", "wind": "3 级"}
    scope = first.pull(site.project).json()["scope"]
    told = {one["kind"]: one["value"] for one in first.pull(site.project, scope=scope).json()["records"]}
    assert (told["conflict"]["mine"], told["conflict"]["theirs"]) == ("晴", "雨")


def test_the_projects_of_a_phone_are_those_that_its_user_sees(site: Any) -> None:
    phone = site.phone_of(site.foreman)

    told = phone.client.get("/api/field/projects").json()["projects"]

    assert [(one["code"], one["may"]["report"], one["may"]["accept"]) for one in told] == [("YX-3", True, False)]
