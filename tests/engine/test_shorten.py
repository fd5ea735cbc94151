"""What-if gain: the cheapest set of shortenings, against trying every set."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from engine.reference.differences import describe
from engine.reference.drawn import plans
from engine.site import WORKDAYS, days, limit, shown, site, textbook
from headway.engine import build_network, calculate_project, layout, reasons_of, shorten
from headway.engine.columns import NO_ROW
from headway.engine.cpm import calculate
from headway.engine.document import ActivityKind, Calendar, ConstraintKind, Profile, ScheduleProject
from headway.engine.why.cheapest import Cut, cheapest
from headway.engine.why.reasons import DateName
from headway.engine.why.shorten import Room, shortened

pytestmark = pytest.mark.quick

FEW = settings(max_examples=40, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))


def test_a_dearer_activity_that_serves_two_paths_beats_two_cheap_ones() -> None:
    """pit 2 -> long 5, short 5 -> roof: a day off pit for 3 against a day off both for 2 + 2."""
    yard = site([days("pit", 2), days("long", 5), days("short", 5), days("roof", 1)],
                "pit-long, pit-short, long-roof, short-roof")  # fmt: skip
    room = {0: Room(1, 3.0), 1: Room(3, 2.0), 2: Room(3, 2.0)}

    one, two = (shorten(yard.calculated.network, NO_ROW, n, room) for n in (1, 2))  # type: ignore[union-attr]

    assert (one.days, one.cost, one.reached, one.proven) == ({0: 1}, 3.0, True, True)
    assert (two.days, two.cost) == ({0: 1, 1: 1, 2: 1}, 7.0)
    assert shown(one.before) == "2026-01-14 17:00"
    assert shown(one.after) == "2026-01-13 17:00"


def test_floats_of_parallels_are_kept_and_the_fewest_days_win_without_prices() -> None:
    yard = site([days("pit", 2), days("long", 5), days("short", 4), days("roof", 1)],
                "pit-long, pit-short, long-roof, short-roof")  # fmt: skip

    found = shorten(yard.calculated.network, NO_ROW, 2)  # type: ignore[union-attr]

    assert (found.days, found.cost) == ({0: 1, 1: 1}, 2.0)


def test_what_cannot_be_reached_is_told_with_the_chain_that_blocks() -> None:
    yard = site([days("pit", 2), days("frame", 3, constraint=limit(ConstraintKind.START_ON_OR_AFTER, "2026-02-02 08:00"))],
                "pit-frame")  # fmt: skip

    found = shorten(yard.calculated.network, 1, 4)  # type: ignore[union-attr]

    assert (found.reached, found.proven, dict(found.days)) == (False, True, {})
    assert [(reason.row, reason.drivers[0].kind.value) for reason in found.blocked] == [(1, "constraint")]
    assert shorten(yard.calculated.network, 1, 2).days == {1: 2}  # type: ignore[union-attr]


def test_the_start_of_an_activity_is_brought_forward_by_what_stands_before_it() -> None:
    yard = site([days("pit", 3), days("frame", 3)], "pit-frame")

    assert shorten(yard.calculated.network, 1, 1, date=DateName.START).days == {0: 1}  # type: ignore[union-attr]


def test_an_activity_between_two_finish_relations_is_no_help_when_it_starts_later() -> None:
    """pit FF -> hang, hang SS -> roof: a shorter hang starts later, so it must not be taken."""
    yard = site([days("pit", 6), days("hang", 3), days("roof", 4)], "pit-hang FF, hang-roof SS")

    assert shorten(yard.calculated.network, 2, 1, {1: Room(2), 2: Room(2, 5.0)}).days == {2: 1}  # type: ignore[union-attr]


@st.composite
def small_plans(draw: st.DrawFn, profile: Profile, *, mixed: bool) -> tuple[ScheduleProject, dict[int, Room], int]:
    """Up to five activities of whole days, each with a price and up to two days of room; days wanted."""
    project = draw(plans(profile, mixed=mixed))
    assume(len(project.activities) <= 6)
    room = {}
    for row, activity in enumerate(project.activities):
        if activity.kind is ActivityKind.TASK:
            activity.duration_minutes = activity.remaining_minutes = 480 * draw(st.integers(1, 5))
            most = min(draw(st.integers(0, 2)), activity.duration_minutes // 480 - 1)
            room[row] = Room(most, draw(st.sampled_from([1.0, 1.0, 2.0, 3.5])))
    return project, room, draw(st.integers(1, 3))


def least_by_trying(project: ScheduleProject, room: dict[int, Room], gain: int) -> float | None:
    """The cost of the cheapest set, by calculating every one; days are counted on the calendar of what is last."""
    known = reasons_of(build_network(project))
    calendar = int(known.network.act[layout.A_CALENDAR, _last(project)])
    wanted = known.works(calendar, [known.picture.project_finish])[0] - 480 * gain
    costs = []
    for counts in itertools.product(*(range(each.days + 1) for each in room.values())):
        taken = {row: 480 * count for row, count in zip(room, counts, strict=True)}
        finish = calculate(shortened(known.network, taken)).project_finish
        if known.works(calendar, [finish])[0] <= wanted:
            costs.append(sum(each.cost * count for each, count in zip(room.values(), counts, strict=True)))
    return min(costs, default=None)


def is_cheapest(drawn: tuple[ScheduleProject, dict[int, Room], int]) -> None:
    project, room, gain = drawn
    network = build_network(project)
    found = shorten(network, NO_ROW, gain, room)
    note = f"{describe(project)}\n{room}\n{gain}\n{found}"

    assert found.before == calculate_project(project).picture.project_finish, note
    if found.reached:
        after = calculate(shortened(network, {row: 480 * count for row, count in found.days.items()})).project_finish
        assert found.before > after == found.after, note
    if found.proven:
        least = least_by_trying(project, room, gain)
        assert least == (found.cost if found.reached else None), f"{note}\nby trying: {least}"


def _last(project: ScheduleProject) -> int:
    """The activity that finishes last, of several the first one of the longest path."""
    picture = calculate_project(project).picture
    rows = [
        row for row, a in enumerate(project.activities) if a.kind is not ActivityKind.WBS and picture.longest_path[row]
    ]
    return max(rows, key=lambda row: (picture.early_finish[row], -row))


@FEW
@given(small_plans(Profile.P6, mixed=False))
def test_the_set_is_the_cheapest_of_all(drawn: tuple[ScheduleProject, dict[int, Room], int]) -> None:
    is_cheapest(drawn)


@FEW
@given(small_plans(Profile.P6, mixed=True))
def test_the_set_is_the_cheapest_of_all_on_several_calendars(
    drawn: tuple[ScheduleProject, dict[int, Room], int],
) -> None:
    is_cheapest(drawn)


@FEW
@given(small_plans(Profile.MSP, mixed=False))
def test_the_set_is_the_cheapest_of_all_under_ms_project(drawn: tuple[ScheduleProject, dict[int, Room], int]) -> None:
    is_cheapest(drawn)


def test_a_long_chain_across_calendars_is_answered_without_a_proof_and_without_a_day_too_many() -> None:
    """Twenty activities of a week, every second one on six long days: five days are found, none can be dropped."""
    six = Calendar("six", "6 x 12 h", (((420, 1140),),) * 6 + ((),))
    names = [f"w{number}" for number in range(20)]
    rows = [days(name, 5, calendar_uid="six" if n % 2 else "workdays") for n, name in enumerate(names)]
    chained = ", ".join(f"{a}-{b}" for a, b in itertools.pairwise(names))
    network = build_network(site(rows, chained, calendars=[WORKDAYS, six]).project)

    found = shorten(network, 19, 5)

    assert (found.reached, found.proven) == (True, False)
    assert found.after < found.before
    known = reasons_of(network)
    calendar = int(known.network.act[layout.A_CALENDAR, 19])
    wanted = known.works(calendar, [found.before])[0] - 5 * 480
    for row in found.days:
        fewer = {one: 480 * (count - (one == row)) for one, count in found.days.items()}
        finish = calculate(shortened(known.network, fewer)).early_finish[19]
        assert known.works(calendar, [int(finish)])[0] > wanted


def test_the_same_plan_gives_the_same_set() -> None:
    yard = textbook([days(name, 0) for name in "AB"], "A-B")
    assert shorten(yard.calculated.network, NO_ROW, 1) == shorten(yard.calculated.network, NO_ROW, 1)  # type: ignore[union-attr]


def test_cuts_are_met_at_the_least_cost() -> None:
    """Two sums that share an activity, and a choice: by hand 0 twice for the sums, 3 once for the choice."""
    cuts = [Cut((0, 1), 2), Cut((0, 2), 2), Cut((1, 3), None, (), {1: 2, 3: 1})]
    costs = {0: 3.0, 1: 2.0, 2: 2.0, 3: 1.0}

    assert cheapest(cuts, costs, {0: 2, 1: 2, 2: 2, 3: 1}) == ({0: 2, 3: 1}, True)
    assert cheapest([Cut((0,), 3)], costs, {0: 2}) is None
    assert cheapest([Cut((), None)], costs, {}) is None
