"""The desks: what became of entries that could not be carried out, and of two values of one field."""

from __future__ import annotations

import uuid
from typing import Any

import orjson
from small_kinds import FORMS

from headway.field.actions import bury_records
from headway.field.kinds import RecordKey
from headway.field.models import Conflict, ParkedOperation
from headway.notify.models import Message
from headway.projects.models import Membership


def say(phone: Any, path: str, body: Any) -> Any:
    return phone.client.post(
        path, orjson.dumps(body), content_type="application/json", headers={"Idempotency-Key": str(uuid.uuid4())}
    )


def parked_for_want_of_a_right(site: Any) -> tuple[Any, dict[str, Any], ParkedOperation]:
    phone = site.phone_of(site.worker)
    phone.send()
    entry = phone.enter(site.project, {"text": [None, "五层绑扎"]})
    Membership.objects.filter(account=site.worker).delete()
    phone.send(entry)
    return phone, entry, ParkedOperation.objects.get()


def test_rule_6_8_a_parked_entry_is_readable_at_the_desk_with_author_payload_and_reason(site: Any) -> None:
    _, entry, row = parked_for_want_of_a_right(site)

    told = site.phone_of(site.manager).client.get(f"/api/projects/{site.project.pk}/parked").json()["parked"]

    assert [(one["parked_id"], one["author"], one["reason"]) for one in told] == [(row.pk, "赵师傅", "denied")]
    assert told[0]["payload"] == entry
    assert told[0]["changes"] == {"text": [None, "五层绑扎"]}
    assert told[0]["ways"] == ["carry_out", "carry_out_as", "give_back", "keep"]
    assert Message.objects.filter(recipient=site.manager, kind="entry_parked").count() == 1


def test_rule_6_8_carried_out_by_the_manager_an_entry_stays_its_authors(site: Any) -> None:
    phone, entry, row = parked_for_want_of_a_right(site)
    desk = site.phone_of(site.manager)

    assert say(desk, f"/api/parked/{row.pk}/decisions", {"action": "carry_out"}).status_code == 200

    assert FORMS[(site.project.pk, "1")].trail == [(site.worker.pk, {"text": "五层绑扎"})]
    assert (
        say(desk, f"/api/parked/{row.pk}/decisions", {"action": "carry_out"}).json()["code"] == "field.already_decided"
    )
    assert phone.send(entry)["answers"][0]["status"] == "parked"  # the answer of then; nothing happens twice
    assert len(FORMS[(site.project.pk, "1")].trail) == 1
    shown = desk.client.get(f"/api/projects/{site.project.pk}/parked?state=decided").json()["parked"]
    assert (shown[0]["payload"], shown[0]["decision"]["by"]) == (entry, "王经理")


def test_rule_6_8_a_correction_says_why_and_what(site: Any) -> None:
    _, _, row = parked_for_want_of_a_right(site)
    desk, path = site.phone_of(site.manager), f"/api/parked/{row.pk}/decisions"

    assert say(desk, path, {"action": "carry_out_as", "corrected": {"text": "四层"}}).json()["code"] == (
        "field.reason_missing"
    )
    assert say(desk, path, {"action": "carry_out_as", "reason": "楼层写错"}).json()["code"] == (
        "field.decision_not_possible"
    )
    done = say(desk, path, {"action": "carry_out_as", "corrected": {"text": "四层"}, "reason": "楼层写错"})

    assert done.status_code == 200
    assert FORMS[(site.project.pk, "1")].values == {"text": "四层"}
    assert ParkedOperation.objects.get().payload["changes"] == {"text": [None, "五层绑扎"]}


def test_rule_6_8_nobody_carries_out_what_he_may_not_do_himself(site: Any) -> None:
    from small_kinds import carry_out
    from small_site import person

    from headway.field.kinds import Kind, also_registered
    from headway.people.roles import ACCEPT

    planner = person("孙计划", "planner")
    Membership.objects.create(project=site.project, account=planner, role="planner", since=row_time())
    phone = site.phone_of(site.worker)
    with also_registered([Kind("accept", "form", carry_out, capability=ACCEPT)], []):
        assert phone.send(phone.enter(site.project, {}, kind="accept"))["answers"][0]["reason"] == "denied"
        path = f"/api/parked/{ParkedOperation.objects.get().pk}/decisions"
        assert say(site.phone_of(planner), path, {"action": "carry_out"}).status_code == 403
        assert say(site.phone_of(site.manager), path, {"action": "carry_out"}).status_code == 200


def row_time() -> Any:
    from headway.kernel.clock import now

    return now()


