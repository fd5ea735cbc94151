"""Prints over HTTP: a look at a page, a file made by a job, and who gets it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from world import World, client_of, send

from headway.projects.models import Membership
from headway.schedule.actions import draw_print, prune_prints
from headway.schedule.models import Activity, Plan, PrintRun
from headway.schedule.rules.prints import KEPT, MOST_MOVING_PER_PERSON

pytestmark = pytest.mark.django_db
COLUMNS = [{"id": "row", "width": 44}, {"id": "name", "width": 200}, {"id": "finish", "width": 68}]


def asked(client: Client, plan: Plan, **view: Any) -> Any:
    return send(client, "POST", f"/api/plans/{plan.pk}/prints", {"view": {"columns": COLUMNS} | view})


def looked_at(client: Client, plan: Plan, **view: Any) -> Any:
    return send(client, "POST", f"/api/plans/{plan.pk}/print-previews", {"view": {"columns": COLUMNS} | view})


def texts_of(items: list[dict[str, Any]]) -> list[str]:
    return [
        one for item in items for one in (texts_of(item["items"]) if item["kind"] == "clip" else item.get("words", []))
    ]


def test_a_view_becomes_a_pdf_with_its_pages_in_millimetres_and_fonts_inside(world: World) -> None:
    planner, plan = client_of(world.people["planner"]), world.ours.plan
    started = asked(planner, plan, paper="A4").json()

    draw_print(print_id=started["id"])
    draw_print(print_id=started["id"])  # twice has no second effect

    told = planner.get(f"/api/prints/{started['id']}").json()
    answer = planner.get(f"/api/prints/{started['id']}/file")
    pdf = answer.content
    assert (told["state"], told["size_bytes"], told["error"]) == ("ready", len(pdf), None)
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    assert len(boxes) == told["pages"] == 3
    assert {(round(float(w) / 72 * 25.4), round(float(h) / 72 * 25.4)) for w, h in boxes} == {(297, 210)}
    assert set(re.findall(rb"\+NotoSansSC-(\w+)", pdf)) == {b"Regular", b"Bold"}
    assert pdf.count(b"/ToUnicode") >= 2  # text that can be searched and copied
    assert len(pdf) < 400_000  # the fonts hold the signs that are used, not all of them
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith('attachment; filename="YQ-3 ')


def test_one_page_is_also_an_svg_or_a_picture(world: World) -> None:
    planner, plan = client_of(world.people["planner"]), world.ours.plan
    starts = {"svg": b"<svg ", "png": b"\x89PNG"}

    for kind, start in starts.items():
        body = {"view": {"columns": COLUMNS, "paper": "A4"}, "kind": kind, "page": 2}
        started = send(planner, "POST", f"/api/plans/{plan.pk}/prints", body).json()
        draw_print(print_id=started["id"])

        assert planner.get(f"/api/prints/{started['id']}/file").content.startswith(start)


def test_a_look_shows_the_rows_of_the_view_in_its_order_under_its_headings(world: World) -> None:
    plan = world.ours.plan
    first, second = Activity.objects.filter(plan=plan, kind=1).values_list("activity_id", "name")[:2]
    rows = [-1, second[0], first[0], 1_999_999_999]
    own = {"id": "code.区", "width": 90, "title": "区", "cells": ["", "甲区", "乙区", "不在"]}

    page = looked_at(
        client_of(world.people["planner"]), plan, rows=rows, headings=[{"title": "机电班"}], columns=[*COLUMNS, own]
    ).json()

    shown = texts_of(page["items"])
    assert (page["rows"], page["pages"]) == (3, 1)
    assert [name for name in shown if name in {"机电班", first[1], second[1]}] == ["机电班", second[1], first[1]]
    assert {"甲区", "乙区"} <= set(shown)
    assert "不在" not in shown


def test_a_print_is_its_own_persons_and_only_while_he_sees_the_plan(world: World) -> None:
    plan = world.ours.plan
    planner = client_of(world.people["planner"])
    started = asked(planner, plan).json()
    path = f"/api/prints/{started['id']}"

    for other in (world.people["project_manager"], world.stranger):
        client = client_of(other)
        assert client.get(path).status_code == 404
        assert client.get(f"{path}/file").status_code == 404
        assert send(client, "POST", f"{path}/cancellations", {}).status_code == 404
    assert planner.get(f"{path}/file").json()["code"] == "schedule.print_not_ready"
    Membership.objects.filter(project=world.ours.project, account=world.people["planner"]).delete()
    assert planner.get(path).status_code == 404


def test_a_print_that_was_given_up_is_not_drawn(world: World) -> None:
    planner = client_of(world.people["planner"])
    started = asked(planner, world.ours.plan).json()

    ended = send(planner, "POST", f"/api/prints/{started['id']}/cancellations", {}).json()
    draw_print(print_id=started["id"])

    assert ended["state"] == "cancelled"
    assert PrintRun.objects.get(pk=started["id"]).content is None


def test_what_cannot_be_put_on_paper_is_told_with_its_cure(world: World) -> None:
    planner, plan = client_of(world.people["planner"]), world.ours.plan

    looked = looked_at(planner, plan, pages_wide=None, day_mm=50, first_day=20_000, last_day=23_000).json()
    started = asked(planner, plan, pages_wide=None, day_mm=50, first_day=20_000, last_day=23_000).json()
    draw_print(print_id=started["id"])
    told = planner.get(f"/api/prints/{started['id']}").json()

    assert looked["code"] == told["error"]["code"] == "engine.print_too_many_pages"
    assert told["error"]["cure"]
    assert looked_at(planner, plan, rows=[]).json()["code"] == "schedule.nothing_to_print"


def test_a_person_has_few_prints_on_their_way_and_old_ones_are_removed(world: World) -> None:
    planner, plan = client_of(world.people["planner"]), world.ours.plan
    for _ in range(MOST_MOVING_PER_PERSON):
        assert asked(planner, plan).status_code == 202

    assert asked(planner, plan).status_code == 429
    last = PrintRun.objects.latest("created_at")
    assert prune_prints(now=last.created_at + KEPT) == MOST_MOVING_PER_PERSON - 1
