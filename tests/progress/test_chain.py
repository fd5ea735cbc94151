"""Facts and decisions are sealed in one chain per project; whatever was done to a row is found (rule 6.46)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID, uuid4

import pytest
from block import Block, later
from django.db import connection

from headway.kernel.rules import seal_hash
from headway.progress.actions.acceptance import Wish, decide_reports
from headway.progress.actions.facts import NewEntry, record_facts
from headway.progress.actions.sealing import anchor_facts, seal_facts
from headway.progress.models import FactSeal
from headway.progress.queries.sealing import sealed_row, verify_facts

pytestmark = pytest.mark.django_db


FACT = (
    41, 7, "percent", '{"from": "quantity", "percent": 0.4}', 1, UUID(int=11), 21, date(2026, 3, 5), "site",
    UUID(int=3), "周工", "", UUID(int=5), UUID(int=6), None,
    datetime(2026, 3, 5, 17, 30, 0, 250_000, tzinfo=timezone(timedelta(hours=8))),
)  # fmt: skip
DECISION = (
    9, 7, "accept_other", '{"percent": 0.5, "quantity": 50.0}', "measured", "量过", UUID(int=4), "孙工", "person",
    datetime(2026, 3, 5, 10, tzinfo=UTC), UUID(int=11),
)  # fmt: skip


@pytest.fixture
def sealed(block: Block) -> Block:
    """Two reports with three facts each, one accepted: seven rows."""
    first = block.report("B1", percent=0.2, quantity=20, note="东侧")
    block.report("B2", percent=0.1, remaining_days=9, note="西侧")
    wish = Wish(UUID(first), "accept")
    decide_reports(user=block.supervisor, project_id=block.project.pk, wishes=[wish], now=later(hours=1))
    assert seal_facts(now=later(hours=2)) == 7
    return block


def by_owner(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_hash_of_a_row_is_the_one_it_has_always_had() -> None:
    """Chains that were sealed by version 0.5 stay sound: these hashes were made with it."""
    first = seal_hash("0" * 64, sealed_row("fact", FACT))
    second = seal_hash(first, sealed_row("decision", DECISION))

    assert first == "ae50d0ccde6c46559c9402eb2b784932c7b3a2dc374946016174b9f40209a802"
    assert second == "3ed1c1fa0b29d4e1c7441a43224500b87bc99c73a4b04dd23427a58459be2658"


def test_a_sealed_log_is_sound_and_sealed_once(sealed: Block) -> None:
    assert seal_facts(now=later(hours=3)) == 0
    verdict = verify_facts()

    assert (verdict.chains, verdict.rows, verdict.unsealed, verdict.findings) == (1, 7, 0, [])
    assert list(FactSeal.objects.order_by("number").values_list("number", flat=True)) == list(range(1, 8))


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE progress_fact SET values = '{\"percent\": 0.9}' WHERE kind = 'percent'", "changed"),
        ("UPDATE progress_entry SET day = '2026-03-04'", "changed"),
        ("UPDATE progress_entry SET author_name = 'somebody'", "changed"),
        ("UPDATE progress_decision SET decision = 'return'", "changed"),
        ("UPDATE progress_decision SET by_name = 'somebody'", "changed"),
        ("DELETE FROM progress_fact WHERE kind = 'note'", "removed"),
        ("DELETE FROM progress_decision", "removed"),
        ("DELETE FROM progress_factseal WHERE number = 3", "seals_missing"),
    ],
)
def test_what_was_done_to_a_row_is_found(sealed: Block, statement: str, code: str) -> None:
    by_owner(statement)

    assert code in {finding.code for finding in verify_facts().findings}


def test_a_changed_row_with_a_new_seal_breaks_the_one_after_it(sealed: Block) -> None:
    by_owner("UPDATE progress_fact SET values = '{\"percent\": 0.9}' WHERE kind = 'percent'")
    by_owner("DELETE FROM progress_factseal WHERE sealed = 'fact' AND row_id = (SELECT min(id) FROM progress_fact)")
    seal_facts(now=later(hours=3), whole=True)

    assert verify_facts().findings


def test_what_comes_later_goes_on_with_the_chain(sealed: Block) -> None:
    sealed.report("B1", percent=0.3, day="2026-03-06")

    assert verify_facts().unsealed == 1
    assert seal_facts(now=later(hours=3)) == 1
    assert verify_facts().findings == []


def test_facts_without_an_activity_are_sealed_too(block: Block) -> None:
    """Attendance, hours and diaries are facts of the project."""
    new = NewEntry(
        uid=uuid4(), project=block.project, activity_id=None, day=date(2026, 3, 5), author=block.foreman, now=later()
    )
    record_facts(entry=new, facts=[("note", {"text": "停电两小时"})])

    assert seal_facts(now=later(hours=1)) == 1
    assert verify_facts().findings == []


def found() -> list[str]:
    return [finding.code for finding in verify_facts().findings]


def test_the_end_of_a_log_cut_off_with_its_seals_is_missed_by_the_audit_trail(sealed: Block) -> None:
    assert anchor_facts(now=later(hours=3)) == 1
    by_owner("DELETE FROM progress_fact WHERE kind = 'note'")
    by_owner("DELETE FROM progress_decision")
    by_owner("DELETE FROM progress_factseal WHERE number > (SELECT min(number) - 1 FROM progress_factseal s WHERE "
             "NOT EXISTS (SELECT FROM progress_fact f WHERE s.sealed = 'fact' AND f.id = s.row_id))")  # fmt: skip

    assert found() == ["truncated"]


def test_a_log_removed_whole_is_missed_by_the_audit_trail(sealed: Block) -> None:
    anchor_facts(now=later(hours=3))
    by_owner("DELETE FROM progress_factseal")
    by_owner("DELETE FROM progress_decision")
    by_owner("DELETE FROM progress_fact")

    assert found() == ["truncated"]


def test_a_chain_calculated_anew_does_not_agree_with_the_audit_trail(sealed: Block) -> None:
    anchor_facts(now=later(hours=3))
    by_owner("UPDATE progress_fact SET values = '{\"percent\": 0.9}' WHERE kind = 'percent'")
    by_owner("DELETE FROM progress_factseal")
    seal_facts(now=later(hours=4), whole=True)

    assert found() == ["anchor_differs"]


def test_what_the_audit_trail_takes_down_is_what_has_grown(sealed: Block) -> None:
    assert [anchor_facts(now=later(hours=3)) for _ in range(2)] == [1, 0]
    sealed.report("B1", percent=0.3, day="2026-03-06")
    seal_facts(now=later(hours=4))

    assert anchor_facts(now=later(hours=5)) == 1
    assert found() == []
