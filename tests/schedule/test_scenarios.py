"""Baselines and scenarios: what was promised, and what might be."""

import pytest
from site_of_tests import NOW
from two_storeys import DAY, again, dates_of, edit, member, number_of

from headway.kernel.errors import NotAllowed
from headway.people.models import Account
from headway.schedule.actions import (
    branch_scenario,
    change_baseline,
    freeze_current_dates,
    give_up_scenario,
    promote_scenario,
    undo_last_edit,
)
from headway.schedule.errors import (
    BaselineNameTaken,
    EditsOverlap,
    NotAScenario,
    NothingToDo,
    PlanWithoutDates,
    ScenarioEnded,
    ScenarioNameTaken,
)
from headway.schedule.models import Activity, Baseline, Plan, Relation
from headway.schedule.queries.baselines import compare, get_side, list_baseline_dates
from headway.schedule.queries.contents import read_contents
from headway.schedule.queries.scenarios import list_scenarios
from headway.schedule.rules.instants import iso

pytestmark = pytest.mark.django_db


def lasting(plan: Plan, code: str, days: int) -> dict[str, object]:
    return {"kind": "change_activity", "activity_id": number_of(plan, code), "values": {"duration_minutes": days * DAY}}


def frozen(plan: Plan, planner: Account, name: str, activate: bool = True) -> Baseline:
    return freeze_current_dates(user=planner, plan_id=plan.pk, name=name, activate=activate, now=NOW)


def test_a_baseline_keeps_the_dates_that_were(plan: Plan, planner: Account) -> None:
    frozen(plan, planner, "合同基线")
    edit(plan, planner, lasting(plan, "B1", 7), {"kind": "add_activity", "values": {"code": "N", "name": "新增"}})

    told = compare(again(plan), get_side(again(plan), f"baseline:{Baseline.objects.get().pk}"),
                   get_side(again(plan), "current"))  # fmt: skip

    assert told["left"]["label"] == "合同基线" and told["count"] == 5
    lines = {line["code"]: line for line in told["rows"]}
    assert (lines["B3"]["start_days"], lines["B3"]["finish_days"], lines["B3"]["only"]) == (2, 2, None)
    assert (lines["N"]["only"], lines["N"]["left_start"]) == ("right", None)
    assert "B1" in lines and lines["B1"]["start_days"] == 0
    shown = list_baseline_dates(again(plan), Baseline.objects.get().pk)
    row = list(shown["id"]).index(number_of(plan, "B3"))
    assert iso(int(shown["finish"][row])) == lines["B3"]["left_finish"] and len(shown["id"]) == 4


def test_one_baseline_is_active_and_names_are_not_given_twice(plan: Plan, planner: Account) -> None:
    first, second = frozen(plan, planner, "一"), frozen(plan, planner, "二")
    with pytest.raises(BaselineNameTaken):
        frozen(plan, planner, " 二 ")

    change_baseline(user=planner, plan_id=plan.pk, baseline_id=first.pk, name="合同", is_active=True, now=NOW)

    assert list(Baseline.objects.order_by("pk").values_list("name", "is_active")) == [("合同", True), ("二", False)]
    assert second.revision == 1
    lead = member(plan, "zhang", "technical_lead")
    with pytest.raises(NotAllowed):
        frozen(plan, lead, "三")


def test_revisions_compare_even_when_their_dates_are_no_longer_kept(plan: Plan, planner: Account) -> None:
    from headway.schedule.models import PlanDates

    edit(plan, planner, lasting(plan, "B1", 7))
    expected = compare(again(plan), get_side(again(plan), "revision:1"), get_side(again(plan), "revision:2"))
    PlanDates.objects.filter(plan=plan, revision=1).update(columns=b"")

    told = compare(again(plan), get_side(again(plan), "revision:1"), get_side(again(plan), "revision:2"))

    assert told == expected and told["count"] == 4


def test_an_empty_plan_has_no_dates_to_freeze(plan: Plan, planner: Account) -> None:
    edit(plan, planner, {"kind": "delete_activity", "activity_id": number_of(plan, "B")})
    with pytest.raises(PlanWithoutDates):
        frozen(plan, planner, "空")


