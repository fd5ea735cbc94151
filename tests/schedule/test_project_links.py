"""Relations from project to project: made by a planner, they move both (capability 2.5)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob
from site_of_tests import NOW, person
from two_storeys import DAY, again, block_of, dates_of, edit, member, number_of

from headway.engine.columns import RELATION_TYPES
from headway.engine.errors import LoopFound
from headway.engine.network import build
from headway.engine.together import CrossRelation, calculate_together
from headway.kernel.errors import NotFound, Refusal
from headway.people.models import Account
from headway.projects.actions import add_member, change_state
from headway.schedule.actions import branch_scenario, carry_dates, redo_last_edit, undo_edit, undo_last_edit
from headway.schedule.actions.purge import purge_plans
from headway.schedule.errors import (
    ExternalDateTold,
    ExternalRelationExists,
    ExternalRelationToSummary,
    NeedsRulesOfP6,
    NothingToUndo,
)
from headway.schedule.models import Activity, Edit, ExternalRelation, Plan
from headway.schedule.queries.activity import get_activity
from headway.schedule.queries.contents import read_contents
from headway.schedule.queries.history import differing
from headway.schedule.queries.links import list_linked_out
from headway.schedule.queries.plans import get_plan_for
from headway.schedule.queries.rows import rows_of_contents
from headway.schedule.queries.state import forget_state, load_state
from headway.schedule.rules.copies import Copying, copied_contents
from headway.schedule.rules.instants import iso
from headway.schedule.rules.network import columns_of_state
from headway.schedule.rules.updates import Match, updated

pytestmark = pytest.mark.django_db
TASK = "headway.schedule.jobs.carry_dates_job"


@pytest.fixture
def yard(planner: Account) -> Plan:
    return block_of(planner, "YARD")


def tie(before: tuple[Plan, str], after: tuple[Plan, str], kind: str = "FS", days: float = 0) -> dict[str, Any]:
    return {
        "kind": "add_external_relation", "activity_id": number_of(*after), "other_project_id": before[0].project_id,
        "other_activity_id": number_of(*before), "values": {"type": kind, "lag_minutes": int(days * DAY)},
    }  # fmt: skip


def link(author: Account, before: tuple[Plan, str], after: tuple[Plan, str], kind: str = "FS", days: float = 0) -> None:
    edit(after[0], author, tie(before, after, kind, days))


def run_jobs() -> int:
    """What a worker does with the jobs that edits left; returns how many there were."""
    jobs = list(ProcrastinateJob.objects.filter(task_name=TASK, status="todo").order_by("id"))
    for job in jobs:
        carry_dates(plan_id=job.args["plan_id"], freed=[tuple(end) for end in job.args["freed"]], now=NOW)
    ids = [job.pk for job in jobs]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = ANY(%s)", [ids])
    return len(jobs)


def lasting(plan: Plan, code: str, days: int) -> dict[str, Any]:
    return {"kind": "change_activity", "activity_id": number_of(plan, code), "values": {"duration_minutes": days * DAY}}


def held(plan: Plan, code: str) -> tuple[str | None, str | None]:
    row = Activity.objects.get(plan=plan, code=code)
    return iso(row.external_early_start), iso(row.external_late_finish)


def require_dates_of_one_pass(*plans: Plan) -> None:
    """Each plan's stored dates are those of all plans calculated together, without any external date."""
    states = {plan.pk: load_state(again(plan)) for plan in plans}
    order = sorted(states)
    rows = ExternalRelation.objects.filter(plan__in=order, other_plan_id__in=order)
    cross = [
        CrossRelation(
            order.index(before), states[before].activity.position(number),
            order.index(row.plan_id), states[row.plan_id].activity.position(row.activity_id),
            RELATION_TYPES[row.type], row.lag,
        )
        for row in rows
        if (before := row.other_plan_id) and (number := row.other_activity_id)
    ]  # fmt: skip
    networks = [
        build(replace(columns_of_state(states[pk]), external_early_start=None, external_late_finish=None))
        for pk in order
    ]
    joint = calculate_together(networks, cross)
    for pk, picture in zip(order, joint.pictures, strict=True):
        for name in ("early_start", "early_finish", "late_start", "late_finish", "total_float"):
            assert states[pk].picture[name].tolist() == getattr(picture, name).tolist(), (pk, name)


