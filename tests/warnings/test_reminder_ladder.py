"""Who is told, when, how often: the ladder, the site's hours, substitutes, snoozing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from block import block_that_reports, person
from django.db import connection
from django.test.utils import CaptureQueriesContext
from watched import Watched, at, day_of, second_block

from headway.kernel.errors import NotFound
from headway.notify.models import Delivery, Message
from headway.notify.rules.ways import Choices, ways_of
from headway.people.models import Account
from headway.progress.actions.rules import change_rules
from headway.projects.actions import add_member, change_state, purge_deleted_projects
from headway.projects.models import Membership
from headway.warnings.actions.remind import Reminded, remind_all, remind_projects
from headway.warnings.actions.snoozing import snooze_reminder
from headway.warnings.errors import NotToBeSnoozed, ReminderClosed, SnoozeTooLong
from headway.warnings.models import Reminder, ReminderRule, ReminderStep
from headway.warnings.rules.kinds import General, Step
from headway.warnings.rules.ladder import climb, opens_at, with_substitutes

pytestmark = pytest.mark.django_db


def steps(watched: Watched) -> list[tuple[str, str]]:
    names = dict(Account.objects.values_list("pk", "username"))
    return [(one.rung, names[one.account_id]) for one in ReminderStep.objects.order_by("pk")]


def with_foreman_of_worker(watched: Watched) -> None:
    """Qian himself is on the roof; Zhou leads his crew."""
    member = Membership.objects.get(account=watched.crews.worker)
    watched.block.edit(
        watched.block.planner,
        {"kind": "assign_person", "activity_id": watched.block.number("B3"), "member_id": member.pk},
    )
    watched.only("starts_soon", parameters={"days": 60}, ladder=LADDER)


LADDER = [
    {"after_hours": 0, "to": "person"},
    {"after_hours": 24, "to": "foreman"},
    {"after_hours": 72, "to": "manager"},
]


def test_rule_7_24_person_then_foreman_then_manager(watched: Watched) -> None:
    with_foreman_of_worker(watched)
    roof = str(watched.block.number("B3"))
    seen = []
    for hours in (0, 23, 24, 71, 72, 200):
        watched.look(9, 8 + hours)
        seen.append(
            sorted(who for _, who in steps(watched) if ReminderStep.objects.filter(reminder__case_key=roof).exists())
        )
    rows = ReminderStep.objects.filter(reminder__case_key=roof).order_by("pk")
    names = dict(Account.objects.values_list("pk", "username"))

    assert [(one.number, one.rung, names[one.account_id]) for one in rows] == [
        (1, "person", "qian"), (2, "foreman", "zhou"), (3, "manager", "wang"),
    ]  # fmt: skip
    assert [one.at for one in rows] == [at(9, 8), at(10, 8), at(12, 8)]
    assert Reminder.objects.get(case_key=roof).next_at is None


def test_who_was_told_as_person_is_not_told_again_as_foreman(watched: Watched) -> None:
    watched.only("overdue")
    for day in (16, 17, 20):
        watched.look(day)

    assert steps(watched) == [("person", "zhou"), ("manager", "wang")]


def test_a_changed_ladder_counts_for_what_is_open_too(watched: Watched) -> None:
    """The top was reached on the 16th; a step more for the third day, then one moved from 9 days to 4."""
    watched.only("overdue", ladder=[{"after_hours": 0, "to": "person"}])
    watched.look(16, 8)
    assert watched.open("overdue")[0].next_at is None
    longer = [{"after_hours": 0, "to": "person"}, {"after_hours": 72, "to": "planner"}]
    watched.rule("overdue", ladder=[*longer, {"after_hours": 9 * 24, "to": "manager"}])
    watched.look(18, 8)
    assert steps(watched) == [("person", "zhou")]
    watched.look(19, 8)
    assert steps(watched)[1:] == [("planner", "li")]

    watched.rule("overdue", ladder=[*longer, {"after_hours": 4 * 24, "to": "manager"}])
    watched.look(20, 7)
    assert len(steps(watched)) == 2
    watched.look(20, 8)

    assert steps(watched)[2:] == [("manager", "wang")]
    assert watched.look(20, 8) == Reminded()


def test_a_look_twice_has_no_second_effect(watched: Watched) -> None:
    first = watched.look(16)
    before = Message.objects.count(), ReminderStep.objects.count()

    assert first.opened > 0
    assert watched.look(16) == Reminded()
    assert (Message.objects.count(), ReminderStep.objects.count()) == before


def test_what_an_open_case_says_goes_on_with_time(watched: Watched) -> None:
    watched.only("overdue")
    watched.look(16)
    watched.look(18)

    assert watched.open("overdue")[0].parameters["days"] == 5
    assert watched.messages(watched.block.foreman, "overdue")[0].parameters["days"] == 3


def test_a_second_project_costs_no_statement_more(watched: Watched) -> None:
    other = second_block(watched)
    counts = []
    for ids in ([watched.project_id], [watched.project_id, other.project_id]):
        remind_projects(project_ids=ids, now=at(16))
        with CaptureQueriesContext(connection) as statements:
            assert remind_projects(project_ids=ids, now=at(16)) == Reminded()
        counts.append(len(statements))

    assert counts[0] == counts[1] <= 40


def test_who_becomes_responsible_is_told_of_what_is_open(watched: Watched) -> None:
    watched.only("overdue")
    watched.look(16)
    member = Membership.objects.get(account=watched.crews.worker)
    watched.block.edit(
        watched.block.planner,
        {"kind": "assign_person", "activity_id": watched.block.number("B1"), "member_id": member.pk},
    )
    watched.look(16, 11)

    assert steps(watched) == [("person", "zhou"), ("person", "qian")]


def test_rule_7_25_outside_the_hours_of_the_site_mail_waits_and_the_inbox_does_not(watched: Watched) -> None:
    """Friday the 6th, 20:00: the site opens on Monday at 7."""
    watched.only("starts_soon")
    watched.look(6, 20)
    assert [one.hold_until for one in watched.messages(watched.block.foreman)] == [at(9, 7)]

    other = second_block(watched)
    other.only("starts_soon", holds=False)
    other.look(6, 20)
    held = Message.objects.filter(project_id=other.project_id).values_list("hold_until", flat=True)
    assert set(held) == {None}


@pytest.mark.parametrize(
    ("hour", "expected"),
    [(6, at(6, 7)), (7, None), (18, None), (19, at(9, 7))],
)
def test_the_site_is_open_from_seven_to_nineteen_on_working_days(hour: int, expected: datetime | None) -> None:
    from zoneinfo import ZoneInfo

    friday = 6
    found = opens_at(
        at(6, hour), zone=ZoneInfo("Asia/Shanghai"), general=General(),
        is_working=lambda day: (day - friday) % 7 not in (1, 2), day_number=friday,
    )  # fmt: skip
    assert found == expected


def test_a_step_with_nobody_is_passed_at_once_and_only_then() -> None:
    ladder = (Step(0, "person"), Step(24, "foreman"), Step(72, "manager"))
    people: dict[str, list[str]] = {"person": [], "foreman": ["zhou"], "manager": ["wang"]}

    first = climb(ladder, rung=0, since=at(9), told=(), people=people.__getitem__, now=at(9))

    assert (first.tell, first.rung, first.next_at) == ({"zhou": "foreman"}, 2, at(12))


def test_when_no_step_has_anybody_the_ladder_is_tried_again_an_hour_later() -> None:
    ladder = (Step(0, "person"), Step(72, "manager"))
    people: dict[str, list[str]] = {"person": [], "manager": []}
    nobody = climb(ladder, rung=0, since=at(9), told=(), people=people.__getitem__, now=at(9))
    people["manager"] = ["wang"]
    later = climb(ladder, rung=nobody.rung, since=at(9), told=(), people=people.__getitem__, now=at(9, 11))

    assert (nobody.tell, nobody.rung, nobody.next_at) == ({}, 0, at(9, 11))
    assert (later.tell, later.next_at) == ({"wang": "manager"}, None)


def test_who_is_given_a_role_hears_of_what_nobody_could_be_told(watched: Watched) -> None:
    watched.only("data_date_open", ladder=[{"after_hours": 0, "to": "supervisor"}])
    supervisors = Membership.objects.filter(project=watched.block.project, role="supervisor")
    account = supervisors.get().account
    supervisors.delete()
    watched.look(13, 8)
    assert steps(watched) == []

    add_member(project=watched.block.project, account=account, role="supervisor", now=at(13, 8))
    watched.look(13, 8, 30)
    watched.look(13, 9)

    assert steps(watched) == [("supervisor", account.username)]


def test_rule_7_23_a_substitute_is_told_in_place_of_who_is_away(watched: Watched) -> None:
    away = {"for": str(watched.block.foreman.pk), "account": str(watched.crews.worker.pk)}
    told = {"substitutes": [away | {"first_day": day_of(16), "last_day": day_of(17)}]}
    change_rules(user=watched.block.manager, project_id=watched.project_id, told=told, now=at(6))
    watched.only("overdue", ladder=[{"after_hours": 0, "to": "person"}])
    watched.look(16)

    assert steps(watched) == [("person", "qian")]


def test_who_stands_in_is_told_although_somebody_stands_in_for_him() -> None:
    """Two who stand in for each other are both told, not nobody."""
    assert with_substitutes({"zhou"}, {"zhou": ["qian"], "qian": ["sun"]}) == {"qian"}
    assert with_substitutes({"zhou", "qian"}, {"zhou": ["qian"], "qian": ["zhou"]}) == {"zhou", "qian"}


def test_nobody_stands_in_for_the_owner_of_a_phone(watched: Watched) -> None:
    away = {"for": str(watched.block.foreman.pk), "account": str(watched.crews.worker.pk)}
    told = {"substitutes": [away | {"first_day": day_of(1), "last_day": day_of(30)}]}
    change_rules(user=watched.block.manager, project_id=watched.project_id, told=told, now=at(6))
    watched.only("device_silent")
    watched.device(watched.block.foreman)
    watched.look(10)

    assert steps(watched) == [("person", "zhou")]


def test_rule_7_28_a_snoozed_reminder_is_silent_and_its_ladder_waits_as_long(watched: Watched) -> None:
    watched.only("overdue")
    watched.look(16, 8)
    row = watched.open("overdue")[0]
    snooze(watched, watched.block.foreman, row, at(18, 8))
    watched.look(17, 12)
    assert (steps(watched)[1:], watched.open("overdue")[0].state) == ([("", "zhou")], "snoozed")

    watched.look(18, 8)
    assert steps(watched)[2:] == [("person", "zhou")]
    assert len(watched.messages(watched.block.foreman, "overdue")) == 2
    watched.look(20, 8)
    assert len(steps(watched)) == 3
    watched.look(21, 8)

    assert steps(watched)[3:] == [("manager", "wang")]


def snooze(watched: Watched, who: Any, row: Reminder, until: datetime, now: datetime | None = None) -> None:
    snooze_reminder(
        user=who, project_id=watched.project_id, reminder_id=row.pk, until=until, reason="等料", now=now or at(16, 9)
    )


def test_what_may_not_be_put_off(watched: Watched) -> None:
    watched.only("overdue")
    watched.look(16, 8)
    row, foreman = watched.open("overdue")[0], watched.block.foreman
    for until in (at(16, 8), at(31, 9)):
        with pytest.raises(SnoozeTooLong):
            snooze(watched, foreman, row, until)
    with pytest.raises(NotFound):
        snooze(watched, watched.crews.worker, row, at(17))
    watched.rule("overdue", may_snooze=False)
    with pytest.raises(NotToBeSnoozed):
        snooze(watched, foreman, row, at(17))
    watched.rule("overdue", is_on=False)
    watched.look(16, 10)
    with pytest.raises(ReminderClosed):
        snooze(watched, foreman, row, at(17))


def test_rule_7_27_a_reminder_whose_reason_is_gone_is_withdrawn_before_it_leaves(watched: Watched) -> None:
    from headway.notify.actions.planning import plan_deliveries

    watched.only("overdue")
    watched.look(16)
    plan_deliveries(now=at(16))
    before = Delivery.objects.count()
    watched.block.edit(watched.block.planner, {"kind": "delete_activity", "activity_id": watched.block.number("B1")})
    watched.look(16, 11)

    assert watched.ended("overdue")[0] == ("withdrawn", "gone")
    assert watched.messages(watched.block.foreman, "overdue") == []
    assert Delivery.objects.filter(state="waiting", message__kind="overdue").count() == 0, before


def test_a_rule_that_is_switched_off_takes_its_reminders_back(watched: Watched) -> None:
    watched.look(16)
    watched.rule("overdue", is_on=False)
    watched.look(16, 11)

    assert watched.ended("overdue") == [("withdrawn", "rule_off")]


def test_an_archived_project_takes_its_reminders_back(watched: Watched) -> None:
    watched.look(16)
    change_state(user=watched.block.manager, project_id=watched.project_id, state="archived", now=at(16, 11))
    remind_all(now=at(16, 12))

    assert set(watched.ended("overdue")) == {("withdrawn", "stopped")}
    assert watched.told(watched.block.foreman) == 0


def test_a_project_that_stopped_is_closed_together_with_those_that_run(watched: Watched) -> None:
    runs = second_block(watched)
    for one in (watched, runs):
        one.look(16)
    change_state(user=watched.block.manager, project_id=watched.project_id, state="archived", now=at(16, 11))

    done = remind_projects(project_ids=[watched.project_id, runs.project_id], now=at(16, 12))

    assert set(watched.ended("overdue")) == {("withdrawn", "stopped")}
    assert (done.closed > 0, done.opened, len(runs.open("overdue"))) == (True, 0, 1)


def test_the_same_case_may_come_again(watched: Watched) -> None:
    watched.only("overdue")
    watched.look(16)
    watched.rule("overdue", is_on=False)
    watched.look(16, 11)
    watched.rule("overdue")
    watched.look(16, 12)

    assert len(watched.open("overdue")) == 1
    assert Reminder.objects.filter(kind="overdue").count() == 2


def test_ways_of_a_rule_hold_for_who_has_not_chosen_himself(watched: Watched) -> None:
    watched.only("overdue", ways=["mail"])
    watched.look(16)

    assert [one.ways for one in watched.messages(watched.block.foreman, "overdue")] == [["mail"]]
    assert ways_of("overdue", Choices(), ["mail"]) == {"mail"}
    assert ways_of("overdue", Choices(ways={"overdue": ["push"]}), ["mail"]) == {"push"}


def test_another_project_is_neither_looked_at_nor_told(watched: Watched) -> None:
    other = block_that_reports(code="YQ-9")
    add_member(project=other.project, account=person("he", "foreman"), role="foreman", now=at(1))
    watched.look(16)

    assert set(Reminder.objects.values_list("project_id", flat=True)) == {watched.project_id}
    assert set(Message.objects.values_list("project_id", flat=True)) == {watched.project_id}


def test_reminders_go_with_their_project_and_with_no_other(watched: Watched) -> None:
    stays = second_block(watched)
    for one in (watched, stays):
        one.rule("overdue", parameters={"back_days": 30})
        one.look(16)
    change_state(user=watched.block.manager, project_id=watched.project_id, state="deleted", now=at(16, 12))

    assert purge_deleted_projects(now=at(80)) == 1
    for model in (Reminder, ReminderStep, ReminderRule):
        assert set(model.objects.values_list("project_id", flat=True)) == {stays.project_id}, model
