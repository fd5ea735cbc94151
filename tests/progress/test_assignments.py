"""Work is offered, answered, agreed on; an agreed offer stands in the plan (rules 6.80-6.84)."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from block import NOW, Block, person
from crews import Crews, carry, crews_of, subcontractor_of
from django.db import connection
from django.test.utils import CaptureQueriesContext

from headway.kernel.errors import NotAllowed, NotFound
from headway.notify.models import Message
from headway.notify.queries import list_inbox
from headway.progress.actions.assignments import Wish, decide_offer, offer_work
from headway.progress.errors import ActivityGone, FactNotTaken
from headway.progress.models import AssignmentOffer, Fact
from headway.progress.queries.assignments import list_offers, read_assignments
from headway.progress.queries.workload import list_workload
from headway.progress.rules.assignments import Assignee
from headway.progress.site_errors import NotAskedFor, OfferClosed, OfferNotPossible
from headway.projects.actions import add_member, create_project
from headway.projects.models import Membership, Resource
from headway.projects.queries import get_project_for
from headway.schedule.actions import ensure_live_plan
from headway.schedule.models import Assignment, Edit

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 3, 9), date(2026, 3, 20)


@pytest.fixture
def crews(block: Block) -> Crews:
    return crews_of(block)


def offer(
    crews: Crews, assignee: Assignee, *codes: str, by: Any = None, quantity: float | None = None
) -> AssignmentOffer:
    block = crews.block
    wishes = [Wish(block.number(code), quantity) for code in codes or ("B2",)]
    return offer_work(
        user=by or block.planner, project_id=block.project.pk, wishes=wishes, assignee=assignee, first_day=FIRST,
        last_day=LAST, message="按图施工", now=NOW,
    )[0]  # fmt: skip


def to_crew(crews: Crews, crew: Resource | None = None) -> Assignee:
    return Assignee("crew", resource_id=(crew or crews.steel).pk)


def answer(crews: Crews, author: Any, one: AssignmentOffer, **told: Any) -> Any:
    return carry(crews.block, author, "answer_assignment", str(one.uid), {name: (None, v) for name, v in told.items()})


def told_to(account: Any) -> list[str]:
    return list(Message.objects.filter(recipient_id=account.pk).order_by("id").values_list("kind", flat=True))


def in_plan(crews: Crews, code: str = "B2") -> list[int]:
    rows = Assignment.objects.filter(plan=crews.block.plan, activity_id=crews.block.number(code))
    return list(rows.values_list("resource_id", flat=True))


def test_a_crews_leader_accepts_and_the_crew_stands_in_the_plan(crews: Crews) -> None:
    """Rules 6.80, 6.84: through the door, in the name of who offered."""
    block = crews.block
    one = offer(crews, to_crew(crews))
    assert told_to(block.foreman) == ["offered"]
    result = answer(crews, block.foreman, one, answer="accept")

    one.refresh_from_db()
    edit = Edit.objects.get(pk=one.edit_id)
    assert (one.state, one.version, result.version) == ("accepted", 2, 2)
    assert in_plan(crews) == [crews.steel.pk]
    assert (edit.kind, edit.source, edit.author_name) == ("take_over_offered", "site", "li")
    assert told_to(block.planner) == ["offer_accepted"]
    assert Fact.objects.get(kind="answer_assignment").values["answer"] == "accept"


def test_a_crew_that_stands_there_already_is_not_put_there_again(crews: Crews) -> None:
    """Rule 6.84."""
    block = crews.block
    block.edit(
        block.planner, {"kind": "add_assignment", "activity_id": block.number("B2"), "resource_id": crews.steel.pk}
    )
    one = offer(crews, to_crew(crews))
    answer(crews, block.foreman, one, answer="accept")

    assert in_plan(crews) == [crews.steel.pk]
    (line,) = list_offers(block.planner, get_project_for(block.planner, block.project.pk))
    assert line.flags == []


def test_a_person_refuses_with_a_reason(crews: Crews) -> None:
    """Rule 6.80."""
    one = offer(crews, Assignee("person", account=str(crews.worker.pk)))
    with pytest.raises(FactNotTaken):
        answer(crews, crews.worker, one, answer="refuse")
    answer(crews, crews.worker, one, answer="refuse", reason="那周请假")

    one.refresh_from_db()
    assert (one.state, one.reason, in_plan(crews)) == ("refused", "那周请假", [])


def test_another_date_is_proposed_and_taken_or_declined(crews: Crews) -> None:
    """Rule 6.80."""
    block = crews.block
    one, two = offer(crews, to_crew(crews), "B2"), offer(crews, to_crew(crews), "B3")
    for each in (one, two):
        answer(crews, block.foreman, each, answer="propose", proposed_first="2026-03-11", proposed_last="2026-03-24")
    decide_offer(
        user=block.planner, project_id=block.project.pk, offer_id=str(one.uid), decision="take", reason="", now=NOW
    )
    decide_offer(
        user=block.planner,
        project_id=block.project.pk,
        offer_id=str(two.uid),
        decision="decline",
        reason="等不了",
        now=NOW,
    )

    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.state, one.first_day, one.last_day) == ("accepted", date(2026, 3, 11), date(2026, 3, 24))
    assert in_plan(crews, "B2") == [crews.steel.pk]
    assert (two.state, two.first_day, two.proposed_first) == ("offered", FIRST, None)
    assert told_to(block.foreman) == ["offered", "offered", "offer_taken", "offer_declined"]


def test_a_subcontractors_people_answer_and_see_the_work_then(crews: Crews) -> None:
    """Rules 6.81, 6.84: whoever accepts for the firm stands in the plan when no crew is named."""
    block = crews.block
    firm, guest = subcontractor_of(block)
    one = offer(crews, Assignee("subcontractor", subcontractor_id=firm.pk))
    assert [told.about.name for told in list_inbox(guest, state="all", before=None, size=9).messages] == ["主体"]
    with pytest.raises(NotFound):
        answer(crews, block.foreman, one, answer="accept")
    answer(crews, guest, one, answer="accept")

    resource = Resource.objects.get(account_id=guest.pk)
    assert in_plan(crews) == [resource.pk]


def test_only_who_was_asked_answers(crews: Crews) -> None:
    """Rule 6.81: who sees the whole project is told that it is not his; everybody else does not find it."""
    block = crews.block
    one = offer(crews, to_crew(crews, crews.formwork))
    with pytest.raises(NotAskedFor):
        answer(crews, block.manager, one, answer="accept")
    for stranger in (block.foreman, crews.worker):
        with pytest.raises(NotFound):
            answer(crews, stranger, one, answer="accept")
    assert not Fact.objects.filter(kind="answer_assignment").exists()


def test_an_offer_is_made_within_the_project(crews: Crews) -> None:
    """Rule 6.81."""
    block = crews.block
    stranger = person("fremd", "foreman", "别的公司")
    crew_of_others = Resource.objects.create(organization_id=stranger.organization_id, kind="crew", name="别人的班")
    for assignee in (
        Assignee("person", account=str(stranger.pk)),
        Assignee("crew", resource_id=crew_of_others.pk),
        Assignee("subcontractor", subcontractor_id=999),
    ):
        with pytest.raises(NotFound):
            offer(crews, assignee)
    with pytest.raises(NotAllowed):
        offer(crews, to_crew(crews), by=crews.worker)
    with pytest.raises(ActivityGone):
        offer(crews, to_crew(crews), "B")  # a summary row is nobody's work
    with pytest.raises(OfferNotPossible):
        offer_work(
            user=block.planner, project_id=block.project.pk, wishes=[Wish(block.number("B2"))], assignee=to_crew(crews),
            first_day=LAST, last_day=FIRST, message="", now=NOW,
        )  # fmt: skip
    assert not AssignmentOffer.objects.exists()


def test_shares_beyond_the_quantity_are_flagged(crews: Crews) -> None:
    """Rule 6.82."""
    block = crews.block
    offer(crews, to_crew(crews), "B1", quantity=80)
    offer(crews, to_crew(crews, crews.formwork), "B1", quantity=20)
    project = get_project_for(block.planner, block.project.pk)
    assert [line.flags for line in list_offers(block.planner, project)] == [[], []]

    third = offer(crews, Assignee("person", account=str(crews.worker.pk)), "B1", quantity=1)
    assert [line.flags for line in list_offers(block.planner, project)] == [["over_quantity"]] * 3

    decide_offer(
        user=block.planner, project_id=project.pk, offer_id=str(third.uid), decision="withdraw", reason="", now=NOW
    )
    assert [line.flags for line in list_offers(block.planner, project)] == [[], [], []]


def test_a_withdrawn_offer_is_over_and_leaves_the_phones(crews: Crews) -> None:
    block = crews.block
    one = offer(crews, to_crew(crews))
    project = get_project_for(block.foreman, block.project.pk)
    assert set(read_assignments(block.foreman, project, None, FIRST)) == {str(one.uid)}
    decide_offer(
        user=block.planner, project_id=project.pk, offer_id=str(one.uid), decision="withdraw", reason="", now=NOW
    )

    assert read_assignments(block.foreman, project, None, FIRST) == {}
    with pytest.raises(OfferClosed):
        answer(crews, block.foreman, one, answer="accept")


def test_who_may_not_offer_any_more_leaves_the_answer_and_a_flag(crews: Crews) -> None:
    """Rule 6.84: nobody's answer is lost by it."""
    block = crews.block
    one = offer(crews, Assignee("person", account=str(crews.worker.pk)), by=block.foreman)
    Membership.objects.filter(account_id=block.foreman.pk).delete()
    answer(crews, crews.worker, one, answer="accept")

    (line,) = list_offers(block.planner, get_project_for(block.planner, block.project.pk))
    assert (line.offer.state, line.flags, in_plan(crews)) == ("accepted", ["not_in_plan"], [])


