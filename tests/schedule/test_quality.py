"""The quality of a plan in the product: from its rows, with the numbers of its activities, for who sees the whole of it."""

from __future__ import annotations

from typing import Any

import pytest
from site_of_tests import NOW
from two_storeys import DAY, again, edit, number_of

from headway.people.models import Account
from headway.schedule.actions import freeze_current_dates
from headway.schedule.models import Plan
from headway.schedule.queries.quality import get_quality

pytestmark = pytest.mark.django_db


def checks(plan: Plan) -> dict[str, dict[str, Any]]:
    return {line["code"]: line for line in get_quality(again(plan))["checks"]}


def codes(plan: Plan, check: dict[str, Any]) -> list[str]:
    told = get_quality(again(plan))["activities"]
    names = dict(zip(told["id"], told["code"], strict=True))
    return [names[number] for number in check["activity_ids"]]


def test_loose_ends_are_told_by_the_numbers_of_their_activities(plan: Plan) -> None:
    logic = checks(plan)["logic"]

    assert (logic["verdict"], logic["count"], logic["denominator"], logic["found"]) == ("failed", 2, 3, 2)
    assert codes(plan, logic) == ["B1", "B3"]


def test_findings_of_relations_name_both_ends(plan: Plan, planner: Account) -> None:
    roof, pit = number_of(plan, "B3"), number_of(plan, "B1")
    edit(
        plan,
        planner,
        {"kind": "add_relation", "predecessor_id": pit, "successor_id": roof, "values": {"lag_minutes": -DAY}},
    )

    leads = checks(plan)["leads"]

    assert (leads["predecessor_ids"], leads["successor_ids"]) == ([pit], [roof])
    assert codes(plan, leads) == ["B1", "B3"]


def test_an_edit_changes_the_answer(plan: Plan, planner: Account) -> None:
    before = get_quality(again(plan))
    edit(
        plan,
        planner,
        {"kind": "change_activity", "activity_id": number_of(plan, "B2"), "values": {"duration_minutes": 45 * DAY}},
    )

    after = get_quality(again(plan))

    assert (before["revision"] + 1, before["passed"] - 1) == (after["revision"], after["passed"])
    assert codes(plan, checks(plan)["high_duration"]) == ["B2"]


def test_the_active_baseline_is_what_missed_tasks_are_measured_by(plan: Plan, planner: Account) -> None:
    assert checks(plan)["missed_tasks"]["reason"] == "no_baseline"
    freeze_current_dates(user=planner, plan_id=plan.pk, name="开工", activate=True, now=NOW)
    settings = {"kind": "change_settings", "values": {"data_date": "2026-03-09T08:00"}}
    edit(plan, planner, settings)

    told = get_quality(again(plan))

    missed = next(line for line in told["checks"] if line["code"] == "missed_tasks")
    bei = next(line for line in told["checks"] if line["code"] == "bei")
    assert (told["baseline"], missed["count"], missed["denominator"], bei["value"]) == ("开工", 1, 1, 0.0)
    assert codes(plan, missed) == ["B1"]  # due on Friday 6, five days later now


def test_the_contract_is_the_promise_that_cpli_measures(plan: Plan) -> None:
    assert checks(plan)["cpli"]["reason"] == "no_promised_finish"
    project = again(plan).project
    project.contract_finish = "2026-03-24"
    project.save()

    assert checks(plan)["cpli"]["value"] == pytest.approx(17 / 18)  # 18 days to Wednesday 25, one late


def test_an_empty_plan_says_that_it_is_empty(planner: Account) -> None:
    from headway.projects.actions import create_project
    from headway.schedule.actions import ensure_live_plan

    project = create_project(user=planner, code="LEER", name="新项目", now=NOW)
    empty = ensure_live_plan(project=project, now=NOW)

    told = get_quality(again(empty))

    assert (told["applicable"], {line["verdict"] for line in told["checks"]}) == (0, {"not_applicable"})


def test_all_findings_are_numbers_and_the_first_fifty_have_names(plan: Plan, planner: Account) -> None:
    rows = [{"kind": "add_activity", "ref": -n, "values": {"code": f"L{n}", "name": f"散项 {n}", "duration_minutes": DAY}}
            for n in range(1, 61)]  # fmt: skip
    edit(plan, planner, *rows)

    told = get_quality(again(plan))

    logic = next(line for line in told["checks"] if line["code"] == "logic")
    assert (logic["found"], len(logic["activity_ids"])) == (62, 62)
    assert set(logic["activity_ids"][:50]) <= set(told["activities"]["id"])
    assert len(told["activities"]["id"]) < 62