def test_rule_6_8_a_desk_is_shut_to_who_may_not_settle_and_unknown_to_strangers(site: Any) -> None:
    _, _, row = parked_for_want_of_a_right(site)

    for account, status in ((site.foreman, 403), (site.stranger, 404)):
        phone = site.phone_of(account)
        assert phone.client.get(f"/api/projects/{site.project.pk}/parked").status_code == status
        assert say(phone, f"/api/parked/{row.pk}/decisions", {"action": "carry_out"}).status_code == status
    assert FORMS == {}


def test_rule_6_7_nobodys_decision_brings_back_what_was_deleted(site: Any) -> None:
    _, _, row = parked_for_want_of_a_right(site)
    bury_records(site.project.pk, [RecordKey("form", "1")], row_time())

    answer = say(site.phone_of(site.manager), f"/api/parked/{row.pk}/decisions", {"action": "carry_out"})

    assert (answer.status_code, answer.json()["code"]) == (409, "field.record_gone")
    assert FORMS == {}


def test_the_author_asks_from_his_phone_and_reads_what_was_decided(site: Any) -> None:
    phone = site.phone_of(site.worker)
    phone.send(phone.enter(site.project, {"text": [None, "too much"]}))
    row = ParkedOperation.objects.get()
    assert say(phone, f"/api/parked/{row.pk}/requests", {"ask": "carry_out"}).status_code == 204
    assert say(site.phone_of(site.foreman), f"/api/parked/{row.pk}/requests", {"ask": "keep"}).status_code == 404
    desk = site.phone_of(site.manager)
    assert desk.client.get(f"/api/projects/{site.project.pk}/parked").json()["parked"][0]["asked"] == "carry_out"

    say(desk, f"/api/parked/{row.pk}/decisions", {"action": "give_back", "reason": "请补照片"})

    scope = phone.pull(site.project).json()["scope"]
    records = phone.pull(site.project, scope=scope).json()["records"]
    assert [(one["kind"], one["value"]["decision"]["reason"]) for one in records] == [("parked", "请补照片")]
    assert Message.objects.filter(recipient=site.worker, kind="entry_decided").count() == 1


def two_values(site: Any) -> tuple[Any, Any, Conflict]:
    first, second = site.phone_of(site.foreman), site.phone_of(site.worker)
    first.send(first.enter(site.project, {"weather": [None, "晴"]}))
    second.send(second.enter(site.project, {"weather": [None, "雨"], "note": [None, "下午停工"]}))
    return first, second, Conflict.objects.get()


def test_rule_6_9_a_conflict_is_shown_with_both_sides_and_its_trail_and_decided_once(site: Any) -> None:
    _, _, row = two_values(site)
    desk = site.phone_of(site.manager)

    page = desk.client.get(f"/api/projects/{site.project.pk}/conflicts/{row.pk}").json()
    assert (page["mine"]["author"], page["mine"]["value"], page["mine"]["note"]) == ("赵师傅", "雨", "下午停工")
    assert (page["theirs"]["author"], page["theirs"]["value"]) == ("李工长", "晴")
    assert [one["change"] for one in page["trail"]] == [[None, "晴"], [None, "雨"]]

    made = say(desk, f"/api/conflicts/{row.pk}/decisions", {"choice": "mine", "reason": "监理在场"})

    assert made.status_code == 200, made.content
    assert FORMS[(site.project.pk, "1")].values["weather"] == "雨"
    assert say(desk, f"/api/conflicts/{row.pk}/decisions", {"choice": "theirs"}).status_code == 409
    assert desk.client.get(f"/api/projects/{site.project.pk}/conflicts").json()["conflicts"] == []
    assert Message.objects.filter(kind="entry_decided").count() == 2


def test_rule_6_9_until_somebody_decides_nothing_moves(site: Any) -> None:
    _, _, row = two_values(site)

    assert FORMS[(site.project.pk, "1")].values["weather"] == "晴"
    assert say(site.phone_of(site.foreman), f"/api/conflicts/{row.pk}/decisions", {"choice": "mine"}).status_code == 403
    assert FORMS[(site.project.pk, "1")].values["weather"] == "晴"


def test_the_figures_of_a_month_count_every_fate(site: Any) -> None:
    two_values(site)
    phone = site.phone_of(site.worker)
    phone.send(phone.enter(site.project, {}, kind="fail"))

    told = site.phone_of(site.manager).client.get(f"/api/projects/{site.project.pk}/sync-statistics").json()

    assert told == {
        "days": 30,
        "entries": 3,
        "applied": 1,
        "with_conflict": 1,
        "parked": 1,
        "lost": 0,
        "behind_a_gap": 0,
        "open_parked": 1,
        "open_conflicts": 1,
    }