def test_rule_4_47_a_crossing_link_moves_both(plan: Plan, yard: Plan, planner: Account) -> None:
    """Frame B2 of the block ends Friday 2026-03-20; two days later the yard's foundation may begin."""
    link(planner, (plan, "B2"), (yard, "B1"), days=2)
    assert run_jobs() == 1

    assert dates_of(yard)["B1"][0] == "2026-03-25T08:00"
    assert held(yard, "B1")[0] == "2026-03-24T17:00"
    require_dates_of_one_pass(plan, yard)

    edit(plan, planner, lasting(plan, "B1", 8))
    run_jobs()
    assert dates_of(yard)["B1"][0] == "2026-03-30T08:00"

    edit(yard, planner, {"kind": "change_settings", "values": {"must_finish_by": "2026-04-01T17:00"}})
    run_jobs()
    late = held(plan, "B2")[1]
    assert late is not None and late < "2026-03-20"  # the yard's date reaches back into the block
    require_dates_of_one_pass(plan, yard)


@pytest.mark.parametrize(("kind", "days"), [("FS", 1), ("FS", -2), ("SS", 0), ("SS", 3), ("FF", 1), ("SF", 4)])
def test_every_type_settles_at_the_dates_of_one_pass(
    plan: Plan, yard: Plan, planner: Account, kind: str, days: int
) -> None:
    link(planner, (plan, "B3"), (yard, "B2"), kind, days)
    run_jobs()

    require_dates_of_one_pass(plan, yard)
    assert run_jobs() == 0  # what carries dates asks for no further job


def test_different_calendars(plan: Plan, yard: Plan, planner: Account) -> None:
    week = [[[420, 1140]]] * 6 + [[]]
    calendar = {"kind": "add_calendar", "ref": -1, "values": {"name": "六天", "week": week, "minutes_per_day": 720}}
    edit(yard, planner, calendar, {"kind": "change_settings", "values": {"default_calendar_id": -1}})

    link(planner, (plan, "B1"), (yard, "B2"), "FS", 1)
    link(planner, (plan, "B1"), (yard, "B3"), "FF", 9)
    run_jobs()

    require_dates_of_one_pass(plan, yard)


def test_rule_4_50_two_plans_linked_both_ways_settle_at_once(plan: Plan, yard: Plan, planner: Account) -> None:
    link(planner, (plan, "B1"), (yard, "B1"))
    link(planner, (yard, "B1"), (plan, "B3"), days=30)
    run_jobs()
    require_dates_of_one_pass(plan, yard)
    revisions = again(plan).revision, again(yard).revision

    edit(plan, planner, lasting(plan, "B1", 12))
    run_jobs()

    assert (again(plan).revision - revisions[0], again(yard).revision - revisions[1]) == (2, 1)  # the edit; one each
    require_dates_of_one_pass(plan, yard)
    assert run_jobs() == 0 and carry_dates(plan_id=yard.pk, now=NOW) == []


def test_a_chain_over_three_plans_settles_in_one_job(plan: Plan, yard: Plan, planner: Account) -> None:
    road = block_of(planner, "ROAD")
    link(planner, (plan, "B1"), (yard, "B1"))
    link(planner, (yard, "B3"), (road, "B1"), days=1)
    run_jobs()

    edit(plan, planner, lasting(plan, "B1", 20))
    assert run_jobs() == 1

    require_dates_of_one_pass(plan, yard, road)
    assert dates_of(road)["B1"][0] > dates_of(yard)["B3"][1]  # type: ignore[operator]


def test_the_history_tells_who_moved_a_plan_and_undo_steps_over_it(plan: Plan, yard: Plan, planner: Account) -> None:
    link(planner, (plan, "B2"), (yard, "B1"))
    run_jobs()
    carried = Edit.objects.get(plan=yard, source="links")

    assert (carried.kind, carried.author_id) == ("carry_dates", None)
    assert carried.summary["projects"] == f"{plan.project_id} r1"
    assert carried.touched == [number_of(yard, "B1")]

    undo_last_edit(user=planner, plan_id=yard.pk, revision=again(yard).revision, own=True, now=NOW)
    assert not ExternalRelation.objects.filter(plan=yard).exists()
    run_jobs()
    assert held(yard, "B1") == (None, None) and held(plan, "B2") == (None, None)
    assert dates_of(yard)["B1"][0] == "2026-03-02T08:00"

    redo_last_edit(user=planner, plan_id=yard.pk, now=NOW)
    run_jobs()
    assert dates_of(yard)["B1"][0] == "2026-03-23T08:00"
    require_dates_of_one_pass(plan, yard)


