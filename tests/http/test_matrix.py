"""Every endpoint of the API as every role, on the own, a foreign and an unknown thing.

The endpoints come from the OpenAPI document: one that has no case here fails the test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from blob_cases import BLOB_EXEMPT
from case import Case
from channel_cases import CHANNEL_CASES, CHANNEL_EXEMPT
from crew_link_cases import CREW_LINK_CASES, CREW_LINK_EXEMPT
from desk_cases import DESK_CASES
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from field_cases import FIELD_CASES, FIELD_EXEMPT
from lists import LIST_CASES, LIST_EXEMPT
from people_cases import PEOPLE_CASES
from progress_cases import PROGRESS_CASES, PROGRESS_EXEMPT
from reminder_cases import REMINDER_CASES, REMINDER_EXEMPT
from site_day_cases import SITE_DAY_CASES, SITE_DAY_EXEMPT
from talk_cases import TALK_CASES, TALK_EXEMPT
from world import UNKNOWN, Site, World, build_world, client_of, send

from headway.people.models import Account
from headway.people.roles import (
    BASELINE,
    CREATE_PROJECT,
    EDIT,
    IMPORT,
    ROLES,
    SCENARIO,
    SEE,
    SEE_HISTORY,
    UNDO,
    UNDO_OF_OTHERS,
)
from headway.people.rules import may
from headway.server.api_schema import api_schema


def _file() -> BytesIO:
    file = BytesIO(b"not a plan")
    file.name = "plan.xer"
    return file


PLAN_CASES: dict[str, Case] = {
    "GET /api/projects/{project_id}": Case(),
    "GET /api/plans/{plan_id}/window": Case(),
    "GET /api/plans/{plan_id}/activities/{activity_id}": Case(),
    "GET /api/plans/{plan_id}/activities/{activity_id}/driving-chain": Case(),
    "GET /api/plans/{plan_id}/activities/{activity_id}/shortenings": Case(),
    "GET /api/plans/{plan_id}/activities/{activity_id}/edits": Case(SEE_HISTORY),
    "GET /api/plans/{plan_id}/calendars": Case(),
    "GET /api/plans/{plan_id}/changes": Case(query="?since=0"),
    "GET /api/plans/{plan_id}/edits": Case(SEE_HISTORY),
    "GET /api/plans/{plan_id}/edit-filters": Case(SEE_HISTORY),
    "GET /api/plans/{plan_id}/edits/{edit_id}": Case(SEE_HISTORY),
    "POST /api/plans/{plan_id}/edits": Case(
        EDIT,
        lambda site: {
            "base_revision": site.plan.revision,
            "operations": [{"kind": "change_activity", "activity_id": site.activity_id, "values": {"name": "改名"}}],
        },
    ),
    "POST /api/plans/{plan_id}/undos": Case(UNDO_OF_OTHERS, lambda site: {"revision": site.plan.revision}, own=UNDO),
    "POST /api/plans/{plan_id}/redos": Case(UNDO, lambda site: {"revision": site.plan.revision}, 409),
    "POST /api/plans/{plan_id}/restorations": Case(
        UNDO_OF_OTHERS, lambda site: {"base_revision": site.plan.revision, "revision": 0}
    ),
    "GET /api/plans/{plan_id}/baselines": Case(SEE_HISTORY),
    "POST /api/plans/{plan_id}/baselines": Case(BASELINE, lambda site: {"name": "开工基线"}, 201),
    "PATCH /api/plans/{plan_id}/baselines/{baseline_id}": Case(BASELINE, lambda site: {"name": "合同基线"}),
    "GET /api/plans/{plan_id}/baselines/{baseline_id}/dates": Case(SEE_HISTORY),
    "DELETE /api/plans/{plan_id}/baselines/{baseline_id}": Case(BASELINE, success=409),  # it is the active one
    "GET /api/projects/{project_id}/views": Case(),
    "POST /api/projects/{project_id}/views": Case(body=lambda site: {"name": "本周", "state": {}}, success=201),
    "PUT /api/projects/{project_id}/first-view": Case(body=lambda site: {"built_in": "late"}, success=204),
    "POST /api/plans/{plan_id}/exports": Case(SEE, lambda site: {"format": "mspdi"}, 202),
    "GET /api/plans/{plan_id}/comparisons": Case(SEE_HISTORY, query="?left=revision:1&right=current"),
    "GET /api/plans/{plan_id}/quality": Case(SEE_HISTORY),
    "GET /api/plans/{plan_id}/scenarios": Case(SEE_HISTORY),
    "POST /api/plans/{plan_id}/scenarios": Case(SCENARIO, lambda site: {"name": "两班制"}, 201),
    "POST /api/plans/{plan_id}/promotions": Case(EDIT, lambda site: {}, 409),  # the plan is live; see test_scenarios
    "POST /api/plans/{plan_id}/cancellations": Case(SCENARIO, lambda site: {}, 409),
    "POST /api/plans/{plan_id}/prints": Case(
        body=lambda site: {"view": {"columns": [{"id": "name", "width": 200}]}}, success=202
    ),
    "POST /api/plans/{plan_id}/print-previews": Case(
        body=lambda site: {"view": {"columns": [{"id": "name", "width": 200}]}}
    ),
    "GET /api/imports/{import_id}": Case(IMPORT),
    "GET /api/imports/{import_id}/differences": Case(IMPORT),
    "GET /api/imports/{import_id}/update-preview": Case(IMPORT),
    "POST /api/imports/{import_id}/confirmations": Case(IMPORT, lambda site: {"project_index": 0}, 202),
    "POST /api/imports/{import_id}/cancellations": Case(IMPORT),
    # the project is named in the form: the same rule for a foreign id in a body
    "POST /api/imports": Case(IMPORT, lambda site: ({"project_id": site.project.pk, "file": _file()},), 202),
}
CASES = (
    PLAN_CASES
    | LIST_CASES
    | TALK_CASES
    | DESK_CASES
    | FIELD_CASES
    | CREW_LINK_CASES
    | SITE_DAY_CASES
    | PROGRESS_CASES
    | CHANNEL_CASES
    | REMINDER_CASES
)
EXEMPT = (
    LIST_EXEMPT
    | TALK_EXEMPT
    | BLOB_EXEMPT
    | CHANNEL_EXEMPT
    | CREW_LINK_EXEMPT
    | FIELD_EXEMPT
    | PROGRESS_EXEMPT
    | SITE_DAY_EXEMPT
    | REMINDER_EXEMPT
    | dict.fromkeys(PEOPLE_CASES, "people of the organisation; the matrix of test_people")
    | {
        "GET /api/status": "those who run the installation; see test_status",
        "GET /api/channels": "of the own firm; see test_channels_api",
        "POST /api/channels": "of the own firm; see test_channels_api",
        "PATCH /api/channels/{channel_id}": "of the own firm; see test_channels_api",
        "DELETE /api/channels/{channel_id}": "of the own firm; see test_channels_api",
        "POST /api/channels/{channel_id}/trials": "of the own firm; see test_channels_api",
        "GET /api/dead-letters": "of the own firm; see test_channels_api",
        "POST /api/dead-letters/decisions": "of the own firm; see test_channels_api",
        "GET /api/account/preferences": "everybody's own; see test_preferences",
        "PATCH /api/account/preferences": "everybody's own; see test_preferences",
        "GET /api/action-links/{token}": "whoever holds the link; see tests/notify/test_action_links",
        "POST /api/action-links/{token}/uses": "whoever holds the link; see tests/notify/test_action_links",
        "GET /api/account/browsers": "everybody's own; see tests/notify/test_push",
        "POST /api/account/browsers": "everybody's own; see tests/notify/test_push",
        "DELETE /api/account/browsers/{browser_id}": "everybody's own; see tests/notify/test_push",
        "GET /api/account/calendar": "everybody's own; see tests/notify/test_calendar_feed",
        "POST /api/account/calendar": "everybody's own; see tests/notify/test_calendar_feed",
        "DELETE /api/account/calendar": "everybody's own; see tests/notify/test_calendar_feed",
        "GET /api/announcements": "of the own firm; see tests/notify/test_announcements",
        "POST /api/announcements": "of the own firm; see tests/notify/test_announcements",
        "GET /api/announcements/{announcement_id}": "of the own firm; see tests/notify/test_announcements",
        "POST /api/announcements/{announcement_id}/readings": "of the own firm; see tests/notify/test_announcements",
        "GET /api/announcements/{announcement_id}/readers": "of the own firm; see tests/notify/test_announcements",
        "POST /api/announcements/{announcement_id}/reminders": "of the own firm; see tests/notify/test_announcements",
        "POST /api/announcements/{announcement_id}/withdrawals": "of the own firm; see tests/notify/test_announcements",
        "GET /api/message-words": "of the own firm; see tests/notify/test_message_words",
        "POST /api/message-words": "of the own firm; see tests/notify/test_message_words",
        "POST /api/message-words/previews": "of the own firm; see tests/notify/test_message_words",
        "GET /api/message-words/versions": "of the own firm; see tests/notify/test_message_words",
        "GET /api/inbox": "everybody's own; see test_inbox",
        "GET /api/inbox/unread": "everybody's own; see test_inbox",
        "PATCH /api/inbox": "everybody's own; see test_inbox",
        "POST /api/inbox/readings": "everybody's own; see test_inbox",
        "GET /api/account": "the own account; see test_own_account",
        "GET /api/account/sessions": "the own sessions; see test_own_account",
        "DELETE /api/account/sessions": "the own sessions; see test_own_account",
        "DELETE /api/account/sessions/{session_id}": "the own sessions; see test_own_account",
        "PUT /api/session/password": "the own password; see test_own_account",
        "PATCH /api/views/{view_id}": "the own view; see test_views",
        "DELETE /api/views/{view_id}": "the own view; see test_views",
        "POST /api/views/{view_id}/restorations": "the own view; see test_views",
        "GET /api/links/{token}": "whoever holds the link; see test_link_pages",
        "POST /api/links/{token}/acceptances": "whoever holds the link; see test_link_pages",
        "GET /api/roles": "the same table for everybody who is signed in; see test_own_account",
        "GET /api/prints/{print_id}": "one's own print; see test_prints",
        "GET /api/prints/{print_id}/file": "one's own print; see test_prints",
        "POST /api/prints/{print_id}/cancellations": "one's own print; see test_prints",
        "GET /api/projects": "a list; see test_lists_hold_own_rows_only",
        "GET /api/waiting-sites": "a list; see tests/progress/test_waiting_sites.py",
        "GET /api/portfolio": "a list; see test_lists_hold_own_rows_only and tests/schedule/test_portfolio.py",
        "GET /api/session": "the session is everybody's own; see test_session",
        "POST /api/session": "signing in; see test_session",
        "DELETE /api/session": "signing out; see test_session",
        "PATCH /api/session": "the own language; see test_session",
        "GET /api/template.xlsx": "the same empty form for everybody; see test_requests",
        "GET /api/exports/{export_id}": "one's own export; see test_exports",
        "GET /api/exports/{export_id}/file": "one's own export; see test_exports",
        "GET /api/events": "a stream of what one may see; see tests/server/test_live.py and test_live_access",
        "GET /api/first-steps": "what happened in the plans that one edits; see test_first_steps",
        "GET /api/audit": "a list of the own organisation; see test_audit",
        "POST /api/demo-sessions": "demo sign-in; see test_session",
        "GET /api/phone": "the page in the site office, for everybody; see test_phone_page",
        "GET /api/phone/root.crt": "a public certificate; see test_phone_page and tests/server/test_tls.py",
    }
)


def endpoints() -> list[str]:
    paths: dict[str, Any] = api_schema()["paths"]  # type: ignore[assignment]
    return sorted(f"{method.upper()} {path}" for path, methods in paths.items() for method in methods)


def test_every_endpoint_has_a_case_or_a_stated_exemption() -> None:
    for name, reason in EXEMPT.items():
        print(f"exempt: {name}: {reason}")

    told = endpoints()
    assert [name for name in told if name not in CASES and name not in EXEMPT] == []
    assert [name for name in [*CASES, *EXEMPT] if name not in told] == []


def ask(client: Client, name: str, site: Site, ids: dict[str, int] | None = None) -> Any:
    method, path = name.split(" ")
    values = ids or site.ids()
    path = re.sub(r"\{(\w+)\}", lambda m: str(values[m[1]]), path) + CASES[name].query
    return send(client, method, path, CASES[name].body(site))


def everything() -> str:
    """A hash of all tables that hold people's work; what only keeps the request itself is left out."""
    left_out = {"django_session", "people_session", "kernel_idempotencykey", "django_migrations"}
    tables = [t for t in sorted(connection.introspection.table_names()) if t not in left_out]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT md5(string_agg(part, '')) FROM ("
            + " UNION ALL ".join(
                f"SELECT '{t}' || coalesce(md5(string_agg(x::text, '' ORDER BY x::text)), '') AS part FROM {t} x"
                for t in tables
            )
            + ") parts"
        )
        return str(cursor.fetchone()[0])


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """One world for the whole matrix: each test works in a savepoint of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(built: World, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield built
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_role_gets_what_its_capability_allows(world: World, name: str) -> None:
    case = CASES[name]
    clients = {role: client_of(world.people[role]) for role in ROLES}
    before = everything()
    for role, client in clients.items():
        seen, allowed = may(role, SEE), may(role, case.capability)
        on_own = 409 if case.own and may(role, case.own) else 403
        expected = case.success if allowed else on_own if seen else 404
        with transaction.atomic():
            answer = ask(client, name, world.ours)
            assert answer.status_code == expected, (role, answer.content)
            assert allowed or everything() == before, role
            transaction.set_rollback(True)


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_foreign_thing_is_answered_like_an_unknown_one_and_nothing_changes(world: World, name: str) -> None:
    stranger = client_of(world.stranger)
    unknown_ids = dict.fromkeys(world.ours.ids(), UNKNOWN)
    before = everything()

    with CaptureQueriesContext(connection) as foreign_statements:
        foreign = ask(stranger, name, world.ours)
    with CaptureQueriesContext(connection) as unknown_statements:
        unknown = ask(stranger, name, world.theirs, unknown_ids) if "{" in name else foreign

    assert (foreign.status_code, foreign.content) == (404, unknown.content), foreign.content
    if "{" in name:
        assert shapes(foreign_statements) == shapes(unknown_statements)
    assert everything() == before


def shapes(statements: CaptureQueriesContext) -> list[str]:
    """Statements without their values and without those of the request's own book-keeping."""
    told = [re.sub(r"'[^']*'(::\w+)?|\b\d+\b|s\d+_x\d+", "?", one["sql"]) for one in statements.captured_queries]
    return [one for one in told if "idempotencykey" not in one and "people_session" not in one]


