"""Comments on the activities of the block: who may, who is called, what stays."""

from __future__ import annotations

from typing import Any

import pytest
from world import World, client_of, send

from headway.people.models import Account
from headway.projects.models import CommentVersion, Membership
from headway.projects.queries import comments


def path(world: World, rest: str = "comments") -> str:
    return f"/api/projects/{world.ours.project.pk}/activity/{world.ours.activity_id}/{rest}"


def say(world: World, who: str, text: str, **more: Any) -> Any:
    return send(client_of(world.people[who]), "POST", path(world), {"text": text, **more})


def read(world: World, who: str) -> Any:
    return send(client_of(world.people[who]), "GET", path(world)).json()


def inbox(account: Account) -> list[dict[str, Any]]:
    messages: list[dict[str, Any]] = send(client_of(account), "GET", "/api/inbox").json()["messages"]
    return messages


def test_rule_3_24_who_sees_the_work_comments_and_the_auditor_reads(world: World) -> None:
    assert say(world, "finance", "合同款已付").status_code == 201
    assert say(world, "worker", "材料没到").status_code == 201
    assert say(world, "auditor", "看过了").status_code == 403
    assert [line["text"] for line in read(world, "auditor")["comments"]][-2:] == ["合同款已付", "材料没到"]


def test_rule_3_25_who_is_mentioned_is_told_where_and_in_which_words(world: World) -> None:
    foreman = world.people["foreman"]
    text = f"@{foreman.display_name} 周五浇筑，人手够吗？"

    made = say(world, "planner", text, mentions=[str(foreman.pk)])

    message = inbox(foreman)[0]
    assert (message["kind"], message["words"], message["is_read"]) == ("mentioned", text, False)
    assert message["place"]["id"] == world.ours.activity_id
    assert message["place"]["parts"] == {"comment": made.json()["id"]}
    assert read(world, "planner")["comments"][-1]["mentions"] == [foreman.display_name]


def test_rule_3_25_an_answer_tells_those_who_spoke_before_and_nobody_twice(world: World) -> None:
    people = world.people
    first = say(world, "planner", "塔吊周五进场？").json()["id"]
    second = say(world, "foreman", "周五可以", answers=first).json()["id"]
    called = f"@{people['planner'].display_name} 改周六"

    say(world, "supervisor", called, answers=second, mentions=[str(people["planner"].pk)])

    assert [message["kind"] for message in inbox(people["planner"])] == ["mentioned", "replied"]
    assert [message["kind"] for message in inbox(people["foreman"])] == ["replied"]
    assert inbox(people["supervisor"]) == []
    lines = read(world, "planner")["comments"]
    assert [line["answers"] for line in lines[-3:]] == [None, first, first]


def test_nobody_is_called_who_does_not_see_the_activity(world: World) -> None:
    stranger = world.stranger
    answer = say(world, "planner", f"@{stranger.display_name} 看看", mentions=[str(stranger.pk)])

    assert (answer.status_code, answer.json()["code"]) == (422, "projects.mention_unknown")
    assert inbox(stranger) == []
    found = send(client_of(world.people["planner"]), "GET", path(world, "mentionable?query=cai")).json()["people"]
    assert stranger.display_name not in [one["display_name"] for one in found]


def test_people_are_found_by_pinyin_members_and_the_firms_own_wide_roles(world: World) -> None:
    Account.objects.filter(pk=world.people["finance"].pk).update(display_name="周财务", sort_key="zhou cai wu")
    Membership.objects.filter(account=world.people["finance"]).delete()

    def names(who: str, query: str) -> list[str]:
        answer = send(client_of(world.people[who]), "GET", path(world, f"mentionable?query={query}"))
        return [one["display_name"] for one in answer.json()["people"]]

    assert names("planner", "zcw") == ["周财务"]
    assert names("finance", "zcw") == []


