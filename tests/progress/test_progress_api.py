"""What pages ask of progress: the list of reports, one of them, decisions, rules, the layer, closing a data date."""

from __future__ import annotations

import importlib
import uuid
from typing import Any

import orjson
import pytest
from block import Block, later, person, photo
from django.test import Client

from headway.people.models import Account
from headway.progress.actions.sealing import seal_facts
from headway.projects.actions import add_member
from headway.schedule.rules.instants import iso

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The site's own Friday, not the day on which the test runs."""
    monkeypatch.setattr(importlib.import_module("headway.progress.http.reports"), "now", lambda: later(hours=1))


def ask(account: Account, path: str, body: Any = None, method: str = "") -> Any:
    client = Client()
    client.force_login(account)
    told = {"Idempotency-Key": str(uuid.uuid4())}
    method = method or ("GET" if body is None else "POST")
    sent = b"" if body is None else orjson.dumps(body)
    return client.generic(method, path, sent, content_type="application/json", headers=told)


def on(block: Block, path: str) -> str:
    return f"/api/projects/{block.project.pk}/progress/{path}"


def test_the_list_says_what_a_decision_needs(block: Block) -> None:
    block.report("B1", percent=0.2, quantity=20, unit="m³", note="⑤轴", headcount=9, blobs=[photo()], now=later())
    block.report("B2", percent=0.1)

    told = ask(block.supervisor, on(block, "reports")).json()

    assert told["counts"] | {"oldest_at": ""} == {
        "all": 2, "clean": 1, "doubtful": 1, "critical": 2, "without_photo": 0, "overdue": 0, "oldest_at": "",
    }  # fmt: skip
    first = told["reports"][0]
    named = ("code", "name", "path", "accepted", "claimed", "quantity_from", "quantity_to", "unit", "reporter")
    assert [first[name] for name in named] == ["B1", "基础", ["两层楼"], 0.0, 0.2, 0.0, 20.0, "m³", "zhou"]
    assert first["photos"] == [{"sha256": f"{1:064x}", "state": "pending"}]
    assert first["may_decide"] is True
    assert first["deciders"] == ["sun"]
    assert told["reports"][1]["doubts"] == [{"code": "predecessor_open", "parameters": {"name": "基础"}}]


def test_decisions_move_the_list(block: Block) -> None:
    uid = block.report("B1", percent=0.2)
    answer = ask(block.supervisor, on(block, "acceptances"), {"decisions": [{"entry_id": uid, "decision": "accept"}]})

    assert answer.status_code == 200
    assert ask(block.supervisor, on(block, "reports")).json()["reports"] == []
    decided = ask(block.supervisor, on(block, "reports?state=decided&day=2026-03-05")).json()["reports"]
    assert [(one["entry_id"], one["state"]) for one in decided] == [(uid, "accepted")]
    again = ask(block.supervisor, on(block, "acceptances"), {"decisions": [{"entry_id": uid, "decision": "accept"}]})
    assert (again.status_code, again.json()["code"]) == (409, "progress.already_decided")


def test_a_refused_bulk_names_the_doubtful_ones(block: Block) -> None:
    uids = [block.report("B1", percent=0.2), block.report("B2", percent=0.1)]
    told = {"decisions": [{"entry_id": uid, "decision": "accept"} for uid in uids]}
    answer = ask(block.supervisor, on(block, "acceptances"), told)

    assert answer.status_code == 409
    assert [one["entry_id"] for one in answer.json()["parameters"]["entries"]] == [uids[1]]


def test_one_report_whole(block: Block) -> None:
    first = block.report("B1", percent=0.2, day="2026-03-04")
    ask(block.supervisor, on(block, "acceptances"), {"decisions": [{"entry_id": first, "decision": "accept"}]})
    uid = block.report("B1", percent=0.4, day="2026-03-05")
    seal_facts(now=later())

    told = ask(block.supervisor, f"/api/progress/entries/{uid}").json()

    assert told["pace"][-2:] == [
        {"day": "2026-03-04", "accepted": 0.2, "claimed": None, "planned": 0.0},
        {"day": "2026-03-05", "accepted": 0.2, "claimed": 0.4, "planned": 0.0},
    ]
    assert told["record"] == {"days": 30, "entries": 2, "returned": 0, "adjusted": 0}
    assert [one["state"] for one in told["trail"]] == ["claimed", "accepted"]
    assert len(told["seals"]) == 1


def test_who_sees_a_report(block: Block) -> None:
    uid = block.report("B1", percent=0.2)
    worker = person("worker", "worker")
    add_member(project=block.project, account=worker, role="worker", now=later())
    stranger = person("stranger", "project_manager", "别的公司")
    statuses = {
        account.username: ask(account, f"/api/progress/entries/{uid}").status_code
        for account in (block.foreman, block.planner, block.supervisor, worker, stranger)
    }

    assert statuses == {"zhou": 200, "li": 200, "sun": 200, "worker": 404, "stranger": 404}
    assert ask(block.planner, f"/api/progress/entries/{uuid.uuid4()}").status_code == 404
    decisions = {"decisions": [{"entry_id": uid, "decision": "accept"}]}
    assert ask(stranger, on(block, "acceptances"), decisions).status_code == 404
    assert ask(worker, on(block, "acceptances"), decisions).status_code == 403
    assert ask(block.planner, on(block, "acceptances"), decisions).status_code == 403


