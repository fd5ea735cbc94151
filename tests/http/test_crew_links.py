"""A crew without accounts opens a link: it sees its activities, reports for its days, and reaches nothing else."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from phone import Phone, photo
from test_matrix import endpoints
from world import World, client_of, send

from headway.field.actions.crew_links import close_links_that_are_over
from headway.field.crew_link_errors import DayOutsideLink, ReporterMissing
from headway.field.models import CrewLink
from headway.field.queries.crew_links import require_by_link
from headway.kernel.clock import now
from headway.kernel.models import AuditEntry
from headway.people.models import Account, Session
from headway.projects.models import Membership, Resource
from headway.schedule.models import Activity, Assignment, PlanResource
from headway.schedule.queries.scope import get_scope


def wanted(world: World, **other: Any) -> dict[str, Any]:
    today = now().date()
    told = {
        "crew_id": world.ours.lists["resource_id"],
        "activity_ids": [world.ours.activity_id],
        "first_day": str(today - timedelta(days=1)),
        "last_day": str(today + timedelta(days=3)),
    }
    return told | other


def make(world: World, who: str = "planner", **other: Any) -> Any:
    return send(
        client_of(world.people[who]),
        "POST",
        f"/api/projects/{world.ours.project.pk}/crew-links",
        wanted(world, **other),
    )


def token_of(answer: Any) -> str:
    return str(answer.json()["address"].rpartition("/")[2])


def sign_in(token: str, reporter: str = "李四") -> tuple[Client, Any]:
    client = Client()
    return client, send(client, "POST", f"/api/crew-links/{token}/sessions", {"reporter": reporter})


def account_of_link(link_id: int) -> Account:
    return Account.objects.get(pk=CrewLink.objects.get(pk=link_id).account_id)


def test_rule_6_32_a_link_signs_a_phone_in_as_its_crew(world: World) -> None:
    made = make(world)
    assert made.status_code == 201, made.content
    told = made.json()
    assert re.fullmatch(r"http://testserver/c/[\w-]{22}", told["address"])
    assert told["qr"].startswith("data:image/svg+xml")

    page = Client().get(f"/api/crew-links/{token_of(made)}").json()
    client, answer = sign_in(token_of(made))

    assert page["project"] == world.ours.project.name and page["crew_name"] == told["crew_name"]
    assert answer.status_code == 200 and answer.json()["account"]["role"] == "worker"
    assert client.get("/api/session").json()["account"]["display_name"] == f"班组链接：{told['crew_name']}"
    _second, again = sign_in(token_of(made), "王五")  # several phones open one link
    assert again.status_code == 200
    links = send(client_of(world.people["planner"]), "GET", f"/api/projects/{world.ours.project.pk}/crew-links").json()
    line = next(one for one in links["links"] if one["id"] == told["id"])
    assert [opening["reporter"] for opening in line["openings"]] == ["王五", "李四"]
    assert "address" not in line and AuditEntry.objects.filter(action="field.crew_link_opened").count() == 2


def test_rule_6_32_the_token_stands_in_the_answer_and_nowhere_else(world: World) -> None:
    made = make(world)
    token = token_of(made)
    from django.db import connection

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT count(*) FROM {table} x WHERE x::text LIKE %s", [f"%{token}%"])
            assert cursor.fetchone() == (0,), table
    assert Client().get(f"/api/crew-links/{token}x").status_code == 404
    assert sign_in(f"{token}x")[1].json()["code"] == "field.crew_link_invalid"
    assert sign_in(token, " ")[1].json()["code"] == "field.reporter_missing"


def test_rule_6_33_a_session_by_link_reaches_the_field_app_and_nothing_else(world: World) -> None:
    """Every endpoint there is, also those that come later."""
    client, _answer = sign_in(token_of(make(world)))
    ids = world.ours.ids() | {"token": "t", "sha256": "0" * 64, "upload_id": "u"}
    reached = []
    for name in endpoints():
        method, path = name.split(" ")
        if name in ("POST /api/session", "DELETE /api/session"):  # they would end this very session
            continue
        filled = re.sub(r"\{(\w+)\}", lambda m: str(ids.get(m[1], 1)), path)
        answer = send(client, method, filled, {})
        if answer.status_code != 403:
            reached.append(path)

    beyond = r"/api/(field/|session$|crew-links/|projects/\{project_id\}/blobs/|parked/\{\w+\}/requests$)"
    assert [path for path in reached if not re.match(beyond, path)] == []
    assert "/api/session" in reached and "/api/field/uploads" in reached


def test_rule_6_33_it_sees_the_activities_that_the_link_names(world: World) -> None:
    crew = world.ours.lists["resource_id"]
    numbers = list(Activity.objects.filter(plan=world.ours.plan, kind=1).values_list("activity_id", flat=True)[:3])
    firm = world.ours.project.organization_id
    PlanResource.objects.create(plan=world.ours.plan, organization_id=firm, resource_id=crew)
    Assignment.objects.create(
        plan=world.ours.plan, assignment_id=990_001, organization_id=firm,
        activity_id=numbers[0], resource_id=crew, units=1, work=480, remaining_work=480, actual_work=0, delay=0,
        drives_dates=True, source_uid="",
    )  # fmt: skip
    by_name = make(world, activity_ids=numbers[1:]).json()["id"]
    by_crew = make(world, activity_ids=[]).json()["id"]
    plan = world.ours.plan
    plan.project = world.ours.project

    def scope(link_id: int) -> Any:
        from headway.projects.queries import get_project_for

        account = account_of_link(link_id)
        plan.project = get_project_for(account, world.ours.project.pk)
        return get_scope(account, plan)

    assert scope(by_name) == set(numbers[1:])
    assert scope(by_crew) == {numbers[0]}


def test_rule_6_33_its_account_is_no_person(world: World) -> None:
    account = account_of_link(make(world).json()["id"])
    planner = client_of(world.people["project_manager"])
    admin = client_of(world.people["it_admin"])
    name = account.display_name

    for client, path in (
        (planner, f"/api/projects/{world.ours.project.pk}/members"),
        (planner, "/api/search?q=%E7%8F%AD%E7%BB%84%E9%93%BE%E6%8E%A5"),
        (admin, "/api/accounts?size=200"),
        (planner, f"/api/projects/{world.ours.project.pk}/activity/{world.ours.activity_id}/mentionable"),
    ):
        answer = client.get(path)
        assert answer.status_code in (200, 422), path
        assert name not in answer.content.decode(), path
    assert admin.get(f"/api/accounts/{account.pk}").status_code == 404
    tried = send(Client(), "POST", "/api/session", {"username": account.username, "password": "x" * 20})
    assert tried.status_code in (401, 403) and not account.has_usable_password()


def test_rule_6_34_a_link_that_was_taken_back_ends_at_once(world: World) -> None:
    made = make(world)
    client, _answer = sign_in(token_of(made))
    path = f"/api/projects/{world.ours.project.pk}/crew-links/{made.json()['id']}"
    account = account_of_link(made.json()["id"])

    revoked = send(client_of(world.people["foreman"]), "DELETE", path)

    assert (revoked.status_code, revoked.json()["state"]) == (200, "revoked")
    assert client.get("/api/session").json()["account"] is None
    assert (
        not Session.objects.filter(account=account).exists() and not Membership.objects.filter(account=account).exists()
    )
    assert Phone(account, world.ours.project.pk).begin(photo(50)).status_code == 401
    for answer in (Client().get(f"/api/crew-links/{token_of(made)}"), sign_in(token_of(made))[1]):
        assert (answer.status_code, answer.json()["code"]) == (410, "field.crew_link_revoked")
    assert send(client_of(world.people["planner"]), "DELETE", path).json()["revoked_by"] == (
        world.people["foreman"].display_name
    )  # twice changes nothing


def test_rule_6_35_a_link_is_for_its_days(world: World) -> None:
    account = account_of_link(make(world).json()["id"])
    today = now().date()

    for days in (-1, 0, 3):
        require_by_link(account, reporter="李四", entered={"day": str(today + timedelta(days=days))})
    for days in (-2, 4):
        with pytest.raises(DayOutsideLink):
            require_by_link(account, reporter="李四", entered={"day": str(today + timedelta(days=days))})
    with pytest.raises(ReporterMissing):
        require_by_link(account, reporter=" ", entered={"day": str(today)})
    require_by_link(world.people["worker"], reporter="", entered={"day": "2020-01-01"})


def test_rule_6_35_after_its_days_and_a_week_it_is_over(world: World) -> None:
    made = make(world)
    token, link_id = token_of(made), made.json()["id"]

    CrewLink.objects.filter(pk=link_id).update(
        first_day=now().date() - timedelta(days=20), last_day=now().date() - timedelta(days=6)
    )
    assert sign_in(token)[1].status_code == 200  # what was entered in time is handed in
    CrewLink.objects.filter(pk=link_id).update(last_day=now().date() - timedelta(days=9))
    assert sign_in(token)[1].json()["code"] == "field.crew_link_over"
    assert close_links_that_are_over(now=now()) == 1 and close_links_that_are_over(now=now()) == 0

    assert sign_in(token)[1].json()["code"] == "field.crew_link_over"
    assert not account_of_link(link_id).is_active


def test_a_link_without_photos_takes_none(world: World) -> None:
    client, _answer = sign_in(token_of(make(world, photos_allowed=False)))
    phone = Phone(None, world.ours.project.pk)
    phone.client = client

    assert phone.begin(photo(51)).json()["code"] == "field.photos_not_allowed"


@pytest.mark.parametrize(
    ("other", "status", "code"),
    [
        ({"activity_ids": [999_999]}, 422, "field.crew_link_activities"),
        ({"first_day": "2030-01-02", "last_day": "2030-01-01"}, 422, "field.crew_link_window"),
        ({"first_day": "2020-01-01", "last_day": "2020-01-02"}, 422, "field.crew_link_window"),
        ({"last_day": "2099-01-01"}, 422, "field.crew_link_window"),
        ({"crew_id": 10**12}, 404, "kernel.not_found"),
        ({"role": "planner"}, 422, "server.invalid"),
    ],
)
def test_a_link_that_cannot_be_is_refused_in_words(world: World, other: dict[str, Any], status: int, code: str) -> None:
    answer = make(world, **other)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_rule_6_36_nobody_gives_more_than_he_sees(world: World) -> None:
    """A subcontractor's foreman gives links for his own crew and its work, and does not see those of others."""
    from headway.projects.actions import add_member

    guest = world.stranger
    Account.objects.filter(pk=guest.pk).update(role="foreman")
    guest.role = "foreman"
    add_member(project=world.ours.project, account=guest, role="foreman", now=now())
    client, path = client_of(guest), f"/api/projects/{world.ours.project.pk}/crew-links"

    assert send(client, "POST", path, wanted(world)).status_code == 404  # not his crew
    Resource.objects.filter(pk=world.ours.lists["resource_id"]).update(leader=guest)
    assert send(client, "POST", path, wanted(world)).json()["code"] == "field.crew_link_activities"
    made = send(client, "POST", path, wanted(world, activity_ids=[]))
    assert made.status_code == 201
    assert [link["id"] for link in client.get(path).json()["links"]] == [made.json()["id"]]
    assert send(client, "DELETE", f"{path}/{world.ours.lists['link_id']}").status_code == 404
    crew_of_theirs = world.theirs.lists["resource_id"]
    assert make(world, crew_id=crew_of_theirs).status_code == 404
