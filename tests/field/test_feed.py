"""The feed: what a person may see now, and nothing else."""

from __future__ import annotations

from typing import Any

from headway.projects.actions import add_member
from headway.projects.models import Membership


def test_rule_6_6_a_project_of_strangers_is_answered_like_an_unknown_one(site: Any) -> None:
    phone = site.phone_of(site.stranger)
    phone.send()

    foreign, unknown = (
        phone.pull(site.project),
        phone.client.get("/api/field/feed", {"project": 2_000_000_000, "device": str(phone.device)}),
    )

    assert (foreign.status_code, foreign.content) == (404, unknown.content)


def test_rule_6_6_a_device_that_nobody_knows_is_told_to_come_by_first(site: Any) -> None:
    phone = site.phone_of(site.foreman)

    assert phone.pull(site.project).json()["code"] == "field.device_unknown"
    phone.send()
    assert phone.pull(site.project).status_code == 200


def test_rule_6_6_another_role_begins_the_feed_anew_with_what_may_stay(site: Any) -> None:
    phone = site.phone_of(site.worker)
    phone.send(phone.enter(site.project, {"text": [None, "一"]}))
    scope = phone.pull(site.project).json()["scope"]
    assert phone.pull(site.project, cursor=1, scope=scope).json()["visible"] is None

    Membership.objects.filter(account=site.worker).update(role="foreman")

    told = phone.pull(site.project, cursor=1, scope=scope).json()
    assert (told["visible"]["form"], told["cursor"], told["more"], told["records"]) == (["1"], 0, True, [])


def test_rule_6_6_whoever_belongs_to_the_project_no_more_gets_nothing_more(site: Any) -> None:
    phone = site.phone_of(site.worker)
    phone.send()
    scope = phone.pull(site.project).json()["scope"]
    Membership.objects.filter(account=site.worker).delete()

    assert phone.pull(site.project, scope=scope).status_code == 404


def test_a_parked_entry_is_a_record_of_its_author_alone(site: Any) -> None:
    phone, other = site.phone_of(site.worker), site.phone_of(site.foreman)
    other.send()
    phone.send(phone.enter(site.project, {}, kind="fail"))

    told = {}
    for one in (phone, other):
        scope = one.pull(site.project).json()["scope"]
        told[one.user.pk] = one.pull(site.project, scope=scope).json()["records"]

    assert [one["value"] is not None for one in told[site.worker.pk]] == [True]
    assert [one["value"] is not None for one in told[site.foreman.pk]] == [False]


def test_a_guest_with_a_role_reads_the_feed(site: Any) -> None:
    add_member(project=site.project, account=site.stranger, role="planner", now=site.project.created_at)
    phone = site.phone_of(site.stranger)
    phone.send()

    assert phone.pull(site.project).status_code == 200