def test_nobody_signed_in_gets_nothing(world: World) -> None:
    for name in CASES:
        answer = ask(client_of(None), name, world.ours)
        assert (answer.status_code, answer.json()["code"]) == (401, "people.sign_in_required"), name


def test_a_foreign_activity_under_the_own_plan_is_unknown(world: World) -> None:
    last = max(world.ours.activity_id, world.theirs.activity_id) + 10_000
    path = f"/api/plans/{world.ours.plan.pk}/activities/{last}"

    assert send(client_of(world.people["planner"]), "GET", path).status_code == 404


def test_lists_hold_own_rows_only(world: World) -> None:
    for account, codes in ((world.people["planner"], ["YQ-3"]), (world.stranger, ["XX-9"])):
        answer = send(client_of(account), "GET", "/api/projects")
        assert [line["code"] for line in answer.json()["projects"]] == codes
        answer = send(client_of(account), "GET", "/api/portfolio")
        assert [line["code"] for line in answer.json()["projects"]] == codes
    for role in ROLES:
        answer = send(client_of(world.people[role]), "GET", "/api/projects").json()
        assert len(answer["projects"]) == may(role, SEE), role
        assert answer["may"]["create_project"] == may(role, CREATE_PROJECT), role


def test_nothing_that_a_person_reads_holds_a_word_of_another_firm(world: World) -> None:
    planner = client_of(world.people["planner"])
    lists = {f"GET /api/{name}": Case() for name in ("projects", "portfolio", "waiting-sites")}
    for name in CASES | lists:
        if name.startswith("GET"):
            path = re.sub(r"\{(\w+)\}", lambda m: str(world.ours.ids()[m[1]]), name.split(" ")[1])
            answer = planner.get(path + (CASES[name].query if name in CASES else ""))
            body = (b"".join(answer) if answer.streaming else answer.content).decode()
            assert "保密" not in body and "别的公司" not in body and "XX-9" not in body, name


def test_a_member_of_another_firm_reads_the_project_but_not_what_his_role_may_not(world: World) -> None:
    from headway.projects.actions import add_member

    guest: Account = world.stranger
    from world import NOW

    add_member(project=world.ours.project, account=guest, role="supervisor", now=NOW)
    client = client_of(guest)

    assert ask(client, "GET /api/plans/{plan_id}/window", world.ours).status_code == 200
    assert ask(client, "POST /api/plans/{plan_id}/undos", world.ours).status_code == 403