def test_what_carried_dates_is_not_undone_by_itself(plan: Plan, yard: Plan, planner: Account) -> None:
    link(planner, (plan, "B2"), (yard, "B1"))
    run_jobs()
    with pytest.raises(NothingToUndo):
        undo_edit(user=planner, plan_id=yard.pk, edit_id=Edit.objects.get(plan=yard, source="links").pk, now=NOW)


def test_rule_4_49_a_loop_over_two_plans_is_refused_with_its_names(plan: Plan, yard: Plan, planner: Account) -> None:
    link(planner, (plan, "B3"), (yard, "B1"))
    with pytest.raises(LoopFound) as refused:
        link(planner, (yard, "B3"), (plan, "B2"))

    assert {"云栖雅苑 3# 楼 · B3 屋面", "云栖雅苑 3# 楼 · B2 主体"} <= set(refused.value.loops[0])
    assert not ExternalRelation.objects.filter(plan=plan).exists()


def test_a_relation_within_a_plan_that_closes_a_loop_over_two_is_refused(
    plan: Plan, yard: Plan, planner: Account
) -> None:
    edit(
        yard,
        planner,
        {"kind": "add_activity", "ref": -1, "values": {"code": "X", "name": "运输", "duration_minutes": DAY}},
    )
    link(planner, (plan, "B2"), (yard, "B1"))
    link(planner, (yard, "X"), (plan, "B1"))
    into_loop = {"kind": "add_relation", "predecessor_id": number_of(yard, "B3"), "successor_id": number_of(yard, "X")}

    with pytest.raises(LoopFound):
        edit(yard, planner, into_loop)


def test_names_in_a_loop_are_those_that_the_person_may_know(plan: Plan, yard: Plan, planner: Account) -> None:
    link(planner, (plan, "B3"), (yard, "B1"))
    road = block_of(planner, "ROAD")
    link(planner, (yard, "B3"), (road, "B1"))
    lead = member(plan, "zhang", "planner", "三公司")
    add_member(project=again(road).project, account=lead, role="planner", now=NOW)
    with pytest.raises(LoopFound) as refused:
        edit(plan, lead, tie((road, "B3"), (plan, "B1")))

    told = set(refused.value.loops[0])
    assert "…" in told and not any("B1 基础" in name and "YARD" in name for name in told)


def test_rule_4_48_a_project_that_one_may_not_see_is_as_unknown(plan: Plan, yard: Plan, planner: Account) -> None:
    zhang = member(plan, "zhang", "planner")
    unknown = tie((yard, "B1"), (plan, "B2")) | {"other_project_id": 10**9}
    for wish in (tie((yard, "B1"), (plan, "B2")), unknown, tie((plan, "B1"), (plan, "B2"))):
        with pytest.raises(NotFound):
            edit(plan, zhang, wish)
    with pytest.raises(NotFound):
        edit(plan, planner, tie((yard, "B1"), (plan, "B2")) | {"other_activity_id": 999_999})
    assert not ExternalRelation.objects.exists() and again(plan).revision == 1


def test_another_organisations_project_is_no_end_even_for_its_member(plan: Plan) -> None:
    stranger = person("wang", "planner", "六公司")
    theirs = block_of(stranger, "THEIRS")
    guest = member(theirs, "he", "planner", "三公司")
    add_member(project=plan.project, account=guest, role="planner", now=NOW)
    with pytest.raises(Refusal):
        edit(plan, guest, tie((theirs, "B1"), (plan, "B2")))


def test_what_cannot_be_linked(plan: Plan, yard: Plan, planner: Account) -> None:
    link(planner, (plan, "B1"), (yard, "B1"))
    with pytest.raises(ExternalRelationExists):
        link(planner, (plan, "B1"), (yard, "B1"))
    with pytest.raises(ExternalRelationToSummary):
        link(planner, (plan, "B"), (yard, "B2"))
    told = {
        "kind": "change_activity",
        "activity_id": number_of(yard, "B3"),
        "values": {"external_early_start": "2026-05-04T08:00"},
    }
    edit(yard, planner, told)
    with pytest.raises(ExternalDateTold):
        link(planner, (plan, "B1"), (yard, "B3"))
    options = again(plan).options | {"ignores_external_relations": True}
    Plan.objects.filter(pk=plan.pk).update(options=options)
    with pytest.raises(NeedsRulesOfP6):
        link(planner, (plan, "B1"), (yard, "B2"))


