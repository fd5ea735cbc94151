"""Two claims of one activity and day that did not know of each other (sync.md P6, rules 6.43-6.44)."""

from __future__ import annotations

import uuid
from typing import Any
from uuid import UUID

import pytest
from block import Block, later, person, photo

from headway.field.kinds import Acting, Carried, ConflictDecision, RecordKey, find_kind
from headway.field.models import Conflict
from headway.field.queries.feed import last_numbers
from headway.people.models import Account
from headway.progress.actions.acceptance import Wish, decide_reports
from headway.progress.errors import DoubtfulInBulk, FactNotTaken, OwnReport
from headway.progress.models import Decision, Entry
from headway.progress.queries.log import list_log
from headway.progress.queries.records import read_entries
from headway.progress.rules.replay import entry_states
from headway.projects.actions import add_member
from headway.projects.queries import get_project_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(block: Block) -> Account:
    account = person("qian", "foreman")
    add_member(project=block.project, account=account, role="foreman", now=later())
    return account


def claim(block: Block, by: Account, percent: float, *, seen: int = 0, **told: Any) -> Carried:
    values = {"activity_id": block.number("B1"), "day": "2026-03-05", "percent": percent}
    return block.act(by, "report", values, seen=seen, **told)


def states(block: Block) -> list[str]:
    log = list_log(block.project.pk, [block.number("B1")])[block.number("B1")]
    found = entry_states(log)
    return [found[one.id] for one in log]


def decide(block: Block, carried: Carried, choice: str, by: Account, value: Any = None) -> None:
    found = carried.conflicts[0]
    mine = Entry.objects.get(uid=found.record.id)
    assert mine.op_id is not None
    decision = ConflictDecision(1, found.record, found.field, choice, value, mine.op_id, found.their_op_id, "到场看过")
    kind = find_kind("report")
    assert kind is not None and kind.decide is not None
    kind.decide(decision, Acting(by, get_project_for(by, block.project.pk), later(hours=1)))


def test_two_claims_that_did_not_know_of_each_other_are_both_kept_and_told(block: Block, other: Account) -> None:
    claim(block, block.foreman, 0.4)
    carried = claim(block, other, 0.6)

    [found] = carried.conflicts
    assert (found.field, found.mine, found.theirs, found.until_decided) == ("percent", 0.6, 0.4, None)
    assert found.subject == ("activity", block.number("B1"))
    assert states(block) == ["claimed", "claimed"]
    assert block.accepted("B1") is None


def test_who_had_read_the_other_claim_is_in_no_conflict(block: Block, other: Account) -> None:
    claim(block, block.foreman, 0.4)
    seen = last_numbers([block.project.pk])[block.project.pk]

    assert not claim(block, other, 0.6, seen=seen).conflicts


@pytest.mark.parametrize("told", [{"percent": 0.4}, {"percent": 0.6, "day": "2026-03-04"}])
def test_the_same_value_and_another_day_are_no_conflict(block: Block, other: Account, told: dict[str, Any]) -> None:
    claim(block, block.foreman, 0.4)
    values = {"activity_id": block.number("B1"), "day": "2026-03-05", **told}

    assert not block.act(other, "report", values).conflicts


def test_the_own_chain_on_one_device_is_no_conflict(block: Block) -> None:
    """sync.md I8: a lone editor never conflicts with himself."""
    claim(block, block.foreman, 0.4)

    assert not claim(block, block.foreman, 0.6).conflicts
    assert states(block) == ["superseded", "claimed"]


def test_the_own_second_phone_that_had_not_seen_the_first_is_one(block: Block) -> None:
    claim(block, block.foreman, 0.4)

    assert len(claim(block, block.foreman, 0.6, device_id=uuid.uuid4()).conflicts) == 1
    assert states(block) == ["claimed", "claimed"]


@pytest.mark.parametrize(
    ("choice", "percent", "expected"),
    [
        ("mine", 0.6, ["superseded", "accepted"]),
        ("theirs", 0.4, ["accepted", "superseded"]),
        ("neither", None, ["superseded", "superseded"]),
        ("other", 0.5, ["superseded", "accepted_other"]),
    ],
)
def test_the_decision_is_an_acceptance_of_one(
    block: Block, other: Account, choice: str, percent: float | None, expected: list[str]
) -> None:
    claim(block, block.foreman, 0.4)
    carried = claim(block, other, 0.6)
    decide(block, carried, choice, block.supervisor, 0.5)

    assert states(block) == expected
    assert (block.accepted("B1") or {}).get("percent") == percent
    assert set(Decision.objects.values_list("way", flat=True)) == {"conflict"}


def test_what_was_approved_counts_until_the_decision(block: Block, other: Account) -> None:
    claim(block, block.foreman, 0.4)
    uid = Entry.objects.get().uid
    wish = Wish(UUID(str(uid)), "accept", anyway=True)
    decide_reports(user=block.supervisor, project_id=block.project.pk, wishes=[wish], now=later(hours=1))
    carried = claim(block, other, 0.6)

    assert carried.conflicts[0].until_decided == 0.4
    assert block.accepted("B1")["percent"] == 0.4
    decide(block, carried, "mine", block.supervisor)
    assert block.accepted("B1")["percent"] == 0.6


def test_nobody_settles_a_conflict_of_his_own(block: Block, other: Account) -> None:
    claim(block, block.foreman, 0.4)
    carried = claim(block, other, 0.6)

    with pytest.raises(OwnReport):
        decide(block, carried, "mine", other)