def test_a_scenario_is_a_plan_of_its_own_until_it_is_promoted(plan: Plan, planner: Account) -> None:
    scenario = branch_scenario(user=planner, plan_id=plan.pk, name="两班制", now=NOW)
    assert dates_of(scenario) == dates_of(plan) and read_contents(scenario).tables == read_contents(plan).tables

    edit(scenario, planner, lasting(scenario, "B2", 5),
         {"kind": "add_activity", "ref": -1, "values": {"code": "N", "name": "夜班", "duration_minutes": DAY}},
         {"kind": "add_relation", "predecessor_id": -1, "successor_id": number_of(plan, "B2")})  # fmt: skip
    assert dates_of(plan)["B3"][1] == "2026-03-25T17:00"
    edit(plan, planner, {"kind": "change_activity", "activity_id": number_of(plan, "B1"), "values": {"name": "桩基"}})

    applied = promote_scenario(user=planner, plan_id=scenario.pk, reason="业主同意", now=NOW)

    assert (applied.plan_id, applied.revision, applied.rebased) == (plan.pk, 3, True)
    assert dates_of(plan)["B3"][1] == "2026-03-18T17:00"
    assert Activity.objects.get(plan=plan, code="B1").name == "桩基"
    assert again(plan).name != "两班制" and Relation.objects.filter(plan=plan).count() == 3
    [line] = list_scenarios(again(plan))
    assert (line["ended"]["kind"], line["behind"]) == ("promoted", 2)
    with pytest.raises(ScenarioEnded):
        edit(scenario, planner, lasting(scenario, "B2", 6))
    undo_last_edit(user=planner, plan_id=plan.pk, revision=3, now=NOW)
    assert dates_of(plan)["B3"][1] == "2026-03-25T17:00"


def test_a_scenario_that_overlaps_with_the_live_plan_is_not_promoted(plan: Plan, planner: Account) -> None:
    scenario = branch_scenario(user=planner, plan_id=plan.pk, name="两班制", now=NOW)
    edit(scenario, planner, lasting(scenario, "B2", 5))
    edit(plan, planner, lasting(plan, "B2", 12))

    with pytest.raises(EditsOverlap):
        promote_scenario(user=planner, plan_id=scenario.pk, reason="", now=NOW)

    assert again(plan).revision == 2 and list_scenarios(again(plan))[0]["ended"] is None


def test_a_technical_lead_tries_in_a_scenario_what_he_may_not_do_to_the_plan(plan: Plan, planner: Account) -> None:
    lead = member(plan, "zhang", "technical_lead")
    scenario = branch_scenario(user=lead, plan_id=plan.pk, name="提前封顶", now=NOW)
    edit(scenario, lead, lasting(scenario, "B2", 5))
    with pytest.raises(NotAllowed):
        promote_scenario(user=lead, plan_id=scenario.pk, reason="", now=NOW)
    with pytest.raises(NotAllowed):
        edit(scenario, member(plan, "chen", "foreman"), lasting(scenario, "B2", 4))

    give_up_scenario(user=lead, plan_id=scenario.pk, now=NOW)

    assert list_scenarios(again(plan))[0]["ended"]["kind"] == "given_up"


def test_what_is_no_scenario_or_changed_nothing_is_not_promoted(plan: Plan, planner: Account) -> None:
    with pytest.raises(NotAScenario):
        promote_scenario(user=planner, plan_id=plan.pk, reason="", now=NOW)
    scenario = branch_scenario(user=planner, plan_id=plan.pk, name="两班制", now=NOW)
    with pytest.raises(ScenarioNameTaken):
        branch_scenario(user=planner, plan_id=plan.pk, name="两班制", now=NOW)
    with pytest.raises(NotAScenario):
        branch_scenario(user=planner, plan_id=scenario.pk, name="方案的方案", now=NOW)
    with pytest.raises(NothingToDo):
        promote_scenario(user=planner, plan_id=scenario.pk, reason="", now=NOW)


def test_a_scenario_that_builds_on_a_row_that_is_gone_is_not_promoted(plan: Plan, planner: Account) -> None:
    edit(plan, planner, {"kind": "add_activity", "values": {"code": "X", "name": "围墙"}})
    scenario = branch_scenario(user=planner, plan_id=plan.pk, name="两班制", now=NOW)
    edit(scenario, planner, {"kind": "add_relation", "predecessor_id": number_of(plan, "B3"),
                             "successor_id": number_of(plan, "X")})  # fmt: skip
    edit(plan, planner, {"kind": "delete_activity", "activity_id": number_of(plan, "X")})

    with pytest.raises(EditsOverlap):
        promote_scenario(user=planner, plan_id=scenario.pk, reason="", now=NOW)
