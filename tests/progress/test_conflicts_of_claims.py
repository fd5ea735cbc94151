"""How conflicts of claims begin and end: what a person would decide is open, and nothing else (rules 6.43-6.44)."""

from __future__ import annotations

import uuid
from typing import Any
from uuid import UUID

import pytest
from block import Block, later, person

from headway.field.actions.conflicts import open_conflicts
from headway.field.actions.desks import ConflictWish, decide_conflict
from headway.field.kinds import Acting, find_kind
from headway.field.models import Conflict, FeedEntry, OperationEntry
from headway.people.models import Account
from headway.progress.actions.acceptance import Wish, decide_reports
from headway.progress.actions.rules import change_rules
from headway.progress.errors import EntryOvertaken, FactNotTaken
from headway.progress.models import Decision, Entry
from headway.progress.queries.log import list_log
from headway.progress.rules.replay import entry_states
from headway.projects.actions import add_member
from headway.projects.queries import get_project_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(block: Block) -> Account:
    account = person("qian", "foreman")
    add_member(project=block.project, account=account, role="foreman", now=later())
    return account


def enter(block: Block, by: Account, *, kind: str = "report", **told: Any) -> Entry:
    """An entry of 5 March on the foundation, with the conflicts that it opens and its line in the log of the sync."""
    other = {name: told.pop(name) for name in ("seen", "device_id") if name in told}
    entered = {"activity_id": block.number("B1"), "day": "2026-03-05", **told}
    operation = block.operation(by, kind, entered, **other)
    acting = Acting(by, get_project_for(by, block.project.pk), later())
    found = find_kind(kind)
    assert found is not None
    carried = found.carry_out(operation, acting)
    OperationEntry.objects.create(
        op_id=operation.op_id, payload_hash="0" * 64, organization_id=block.project.organization_id,
        project_id=block.project.pk, author_id=by.pk, sent_by_id=by.pk, device_id=1, epoch=operation.epoch,
        seq=operation.seq, record_kind="fact", record_id=operation.record.id, kind=kind, payload={}, status="applied",
        at=later(),
    )  # fmt: skip
    open_conflicts(operation, acting, carried.conflicts)
    return Entry.objects.get(op_id=operation.op_id)


def open_ones(block: Block) -> list[Conflict]:
    return list(Conflict.objects.filter(project_id=block.project.pk, is_open=True).order_by("pk"))


def settle(block: Block, choice: str, value: Any = None) -> None:
    """The manager decides the first open conflict at the desk."""
    wish = ConflictWish(choice, value, "到场看过")
    decide_conflict(user=block.manager, conflict_id=open_ones(block)[0].pk, wish=wish, now=later(hours=1))


def state(block: Block, entry: Entry) -> str:
    return entry_states(list_log(block.project.pk, [block.number("B1")])[block.number("B1")])[entry.pk]


def test_who_says_something_else_takes_the_open_conflict_of_what_he_said_with_him(block: Block, other: Account) -> None:
    enter(block, block.foreman, percent=0.4)
    enter(block, other, percent=0.6)
    [first] = open_ones(block)
    enter(block, block.foreman, percent=0.5)

    first.refresh_from_db()
    assert not first.is_open
    assert (first.settlement.choice, first.settlement.value, first.settlement.by_id) == (
        "overtaken", None, block.foreman.pk
    )  # fmt: skip
    assert [(one.mine, one.theirs) for one in open_ones(block)] == [(0.5, 0.6)]


def test_who_takes_his_report_back_takes_its_conflict_with_him(block: Block, other: Account) -> None:
    enter(block, block.foreman, percent=0.4)
    mistaken = enter(block, other, percent=0.6)
    enter(block, other, kind="withdraw_report", supersedes=str(mistaken.uid))

    assert open_ones(block) == []
    assert Conflict.objects.get().settlement.choice == "overtaken"


def test_however_often_phones_report_what_is_open_is_one_conflict_of_two_claims_that_stand(
    block: Block, other: Account
) -> None:
    """Found by the rehearsal of killed browsers: 2,315 reports of four phones left 25,981 open conflicts."""
    phones = [(author, uuid.uuid4()) for author in (block.foreman, other) for _ in range(2)]
    for turn in range(32):
        author, phone = phones[turn % 4]
        enter(block, author, percent=0.01 * (turn + 1), device_id=phone)
        assert len(open_ones(block)) <= 6  # pairs of four

    states = entry_states(list_log(block.project.pk, None)[block.number("B1")])
    assert list(states.values()).count("claimed") == 4
    assert sorted((one.mine, one.theirs) for one in open_ones(block)) == [
        (0.3, 0.29), (0.31, 0.29), (0.31, 0.3), (0.32, 0.29), (0.32, 0.3), (0.32, 0.31)
    ]  # fmt: skip
    assert Conflict.objects.count() == 1 + 2 + 29 * 3  # each report: one with each claim that stands on another phone


def test_a_third_phones_conflicts_end_with_the_decision(block: Block, other: Account) -> None:
    """Of three claims two are decided on: what was accepted or set aside waits for nobody any more."""
    enter(block, block.foreman, percent=0.4)
    enter(block, other, percent=0.6)
    enter(block, block.planner, percent=0.7)
    assert len(open_ones(block)) == 3
    settle(block, "mine")

    assert open_ones(block) == []
    assert sorted(Conflict.objects.values_list("settlement__choice", flat=True)) == ["mine", "overtaken", "theirs"]
    assert block.accepted("B1")["percent"] == 0.6


