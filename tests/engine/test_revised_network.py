"""A network brought forward by an edit gives what a fresh one gives, bit for bit, whatever is edited in whatever order."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.site import DAY, MONDAY, minutes
from engine.test_properties import plans
from headway.engine import build_network_from_columns, calculate, revised_network
from headway.engine.columns import CONSTRAINTS, FLAG_USES_RESOURCE_CALENDARS, KINDS, NO_INSTANT, PlanColumns, columns_of
from headway.engine.document import ActivityKind, Calendar, CalendarException, Profile, ScheduleProject
from headway.engine.errors import LoopFound, ScheduleError
from headway.engine.graph import rerank
from headway.engine.network import Network
from headway.engine.picture import Picture

pytestmark = pytest.mark.quick
DAY_MINUTES = 1440
RESOURCE_DEPENDENT = KINDS.index(ActivityKind.RESOURCE_DEPENDENT)
Outcome = tuple[Network | None, dict[str, Any]]


def as_arrays(project: ScheduleProject) -> PlanColumns:
    columns = columns_of(project)
    lists = {f.name: getattr(columns, f.name) for f in fields(columns) if isinstance(getattr(columns, f.name), list)}
    whole = {n: np.array(v, np.float64 if n in FRACTIONS else np.int32) for n, v in lists.items() if n not in OBJECTS}
    return replace(columns, **whole)


FRACTIONS = ("percent_complete", "lag_percent", "assignment_units")
OBJECTS = ("uids", "calendars")
INSTANTS = ("constraint_at", "deadline", "external_early_start", "actual_start")


def outcome(make: Any) -> Outcome:
    """The network and every column of its picture, or what refused it."""
    try:
        network = make()
        picture: Picture = calculate(network)
    except ScheduleError as error:
        return None, {"refused": error.code, **error.parameters}
    return network, {f.name: np.asarray(getattr(picture, f.name)).tolist() for f in fields(picture)}


def edited(data: st.DataObject, columns: PlanColumns) -> PlanColumns:
    """One change of one kind; columns that it does not touch stay the same objects."""
    draw, size = data.draw, len(columns.kind)
    row = draw(st.integers(0, size - 1))
    kind = draw(st.sampled_from(["duration", "instant", "constraint", "relation", "cut", "lag", "calendar", "week", "row", "date", "crew"]))  # fmt: skip
    if kind == "duration":
        length = draw(st.sampled_from([0, 240, 4800, 480 * 4000]))
        return replace(
            columns, duration=put(columns.duration, row, length), remaining=put(columns.remaining, row, length)
        )
    if kind == "instant":
        days = draw(st.sampled_from([-20_000, -40, -3, 5, 30, 20_000]))
        name = draw(st.sampled_from(INSTANTS))
        return replace(columns, **{name: put(getattr(columns, name), row, minutes(MONDAY) + days * DAY_MINUTES)})
    if kind == "constraint":
        return replace(columns, constraint=put(columns.constraint, row, draw(st.integers(0, len(CONSTRAINTS)))))
    if kind == "relation":
        return with_relation(columns, draw(st.integers(0, size - 1)), row, draw(st.integers(0, 3)))
    if kind in ("cut", "lag") and len(columns.predecessor):
        place = draw(st.integers(0, len(columns.predecessor) - 1))
        if kind == "lag":
            return replace(columns, lag=put(columns.lag, place, draw(st.sampled_from([-960, 0, 480, 48_000]))))
        return replace(columns, **{name: np.delete(getattr(columns, name), place) for name in OF_RELATIONS})
    if kind == "calendar":
        return replace(columns, calendar=put(columns.calendar, row, draw(st.integers(-1, len(columns.calendars) - 1))))
    if kind == "week":
        closed = CalendarException(date(2026, 1, 7), date(2026, 1, 9))
        first: Calendar = replace(columns.calendars[0], exceptions=[*columns.calendars[0].exceptions, closed])
        return replace(columns, calendars=[first, *columns.calendars[1:]])
    if kind == "row":
        return with_row(columns, row)
    if kind == "crew":
        return with_crew(columns, row, draw(st.integers(0, len(columns.calendars) - 1)))
    return replace(columns, data_date=columns.data_date + draw(st.sampled_from([-7, 1, 30])) * DAY_MINUTES)


OF_ROWS = ("predecessor", "successor", "assignment_activity")
OF_RELATIONS = ("predecessor", "successor", "relation_type", "lag", "lag_percent", "lag_calendar")


def put(column: Any, place: int, value: int) -> Any:
    changed = np.array(column)
    changed[place] = value
    return changed


def with_relation(columns: PlanColumns, before: int, after: int, kind: int = 0) -> PlanColumns:
    new = dict(zip(OF_RELATIONS, (before, after, kind, 480, np.nan, -1), strict=True))
    return replace(columns, **{name: np.append(getattr(columns, name), np.array([new[name]], getattr(columns, name).dtype)) for name in OF_RELATIONS})  # fmt: skip


def with_crew(columns: PlanColumns, row: int, calendar: int) -> PlanColumns:
    """A crew with a calendar of its own comes to an activity, which keeps to it."""
    new = {"activity": row, "calendar": calendar, "units": 1.0, "work": 960, "remaining_work": 480, "delay": 0}
    longer = {
        f"assignment_{name}": np.append(getattr(columns, f"assignment_{name}"), value) for name, value in new.items()
    }
    kinds = {name: column.astype(np.float64 if name in FRACTIONS else np.int32) for name, column in longer.items()}
    flags = put(columns.flags, row, int(columns.flags[row]) | FLAG_USES_RESOURCE_CALENDARS)
    return replace(columns, flags=flags, kind=put(columns.kind, row, RESOURCE_DEPENDENT), **kinds)


def with_row(columns: PlanColumns, row: int) -> PlanColumns:
    """A copy of a row, put before it: all rows after it move."""
    names = [f.name for f in fields(columns) if isinstance(getattr(columns, f.name), np.ndarray)]
    rows = [n for n in names if n not in OF_RELATIONS and not n.startswith(("assignment_", "split_"))]
    wider = {name: np.insert(getattr(columns, name), row, getattr(columns, name)[row]) for name in rows}
    moved = {name: np.where((end := np.array(getattr(columns, name))) >= row, end + 1, end).astype(np.int32) for name in OF_ROWS}  # fmt: skip
    return replace(columns, **wider, **moved, uids=[f"n{number}" for number in range(len(columns.kind) + 1)])


@settings(max_examples=120, deadline=None)
@given(plans(), st.data())
def test_edits_one_after_another_give_what_a_fresh_network_gives(project: ScheduleProject, data: st.DataObject) -> None:
    profile = data.draw(st.sampled_from(list(Profile)))
    columns = as_arrays(replace(project, options=replace(project.options, profile=profile)))
    network, before = outcome(lambda: build_network_from_columns(columns))
    if network is None:
        return
    for _ in range(data.draw(st.integers(1, 12))):
        wanted = edited(data, columns)

        anew, fresh = outcome(lambda wanted=wanted: build_network_from_columns(wanted))
        brought, revised = outcome(lambda wanted=wanted, network=network: revised_network(network, wanted))

        assert revised == fresh
        assert brought is None or anew is None or len(brought.tables.pattern) == len(anew.tables.pattern)
        if brought is None:  # refused: the plan stays as it was
            assert outcome(lambda network=network: network)[1] == before
        else:
            network, before, columns = brought, revised, wanted


def chain(count: int) -> PlanColumns:
    numbers = np.arange(count, dtype=np.int32)
    return PlanColumns(
        options=replace(columns_of(project_of_one()).options),
        calendars=[Calendar("c", "", (DAY,) * 7)],
        kind=np.ones(count, np.int32),
        parent=np.full(count, -1, np.int32),
        calendar=np.zeros(count, np.int32),
        duration=np.full(count, 480, np.int32),
        predecessor=numbers[:-1],
        successor=numbers[1:],
        relation_type=np.zeros(count - 1, np.int32),
        lag=np.zeros(count - 1, np.int32),
        lag_percent=np.full(count - 1, np.nan),
        lag_calendar=np.full(count - 1, -1, np.int32),
        project_start=minutes(MONDAY),
        data_date=minutes(MONDAY),
    )


def project_of_one() -> ScheduleProject:
    return ScheduleProject("one", "one", None)


def test_a_loop_is_refused_by_the_same_names_and_the_network_before_it_is_unharmed() -> None:
    columns = chain(9)
    network = build_network_from_columns(columns)
    order, first = network.order.copy(), calculate(network)

    with pytest.raises(LoopFound) as refused:
        revised_network(network, with_relation(columns, 6, 3))

    assert refused.value.loops == [["3", "4", "5", "6"]]
    assert np.array_equal(network.order, order)
    assert np.array_equal(calculate(network).early_start, first.early_start)


def test_only_the_stretch_between_the_ends_of_a_turned_relation_is_ordered_anew() -> None:
    """0 ... 9 in a row, the middle free: 6 now comes before 4, and nobody outside 4..6 moves."""
    order = np.arange(10, dtype=np.int32)
    pointer = np.array([0, 0, 1, 2, 3, 4, 4, 4, 5, 6, 7], np.int32)
    before = np.array([0, 1, 2, 6, 6, 7, 8], np.int32)

    assert rerank(pointer, before, order)

    assert order[:4].tolist() == [0, 1, 2, 3] and order[7:].tolist() == [7, 8, 9]
    assert order.tolist().index(6) < order.tolist().index(4)


def test_calendar_tables_and_unchanged_columns_are_taken_as_they_are() -> None:
    columns = chain(50)
    network = build_network_from_columns(columns)

    later = revised_network(network, replace(columns, duration=put(columns.duration, 3, 960)))

    assert later.tables is network.tables
    assert later.plan.lag is network.plan.lag and later.plan.duration is not network.plan.duration


def test_a_date_beyond_the_known_calendars_gets_new_ones() -> None:
    columns = replace(chain(50), deadline=np.full(50, NO_INSTANT, np.int32))
    network = build_network_from_columns(columns)

    far = minutes(MONDAY) + 30_000 * DAY_MINUTES
    later = revised_network(network, replace(columns, deadline=put(columns.deadline, 3, far)))

    assert later.tables.last_minute > far > network.tables.last_minute