def test_a_changed_comment_keeps_what_it_said_and_calls_only_the_newly_named(world: World) -> None:
    foreman, worker = world.people["foreman"], world.people["worker"]
    called = f"@{foreman.display_name}"
    number = say(world, "planner", f"{called} 周五", mentions=[str(foreman.pk)]).json()["id"]
    client = client_of(world.people["planner"])

    both = f"{called} @{worker.display_name} 周六"
    body = {"text": both, "mentions": [str(foreman.pk), str(worker.pk)]}
    assert send(client, "PATCH", f"/api/comments/{number}", body).status_code == 200

    assert (len(inbox(foreman)), len(inbox(worker))) == (1, 1)
    versions = send(client, "GET", f"/api/comments/{number}/versions").json()["versions"]
    assert [version["text"] for version in versions] == [both, f"{called} 周五"]
    line = read(world, "planner")["comments"][-1]
    assert line["text"] == both and line["edited_at"] is not None
    assert send(client_of(foreman), "PATCH", f"/api/comments/{number}", {"text": "不是我说的"}).status_code == 403


def test_a_deleted_comment_leaves_its_place_and_goes_out_of_the_inbox(world: World) -> None:
    foreman = world.people["foreman"]
    text = f"@{foreman.display_name} 算错了"
    number = say(world, "planner", text, mentions=[str(foreman.pk)]).json()["id"]
    total = read(world, "planner")["total"]

    assert send(client_of(foreman), "DELETE", f"/api/comments/{number}").status_code == 403
    assert send(client_of(world.people["planner"]), "DELETE", f"/api/comments/{number}").status_code == 204

    line = read(world, "foreman")["comments"][-1]
    assert (line["text"], line["is_deleted"], line["mentions"]) == ("", True, [])
    assert read(world, "foreman")["total"] == total - 1
    assert inbox(foreman) == []
    assert CommentVersion.objects.get(comment_id=number).text == text
    assert send(client_of(foreman), "GET", f"/api/comments/{number}/versions").status_code == 404
    assert say(world, "foreman", "哪里错了？", answers=number).status_code == 404


def test_who_is_taken_off_the_project_reads_neither_the_comment_nor_the_message(world: World) -> None:
    foreman = world.people["foreman"]
    number = say(world, "planner", f"@{foreman.display_name} 在吗", mentions=[str(foreman.pk)]).json()["id"]

    Membership.objects.filter(account=foreman).delete()

    client = client_of(foreman)
    assert inbox(foreman) == []
    assert send(client, "GET", path(world)).status_code == 404
    assert send(client, "GET", f"/api/comments/{number}/versions").status_code == 404


def test_text_is_plain_and_bounded(world: World) -> None:
    assert say(world, "planner", " \u202e\u200b\n ").json()["code"] == "projects.comment_empty"
    assert say(world, "planner", "长" * 10_001).json()["code"] == "projects.comment_too_long"
    assert say(world, "planner", "长" * 10_000).status_code == 201
    assert say(world, "planner", "第一行\r\n第二行\u202e\x07").status_code == 201
    assert read(world, "planner")["comments"][-1]["text"] == "第一行\n第二行"


def test_a_comment_of_another_activity_is_not_answered_here(world: World) -> None:
    elsewhere = world.theirs.lists["comment_id"]

    assert say(world, "planner", "？", answers=elsewhere).status_code == 404
    unknown = f"/api/projects/{world.ours.project.pk}/activity/999999/comments"
    assert send(client_of(world.people["planner"]), "GET", unknown).status_code == 404
    other_kind = f"/api/projects/{world.ours.project.pk}/nothing/{world.ours.activity_id}/comments"
    assert send(client_of(world.people["planner"]), "GET", other_kind).status_code == 404


def test_threads_come_in_pages_the_latest_first(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comments, "THREADS_PER_PAGE", 5)
    for number in range(7):
        say(world, "planner", f"第 {number} 条")
    last = read(world, "planner")

    earlier = send(client_of(world.people["planner"]), "GET", path(world, f"comments?before={last['before']}")).json()

    assert len(last["comments"]) == 5 and last["comments"][-1]["text"] == "第 6 条"
    assert [line["text"] for line in earlier["comments"]][-1] == "第 1 条"
    assert earlier["before"] is None