def test_what_the_plan_says_otherwise_is_flagged(crews: Crews) -> None:
    """Rule 6.84: taken off the plan by hand; refused after it stood there."""
    block = crews.block
    project = get_project_for(block.planner, block.project.pk)

    def flags() -> list[str]:
        return list_offers(block.planner, project)[0].flags

    one = offer(crews, to_crew(crews))
    answer(crews, block.foreman, one, answer="accept")
    assert flags() == []
    answer(crews, block.foreman, one, answer="refuse", reason="抽走了")
    assert flags() == ["still_in_plan"]
    answer(crews, block.foreman, one, answer="accept")
    number = Assignment.objects.get(plan=block.plan).assignment_id
    block.edit(block.planner, {"kind": "delete_assignment", "assignment_id": number})
    assert flags() == ["not_in_plan"]


def test_the_load_counts_other_projects_without_their_names(crews: Crews) -> None:
    """Rule 6.83: 10 days of frame at 8 h, and a roof elsewhere in the same days; a guest does not learn of it."""
    block = crews.block
    answer(crews, block.foreman, offer(crews, to_crew(crews)), answer="accept")
    other = create_project(user=block.planner, code="XX-1", name="另一处工地", now=NOW)
    _plan_with_crew(block, other, crews.steel)

    def load(user: Any) -> Any:
        return list_workload(user, get_project_for(user, block.project.pk), FIRST, LAST)

    (line,) = load(block.planner)
    hours = {day: (one.hours, one.other_hours) for day, one in sorted(line.days.items())}
    assert (line.name, line.capacity_hours, line.people) == ("钢筋一班", 8.0, 2)
    assert hours[date(2026, 3, 16)] == (8.0, 8.0)
    assert date(2026, 3, 14) not in hours  # a Saturday

    _, guest = subcontractor_of(block)
    crews.steel.leader = guest
    crews.steel.save()
    (seen,) = load(guest)
    assert {one.other_hours for one in seen.days.values()} == {0.0}


