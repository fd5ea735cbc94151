"""Three-way merge, field by field: total, deterministic, idempotent, and no field lost (rule 6.14)."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headway.field.rules.merging import merge
from headway.field.rules.wire import op_id_of, payload_hash, read_operation, seq_of
from headway.kernel.clock import uuid7_of

pytestmark = pytest.mark.quick

NAMES = st.sampled_from(["weather", "headcount", "text", "remark", "wind"])
VALUES = st.one_of(st.none(), st.booleans(), st.integers(-5, 5), st.sampled_from(["晴", "雨", "𠮷", "👷‍♂️", ""]))
FORM = st.dictionaries(NAMES, VALUES, max_size=5)
OWN = st.sets(NAMES, max_size=3)


@settings(max_examples=500, deadline=None)
@given(FORM, FORM, FORM, OWN)
def test_rule_6_14_no_field_is_lost_and_every_value_is_somebodys(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any], own: set[str]
) -> None:
    merged = merge(base, mine, theirs, own=own)

    assert theirs.keys() <= merged.values.keys() <= theirs.keys() | mine.keys()
    for name, value in merged.values.items():
        assert (name in theirs and value == theirs[name]) or (name in mine and value == mine[name])
    for name in merged.conflicts:
        assert merged.values[name] == theirs[name] != mine[name]
        assert name not in own
    assert set(merged.changed) | set(merged.conflicts) <= mine.keys()


@settings(max_examples=500, deadline=None)
@given(FORM, FORM, FORM, OWN)
def test_rule_6_14_the_same_entries_merge_alike_and_merging_again_changes_nothing(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any], own: set[str]
) -> None:
    merged = merge(base, mine, theirs, own=own)

    assert merge(dict(reversed(base.items())), dict(reversed(mine.items())), theirs, own=own) == merged
    again = merge(base, mine, merged.values, own=own | set(merged.changed))
    assert again.values == merged.values
    assert again.conflicts == merged.conflicts
    assert again.changed == ()


@settings(max_examples=500, deadline=None)
@given(FORM, FORM)
def test_rule_6_14_a_lone_editor_never_conflicts(first: dict[str, Any], second: dict[str, Any]) -> None:
    """His chained entries know of each other, whatever his phone showed him meanwhile."""
    stands = merge({}, first, {}).values

    merged = merge({}, second, stands, own=set(first))

    assert merged.conflicts == ()
    assert merged.values == stands | second


@settings(max_examples=500, deadline=None)
@given(FORM, FORM)
def test_rule_6_14_different_fields_of_two_people_both_stand(mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    beside = {name: value for name, value in theirs.items() if name not in mine}

    assert merge({}, mine, beside).values == mine | beside


JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-(2**53), 2**53), st.text(st.characters(exclude_categories=["Cs"]))
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=500, deadline=None)
@given(st.dictionaries(st.sampled_from(["op_id", "user_id", "record", "changes", "seq", "kind", "x"]), JSON))
def test_whatever_comes_has_one_id_and_one_hash_and_both_survive_the_wire(raw: dict[str, Any]) -> None:
    again = orjson.loads(orjson.dumps(raw))

    assert op_id_of(raw) == op_id_of(again)
    assert payload_hash(raw) == payload_hash(again) == payload_hash(raw | {"seq": 7})
    assert seq_of(raw) is None or seq_of(raw) == raw["seq"]


@settings(max_examples=500, deadline=None)
@given(
    st.dictionaries(NAMES, st.tuples(JSON, JSON), max_size=5),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
)
def test_an_operation_reads_back_what_was_entered(changes: dict[str, Any], reporter: str) -> None:
    raw = {
        "op_id": str(uuid7_of(1, 2)),
        "seq": 1,
        "user_id": str(uuid7_of(3, 4)),
        "reporter": reporter,
        "project_id": 1,
        "record": {"kind": "form", "id": "1"},
        "kind": "write",
        "changes": {name: list(pair) for name, pair in changes.items()},
        "client_time": "2026-11-22T15:48:00+08:00",
    }
    operation = read_operation(orjson.loads(orjson.dumps(raw)), device_id=uuid7_of(1, 1), epoch=uuid7_of(1, 1))

    assert operation.entered == {name: orjson.loads(orjson.dumps(pair[1])) for name, pair in changes.items()}
    assert operation.reporter == reporter


@settings(max_examples=500, deadline=None)
@given(st.integers(0, 2**48 - 1), st.integers(0, 2**48 - 1), st.integers(0, 2**80 - 1), st.integers(0, 2**80 - 1))
def test_ids_sort_by_the_millisecond_in_which_they_were_made(first: int, second: int, one: int, other: int) -> None:
    earlier, later = uuid7_of(min(first, second), one), uuid7_of(max(first, second), other)

    assert first == second or earlier < later
    assert (earlier.version, earlier.variant) == (7, "specified in RFC 4122")
