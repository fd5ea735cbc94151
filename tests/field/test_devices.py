"""Devices: their signs of life, their revocation, what waited for an entry that never came."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
from small_kinds import FORMS
from small_site import person

from headway.field.actions.devices import carry_out_waiting
from headway.field.models import Device, HeldOperation, OperationEntry
from headway.field.queries.devices import list_silent_devices
from headway.kernel.clock import clock_of, now


def revoke(phone: Any, number: int, reason: str = "手机丢失") -> Any:
    return phone.client.post(
        f"/api/devices/{number}/revocations",
        orjson.dumps({"reason": reason}),
        content_type="application/json",
        headers={"Idempotency-Key": str(uuid.uuid4())},
    )


def test_rule_6_10_a_revoked_device_gets_nothing_and_what_it_sends_is_parked(site: Any) -> None:
    phone = site.phone_of(site.worker)
    phone.send(phone.enter(site.project, {"text": [None, "一"]}))
    scope = phone.pull(site.project).json()["scope"]
    assert revoke(site.phone_of(site.manager), Device.objects.get().pk).status_code == 204

    answer = phone.send(phone.enter(site.project, {"text": ["一", "二"]}))

    assert (answer["is_revoked"], answer["wipe"], answer["projects"]) == (True, True, [])
    assert answer["answers"][0]["reason"] == "device_revoked"
    assert FORMS[(site.project.pk, "1")].values == {"text": "一"}
    pulled = phone.pull(site.project, scope=scope)
    assert (pulled.status_code, pulled.json()["code"]) == (403, "field.device_is_revoked")


def test_rule_6_10_another_name_does_not_help_a_revoked_device(site: Any) -> None:
    phone = site.phone_of(site.worker)
    phone.send()
    revoke(site.phone_of(site.manager), Device.objects.get().pk)
    phone.device, phone.epoch = uuid.uuid4(), uuid.uuid4()

    answer = phone.send(phone.enter(site.project, {"text": [None, "一"]}))

    assert (answer["is_revoked"], answer["answers"][0]["reason"]) == (True, "device_revoked")
    assert phone.pull(site.project).status_code == 403


def test_rule_6_10_who_looks_after_devices_revokes_them_and_nobody_else(site: Any) -> None:
    phone = site.phone_of(site.worker)
    phone.send()
    number = Device.objects.get().pk

    assert revoke(site.phone_of(site.stranger), number).status_code == 404
    assert revoke(site.phone_of(site.foreman), number).status_code == 404
    assert site.phone_of(site.foreman).client.get(f"/api/projects/{site.project.pk}/devices").status_code == 403
    assert site.phone_of(site.stranger).client.get(f"/api/projects/{site.project.pk}/devices").status_code == 404
    administrator = site.phone_of(person("管理员", "it_admin"))
    assert [one["users"] for one in administrator.client.get("/api/devices").json()["devices"]] == [["赵师傅"]]
    assert site.phone_of(site.manager).client.get("/api/devices").status_code == 403
    assert revoke(administrator, number, " ").status_code == 422
    assert revoke(administrator, number).status_code == 204
    assert revoke(administrator, number).json()["code"] == "field.already_revoked"


def test_a_device_that_has_something_to_send_and_stays_away_is_named(site: Any) -> None:
    phone = site.phone_of(site.worker)
    pending = {"ops": 4, "photos": 2, "bytes": 9_000, "oldest_at": "2026-11-20T08:00:00+08:00"}
    phone.send(pending=pending)
    told = site.phone_of(site.manager).client.get(f"/api/projects/{site.project.pk}/devices").json()["devices"][0]
    assert (told["pending_ops"], told["pending_photos"], told["pending_bytes"], told["is_silent"]) == (
        4,
        2,
        9000,
        False,
    )
    assert list_silent_devices(now=now()) == []

    later = now() + timedelta(hours=73)

    assert [(row[0], row[1]) for row in list_silent_devices(now=later)] == [
        (told["device"], frozenset({site.worker.pk}))
    ]


def test_rule_6_2_what_waited_five_days_for_a_lost_entry_is_carried_out_and_marked(site: Any) -> None:
    phone = site.phone_of(site.foreman)
    phone.enter(site.project, {"text": [None, "丢失的"]})
    phone.send(phone.enter(site.project, {"text": [None, "二"]}), phone.enter(site.project, {"text": ["二", "三"]}))
    assert carry_out_waiting(now=now() + timedelta(days=4)) == 0

    assert carry_out_waiting(now=now() + timedelta(days=6)) == 2

    rows = list(OperationEntry.objects.order_by("pk").values_list("seq", "flags", "author_id"))
    assert [(seq, flags) for seq, flags, _ in rows] == [(2, ["gap"]), (3, [])]
    assert {author for _, _, author in rows} == {site.foreman.pk}
    assert FORMS[(site.project.pk, "1")].values == {"text": "三"}
    assert not HeldOperation.objects.exists()


def test_rule_6_2_the_lost_entry_is_taken_when_it_comes_after_all(site: Any) -> None:
    phone = site.phone_of(site.foreman)
    lost = phone.enter(site.project, {"note": [None, "迟到的"]})
    phone.send(phone.enter(site.project, {"text": [None, "二"]}))
    carry_out_waiting(now=now() + timedelta(days=6))

    answer = phone.send(lost)["answers"][0]

    assert answer["status"] == "applied"
    assert OperationEntry.objects.get(seq=1).flags == ["late"]


def test_rule_6_2_no_more_than_five_hundred_wait(site: Any) -> None:
    phone = site.phone_of(site.foreman)
    phone.seq = 1
    for _ in range(11):
        sent = [phone.enter(site.project, {}, record={"kind": "form", "id": str(phone.seq)}) for _ in range(46)]
        answer = phone.send(*sent)

    assert answer["watermark"] == 507
    assert not HeldOperation.objects.exists()
    assert list(OperationEntry.objects.filter(flags__contains=["gap"]).values_list("seq", flat=True)) == [2]


def test_rule_6_11_a_wrong_clock_is_marked_and_orders_nothing(site: Any) -> None:
    phone = site.phone_of(site.foreman)
    wrong = datetime.now(UTC) + timedelta(days=1)
    first = phone.enter(site.project, {"text": [None, "一"]}, client_time=wrong.isoformat())
    second = phone.enter(site.project, {"text": ["一", "二"]}, client_time=(wrong - timedelta(days=2)).isoformat())

    answer = phone.send(first, second, sent_at=wrong.isoformat())

    assert 86_390_000 < answer["clock_offset_ms"] < 86_410_000
    flags = list(OperationEntry.objects.order_by("pk").values_list("flags", flat=True))
    assert flags == [["clock_off"], ["clock_backwards", "clock_off"]]
    assert FORMS[(site.project.pk, "1")].values == {"text": "二"}


def test_rule_6_12_a_server_that_was_restored_asks_for_the_last_thirty_days_again(site: Any) -> None:
    from headway.field.actions import begin_server_epoch

    phone = site.phone_of(site.foreman)
    known = phone.send()
    scope = phone.pull(site.project).json()["scope"]
    assert known["reoffer_since"] is None
    begin_server_epoch(now=now())

    answer = phone.send(server_epoch=known["server_epoch"])

    assert answer["server_epoch"] != known["server_epoch"]
    age = datetime.fromisoformat(answer["server_time"]) - datetime.fromisoformat(answer["reoffer_since"])
    assert age == timedelta(days=30)
    assert phone.pull(site.project, scope=scope).json()["visible"] is not None


def test_rule_6_13_an_old_app_is_told_to_update_after_its_entries_were_taken(site: Any) -> None:
    phone = site.phone_of(site.foreman)
    entry = phone.enter(site.project, {"text": [None, "一"]}, schema_version=0, colour="red")

    answer = phone.send(entry, schema_version=0)

    assert (answer["answers"][0]["status"], answer["must_update"]) == ("applied", False)
    assert OperationEntry.objects.get().payload["colour"] == "red"


def test_a_body_that_is_no_exchange_is_refused_and_a_strange_protocol_too(site: Any) -> None:
    phone = site.phone_of(site.foreman)

    assert phone.post(protocol=2).json()["code"] == "field.protocol_unknown"
    assert phone.post(*[{}] * 51).status_code == 422
    assert phone.post(device="x").status_code == 422
    assert phone.post({"blob": "x" * 600_000}).status_code == 413


def test_rule_6_15_more_than_a_device_may_bring_in_a_day_stays_on_it_until_tomorrow(site: Any, settings: Any) -> None:
    settings.FIELD_ENTRIES_PER_DAY = 3
    phone = site.phone_of(site.worker)
    came = [phone.enter(site.project, {"text": [None, word]}) for word in "一二三"]
    later = phone.enter(site.project, {"text": [None, "四"]})
    phone.send(*came[:2])
    phone.send(*came)  # what was answered before does not count again

    refused = phone.post(later)

    assert (refused.status_code, refused.json()["code"]) == (429, "field.entries_of_the_day")
    assert refused.headers["Retry-After"] and refused.json()["cure"]
    assert phone.send()["watermark"] == 3  # it still hears from us, and nothing of the fourth was kept
    assert not OperationEntry.objects.filter(op_id=later["op_id"]).exists()

    tomorrow = now() + timedelta(days=1)
    with clock_of(lambda: tomorrow):
        phone.sign_in(site.worker)
        assert phone.send(later)["answers"][0]["status"] == "applied"


def test_rule_6_15_nobody_uses_up_the_day_of_somebody_elses_phone(site: Any, settings: Any) -> None:
    settings.FIELD_ENTRIES_PER_DAY = 1
    phone, other = site.phone_of(site.worker), site.phone_of(site.foreman)
    phone.send()
    other.device = phone.device

    assert other.send(other.enter(site.project, {"text": [None, "一"]}))["answers"][0]["reason"] == "foreign_device"

    assert phone.send(phone.enter(site.project, {"text": [None, "二"]}))["answers"][0]["status"] == "applied"