def test_rules_are_read_and_changed_with_their_history(block: Block) -> None:
    told = {"values": {"deadline_hours": 8, "auto_accept": {"钢筋": 0.05}}}
    changed = ask(block.manager, on(block, "rules"), told, "PUT").json()

    assert changed["values"]["deadline_hours"] == 8
    assert changed["defaults"]["deadline_hours"] == 24
    assert [(one["number"], one["by"], one["changed"]) for one in changed["versions"]] == [
        (1, "wang", ["auto_accept", "deadline_hours"])
    ]
    assert [m["name"] for m in changed["members"] if m["accepts_by_default"]] == ["sun"]
    assert ask(block.planner, on(block, "rules"), told, "PUT").status_code == 403
    wrong = ask(block.manager, on(block, "rules"), {"values": {"deadline_hours": 0}}, "PUT")
    assert (wrong.status_code, wrong.json()["parameters"]["field"]) == (422, "deadline_hours")


def test_the_layer_tells_accepted_claimed_and_the_front_line(block: Block) -> None:
    uid = block.report("B1", percent=0.4, remaining_days=4, started_on="2026-03-02", day="2026-03-06")
    ask(
        block.supervisor,
        on(block, "acceptances"),
        {"decisions": [{"entry_id": uid, "decision": "accept", "anyway": True}]},
    )
    claim = block.report("B1", percent=0.6, day="2026-03-07")

    told = ask(block.planner, f"/api/plans/{block.plan.pk}/layers/progress").json()["activities"]

    place = told["id"].index(block.number("B1"))
    assert (told["accepted"][place], told["claimed"][place], told["claimed_entry"][place]) == (0.4, 0.6, claim)
    assert told["remaining"][place] == 4 * 480
    assert told["not_yet_in_dates"][place] is True  # until the fold


def test_the_front_line_says_where_its_two_marks_disagree(block: Block) -> None:
    """Rule 6.63: foundation Monday to Friday by the baseline, 40 % done and 4 days remaining on Friday evening."""
    from headway.progress.actions.folding import fold_project
    from headway.schedule.actions import freeze_current_dates

    block.edit(block.planner, {"kind": "change_settings", "values": {"data_date": "2026-03-02T08:00"}})
    freeze_current_dates(user=block.planner, plan_id=block.plan.pk, name="开工", activate=True, now=later())
    block.edit(block.planner, {"kind": "change_settings", "values": {"data_date": "2026-03-06T17:00"}})
    uid = block.report("B1", percent=0.4, remaining_days=4, started_on="2026-03-02", day="2026-03-06")
    ask(block.supervisor, on(block, "acceptances"), {"decisions": [{"entry_id": uid, "decision": "accept"}]})
    fold_project(project_id=block.project.pk, now=later(hours=1))

    layer = ask(block.planner, f"/api/plans/{block.plan.pk}/layers/progress").json()
    told = layer["activities"]
    place = told["id"].index(block.number("B1"))
    assert layer["front_line_on"] == "baseline"
    assert (iso(told["mark"][place]), told["late_days"][place]) == ("2026-03-03T17:00", 3.0)
    assert (iso(told["mark_by_remaining"][place]), told["late_days_by_remaining"][place]) == ("2026-03-02T17:00", 4.0)
    assert told["disagrees"][place] is True
    assert told["not_yet_in_dates"][place] is False


def test_a_guest_sees_the_layer_of_his_own_work_alone(block: Block) -> None:
    block.report("B1", percent=0.4)
    guest = person("guest", "foreman", "劳务公司")
    add_member(project=block.project, account=guest, role="foreman", now=later())

    assert ask(guest, f"/api/plans/{block.plan.pk}/layers/progress").json()["activities"]["id"] == []
    assert ask(guest, f"/api/plans/{block.plan.pk}/activities/{block.number('B1')}/facts").status_code == 404


def test_the_trail_of_an_activity(block: Block) -> None:
    uid = block.report("B1", percent=0.4, note="⑤轴")
    told = ask(block.planner, f"/api/plans/{block.plan.pk}/activities/{block.number('B1')}/facts").json()["entries"]

    assert told[0]["entry_id"] == uid
    assert told[0]["facts"] == [
        {"kind": "percent", "values": {"percent": 0.4}},
        {"kind": "note", "values": {"text": "⑤轴"}},
    ]


def test_a_data_date_is_previewed_and_closed(block: Block) -> None:
    preview = ask(block.planner, on(block, "closing?data_date=2026-03-13")).json()
    told = {"data_date": preview["data_date"], "former": preview["former_data_date"]}
    closed = ask(block.planner, on(block, "closings"), told)

    assert closed.status_code == 201
    assert ask(block.planner, on(block, "closings"), told).status_code == 409
    assert [one["data_date"] for one in ask(block.supervisor, on(block, "closings")).json()["closings"]] == [
        "2026-03-13T17:00"
    ]


def test_site_reporting_is_switched(block: Block) -> None:
    assert ask(block.manager, on(block, "site-reporting"), {"is_on": False}).json() == {"is_on": False}
    assert ask(block.planner, on(block, "site-reporting"), {"is_on": True}).status_code == 403