def test_type_and_lag_change_and_the_link_goes(plan: Plan, yard: Plan, planner: Account) -> None:
    link(planner, (plan, "B2"), (yard, "B1"))
    run_jobs()
    number = ExternalRelation.objects.get().external_relation_id
    change = {
        "kind": "change_external_relation",
        "external_relation_id": number,
        "values": {"type": "SS", "lag_minutes": DAY},
    }
    edit(yard, planner, change)
    run_jobs()
    assert dates_of(yard)["B1"][0] == "2026-03-10T08:00"
    require_dates_of_one_pass(plan, yard)

    edit(yard, planner, {"kind": "delete_external_relation", "external_relation_id": number})
    run_jobs()
    assert held(yard, "B1") == (None, None) and held(plan, "B2") == (None, None)
    require_dates_of_one_pass(plan, yard)


def test_an_activity_goes_with_its_links_and_a_lost_end_holds_the_last_date(
    plan: Plan, yard: Plan, planner: Account
) -> None:
    link(planner, (plan, "B2"), (yard, "B1"))
    run_jobs()
    edit(plan, planner, {"kind": "delete_activity", "activity_id": number_of(plan, "B2")})
    run_jobs()
    assert dates_of(yard)["B1"][0] == "2026-03-23T08:00"

    undo_last_edit(user=planner, plan_id=plan.pk, revision=again(plan).revision, own=True, now=NOW)
    edit(plan, planner, lasting(plan, "B2", 11))
    run_jobs()
    assert dates_of(yard)["B1"][0] == "2026-03-24T08:00"

    edit(yard, planner, {"kind": "delete_activity", "activity_id": number_of(yard, "B1")})
    run_jobs()
    assert not ExternalRelation.objects.exists() and held(plan, "B2") == (None, None)


def test_rule_4_51_an_archived_project_stays_and_its_links_hold(plan: Plan, yard: Plan, planner: Account) -> None:
    manager = member(plan, "chen", "project_manager")
    link(planner, (plan, "B2"), (yard, "B1"))
    run_jobs()
    before = again(plan).revision
    change_state(user=manager, project_id=plan.project_id, state="archived", now=NOW)

    edit(yard, planner, {"kind": "change_settings", "values": {"must_finish_by": "2026-04-01T17:00"}})
    road = block_of(planner, "ROAD")
    link(planner, (road, "B1"), (yard, "B1"))  # another relation, into the same activity, asks for less
    run_jobs()

    assert again(plan).revision == before
    assert dates_of(yard)["B1"][0] == "2026-03-23T08:00"


def test_float_counts_to_the_finish_of_the_own_project(plan: Plan, yard: Plan, planner: Account) -> None:
    """As each plan is calculated by itself; even where the option asks for the last finish of all open projects."""
    road = block_of(planner, "ROAD")
    for one in (plan, yard, road):
        Plan.objects.filter(pk=one.pk).update(options=again(one).options | {"float_to_own_project_finish": False})
        forget_state(one.pk)
    edit(road, planner, lasting(road, "B2", 90))
    link(planner, (plan, "B1"), (road, "B1"))
    link(planner, (plan, "B2"), (yard, "B1"))
    run_jobs()

    assert held(plan, "B2")[1] == "2026-03-20T17:00"


def test_a_scenario_holds_the_dates_and_moves_nobody(plan: Plan, yard: Plan, planner: Account) -> None:
    link(planner, (plan, "B2"), (yard, "B1"))
    run_jobs()
    scenario = branch_scenario(user=planner, plan_id=plan.pk, name="加班", now=NOW)
    edit(scenario, planner, lasting(scenario, "B2", 2))

    assert run_jobs() == 0 and dates_of(yard)["B1"][0] == "2026-03-23T08:00"


def test_an_edit_that_moves_no_linked_activity_leaves_no_job(plan: Plan, yard: Plan, planner: Account) -> None:
    link(planner, (plan, "B1"), (yard, "B1"))
    run_jobs()
    edit(
        plan, planner, {"kind": "change_activity", "activity_id": number_of(plan, "B3"), "values": {"name": "屋面防水"}}
    )

    assert run_jobs() == 0