def test_another_value_at_the_desk_is_read_like_any_other(block: Block, other: Account) -> None:
    """Rule 6.44, found by a rehearsal: a word in place of a percent broke what stands."""
    claim(block, block.foreman, 0.4)
    carried = claim(block, other, 0.6)

    with pytest.raises(FactNotTaken):
        decide(block, carried, "other", block.supervisor, "裁定")

    decide(block, carried, "other", block.supervisor, 0.5)
    assert block.accepted("B1")["percent"] == 0.5


def test_a_supervisor_decides_from_his_phone(block: Block) -> None:
    uid = block.report("B1", percent=0.2)
    block.act(block.supervisor, "accept_entries", {"entry_ids": [uid]})
    assert block.accepted("B1")["percent"] == 0.2

    back = block.report("B2", percent=0.1)
    block.act(block.supervisor, "return_entry", {"entry_ids": [back], "reason": {"code": "photo", "text": "看不清"}})
    assert Decision.objects.get(entry__uid=back).reason_code == "photo"
    assert RecordKey("entry", back)


def test_a_phone_knows_the_doubts_and_accepts_what_was_looked_at(block: Block) -> None:
    """Rule 6.49 without a network: one button on the phone sends each report by itself."""
    uid = block.report("B1", percent=1.0)
    project = get_project_for(block.supervisor, block.project.pk)
    record = read_entries(block.supervisor, project, [uid])[uid]
    assert "photo_missing" in {doubt["code"] for doubt in record.value["doubts"]}
    assert not read_entries(block.foreman, get_project_for(block.foreman, block.project.pk), [uid])[uid].value["doubts"]

    with pytest.raises(DoubtfulInBulk):
        block.act(block.supervisor, "accept_entries", {"entry_ids": [uid], "anyway": False})
    assert not Decision.objects.filter(entry__uid=uid).exists()

    block.act(block.supervisor, "accept_entries", {"entry_ids": [uid], "anyway": True})
    assert block.accepted("B1")["percent"] == 1.0


def test_a_conflict_is_over_when_one_of_its_claims_is_accepted_in_the_list(block: Block, other: Account) -> None:
    """Rule 6.44: the supervisor accepts in his list; nobody is asked again at the desk."""
    claim(block, block.foreman, 0.4)
    carried = claim(block, other, 0.5)
    found = carried.conflicts[0]
    mine, theirs = Entry.objects.get(uid=found.record.id), Entry.objects.get(op_id=found.their_op_id)
    conflict = Conflict.objects.create(
        organization_id=block.project.organization_id, project_id=block.project.pk, record_kind="fact",
        record_id=found.record.id, field=found.field, mine=0.5, theirs=0.4, mine_op_id=mine.op_id,
        their_op_id=theirs.op_id, mine_author_id=mine.author_id, their_author_id=theirs.author_id, at=later(),
    )  # fmt: skip
    back = Wish(mine.uid, "return", reason="看不清")
    decide_reports(user=block.supervisor, project_id=block.project.pk, wishes=[back], now=later(hours=1))
    assert Conflict.objects.get(pk=conflict.pk).is_open

    wish = Wish(theirs.uid, "accept")
    decide_reports(user=block.supervisor, project_id=block.project.pk, wishes=[wish], now=later(hours=2))

    conflict.refresh_from_db()
    assert not conflict.is_open
    assert (conflict.settlement.choice, conflict.settlement.value) == ("theirs", 0.4)


def test_the_desk_is_told_what_each_claim_does_to_the_finish(block: Block, other: Account) -> None:
    """Foundation 5 d from Friday evening: unstarted the roof ends on 1 April; 20 % and 60 % done spare 1 and 3 days."""
    from headway.progress.actions.effects import effect_of_claims

    claim(block, block.foreman, 0.2)
    carried = claim(block, other, 0.6)
    effect = effect_of_claims(block.planner, get_project_for(block.planner, block.project.pk), carried.conflicts[0])

    assert effect == {
        "mine": {"days": -5, "finish": "2026-03-27"},
        "theirs": {"days": -1, "finish": "2026-03-31"},
        "neither": {"days": 0, "finish": "2026-04-01"},
    }
    assert block.row("B1").percent_complete == 0


def test_the_desk_is_told_what_counts_of_a_claim_that_was_accepted_with_another_value(
    block: Block, other: Account
) -> None:
    from headway.progress.actions.effects import effect_of_claims

    claim(block, block.foreman, 0.2)
    first = Entry.objects.get()
    wish = Wish(first.uid, "accept_other", values={"percent": 0.6}, reason="量过")
    decide_reports(user=block.supervisor, project_id=block.project.pk, wishes=[wish], now=later(hours=1))
    [found] = claim(block, other, 0.2).conflicts
    effect = effect_of_claims(block.planner, get_project_for(block.planner, block.project.pk), found)

    assert found.theirs == 0.6
    assert (effect["mine"]["days"], effect["theirs"]["days"]) == (-1, -5)


def test_who_sees_a_report_sees_its_photo(block: Block) -> None:
    from headway.field.blob_owners import may_see_blob

    block.report("B1", percent=0.2, blobs=[photo()])
    worker = person("worker", "worker")
    add_member(project=block.project, account=worker, role="worker", now=later())
    asked = {
        account.username: may_see_blob(account, get_project_for(account, block.project.pk), f"{1:064x}")
        for account in (block.foreman, block.supervisor, block.planner, worker)
    }

    assert asked == {"zhou": True, "sun": True, "li": True, "worker": False}
    assert not may_see_blob(block.supervisor, get_project_for(block.supervisor, block.project.pk), f"{2:064x}")