def _plan_with_crew(block: Block, project: Any, crew: Resource) -> None:
    from block import BLOCK, operation_of

    from headway.schedule.actions import apply_edit
    from headway.schedule.models import Activity

    plan = ensure_live_plan(project=project, now=NOW)
    made = [operation_of(plan.pk, told) for told in BLOCK]
    apply_edit(bases={plan.pk: 0}, operations=made, author=block.planner, source="office", now=NOW)
    number = Activity.objects.get(plan=plan, code="B2").activity_id
    told = {"kind": "add_assignment", "activity_id": number, "resource_id": crew.pk}
    operations = [operation_of(plan.pk, told)]
    apply_edit(bases={plan.pk: 1}, operations=operations, author=block.planner, source="office", now=NOW)


def test_the_load_costs_the_same_statements_however_much_there_is(crews: Crews) -> None:
    """Rule 6.83."""
    block = crews.block

    def statements() -> int:
        project = get_project_for(block.planner, block.project.pk)
        with CaptureQueriesContext(connection) as asked:
            list_workload(block.planner, project, FIRST, LAST)
        return len(asked)

    answer(crews, block.foreman, offer(crews, to_crew(crews)), answer="accept")
    few = statements()
    chen = person("chen", "foreman")
    add_member(project=block.project, account=chen, role="foreman", now=NOW)
    for code in ("B1", "B3"):
        answer(crews, chen, offer(crews, to_crew(crews, crews.formwork), code), answer="accept")
        _plan_with_crew(block, create_project(user=block.planner, code=f"Z-{code}", name=code, now=NOW), crews.steel)
    assert statements() == few


