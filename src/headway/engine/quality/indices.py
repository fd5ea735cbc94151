"""Points 12 to 14 of the DCMA's assessment: the critical path test, CPLI and BEI.

Source: DCMA-EA PAM 200.1, October 2012, sections 4.12 to 4.14, 3.1.2.3 (CPLI) and 3.1.2.4 (BEI).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from headway.engine import layout
from headway.engine.calendars import CalendarTables, build_calendar_tables
from headway.engine.columns import NO_FLOAT, NO_INSTANT, NO_ROW
from headway.engine.cpm import calculate
from headway.engine.errors import ScheduleError
from headway.engine.lookups import work_between
from headway.engine.network import build
from headway.engine.quality.check import NOBODY, Check, Ints, Rule, Unit
from headway.engine.quality.dcma import due_by_now
from headway.engine.quality.population import Population, rows_of

DELAY_DAYS = 600  # the pamphlet's own example of a slip that no float takes up
PROPORTION = 0.95  # holidays of several calendars shorten or lengthen so long a slip by a few days
CRITICAL_PATH_TEST = Rule("critical_path_test", 12, Unit.DAYS, DELAY_DAYS * PROPORTION, at_least=True)
CPLI = Rule("cpli", 13, Unit.INDEX, 0.95, at_least=True)
BEI = Rule("bei", 14, Unit.INDEX, 0.95, at_least=True)


def critical_path_test(people: Population) -> Check:
    """4.12: 600 working days more on an unfinished activity of the longest path move the end of the plan by as much.

    The plan is calculated anew with the longer activity; the end is the activity that finishes last now. Example:
    A 3 d -> B 5 d, with A at 603 d B ends 600 d later. Where B must finish on a day of its own it stays: failed.
    """
    row = _critical_task(people)
    if row is None:
        return CRITICAL_PATH_TEST.not_applicable("no_critical_work" if people.open_tasks.any() else people.without)
    plan, delay = people.network.plan, np.int32(DELAY_DAYS * people.minutes_per_day)
    duration, remaining = plan.duration.copy(), plan.remaining.copy()
    duration[row] += delay
    remaining[row] += delay
    try:
        longer = replace(plan.columns, duration=duration, remaining=remaining)
        moved = calculate(build(longer, earlier=people.network))
        alone = calculate(people.network)  # other projects of the file may have moved the picture
    except ScheduleError:
        return CRITICAL_PATH_TEST.not_applicable("not_calculable")
    calendar, end = int(people.network.act[layout.A_CALENDAR, row]), _last_row(people)
    finish, late = int(alone.early_finish[end]), int(moved.early_finish[end])
    slip = _work(people, calendar, finish, late) / people.minutes_per_day
    return CRITICAL_PATH_TEST.measured(slip, 0, np.array([row], np.int32), 0)


def _critical_task(people: Population) -> int | None:
    """The first unfinished task of the longest path; without one, of the smallest float.

    Work that its resources' calendars stretch, or that an expected finish holds, does not follow its duration.
    """
    network, picture = people.network, people.picture
    segments = np.diff(network.segments[0])[: network.size]
    usable = people.open_tasks & (segments == 0) & (network.act[layout.A_EXPECTED, : network.size] == NO_INSTANT)
    rows = rows_of(usable & picture.longest_path)
    if not len(rows):
        known = usable & (picture.total_float != NO_FLOAT)
        if not known.any():
            return None
        rows = rows_of(known & (picture.total_float == picture.total_float[known].min()))
    return int(rows[np.argmin(picture.early_start[rows])])


def _last_row(people: Population) -> int:
    """The unfinished activity with the latest finish; of several the one that logic puts last."""
    order = people.network.order
    order = order[order < people.network.size]
    order = order[people.open_work[order]]
    finishes = people.picture.early_finish[order]
    return int(order[np.flatnonzero(finishes == finishes.max())[-1]])


def cpli(people: Population) -> Check:
    """4.13: (critical path length + float to the promised finish) / critical path length, at least 0.95.

    The length runs from the data date to the project's finish in working time of the plan's own calendar. Promised is
    the contract's finish, else the plan's must-finish-by, else the baseline's last finish. Example: 100 days to go and 5
    days late give 0.95.
    """
    if not people.open_work.any():
        return CPLI.not_applicable(people.without)
    promised = _promised_finish(people)
    if promised is None:
        return CPLI.not_applicable("no_promised_finish")
    columns = people.network.plan.columns
    calendar = people.network.tables.standard if columns.default_calendar == NO_ROW else columns.default_calendar
    now = people.data_date if people.data_date != NO_INSTANT else people.picture.project_start
    length = _work(people, calendar, now, people.picture.project_finish)
    if length <= 0:
        return CPLI.not_applicable("nothing_ahead")
    ahead = length + _work(people, calendar, people.picture.project_finish, promised)
    return CPLI.measured(ahead / length, 0, NOBODY, 0)


def _promised_finish(people: Population) -> int | None:
    if people.facts.promised_finish is not None:
        return people.facts.promised_finish
    if people.network.plan.columns.must_finish_by != NO_INSTANT:
        return people.network.plan.columns.must_finish_by
    baseline = people.facts.baseline_finish
    last = NO_INSTANT if baseline is None else int(baseline.max(initial=NO_INSTANT))
    return None if last == NO_INSTANT else last


def bei(people: Population) -> Check:
    """4.14: tasks finished / (tasks due by the data date + tasks without a baseline finish), at least 0.95.

    The findings are the due tasks that are not finished. Source also: DAU, *Baseline Execution Index*.
    """
    due = due_by_now(people)
    if isinstance(due, str):
        return BEI.not_applicable(due)
    baseline = people.facts.baseline_finish
    assert baseline is not None
    among = int(due.sum()) + int((people.tasks & (baseline == NO_INSTANT)).sum())
    if among == 0:
        return BEI.not_applicable("nothing_due")
    finished = int((people.tasks & people.network.plan.complete).sum())
    unfinished = rows_of(due & people.open_tasks)
    return BEI.measured(finished / among, finished, unfinished, among)


def _work(people: Population, calendar: int, start: int, finish: int) -> int:
    """Working minutes between two instants, negative when they run backwards."""
    tables = _reaching(people, min(start, finish), max(start, finish))
    out = np.zeros(1, np.int64)
    ends: list[Ints] = [np.array([value], np.int32) for value in (calendar, start, finish)]
    work_between(tables.for_kernels, *ends, out)
    return int(out[0])


def _reaching(people: Population, first: int, last: int) -> CalendarTables:
    """The network's calendars, over a longer horizon where it does not hold both instants."""
    tables = people.network.tables
    if tables.first_minute < first and last < tables.last_minute:
        return tables
    low, high = min(tables.first_day, first // 1440 - 1), max(tables.first_day + tables.days, last // 1440 + 2)
    return build_calendar_tables(people.network.plan.columns.calendars, low, high - low)
