"""Working time that two calendars have in common: a task's own calendar and that of its resource (Microsoft Project)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from headway.engine.calendars import CalendarTables, inverse_of, minute_tables


def with_shared_time(tables: CalendarTables, pairs: Sequence[tuple[int, int]]) -> CalendarTables:
    """`tables` and, after its last calendar, one for each of `pairs`, working where both of the pair work."""
    if not pairs:
        return tables
    works = tables.minutes[0, :, 1:] > tables.minutes[0, :, :-1]  # [patterns, 1440]
    known: dict[bytes, int] = {row.tobytes(): number for number, row in enumerate(works)}
    added: list[np.ndarray] = []
    rows = np.empty((len(pairs), tables.days), np.int16)
    for place, (one, other) in enumerate(pairs):
        both = np.stack([tables.pattern[one], tables.pattern[other]])
        kinds, kind_of_day = np.unique(both, axis=1, return_inverse=True)
        numbers = []
        for first, second in kinds.T:
            shared = works[first] & works[second]
            number = known.setdefault(shared.tobytes(), len(works) + len(added))
            if number == len(works) + len(added):
                added.append(shared)
            numbers.append(number)
        rows[place] = np.array(numbers, np.int16)[kind_of_day.ravel()]
    minutes = np.concatenate([tables.minutes, *(minute_tables(shared)[:, None] for shared in added)], axis=1)
    cumulative = np.zeros((len(pairs), tables.days + 1), np.int32)
    np.cumsum(minutes[0, :, -1][rows], axis=1, out=cumulative[:, 1:], dtype=np.int32)
    cumulative = np.concatenate([tables.cumulative, cumulative])
    return replace(
        tables,
        cumulative=cumulative,
        pattern=np.concatenate([tables.pattern, rows]),
        minutes=minutes,
        inverse=inverse_of(cumulative),
        shared=tables.shared + len(pairs),
    )


def without_shared_time(tables: CalendarTables) -> CalendarTables:
    """The tables of the plan's own calendars and the two built-in ones."""
    if not tables.shared:
        return tables
    count = len(tables.cumulative) - tables.shared
    return replace(
        tables,
        cumulative=tables.cumulative[:count],
        pattern=tables.pattern[:count],
        inverse=tables.inverse[:count],
        shared=0,
    )