def test_physical_states_follow_what_was_accepted(crews: Crews) -> None:
    """Rule 6.93."""
    from headway.progress.actions.acceptance import Wish as AcceptanceWish
    from headway.progress.actions.acceptance import decide_reports
    from headway.progress.actions.site_settings import set_physical_states
    from headway.progress.queries.physical_states import list_state_lines
    from headway.progress.rules.site_settings import PhysicalState
    from headway.progress.site_errors import SiteSettingNotTaken

    block = crews.block
    numbers = [block.number("B1"), block.number("B2")]
    states = [PhysicalState("基础完成", numbers[:1], 1.0), PhysicalState("主体封顶", numbers, 0.3)]
    set_physical_states(user=block.manager, project_id=block.project.pk, states=states, now=NOW)
    report = block.report("B1", percent=1.0)
    assert [line.reached.is_reached for line in list_state_lines(block.project)] == [False, False]

    wish = AcceptanceWish(UUID(report), "accept", anyway=True)
    decide_reports(user=block.supervisor, project_id=block.project.pk, wishes=[wish], now=NOW)
    lines = list_state_lines(block.project)
    assert [(line.state.name, round(line.reached.share, 3), line.reached.is_reached) for line in lines] == [
        ("基础完成", 1.0, True),
        ("主体封顶", 0.333, True),
    ]
    for wrong in ([PhysicalState("", numbers)], states[:1] * 2, [PhysicalState("x", [9999])]):
        with pytest.raises(SiteSettingNotTaken):
            set_physical_states(user=block.manager, project_id=block.project.pk, states=wrong, now=NOW)
    with pytest.raises(NotAllowed):
        set_physical_states(user=block.planner, project_id=block.project.pk, states=[], now=NOW)


def test_a_parked_answer_is_carried_out_for_who_was_asked(crews: Crews) -> None:
    """Sync rule P10: he lost his right meanwhile; the manager carries it out, the answer stays his."""
    from dataclasses import replace

    from headway.field.kinds import Acting, RecordKey, find_kind

    block = crews.block
    one = offer(crews, to_crew(crews))
    Membership.objects.filter(account_id=block.foreman.pk).delete()
    told = block.operation(block.foreman, "answer_assignment", {"answer": "accept"})
    project = get_project_for(block.manager, block.project.pk)
    acting = Acting(author=block.foreman, project=project, now=NOW, on_behalf_of=block.manager)
    kind = find_kind("answer_assignment")
    assert kind is not None
    kind.carry_out(replace(told, record=RecordKey("assignment", str(one.uid))), acting)

    one.refresh_from_db()
    assert (one.state, one.answered_by_name, in_plan(crews)) == ("accepted", "zhou", [crews.steel.pk])
