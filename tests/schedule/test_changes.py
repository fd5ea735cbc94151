"""Changes of rows: composed, turned round, and set against each other."""

import numpy as np
import pytest

from headway.schedule.rules.changes import Overlap, RowChange, changes_from_json, composed, inverted, overlaps
from headway.schedule.rules.outline import SORT_GAP, Siblings, outline_order

pytestmark = pytest.mark.quick

ADDED = RowChange("activity", 7, None, {"name": "基础", "parent_id": None, "duration": 480})
NAMED = RowChange("activity", 7, {"name": "基础"}, {"name": "桩基"})
LASTING = RowChange("activity", 7, {"duration": 480}, {"duration": 960})
GONE = RowChange("activity", 7, {"name": "桩基", "parent_id": None, "duration": 960}, None)
LINKED = RowChange("relation", 3, None, {"predecessor_id": 6, "successor_id": 7, "type": 0})


def test_changes_of_one_row_are_one_change() -> None:
    assert composed([NAMED, LASTING]) == {
        ("activity", 7): RowChange("activity", 7, {"name": "基础", "duration": 480}, {"name": "桩基", "duration": 960})
    }
    assert composed([ADDED, NAMED, LASTING])["activity", 7].after == {
        "name": "桩基", "parent_id": None, "duration": 960,
    }  # fmt: skip


def test_what_ends_as_it_began_is_no_change() -> None:
    assert composed([NAMED, *inverted([NAMED])]) == {}
    assert composed([ADDED, NAMED, LASTING, GONE]) == {}
    assert composed([GONE, GONE.inverse()]) == {}


def test_a_deleted_row_remembers_what_it_was_before_it_was_changed() -> None:
    assert composed([NAMED, LASTING, GONE])["activity", 7].before == {
        "name": "基础", "parent_id": None, "duration": 480,
    }  # fmt: skip


def test_edits_overlap_where_they_write_the_same_field_of_the_same_row() -> None:
    assert overlaps([NAMED], [LASTING]) == []
    assert overlaps([NAMED], [RowChange("activity", 8, {"name": "a"}, {"name": "b"})]) == []
    assert overlaps([NAMED], [NAMED]) == [Overlap("activity", 7, "name")]


@pytest.mark.parametrize(("mine", "theirs"), [(GONE, NAMED), (NAMED, GONE), (GONE, GONE)])
def test_a_row_that_one_removes_is_not_touched_by_the_other(mine: RowChange, theirs: RowChange) -> None:
    assert overlaps([mine], [theirs]) == [Overlap("activity", 7, "")]


def test_a_row_that_another_removed_cannot_be_built_on() -> None:
    assert overlaps([LINKED], [GONE]) == [Overlap("activity", 7, "")]


def test_a_row_that_another_built_on_cannot_be_removed() -> None:
    assert overlaps([GONE], [LINKED]) == [Overlap("activity", 7, "")]


def test_the_outline_is_each_parent_and_then_its_children_by_sort_key() -> None:
    # 0 block > 1 ground, 2 frame > 4 storey 1, 3 storey 2; 5 handover stands at the top, before the block
    parent = np.array([-1, 0, 0, 2, 2, -1], dtype=np.int32)
    keys = np.array([10, 1, 2, 9, 8, 5], dtype=np.int64)

    order = outline_order(parent, keys, np.arange(6, dtype=np.int32))

    assert order is not None and order.tolist() == [5, 0, 1, 2, 4, 3]


def test_parents_in_a_circle_have_no_outline() -> None:
    parent, keys = np.array([1, 2, 0, -1], dtype=np.int32), np.zeros(4, dtype=np.int64)

    assert outline_order(parent, keys, np.arange(4, dtype=np.int32)) is None


def test_between_two_neighbours_there_is_room_until_there_is_none() -> None:
    siblings = Siblings([(0, 1), (SORT_GAP, 2)])
    last, rows = 1, 0
    while (key := siblings.key_after(0, 1)) is not None:
        siblings.add(key, 100 + rows)
        last, rows = key, rows + 1

    assert (last, rows) == (1, 20)


def test_whole_rows_of_an_older_log_get_the_columns_that_came_later() -> None:
    row = {"activity_id": 7, "other_project": "P", "other_activity": "A", "direction": "successor", "type": 0, "lag": 0}

    added, gone, changed = changes_from_json([
        ["externalrelation", 1, None, row], ["externalrelation", 1, row, None], ["externalrelation", 1, {"lag": 0}, {"lag": 9}],
    ])  # fmt: skip

    newer = {"other_plan_id": None, "other_activity_id": None}
    assert added.after == gone.before == newer | row
    assert (changed.before, changed.after) == ({"lag": 0}, {"lag": 9})