def panel(reader: Account, plan: Plan, code: str) -> list[dict[str, Any]]:
    told = get_activity(reader, get_plan_for(reader, plan.pk), number_of(plan, code))["external_relations"]
    return [{name: one[name] for name in ("direction", "state", "project", "code", "start", "id")} for one in told]


def test_rule_4_52_the_panel_names_the_other_project_to_those_who_may_see_it(
    plan: Plan, yard: Plan, planner: Account
) -> None:
    link(planner, (plan, "B2"), (yard, "B1"))
    run_jobs()
    number = ExternalRelation.objects.get().external_relation_id
    name, told = again(plan).project.name, {"direction": "predecessor", "id": number, "start": None, "code": ""}

    assert panel(planner, yard, "B1") == [
        told | {"state": "tied", "project": name, "code": "B2", "start": "2026-03-09T08:00"}
    ]
    assert panel(planner, plan, "B2") == [
        {
            "direction": "successor",
            "state": "tied",
            "project": name,
            "code": "B1",
            "start": "2026-03-23T08:00",
            "id": None,
        }
    ]
    zhang = member(yard, "zhang", "planner")
    assert panel(zhang, yard, "B1") == [told | {"state": "hidden", "project": None}]

    edit(plan, planner, {"kind": "delete_activity", "activity_id": number_of(plan, "B2")})
    assert panel(planner, yard, "B1") == [told | {"state": "gone", "project": name}]


def test_an_archived_project_is_told_in_the_panel(plan: Plan, yard: Plan, planner: Account) -> None:
    link(planner, (plan, "B2"), (yard, "B1"))
    change_state(user=member(plan, "chen", "project_manager"), project_id=plan.project_id, state="archived", now=NOW)

    assert [one["state"] for one in panel(planner, yard, "B1")] == ["archived"]


def test_a_link_is_no_open_end(plan: Plan, yard: Plan, planner: Account) -> None:
    link(planner, (plan, "B3"), (yard, "B1"))

    assert list_linked_out(plan) == [number_of(plan, "B3")]


def test_files_and_copies_of_a_plan_carry_the_dates_but_not_the_link(plan: Plan, yard: Plan, planner: Account) -> None:
    link(planner, (plan, "B2"), (yard, "B1"))
    run_jobs()
    contents = read_contents(again(yard))

    assert len(contents.tables["externalrelation"]) == 1
    copied = copied_contents(contents, Copying(first_activity=500, first_relation=500, name="x", with_progress=True))
    assert copied.tables["externalrelation"] == []


def test_a_newer_file_keeps_the_link_and_the_date_that_it_carries(plan: Plan, yard: Plan, planner: Account) -> None:
    link(planner, (plan, "B2"), (yard, "B1"))
    run_jobs()
    current = rows_of_contents(read_contents(again(yard)))
    file = {key: row for key, row in current.items() if key[0] != "externalrelation"}
    first = ("activity", number_of(yard, "B1"))
    file[first] = file[first] | {"external_early_start": None, "name": "独立基础"}

    wanted = updated(current, file, Match(by="code", deletes_missing=True))

    changes = [(change.key, change.after) for change in differing(current, wanted)]
    assert changes == [(first, {"name": "独立基础"})]


def test_a_project_that_comes_back_carries_its_dates_again(plan: Plan, yard: Plan, planner: Account) -> None:
    manager = member(yard, "chen", "project_manager")
    link(planner, (plan, "B2"), (yard, "B1"))
    run_jobs()
    change_state(user=manager, project_id=yard.project_id, state="archived", now=NOW)
    edit(plan, planner, lasting(plan, "B2", 15))
    run_jobs()
    assert dates_of(yard)["B1"][0] == "2026-03-23T08:00"

    change_state(user=manager, project_id=yard.project_id, state="active", now=NOW)
    assert run_jobs() == 1
    assert dates_of(yard)["B1"][0] == "2026-03-30T08:00"
    require_dates_of_one_pass(plan, yard)


def test_a_project_that_was_removed_leaves_its_last_date(plan: Plan, yard: Plan, planner: Account) -> None:
    link(planner, (plan, "B2"), (yard, "B1"))
    run_jobs()
    purge_plans(plan.project_id)
    carry_dates(plan_id=yard.pk, now=NOW)

    assert [(one["state"], one["project"]) for one in panel(planner, yard, "B1")] == [("gone", None)]
    assert dates_of(yard)["B1"][0] == "2026-03-23T08:00"
