"""Any numbers at all in the columns: a picture or a named refusal, never another error, and quickly."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import numpy as np

from engine.site import DAY
from headway.engine import build_network_from_columns, calculate, revised_network
from headway.engine.columns import CONSTRAINTS, KINDS, NO_INSTANT, PlanColumns
from headway.engine.document import (
    Calendar,
    CalendarException,
    CriticalRule,
    FloatRule,
    LagCalendar,
    Profile,
    ProgressLogic,
    ScheduleOptions,
    SsLagRule,
)
from headway.engine.errors import ScheduleError
from headway.engine.plan import INSTANTS

ENDLESS_SECONDS = 20  # of CPU; usual are milliseconds
MORNING = 29_453_760 + 480
ABSURD = (-(2**31) + 1, -37_000_000, 0, 121_000_000, 2**31 - 1, 2**40)
CALENDARS = [
    Calendar("week", "", (DAY,) * 5 + ((), ())),
    Calendar("round", "", (((0, 1440),),) * 7),
    Calendar("idle", "", ((),) * 7),
    Calendar("rare", "", ((),) * 7, [CalendarException(date(y, 6, 1), date(y, 6, 1), ((480, 960),)) for y in range(2000, 2060)]),
    Calendar("two minutes", "", (((0, 1), (1439, 1440)),) * 7),
    Calendar("under", "", (None,) * 7, [CalendarException(date(1900, 1, 1), date(2199, 1, 1), ((600, 601),), "", (2,))], "week"),
]  # fmt: skip


class Draw:
    """Mostly usual numbers, now and then an absurd one."""

    def __init__(self, seed: int) -> None:
        self.chance = np.random.default_rng(seed)
        self.wild = self.chance.random() < 0.3

    def one(self, choices: Any) -> Any:
        return list(choices)[self.chance.integers(0, len(list(choices)))]

    def many(self, usual: Any, count: int, absurd: Any = ABSURD) -> np.ndarray:
        drawn = self.chance.choice(np.array(usual), count)
        strange = self.chance.random(count) < (0.02 if self.wild else 0.0)
        return np.where(strange, self.chance.choice(np.array(absurd), count), drawn)

    def plan(self) -> PlanColumns:
        count = int(self.chance.integers(0, 12))
        rows, relations = range(count), int(self.chance.integers(0, 2 * count + 1)) if count > 1 else 0
        before = self.chance.integers(0, max(1, count - 1), relations)
        after = np.minimum(before + self.chance.integers(0 if self.wild else 1, 4, relations), count - 1)
        crew = int(self.chance.integers(0, 6)) if count else 0
        shares = self.many([np.nan] * 9 + ([np.inf, -np.inf, 1e9] if self.wild else [0.5, -1.0]), relations, (np.nan,))
        codes = range(-1, len(CALENDARS))
        columns = {name: self.many([NO_INSTANT] * 6 + [MORNING, MORNING + 5000, MORNING - 50_000, MORNING + 10**6], count) for name in INSTANTS}  # fmt: skip
        columns |= {
            "kind": self.many(range(len(KINDS)), count),
            "parent": np.array([self.one(range(-1, row)) for row in rows], np.int32),
            "calendar": self.many([0, 0, 0, *codes], count),
            "duration": self.many([0, 1, 480, 4800, 288_000], count),
            "remaining": self.many([0, 240, 480], count),
            "actual": self.many([0, 240], count),
            "constraint": self.many([0] * 9 + [*range(1 + len(CONSTRAINTS))], count),
            "secondary_constraint": self.many([0] * 20 + [*range(1 + len(CONSTRAINTS))], count),
            "levelling_delay": self.many([0, 0, 480, 10**6], count),
            "flags": self.chance.integers(0, 32, count) * (self.chance.random(count) < 0.3),
            "predecessor": before,
            "successor": after,
            "relation_type": self.many(range(4), relations),
            "lag": self.many([0, 0, 480, -480, 10**5], relations),
            "lag_percent": shares,
            "lag_calendar": self.many(range(-1, 4), relations),
            "assignment_activity": self.chance.integers(0, max(1, count), crew),
            "assignment_calendar": self.many(codes, crew, codes),
            "assignment_units": self.many([1.0, 0.5], crew, (0.0, 1e-9, np.inf, np.nan)),
            "assignment_work": self.many([0, 480, 10**6], crew, (0,)),
            "assignment_remaining_work": self.many([0, 480], crew, (0,)),
        }
        return PlanColumns(self.options(), CALENDARS, project_start=self.one([MORNING, NO_INSTANT]), data_date=self.one([MORNING, NO_INSTANT, MORNING + 9999]), must_finish_by=self.one([NO_INSTANT, MORNING + 99_999]), **columns)  # fmt: skip

    def options(self) -> ScheduleOptions:
        return ScheduleOptions(
            profile=self.one(Profile),
            progress_logic=self.one(ProgressLogic),
            lag_calendar=self.one(LagCalendar),
            ss_lag_rule=self.one(SsLagRule),
            float_rule=self.one(FloatRule),
            critical_rule=self.one(CriticalRule),
            open_ends_critical=self.one([False, True]),
            multiple_critical_paths=self.one([False, True]),
            use_expected_finish=self.one([False, True]),
            honours_constraint_dates=self.one([False, True]),
            splits_in_progress_tasks=self.one([False, True]),
            schedules_from_finish=self.one([False, False, True]),
        )


def test_any_numbers_give_a_picture_or_a_named_refusal() -> None:
    calculated, refused, before = 0, set(), None
    for seed in range(400):
        columns = Draw(seed).plan()
        began = time.process_time()
        try:
            network = build_network_from_columns(columns)
            picture = calculate(network)
        except ScheduleError as error:
            refused.add(error.code)
        else:
            calculated += 1
            if before is not None:  # the network of another plan is as good a beginning as one's own
                again = calculate(revised_network(before, columns))
                assert np.array_equal(again.early_start, picture.early_start), seed
                assert np.array_equal(again.total_float, picture.total_float), seed
            before = network
        assert time.process_time() - began < ENDLESS_SECONDS or seed == 0, seed

    assert calculated > 150
    assert {"instant_out_of_range", "unknown_position", "calendar_without_work"} <= refused
