"""Offers, answers, diaries and their prints over HTTP, where the matrix does not reach."""

from __future__ import annotations

from typing import Any

import pytest
from site_day_cases import DAY
from world import World, client_of, send

from headway.people.roles import ROLES
from headway.progress.models import AssignmentOffer

pytestmark = pytest.mark.django_db


def offers(site: Any, rest: str = "") -> str:
    return f"/api/projects/{site.project.pk}/assignment-offers/{site.lists['offer_id']}{rest}"


def test_an_offer_is_answered_and_decided_by_the_two_sides_only(world: World) -> None:
    """Rule 6.81, as each role: the planner leads the crew that he offered the work to."""
    allowed = {"planner", "project_manager"}
    for role in ROLES:
        client = client_of(world.people[role])
        answered = send(client, "POST", offers(world.ours, "/answers"), {"answer": "accept"}).status_code
        decided = send(client, "POST", offers(world.ours, "/decisions"), {"decision": "take"}).status_code
        withdrawn = send(client, "DELETE", offers(world.ours)).status_code if role not in allowed else 204
        if role not in allowed:
            assert {answered, decided, withdrawn} <= {403, 404}, role
            assert AssignmentOffer.objects.get(uid=world.ours.lists["offer_id"]).state in ("offered", "accepted")


def test_the_way_of_an_offer(world: World) -> None:
    client = client_of(world.people["planner"])
    told = {"answer": "propose", "proposed_first": "2026-11-25", "quantity": None}
    assert send(client, "POST", offers(world.ours, "/answers"), told).json()["state"] == "proposed"
    line = client.get(f"/api/projects/{world.ours.project.pk}/assignment-offers").json()["offers"][0]
    assert line["proposal"] == {"first_day": "2026-11-25", "last_day": None, "quantity": None}
    assert [one["answer"] for one in line["trail"]] == ["propose"]
    taken = send(client, "POST", offers(world.ours, "/decisions"), {"decision": "take"})
    assert taken.json()["state"] == "accepted"
    assert send(client, "DELETE", offers(world.ours)).status_code == 204
    again = send(client, "POST", offers(world.ours, "/answers"), {"answer": "accept"})
    assert (again.status_code, again.json()["code"]) == (409, "progress.offer_closed")
    assert again.json()["text"].count("{") == 0


def test_a_stranger_finds_no_offer_and_no_print(world: World) -> None:
    client = client_of(world.stranger)
    project = world.ours.project.pk
    for method, path, body in (
        ("POST", offers(world.ours, "/answers"), {"answer": "accept"}),
        ("POST", offers(world.ours, "/decisions"), {"decision": "take"}),
        ("DELETE", offers(world.ours), None),
        ("GET", f"/api/projects/{project}/diaries/{DAY}/print", None),
        ("GET", f"/api/projects/{project}/weather-record/print?month=2026-11", None),
    ):
        assert send(client, method, path, body).status_code == 404, path
    # an offer of another project is unknown under the own one
    own = f"/api/projects/{world.theirs.project.pk}/assignment-offers/{world.ours.lists['offer_id']}/answers"
    assert send(client, "POST", own, {"answer": "accept"}).status_code == 404


def test_the_diary_on_paper_for_who_reads_the_diary(world: World) -> None:
    for role in ("planner", "supervisor", "foreman"):
        client = client_of(world.people[role])
        answer = client.get(f"/api/projects/{world.ours.project.pk}/diaries/{DAY}/print")
        assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-"), role
        assert answer["Content-Disposition"] == f'attachment; filename="YQ-3-diary-{DAY}.pdf"'
    month = client.get(f"/api/projects/{world.ours.project.pk}/weather-record/print?month=2026-11")
    assert month.content[:5] == b"%PDF-"
    assert (
        client_of(world.people["it_admin"])
        .get(f"/api/projects/{world.ours.project.pk}/diaries/{DAY}/print")
        .status_code
        == 404
    )


def test_who_wrote_meanwhile_is_not_overwritten_from_the_office(world: World) -> None:
    """Rule 6.87 at a desk."""
    path = f"/api/projects/{world.ours.project.pk}/diaries/{DAY}"
    planner, manager = client_of(world.people["planner"]), client_of(world.people["project_manager"])
    first = send(planner, "PATCH", path, {"changes": {"safety": {"before": "", "after": "临边已封"}}})
    second = send(manager, "PATCH", path, {"changes": {"safety": {"before": "", "after": "临边未封"}}})
    assert first.json() == {"version": 2, "clashes": []}
    assert second.json() == {"version": 2, "clashes": [{"field": "safety", "theirs": "临边已封"}]}
    signed = send(manager, "POST", f"{path}/signatures", {"version": 1})
    assert (signed.status_code, signed.json()["code"]) == (409, "progress.diary_changed_since")
    assert send(manager, "POST", f"{path}/signatures", {"version": 2}).status_code == 201
    late = send(planner, "PATCH", path, {"changes": {"safety": {"before": "临边已封", "after": "改"}}})
    assert (late.status_code, late.json()["code"], "补记" in late.json()["cure"]) == (
        409,
        "progress.diary_signed",
        True,
    )
    assert send(planner, "POST", f"{path}/addenda", {"text": "补一句"}).status_code == 201
    assert planner.get(path).json()["addenda"][0]["text"] == "补一句"


def test_no_answer_shows_a_telephone_number(world: World) -> None:
    """Security row 45."""
    for account in world.people.values():
        account.phone = "13812345678"
        account.save(update_fields=["phone"])
    client = client_of(world.people["planner"])
    project = world.ours.project.pk
    for path in (
        f"attendance?day={DAY}",
        f"hours?day={DAY}",
        "assignment-offers",
        f"diaries/{DAY}",
        "diaries?month=2026-11",
    ):
        assert b"13812345678" not in client.get(f"/api/projects/{project}/{path}").content, path


def test_a_day_that_is_none_is_not_found(world: World) -> None:
    client = client_of(world.people["planner"])
    assert client.get(f"/api/projects/{world.ours.project.pk}/diaries/yesterday").status_code == 404
    assert client.get(f"/api/projects/{world.ours.project.pk}/diaries?month=2026-13").status_code == 422


def test_a_foreman_of_another_firm_reads_no_diary_and_no_offers_of_others(world: World) -> None:
    """Rules 6.81, 6.85: he sees nothing but the work of his own crews."""
    from headway.projects.actions import add_member

    guest = world.stranger
    add_member(project=world.ours.project, account=guest, role="foreman", now=world.ours.project.created_at)
    client, project = client_of(guest), f"/api/projects/{world.ours.project.pk}"
    for path in (
        f"diaries/{DAY}",
        "diaries?month=2026-11",
        f"diaries/{DAY}/print",
        "weather-record/print?month=2026-11",
    ):
        assert client.get(f"{project}/{path}").status_code == 403, path
    assert client.get(f"{project}/assignment-offers").json() == {"offers": [], "may_offer": True}
    people = client.get(f"{project}/attendance?day={DAY}").json()
    assert (people["present"], people["crews"]) == (0, [])
    assert client.get(f"{project}/hours?day={DAY}").json()["sheets"] == []
    assert client.get(f"{project}/workload?from=2026-11-20&to=2026-12-05").json()["resources"] == []
