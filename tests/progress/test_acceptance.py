"""Who decides on a report, once, and what follows (rules 6.47-6.49)."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from block import Block, later, person, photo

from headway.kernel.errors import NotAllowed, NotFound
from headway.notify.models import Message
from headway.progress.actions.acceptance import MOST_DECISIONS, Wish, decide_reports
from headway.progress.actions.rules import change_rules
from headway.progress.errors import (
    AlreadyDecided,
    DoubtfulInBulk,
    EntryOvertaken,
    FactNotTaken,
    OwnReport,
    ReasonMissing,
    RulesNameStrangers,
    SomebodyElseDecides,
)
from headway.progress.models import Decision
from headway.progress.queries.judged import get_deciders, list_waiting
from headway.progress.queries.records import read_entries
from headway.projects.actions import add_member
from headway.projects.queries import get_project_for

pytestmark = pytest.mark.django_db


def decide(block: Block, uid: str, decision: str = "accept", *, by: object = None, **told: object) -> None:
    """One decision of the supervisor, unless somebody else is named."""
    wish = Wish(UUID(uid), decision, **told)  # type: ignore[arg-type]
    decide_reports(user=by or block.supervisor, project_id=block.project.pk, wishes=[wish], now=later(hours=1))  # type: ignore[arg-type]


def rules(block: Block, **told: object) -> None:
    change_rules(user=block.manager, project_id=block.project.pk, told=told, now=later())


def waiting(block: Block) -> dict[str, list[str]]:
    """Codes of doubts by entry."""
    found = list_waiting(block.project, block.plan, get_deciders(block.project, later()), later())
    return {one.entry.uid: [doubt.code for doubt in one.doubts] for one in found}


def test_an_accepted_report_stands(block: Block) -> None:
    uid = block.report("B1", percent=0.2, quantity=20)
    decide(block, uid)

    assert block.accepted("B1")["percent"] == 0.2
    assert block.claimed("B1") is None
    assert waiting(block) == {}


def test_another_value_is_accepted_with_a_reason(block: Block) -> None:
    uid = block.report("B1", percent=0.75, quantity=75, remaining_days=1)
    with pytest.raises(ReasonMissing):
        decide(block, uid, "accept_other", values={"percent": 0.5})
    decide(block, uid, "accept_other", values={"percent": 0.5}, reason_code="differs_on_site")

    accepted = block.accepted("B1")
    assert (accepted["percent"], accepted["quantity"]) == (0.5, 50.0)
    assert "remaining_days" not in accepted  # it belonged to the 75 %


@pytest.mark.parametrize("values", [{}, {"percent": 1.5}, {"percent": "half"}])
def test_another_value_must_be_one(block: Block, values: dict[str, object]) -> None:
    uid = block.report("B1", percent=0.75)
    with pytest.raises(FactNotTaken):
        decide(block, uid, "accept_other", values=values, reason="x")


def test_a_returned_report_goes_back_to_its_phone(block: Block) -> None:
    uid = block.report("B1", percent=0.75)
    decide(block, uid, "return", reason="照片看不清")

    record = read_entries(block.foreman, get_project_for(block.foreman, block.project.pk), [uid])[uid]
    assert record.value["state"] == "returned"
    assert record.value["decision"]["reason"] == "照片看不清"
    assert Message.objects.get(recipient_id=block.foreman.pk).kind == "report_returned"
    assert block.accepted("B1") is None


def test_a_returned_report_is_corrected(block: Block) -> None:
    uid = block.report("B1", percent=0.75)
    decide(block, uid, "return", reason="照片看不清")
    block.report("B1", percent=0.5, supersedes=uid)

    assert block.claimed("B1")["percent"] == 0.5


def test_a_report_is_decided_on_once(block: Block) -> None:
    uid = block.report("B1", percent=0.2)
    decide(block, uid)

    with pytest.raises(AlreadyDecided):
        decide(block, uid)
    assert Decision.objects.count() == 1


def test_nobody_accepts_his_own_report(block: Block) -> None:
    """security.md row 12."""
    uid = block.report("B1", by=block.manager, percent=0.2)
    rules(block, accepters={"": [str(block.manager.pk)]})

    with pytest.raises(OwnReport):
        decide(block, uid, by=block.manager)


def test_with_a_supervisor_the_manager_decides_after_the_deadline_only(block: Block) -> None:
    uid = block.report("B1", percent=0.2)
    with pytest.raises(SomebodyElseDecides):
        decide(block, uid, by=block.manager)

    wish = Wish(UUID(uid), "accept")
    decide_reports(user=block.manager, project_id=block.project.pk, wishes=[wish], now=later(hours=25))
    assert block.accepted("B1")["percent"] == 0.2


def test_rules_name_who_decides_per_trade(block: Block) -> None:
    lead = person("xu", "technical_lead")
    add_member(project=block.project, account=lead, role="technical_lead", now=later())
    rules(block, accepters={"钢筋": [str(lead.pk)]})
    concrete, steel = block.report("B1", percent=0.2), block.report("B2", percent=0.1)

    with pytest.raises(SomebodyElseDecides):
        decide(block, concrete, by=lead)
    with pytest.raises(SomebodyElseDecides):
        decide(block, steel)
    decide(block, steel, by=lead)
    assert block.accepted("B2")["percent"] == 0.1


def test_a_substitute_decides_on_his_days(block: Block) -> None:
    deputy = person("he", "technical_lead")
    add_member(project=block.project, account=deputy, role="technical_lead", now=later())
    line = {"for": str(block.supervisor.pk), "account": str(deputy.pk)}
    uid = block.report("B1", percent=0.2)
    rules(block, substitutes=[line | {"first_day": "2026-03-07", "last_day": "2026-03-08"}])
    with pytest.raises(SomebodyElseDecides):
        decide(block, uid, by=deputy)

    rules(block, substitutes=[line | {"first_day": "2026-03-06", "last_day": "2026-03-08"}])
    decide(block, uid, by=deputy)
    assert Decision.objects.get().way == "substitute"


def test_rules_name_members_only(block: Block) -> None:
    stranger = person("stranger", "planner", "别的公司")
    with pytest.raises(RulesNameStrangers):
        rules(block, accepters={"": [str(stranger.pk)]})


def test_who_may_not_decide_is_refused_and_foreign_entries_are_unknown(block: Block) -> None:
    uid = block.report("B1", percent=0.2)
    with pytest.raises(NotAllowed):
        decide(block, uid, by=block.foreman)
    with pytest.raises(NotFound):
        decide(block, "00000000-0000-7000-8000-000000000001")
    with pytest.raises(NotFound):
        decide(block, uid, by=person("stranger", "project_manager", "别的公司"))


def test_what_was_overtaken_is_not_decided_on(block: Block) -> None:
    morning = block.report("B1", percent=0.1)
    block.report("B1", percent=0.2)

    with pytest.raises(EntryOvertaken):
        decide(block, morning)


def test_in_bulk_the_doubtful_are_refused_with_their_list(block: Block) -> None:
    clean, doubtful = block.report("B1", percent=0.2), block.report("B2", percent=0.1)
    both = [Wish(UUID(clean), "accept"), Wish(UUID(doubtful), "accept")]
    with pytest.raises(DoubtfulInBulk) as refused:
        decide_reports(user=block.supervisor, project_id=block.project.pk, wishes=both, now=later(hours=1))

    assert [one["entry_id"] for one in refused.value.parameters["entries"]] == [doubtful]  # type: ignore[attr-defined]
    assert not Decision.objects.exists()
    looked = [both[0], Wish(UUID(doubtful), "accept", anyway=True)]
    decide_reports(user=block.supervisor, project_id=block.project.pk, wishes=looked, now=later(hours=1))
    assert [doubt["code"] for doubt in Decision.objects.get(entry__uid=doubtful).doubts] == ["predecessor_open"]


def test_a_clean_report_within_the_limit_needs_nobody(block: Block) -> None:
    rules(block, auto_accept={"混凝土": 0.2})
    block.report("B1", percent=0.15, day="2026-03-04")
    assert block.accepted("B1")["percent"] == 0.15
    assert Decision.objects.get().way == "rule"

    block.report("B1", percent=0.9, day="2026-03-05")  # beyond the limit, and out of pace
    block.report("B2", percent=0.1)  # its trade takes nothing without a look, and its predecessor is open
    assert block.accepted("B1")["percent"] == 0.15
    assert block.accepted("B2") is None


def test_doubts_stand_before_anybody_looks(block: Block) -> None:
    block.edit(
        None, {"kind": "record_progress", "activity_id": block.number("B1"), "values": {"percent_complete": 0.5}}
    )
    falling = block.report("B1", percent=0.4, day="2026-03-06")
    done = block.report("B3", percent=1.0, day="2026-03-06")
    late = block.report("B2", headcount=3, remaining_days=10, day="2026-03-01")

    found = waiting(block)
    assert found[falling] == ["falling"]
    assert found[done] == ["predecessor_open", "photo_missing"]
    assert found[late] == ["late"]


def test_a_photo_takes_the_doubt_of_100_percent_away(block: Block) -> None:
    block.edit(
        None, {"kind": "record_progress", "activity_id": block.number("B1"), "values": {"percent_complete": 0.8}}
    )
    uid = block.report("B1", percent=1.0, day="2026-03-06", blobs=[photo()])

    assert waiting(block)[uid] == []


def test_of_more_than_can_be_decided_at_once_nothing_is_left_out_unsaid(block: Block) -> None:
    wishes = [Wish(uuid4(), "accept") for _ in range(MOST_DECISIONS + 1)]

    with pytest.raises(FactNotTaken):
        decide_reports(user=block.supervisor, project_id=block.project.pk, wishes=wishes, now=later())


def test_accepters_that_are_no_list_are_refused_and_not_left_out(block: Block) -> None:
    told = {"accepters": {"钢筋": str(block.supervisor.pk)}}

    with pytest.raises(FactNotTaken):
        change_rules(user=block.manager, project_id=block.project.pk, told=told, now=later())
