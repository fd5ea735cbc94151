"""The inbox: a planner is told of activities of the block; somebody else's inbox and foreign projects stay closed."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from world import NOW, World, client_of, send

from headway.kernel.models import OutboxEvent
from headway.kernel.subjects import Subject
from headway.notify.actions import tell
from headway.notify.models import Message
from headway.people.models import Account


def about(world: World) -> Subject:
    return Subject("activity", world.ours.project.pk, world.ours.activity_id)


def told(world: World, to: str, key: str = "a", **more: Any) -> int:
    recipients = [world.people[to].pk]
    return tell(recipients=recipients, kind="assigned", subject=about(world), actor=None, key=key, now=NOW, **more)


def inbox(account: Account, query: str = "") -> Any:
    return send(client_of(account), "GET", f"/api/inbox{query}").json()


def test_a_message_names_its_activity_and_counts_on_the_badge(world: World) -> None:
    told(world, "planner")

    answer = inbox(world.people["planner"])

    assert answer["unread"] == 1
    message = answer["messages"][0]
    assert message["project"] == "云栖雅苑 3# 楼"
    assert message["place"]["id"] == world.ours.activity_id
    assert message["place"]["name"] in message["text"]


def test_rule_8_10_nobody_is_told_the_same_twice_nor_of_his_own_act(world: World) -> None:
    planner, foreman = world.people["planner"], world.people["foreman"]

    def once(actor: Account | None, key: str) -> int:
        return tell(
            recipients=[planner.pk, foreman.pk], kind="assigned", subject=about(world), actor=actor, key=key, now=NOW
        )

    assert once(planner, "first") == 1
    assert once(None, "first") == 1
    assert once(None, "first") == 0
    mine = inbox(planner)["messages"][0]["id"]
    send(client_of(planner), "PATCH", "/api/inbox", {"ids": [mine], "is_archived": True})
    assert once(None, "first") == 0


def test_who_is_disabled_is_told_nothing(world: World) -> None:
    Account.objects.filter(pk=world.people["foreman"].pk).update(is_active=False)

    assert told(world, "foreman") == 0


def test_the_badge_moves_with_the_transaction_and_for_its_owner_only(world: World) -> None:
    told(world, "planner")

    moved = OutboxEvent.objects.filter(kind="notify.inbox_changed")
    event = moved.get()
    assert (event.project_id, event.subject) == (None, {"account_id": str(world.people["planner"].pk)})
    with pytest.raises(RuntimeError), transaction.atomic():
        told(world, "foreman")
        raise RuntimeError
    assert moved.count() == 1


def test_rule_8_11_another_persons_inbox_is_neither_read_nor_changed(world: World) -> None:
    told(world, "planner")
    number = Message.objects.get().pk
    foreman = client_of(world.people["foreman"])

    assert inbox(world.people["foreman"])["messages"] == []
    for body in ({"ids": [number], "is_read": True}, {"ids": [number], "is_archived": True}):
        assert send(foreman, "PATCH", "/api/inbox", body).status_code == 200
    send(foreman, "POST", "/api/inbox/readings", {"until": number})
    assert Message.objects.filter(read_at=None, archived_at=None).count() == 1


def test_rule_8_12_what_one_may_not_see_any_more_is_not_in_the_inbox_nor_on_the_badge(world: World) -> None:
    from headway.projects.models import Membership

    told(world, "planner")
    tell(recipients=[world.stranger.pk], kind="assigned", subject=about(world), actor=None, key="b", now=NOW)
    gone = Subject("activity", world.ours.project.pk, 999_999)
    tell(recipients=[world.people["planner"].pk], kind="assigned", subject=gone, actor=None, key="c", now=NOW)
    assert inbox(world.people["planner"])["unread"] == 1
    assert inbox(world.stranger) == {"messages": [], "before": None, "unread": 0}

    Membership.objects.filter(account=world.people["planner"]).delete()

    assert inbox(world.people["planner"]) == {"messages": [], "before": None, "unread": 0}


def test_pages_follow_each_other_over_messages_that_are_hidden(world: World) -> None:
    hidden = Subject("activity", world.theirs.project.pk, world.theirs.activity_id)
    for number in range(12):
        told(world, "planner", key=f"a{number}")
        tell(
            recipients=[world.people["planner"].pk],
            kind="assigned",
            subject=hidden,
            actor=None,
            key=f"h{number}",
            now=NOW,
        )

    seen: list[int] = []
    before = ""
    while True:
        page = inbox(world.people["planner"], f"?size=5{before}")
        seen += [message["id"] for message in page["messages"]]
        if page["before"] is None:
            break
        before = f"&before={page['before']}"

    assert len(seen) == 12
    assert seen == sorted(seen, reverse=True)


def test_reading_everything_leaves_what_came_since(world: World) -> None:
    planner = world.people["planner"]
    told(world, "planner", key="a")
    until = inbox(planner)["messages"][0]["id"]
    told(world, "planner", key="b")

    assert send(client_of(planner), "POST", "/api/inbox/readings", {"until": until}).json() == {"unread": 1}
    unread = inbox(planner, "?state=unread")["messages"]
    assert [message["is_read"] for message in unread] == [False]
    assert send(client_of(planner), "PATCH", "/api/inbox", {"ids": [until], "is_read": False}).json() == {"unread": 2}
    send(client_of(planner), "PATCH", "/api/inbox", {"ids": [until], "is_archived": True})
    assert [message["id"] for message in inbox(planner, "?state=archived")["messages"]] == [until]
    assert len(inbox(planner)["messages"]) == 1
