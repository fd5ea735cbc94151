"""The audit trail is a chain that the owner of the database cannot change, cut or rewrite unseen."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connection, connections

from headway.kernel.actions import record_audit
from headway.kernel.anchors import mark_restored
from headway.kernel.audit import accept_state, anchor_chains, read_anchors, seal_audit, verify_audit
from headway.kernel.models import AuditEntry, AuditSeal
from headway.kernel.rules import Entry, seal_hash

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
FIRM, OTHER_FIRM = UUID(int=3), UUID(int=9)

pytestmark = pytest.mark.django_db


@pytest.fixture
def anchors(tmp_path: Path) -> Path:
    return tmp_path / "audit" / "anchors.jsonl"


def write(count: int = 1, *, firm: UUID | None = FIRM, at: datetime = NOW) -> None:
    for number in range(count):
        subject: dict[str, object] = {"plan_id": 3, "revision": number, "name": "云栖雅苑"}
        record_audit(action="schedule.edit", actor_id=UUID(int=1), organization_id=firm, subject=subject, now=at)


def seal(anchors: Path, at: datetime = NOW) -> None:
    seal_audit(now=at)
    anchor_chains(path=anchors, now=at)


def found(anchors: Path) -> list[str]:
    return [finding.code for finding in verify_audit(anchors=read_anchors(anchors)).findings]


def by_owner(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def last_ids(count: int) -> list[int]:
    return list(AuditEntry.objects.order_by("-pk").values_list("pk", flat=True)[:count])


def cut_off(count: int) -> None:
    """What the owner of the database would do: the last entries and their seals, both."""
    ids = last_ids(count)
    by_owner("DELETE FROM kernel_auditseal WHERE entry_id = ANY(%s)", ids)
    by_owner("DELETE FROM kernel_auditentry WHERE id = ANY(%s)", ids)


def rewrite_chain(chain: UUID) -> None:
    """Calculate the seals of a chain anew, as somebody would who knows how."""
    previous = "0" * 64
    for place in AuditSeal.objects.filter(chain=chain).order_by("number"):
        row = AuditEntry.objects.get(pk=place.entry_id)
        entry = Entry(row.pk, row.organization_id, row.actor_id, row.action, row.subject, row.source, row.at)
        previous = seal_hash(previous, entry.content)
        by_owner("UPDATE kernel_auditseal SET hash = %s WHERE id = %s", previous, place.pk)


def test_an_untouched_trail_is_sound_and_each_organisation_has_its_own_chain(anchors: Path) -> None:
    write(3)
    write(2, firm=OTHER_FIRM)
    write(1, firm=None)
    seal(anchors)
    write(2)
    seal(anchors, NOW + timedelta(seconds=10))

    verdict = verify_audit(anchors=read_anchors(anchors))

    assert (verdict.findings, verdict.chains, verdict.entries, verdict.unsealed) == ([], 3, 8, 0)
    ends = dict.fromkeys([FIRM, OTHER_FIRM, UUID(int=0)])
    for place in AuditSeal.objects.order_by("number"):
        ends[place.chain] = place.number
    assert ends == {FIRM: 5, OTHER_FIRM: 2, UUID(int=0): 1}


def test_the_hash_is_that_of_the_previous_one_and_the_entry() -> None:
    entry = Entry(7, None, None, "people.signed_in", {"b": 1, "a": "进"}, "10.0.0.9", NOW)

    by_hand = (
        "0" * 64 + '\n{"action":"people.signed_in","actor_id":null,"at":"2026-11-20T09:00:00.000000+00:00","id":7,'
        '"organization_id":null,"source":"10.0.0.9","subject":{"a":"进","b":1}}'
    )

    import hashlib

    assert seal_hash("0" * 64, entry.content) == hashlib.sha256(by_hand.encode()).hexdigest()


@pytest.mark.parametrize(
    "change",
    [
        "action = 'schedule.undo'",
        "actor_id = '00000000-0000-0000-0000-000000000002'",
        "subject = '{\"plan_id\": 4}'",
        "at = at - interval '1 minute'",
        "source = '10.0.0.1'",
        "organization_id = NULL",
    ],
)
def test_a_changed_entry_is_named(anchors: Path, change: str) -> None:
    write(4)
    seal(anchors)
    second = sorted(last_ids(3))[0]

    by_owner(f"UPDATE kernel_auditentry SET {change} WHERE id = %s", second)

    findings = verify_audit(anchors=read_anchors(anchors)).findings
    assert [(f.code, f.parameters["entry"], f.parameters["number"]) for f in findings] == [("changed", second, 2)]


def test_a_removed_entry_is_named(anchors: Path) -> None:
    write(4)
    seal(anchors)
    second = sorted(last_ids(3))[0]

    by_owner("DELETE FROM kernel_auditentry WHERE id = %s", second)

    findings = verify_audit(anchors=read_anchors(anchors)).findings
    assert [(f.code, f.parameters["entry"]) for f in findings] == [("removed", second)]


def test_an_entry_removed_with_its_seal_leaves_a_gap(anchors: Path) -> None:
    write(4)
    seal(anchors)
    second = sorted(last_ids(3))[0]

    by_owner("DELETE FROM kernel_auditseal WHERE entry_id = %s", second)
    by_owner("DELETE FROM kernel_auditentry WHERE id = %s", second)

    findings = verify_audit(anchors=read_anchors(anchors)).findings
    assert [(f.code, f.parameters["first"], f.parameters["last"]) for f in findings] == [("seals_missing", 2, 2)]


def test_two_entries_that_changed_places_are_both_named(anchors: Path) -> None:
    write(4)
    seal(anchors)
    second, third = sorted(last_ids(3))[:2]

    by_owner("UPDATE kernel_auditseal SET entry_id = -1 WHERE entry_id = %s", second)
    by_owner("UPDATE kernel_auditseal SET entry_id = %s WHERE entry_id = %s", second, third)
    by_owner("UPDATE kernel_auditseal SET entry_id = %s WHERE entry_id = -1", third)

    findings = verify_audit(anchors=read_anchors(anchors)).findings
    assert [(f.code, f.parameters["number"]) for f in findings] == [("changed", 2), ("changed", 3)]


def test_an_entry_put_in_later_with_an_earlier_date_is_named(anchors: Path) -> None:
    write(3)
    seal(anchors)
    write(1, at=NOW - timedelta(days=3))
    seal(anchors, NOW + timedelta(seconds=10))

    findings = verify_audit(anchors=read_anchors(anchors)).findings
    assert [(f.code, f.parameters["number"]) for f in findings] == [("inserted", 4)]


@pytest.mark.parametrize("count", [1, 3, 5])
def test_the_last_entries_cut_off_with_their_seals_are_missed_by_the_anchor(anchors: Path, count: int) -> None:
    write(5)
    seal(anchors)

    cut_off(count)

    findings = verify_audit(anchors=read_anchors(anchors)).findings
    assert [(f.code, f.parameters["missing"], f.parameters["count"]) for f in findings] == [
        ("truncated", count, 5 - count)
    ]


def test_entries_cut_off_and_others_grown_in_their_place_are_found(anchors: Path) -> None:
    write(5)
    seal(anchors)

    cut_off(2)
    write(4, at=NOW + timedelta(seconds=5))
    seal(anchors, NOW + timedelta(seconds=10))

    findings = verify_audit(anchors=read_anchors(anchors)).findings
    assert [(f.code, f.parameters["number"]) for f in findings] == [("anchor_differs", 5)]


def test_a_chain_calculated_anew_after_a_change_is_found_by_the_anchor(anchors: Path) -> None:
    write(5)
    seal(anchors)
    by_owner("UPDATE kernel_auditentry SET actor_id = NULL WHERE id = %s", last_ids(3)[-1])

    rewrite_chain(FIRM)

    assert found(anchors) == ["anchor_differs"]


def test_an_edited_anchor_a_removed_and_an_unreadable_one_are_found(anchors: Path) -> None:
    for number in range(3):
        write(2)
        seal(anchors, NOW + timedelta(seconds=number))
    whole = anchors.read_text("utf-8")
    first, second, third = whole.splitlines()

    edited = json.dumps(json.loads(second) | {"count": 3})
    for content, expected in (
        (f"{first}\n{edited}\n{third}\n", {"anchor_edited", "anchor_differs"}),
        (f"{first}\n{third}\n", {"anchor_edited"}),
        (f"{first}\nnonsense\n{third}\n", {"anchor_unreadable", "anchor_edited"}),
        ("", {"anchors_missing"}),
        (whole, set()),
    ):
        anchors.write_text(content, "utf-8") if content else anchors.unlink()
        assert set(found(anchors)) == expected, content


def test_an_anchor_file_that_was_lost_and_began_anew_is_told(anchors: Path) -> None:
    write(3)
    seal(anchors)
    anchors.unlink()

    write(1)
    seal(anchors, NOW + timedelta(seconds=10))

    assert found(anchors) == ["anchors_begun"]


def test_a_line_torn_by_a_power_cut_is_mended_by_the_next_anchor(anchors: Path) -> None:
    write(2)
    seal(anchors)
    with anchors.open("a") as file:
        file.write('{"chain": "0000')
    assert found(anchors) == ["anchor_unreadable"]

    write(1)
    seal(anchors, NOW + timedelta(seconds=10))

    assert found(anchors) == []


def test_a_restored_older_state_is_told_and_closed_by_a_named_act_that_is_recorded(anchors: Path) -> None:
    write(5)
    seal(anchors)
    cut_off(2)  # the database is an older one than the anchors
    mark_restored(path=anchors, made_at="2026-11-19T22:00:00+00:00", now=NOW)
    assert found(anchors) == ["restored", "truncated"]

    later = NOW + timedelta(minutes=5)
    accept_state(path=anchors, reason="disk failed, restored the backup of Thursday", now=later)

    verdict = verify_audit(anchors=read_anchors(anchors))
    assert verdict.findings == []
    assert {note.parameters["reason"] for note in verdict.notes} == {"disk failed, restored the backup of Thursday"}
    recorded = AuditEntry.objects.filter(action="kernel.audit_accepted", organization_id=FIRM).get()
    assert recorded.subject == {"reason": "disk failed, restored the backup of Thursday", "anchored": 5}
    cut_off(1)
    assert "truncated" in found(anchors)


def test_accepting_the_state_does_not_mend_a_changed_entry(anchors: Path) -> None:
    write(3)
    seal(anchors)
    by_owner("UPDATE kernel_auditentry SET action = 'x' WHERE id = %s", last_ids(1)[0])

    accept_state(path=anchors, reason="nothing to see here", now=NOW)

    assert found(anchors) == ["changed"]


def test_entries_without_a_seal_are_counted_with_the_age_of_the_oldest(anchors: Path) -> None:
    write(2)
    seal(anchors)
    write(1, at=NOW + timedelta(seconds=3))
    write(2, at=NOW + timedelta(seconds=8))

    verdict = verify_audit(anchors=read_anchors(anchors))

    assert (verdict.unsealed, verdict.oldest_unsealed_at) == (3, NOW + timedelta(seconds=3))


def test_a_database_that_came_from_another_cluster_is_sealed_from_where_it_stands(anchors: Path) -> None:
    write(2)
    seal(anchors)
    by_owner("UPDATE kernel_auditseal SET horizon = '99999999999'::xid8")
    by_owner("UPDATE kernel_auditentry SET transaction_id = '99999999998'::xid8")

    write(3)

    assert seal_audit(now=NOW) == 3
    assert seal_audit(now=NOW) == 0


def test_the_hourly_sealing_finds_what_the_horizon_passed_by() -> None:
    write(2)
    seal_audit(now=NOW)
    write(1)
    by_owner("UPDATE kernel_auditentry SET transaction_id = '3'::xid8 WHERE id = %s", last_ids(1)[0])

    assert seal_audit(now=NOW) == 0
    assert seal_audit(now=NOW, whole=True) == 1


@pytest.mark.django_db(transaction=True)
def test_entries_are_sealed_in_the_order_of_their_commits_though_ids_say_otherwise(anchors: Path) -> None:
    begun, commit = threading.Event(), threading.Event()

    def slow() -> None:
        from django.db import transaction

        with transaction.atomic():
            write(1)  # takes the lower id
            begun.set()
            commit.wait(10)
        connections.close_all()

    thread = threading.Thread(target=slow)
    thread.start()
    assert begun.wait(10)
    write(1)
    seal(anchors)
    commit.set()
    thread.join()
    seal(anchors, NOW + timedelta(seconds=10))

    order = list(AuditSeal.objects.order_by("number").values_list("entry_id", flat=True))
    assert len(order) == 2 and order[0] > order[1]
    assert found(anchors) == []


@pytest.mark.django_db(transaction=True)
def test_many_workers_at_once_make_one_chain(anchors: Path) -> None:
    write(400)
    start = threading.Barrier(6)

    def work() -> None:
        start.wait(10)
        for _ in range(5):
            seal_audit(now=NOW)
            anchor_chains(path=anchors, now=NOW)
        connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    numbers = list(AuditSeal.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, 401))
    assert found(anchors) == []


def test_an_event_and_an_entry_cost_one_statement_each(django_assert_num_queries: object) -> None:
    from headway.kernel.actions import record_event

    with django_assert_num_queries(2):  # type: ignore[operator]
        write(1)
        record_event(kind="schedule.plan_changed", organization_id=uuid4(), project_id=1, subject={}, now=NOW)
