"""The figures of the installation: for those who run it, and for a collector that may read them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from world import NOW, World, client_of

from headway.people.actions import ensure_account, ensure_organization
from headway.people.models import Organization
from headway.people.roles import ROLES


@pytest.mark.parametrize("role", sorted(ROLES))
def test_the_status_is_for_those_who_run_the_installation(world: World, role: str) -> None:
    answer = client_of(world.people[role]).get("/api/status")

    assert answer.status_code == (200 if role == "it_admin" else 403)


def test_a_guests_it_does_not_see_how_the_host_stands(world: World) -> None:
    host = world.people["planner"].organization
    guest = ensure_organization(name="监理单位")
    Organization.objects.filter(pk=guest.pk).update(registered_by=host)
    theirs = ensure_account(username="guest-it", display_name="客", role="it_admin", organization=guest, now=NOW)

    assert client_of(theirs).get("/api/status").status_code == 403


def test_it_says_what_stands_still_and_what_to_do(world: World) -> None:
    told = client_of(world.people["it_admin"]).get("/api/status").json()

    codes = {one["code"]: one for one in told["findings"]}
    assert codes["no_backup"]["state"] == "warning" and "headway backup" in codes["no_backup"]["cure"]
    assert told["figures"]["database_bytes"] > 1_000_000
    assert abs(told["figures"]["database_clock_offset_seconds"]) < 60


def metrics(shown: str = "Bearer geheim") -> Any:
    return Client(REMOTE_ADDR="127.0.0.1", HTTP_AUTHORIZATION=shown).get("/metrics")


@pytest.mark.parametrize("shown", ["", "Bearer ", "Bearer wrong", "Bearer geheim ", "Basic geheim", "geheim"])
def test_row_47_nobody_reads_the_metrics_without_the_token_from_this_machine_neither(
    world: World, settings: Any, shown: str
) -> None:
    settings.METRICS_TOKEN = "geheim"
    refused = metrics(shown)
    assert refused.status_code == 404 and refused.json()["code"] == "kernel.not_found"
    assert metrics().status_code == 200


def test_without_a_token_nobody_reads_them(world: World, settings: Any) -> None:
    settings.METRICS_TOKEN = ""
    assert metrics("Bearer ").status_code == 404


def test_a_request_is_counted_by_its_route_never_by_what_was_asked_for(world: World, settings: Any) -> None:
    settings.METRICS_TOKEN = "geheim"
    planner = client_of(world.people["planner"])
    planner.get(f"/api/projects/{world.ours.project.pk}")
    planner.get("/api/projects/77777777")
    text = metrics().content.decode()

    line = re.search(r'headway_request_seconds_count\{method="GET",route="(api/projects/[^"]*)",status="4xx"\}', text)
    assert line is not None and "77777777" not in text
    assert "headway_jobs_waiting " in text and "headway_dead_letters " in text


def test_an_answer_carries_the_number_of_its_log_lines(world: World, settings: Any) -> None:
    planner = client_of(world.people["planner"])
    own = planner.get("/api/session", headers={"X-Request-Id": "chosen-by-a-stranger"})
    assert re.fullmatch(r"[0-9a-f]{16}", own.headers["X-Request-Id"])
    settings.BEHIND_PROXY = True
    given = planner.get("/api/session", headers={"X-Request-Id": "proxy-12345678"})
    assert given.headers["X-Request-Id"] == "proxy-12345678"
    forged = planner.get("/api/session", headers={"X-Request-Id": "x\ny"})
    assert "\n" not in forged.headers["X-Request-Id"]


@pytest.mark.django_db
def test_a_job_that_nobody_takes_is_told_with_its_age() -> None:
    from django.conf import settings as own
    from django.db import connection
    from procrastinate.contrib.django import app

    from headway.server.figures import read_figures

    with connection.cursor() as cursor:
        before = read_figures(cursor, own.DATA_FOLDER)
        app.configure_task("nobody.takes.it", allow_unknown=True).defer()
        cursor.execute("UPDATE procrastinate_events SET at = at - interval '1 hour'")
        figures = read_figures(cursor, own.DATA_FOLDER)
    assert figures["jobs_waiting"] == before["jobs_waiting"] + 1
    assert figures["jobs_oldest_waiting_seconds"] > 3_590
