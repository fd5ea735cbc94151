"""Projects over HTTP: what is written back, what is refused, what nobody is told."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from lists import CALENDAR, WEEK
from test_matrix import everything
from world import UNKNOWN, World, client_of, send

from headway.people.models import Account
from headway.people.roles import CREATE_PROJECT, ROLES, SEE
from headway.people.rules import may
from headway.projects.rules import SEES_PRICES

_clients: dict[object, Client] = {}


@pytest.fixture(autouse=True)
def nobody_signed_in_yet() -> None:
    _clients.clear()


def signed_in(account: Account) -> Client:
    """One client per person, so that signing in changes nothing between two looks at the tables."""
    if account.pk not in _clients:
        _clients[account.pk] = client_of(account)
    return _clients[account.pk]


def state(world: World) -> str:
    for account in world.people.values():
        signed_in(account)
    return everything()


def asked(world: World, role: str, method: str, path: str, body: Any = None) -> Any:
    project = f"/api/projects/{world.ours.project.pk}"
    return send(signed_in(world.people[role]), method, path if path.startswith("/api") else project + path, body)


@pytest.mark.parametrize(
    "column",
    ["id", "organization_id", "created_at", "archived_at", "deleted_at", "next_activity_id", "sort_key", "role_here"],
)
def test_rule_3_12_a_column_that_nobody_asked_for_is_refused_and_nothing_changes(world: World, column: str) -> None:
    before = state(world)

    answer = asked(world, "planner", "PATCH", "/facts", {"name": "改名", column: 1})

    assert (answer.status_code, column in answer.json()["text"]) == (422, True)
    assert everything() == before


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/members", {"username": "x", "role": "foreman", "account_id": 1}),
        ("/locations", {"kind": "building", "code": "1", "name": "1", "project_id": 1}),
        ("/resources", {"kind": "crew", "name": "班", "organization_id": "x"}),
        ("/state-changes", {"state": "archived", "at": "2020-01-01"}),
        ("/state-changes", {"state": "purged"}),
        ("/trades", {"name": "x", "organization_id": "x"}),
    ],
)
def test_rule_3_12_holds_for_every_list(world: World, path: str, body: dict[str, Any]) -> None:
    before = state(world)

    assert asked(world, "project_manager", "POST", path, body).status_code == 422
    assert everything() == before


def test_a_child_of_another_project_under_the_own_one_is_unknown(world: World) -> None:
    theirs = world.theirs.lists
    before = state(world)

    for method, path, body in (
        ("PATCH", f"/members/{theirs['member_id']}", {"role": "foreman"}),
        ("DELETE", f"/members/{theirs['member_id']}", None),
        ("PATCH", f"/locations/{theirs['location_id']}", {"name": "x"}),
        ("DELETE", f"/locations/{theirs['location_id']}", None),
        ("POST", "/locations", {"kind": "floor", "code": "1", "name": "1", "parent_id": theirs["location_id"]}),
        ("PATCH", f"/resources/{theirs['resource_id']}", {"name": "x"}),
        ("DELETE", f"/resources/{theirs['resource_id']}", None),
        ("POST", f"/resources/{theirs['resource_id']}/people", {"name": "x"}),
        (
            "DELETE",
            f"/resources/{world.ours.lists['resource_id']}/people/{theirs['crew_member_id']}",
            None,
        ),
        ("POST", f"/resources/{world.ours.lists['resource_id']}/people", {"member_id": theirs["member_id"]}),
        ("PATCH", f"/resources/{world.ours.lists['resource_id']}", {"leader_member_id": theirs["member_id"]}),
        ("PATCH", f"/resources/{world.ours.lists['resource_id']}", {"subcontractor_id": theirs["subcontractor_id"]}),
        ("DELETE", f"/trades/{theirs['trade_id']}", None),
        ("DELETE", f"/subcontractors/{theirs['subcontractor_id']}", None),
    ):
        answer = asked(world, "project_manager", method, path, body)
        assert answer.status_code == 404, (method, path, answer.content)
    assert everything() == before


@pytest.mark.parametrize("role", sorted(role for role in ROLES if may(role, SEE)))
def test_rule_3_17_prices_are_absent_for_whom_they_are_not(world: World, role: str) -> None:
    answer = asked(world, role, "GET", "/resources").json()["resources"]

    assert answer
    assert {"price" in row for row in answer} == {role in SEES_PRICES}


def test_rule_3_17_a_guest_planner_sees_no_prices(world: World) -> None:
    from world import NOW

    from headway.projects.actions import add_member
    from headway.projects.models import CrewMember

    add_member(project=world.ours.project, account=world.stranger, role="planner", now=NOW)
    CrewMember.objects.create(resource_id=world.ours.lists["resource_id"], account=world.stranger, name="客")

    path = f"/api/projects/{world.ours.project.pk}/resources"
    rows = send(client_of(world.stranger), "GET", path).json()["resources"]
    assert [("price" in row, row["name"]) for row in rows] == [(False, "三公司钢筋班")]


READING = {
    "POST /api/plans/{plan_id}/exports",
    "POST /api/plans/{plan_id}/prints",
    "POST /api/plans/{plan_id}/print-previews",
    "POST /api/projects/{project_id}/views",
    "PUT /api/projects/{project_id}/first-view",
}
"""Writes that change nothing of a project: files made of it, and how a person looks at it."""


def test_rule_3_8_every_write_on_an_archived_project_is_refused_and_reading_goes_on(world: World) -> None:
    from lists import LIST_CASES
    from test_matrix import CASES, ask

    manager = signed_in(world.people["project_manager"])
    assert asked(world, "project_manager", "POST", "/state-changes", {"state": "archived"}).json() == {
        "state": "archived"
    }
    before = state(world)

    for name in CASES:
        if "/calendar" in name or name in READING or name.startswith("POST /api/projects/{project_id}/state-changes"):
            continue
        answer = ask(manager, name, world.ours)
        if name.startswith("GET") and name in LIST_CASES and "candidates" not in name and "member-changes" not in name:
            assert answer.status_code == 200, name
        elif not name.startswith("GET"):
            assert (answer.status_code, answer.json()["code"]) == (409, "projects.archived"), name
    assert everything() == before


def test_archived_and_deleted_projects_stand_in_lists_of_their_own(world: World) -> None:
    def codes(role: str, path: str) -> list[str]:
        return [line["code"] for line in asked(world, role, "GET", path).json()["projects"]]

    asked(world, "project_manager", "POST", "/state-changes", {"state": "archived"})
    assert codes("planner", "/api/projects") == []
    assert codes("planner", "/api/archived-projects") == ["YQ-3"]
    assert [
        line["may_take_back"] for line in asked(world, "planner", "GET", "/api/archived-projects").json()["projects"]
    ] == [False]

    asked(world, "project_manager", "POST", "/state-changes", {"state": "deleted"})
    for role in ROLES:
        assert codes(role, "/api/archived-projects") == []
        assert codes(role, "/api/deleted-projects") == (["YQ-3"] if role == "project_manager" else [])
        assert asked(world, role, "GET", "/facts").status_code == 404
    stranger = send(client_of(world.stranger), "GET", "/api/deleted-projects")
    assert stranger.json() == {"projects": []}
    assert asked(world, "project_manager", "POST", "/state-changes", {"state": "active"}).json() == {
        "state": "archived"
    }


@pytest.mark.parametrize("role", sorted(ROLES))
def test_a_new_project_is_for_who_may_create_one(world: World, role: str) -> None:
    before = state(world)

    answer = asked(
        world, role, "POST", "/api/projects", {"code": "N-1", "name": "新项目", "contract_start": "2026-03-02"}
    )

    assert answer.status_code == (201 if may(role, CREATE_PROJECT) else 403), answer.content
    assert may(role, CREATE_PROJECT) or everything() == before
    templates = asked(world, role, "GET", "/api/project-templates")
    assert templates.status_code == (200 if may(role, CREATE_PROJECT) else 403)


def test_a_new_project_of_a_foreign_or_unknown_source_is_refused_alike(world: World) -> None:
    before = state(world)
    answers = [
        asked(world, "planner", "POST", "/api/projects", {"code": "N", "name": "N", "source_project_id": number})
        for number in (world.theirs.project.pk, UNKNOWN)
    ]

    assert [(a.status_code, a.content) for a in answers] == [(404, answers[0].content)] * 2
    assert everything() == before
    foreign = {"code": "N", "name": "N", "calendar_source_id": world.theirs.lists["source_id"]}
    assert asked(world, "planner", "POST", "/api/projects", foreign).status_code == 404


def test_calendars_are_listed_for_the_own_firm_and_the_nation(world: World) -> None:
    answer = asked(world, "planner", "GET", "/api/calendars").json()

    assert [(row["national"], row["version"]) for row in answer["calendars"]] == [(True, 1)] * 3 + [(False, 1)]
    assert answer["may"] == {"change": True}
    assert asked(world, "it_admin", "GET", "/api/calendars").status_code == 404
    for role, status in (("planner", 201), ("foreman", 403), ("it_admin", 404)):
        assert asked(world, role, "POST", "/api/calendars", CALENDAR).status_code == status


def test_a_year_of_a_calendar_tells_its_working_days(world: World) -> None:
    source = world.ours.lists["source_id"]
    answer = asked(world, "planner", "GET", f"/api/calendars/{source}/preview?year=2026").json()

    assert (answer["working_days"], len(answer["days"])) == (313, 365)  # 52 Sundays of 365 days
    foreign = world.theirs.lists["source_id"]
    for path in (f"/api/calendars/{foreign}/preview?year=2026", f"/api/calendars/{source}/preview?year=1900"):
        assert asked(world, "planner", "GET", path).status_code == 404
    body = {"year": 2026, "week": WEEK, "exceptions": [{"first_day": "2026-03-02", "last_day": "2026-03-02"}]}
    assert asked(world, "planner", "POST", "/api/calendar-previews", body).json()["working_days"] == 312


@pytest.mark.parametrize(
    "wrong",
    [
        {"week": [*WEEK[:6], [[0, 1500]]]},
        {"week": WEEK[:5]},
        {"exceptions": [{"first_day": "2026-03-02", "last_day": "2026-03-01"}]},
        {"exceptions": [{"first_day": "2026-03-02", "last_day": "2026-03-02"}] * 2001},
        {"minutes_per_day": 0},
        {"name": " "},
        {"organization": None},
    ],
)
def test_rule_3_20_a_wrong_calendar_is_refused(world: World, wrong: dict[str, Any]) -> None:
    before = state(world)

    assert asked(world, "planner", "POST", "/api/calendars", CALENDAR | wrong).status_code == 422
    assert everything() == before


def test_rule_3_22_a_search_finds_own_things_and_no_word_of_others(world: World) -> None:
    for query, kinds in (("YQ-3", {"project"}), ("三公司", {"person"}), ("钢筋", {"activity"})):
        hits = asked(world, "planner", "GET", f"/api/search?q={query}").json()["hits"]
        assert {hit["kind"] for hit in hits} == kinds, query
    for query in ("XX-9", "保密", "别的公司", "stranger"):
        assert asked(world, "planner", "GET", f"/api/search?q={query}").json() == {"hits": []}, query
    assert asked(world, "it_admin", "GET", "/api/search?q=YQ-3").json() == {"hits": []}
    assert asked(world, "planner", "GET", "/api/search?q=" + "x" * 61).status_code == 422
    assert asked(world, "planner", "GET", "/api/search?q=%00").json()["code"] == "server.nul_in_request"


def test_a_price_that_is_no_number_is_refused(world: World) -> None:
    for price in ("NaN", "Infinity", -1, 10**12, "1.23456"):
        body = {"kind": "machine", "name": "塔吊", "price": price}
        assert asked(world, "planner", "POST", "/resources", body).status_code == 422, price
