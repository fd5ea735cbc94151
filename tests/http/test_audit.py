"""The audit trail over HTTP: of the own organisation, for the auditor, page by page, with nothing hidden in a line."""

from __future__ import annotations

import re
from datetime import timedelta

from world import NOW, World, client_of, send

from headway.kernel.actions import record_audit
from headway.kernel.rules import visible
from headway.people.models import Account
from headway.people.roles import ROLES, SEE_AUDIT
from headway.people.rules import may


def write(account: Account, count: int = 1, *, action: str = "schedule.tested", **subject: object) -> None:
    for number in range(count):
        record_audit(
            action=action,
            actor_id=account.pk,
            organization_id=account.organization_id,
            subject={"number": number, **subject},
            source="10.0.0.9",
            now=NOW + timedelta(seconds=number),
        )


def test_only_who_may_see_the_audit_sees_it(world: World) -> None:
    for role in ROLES:
        answer = send(client_of(world.people[role]), "GET", "/api/audit")
        assert answer.status_code == (200 if may(role, SEE_AUDIT) else 403), role
    assert send(client_of(None), "GET", "/api/audit").status_code == 401


def test_the_trail_holds_lines_of_the_own_organisation_only(world: World) -> None:
    write(world.people["planner"], word="ours")
    write(world.stranger, word="保密")
    record_audit(action="people.signed_in", actor_id=None, organization_id=None, now=NOW, subject={"word": "nobody's"})

    page = send(client_of(world.people["auditor"]), "GET", "/api/audit").json()

    words = [line["details"] for line in page["entries"]]
    assert any("word=ours" in line for line in words)
    assert not any("保密" in line or "nobody" in line for line in words)
    assert page["entries"][0]["actor"] == "三公司planner"


def test_pages_follow_each_other_without_gap_or_overlap_and_are_capped(world: World) -> None:
    write(world.people["planner"], 450)
    auditor = client_of(world.people["auditor"])
    seen: list[int] = []
    path = "/api/audit?action=schedule.tested&limit=1000000000"

    before = ""
    while True:
        page = send(auditor, "GET", path + before).json()
        assert len(page["entries"]) <= 200
        seen += [line["id"] for line in page["entries"]]
        if page["next"] is None:
            break
        before = f"&before={page['next']}"

    assert len(seen) == len(set(seen)) == 450
    assert seen == sorted(seen, reverse=True)


def test_filters_by_room_action_person_and_time(world: World) -> None:
    write(world.people["planner"], 3)
    write(world.people["foreman"], 2, action="yard.tested")
    auditor = client_of(world.people["auditor"])

    def count(query: str) -> int:
        return len(send(auditor, "GET", f"/api/audit?{query}").json()["entries"])

    assert count("action=yard") == count("action=yard.tested") == 2
    assert count("action=fiel") == 0
    assert count(f"action=schedule.tested&actor_id={world.people['foreman'].pk}") == 0
    assert count("action=schedule.tested&since=2026-11-20T09:00:01Z") == 2
    assert count("action=schedule.tested&until=2026-11-20T09:00:01Z") == 1


def test_what_is_no_filter_is_refused_and_never_reaches_the_database(world: World) -> None:
    auditor = client_of(world.people["auditor"])
    for query in (
        "before=9223372036854775808", "before=0", "before=1;drop", "limit=-1", "limit=x", "actor_id=1' OR '1'='1",
        "since=yesterday", "since=2026-11-20T09:00:00", f"action={'x' * 81}",
    ):  # fmt: skip
        assert send(auditor, "GET", f"/api/audit?{query}").status_code == 422, query
    assert send(auditor, "GET", "/api/audit?action=x' OR 1=1 --").json()["entries"] == []
    assert send(auditor, "GET", "/api/audit?action=people%00").status_code == 400


def test_a_line_hides_nothing(world: World) -> None:
    write(world.people["planner"], name="a\r\n2026 root signed in\x1b[2K\u202egnp.exe", at="b\u2028c")

    body = send(client_of(world.people["auditor"]), "GET", "/api/audit?action=schedule.tested").json()

    details = body["entries"][0]["details"]
    assert "\\u000d\\u000a2026 root signed in\\u001b[2K\\u202egnp.exe" in details
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e]", details)
    assert visible("进度 ok é") == "进度 ok é"