def test_what_stands_no_more_is_not_accepted_at_the_desk(block: Block, other: Account) -> None:
    enter(block, block.foreman, percent=0.4)
    back = enter(block, other, percent=0.6)
    wish = Wish(back.uid, "return", reason="看不清")
    decide_reports(user=block.supervisor, project_id=block.project.pk, wishes=[wish], now=later(hours=1))

    with pytest.raises(EntryOvertaken):
        settle(block, "mine")
    assert Decision.objects.count() == 1
    settle(block, "theirs")
    assert block.accepted("B1")["percent"] == 0.4


def test_what_contradicts_another_claim_is_not_accepted_by_rule(block: Block, other: Account) -> None:
    """sync.md P6: the decision between claims is a person's, also when who enters a third has read them."""
    change_rules(user=block.manager, project_id=block.project.pk, told={"auto_accept": {"混凝土": 0.2}}, now=later())
    enter(block, block.foreman, percent=0.6)  # beyond the limit
    third = enter(block, other, percent=0.15, seen=10_000)

    assert state(block, third) == "claimed"
    assert block.accepted("B1") is None


def test_what_was_accepted_by_rule_is_contested_by_a_claim_that_did_not_know_of_it(
    block: Block, other: Account
) -> None:
    change_rules(user=block.manager, project_id=block.project.pk, told={"auto_accept": {"混凝土": 0.2}}, now=later())
    enter(block, block.foreman, percent=0.1)
    late = enter(block, other, percent=0.15)

    assert state(block, late) == "claimed"
    assert [(one.mine, one.theirs, one.until_decided) for one in open_ones(block)] == [(0.15, 0.1, 0.1)]


def test_two_who_both_stopped_that_day_agree(block: Block, other: Account) -> None:
    """The day of a pause is the report's own, whether it was accepted already or waits."""
    stopped = enter(block, block.foreman, state="paused", reason="下雨")
    wish = Wish(stopped.uid, "accept", anyway=True)
    decide_reports(user=block.supervisor, project_id=block.project.pk, wishes=[wish], now=later(hours=1))
    enter(block, other, state="paused", reason="停电")

    assert open_ones(block) == []


@pytest.mark.parametrize(
    ("told", "value", "stands"),
    [
        ({"percent": 0.4}, 0.5, {"percent": 0.5, "quantity": 50.0}),
        ({"started_on": "2026-03-03"}, "2026-03-02", {"started_on": "2026-03-02"}),
        (
            {"finished_on": "2026-03-03", "state": "done"},
            "2026-03-05",
            {"finished_on": "2026-03-05", "percent": 1.0, "remaining_days": 0.0},
        ),
        ({"quantity": 40, "percent": 0.9}, 45, {"quantity": 45.0, "percent": 0.45}),
        ({"remaining_days": 3}, 2.5, {"remaining_days": 2.5}),
    ],
)
def test_another_value_at_the_desk_is_read_as_its_field(
    block: Block, other: Account, told: dict[str, Any], value: Any, stands: dict[str, Any]
) -> None:
    """Rule 6.44; quantity and percent follow each other as in the list."""
    another = {"percent": 0.9, "started_on": "2026-03-04", "finished_on": "2026-03-04", "quantity": 90}
    field = next(iter(told))
    enter(block, block.foreman, **told)
    enter(block, other, **(told | {field: another.get(field, 1)}))
    assert open_ones(block)[0].field == field

    with pytest.raises(FactNotTaken) as refused:
        settle(block, "other", {"a": "word"})
    assert refused.value.parameters["field"] == field
    settle(block, "other", value)

    accepted = block.accepted("B1")
    assert {name: accepted.get(name) for name in stands} == stands


def test_the_list_takes_no_value_that_nobody_reads(block: Block) -> None:
    entry = enter(block, block.foreman, percent=0.4)
    for values in ({"percent": "四成"}, {"paused_on": "2026-03-05"}, {"percent": 0.5, "entry": "x"}, {}):
        wish = Wish(entry.uid, "accept_other", values=values, reason="量过")
        with pytest.raises(FactNotTaken):
            decide_reports(user=block.supervisor, project_id=block.project.pk, wishes=[wish], now=later(hours=1))
    assert not Decision.objects.exists()


def test_phones_learn_that_an_accepted_correction_took_the_place(block: Block) -> None:
    first = enter(block, block.foreman, percent=0.4)
    wish = Wish(first.uid, "accept", anyway=True)
    decide_reports(user=block.supervisor, project_id=block.project.pk, wishes=[wish], now=later(hours=1))
    second = enter(block, block.foreman, percent=0.3, kind="correct_report", supersedes=str(first.uid))
    before = FeedEntry.objects.get(kind="entry", record_id=str(first.uid)).sequence
    wish = Wish(UUID(str(second.uid)), "accept", anyway=True)
    decide_reports(user=block.supervisor, project_id=block.project.pk, wishes=[wish], now=later(hours=2))

    assert state(block, first) == "superseded"
    assert FeedEntry.objects.get(kind="entry", record_id=str(first.uid)).sequence > before
