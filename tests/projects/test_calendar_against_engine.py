"""The picture of a calendar in its editor is the working time that the engine counts."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headway.engine.calendars import build_calendar_tables
from headway.engine.document import Calendar, CalendarException
from headway.projects.rules import CalendarLayer, day_in_chain

pytestmark = pytest.mark.quick
FIRST, DAYS = date(2026, 1, 1), 28
EPOCH = date(1970, 1, 1)

shifts = st.sampled_from([[], [[480, 720], [780, 1020]], [[0, 1440]], [[1200, 1440]], [[300, 301]]])
weeks = st.lists(st.one_of(st.none(), shifts), min_size=7, max_size=7)
exceptions = st.lists(
    st.tuples(
        st.integers(0, DAYS - 1),
        st.integers(0, 6),
        shifts,
        st.one_of(st.none(), st.lists(st.integers(0, 6), min_size=1, max_size=3, unique=True)),
    ),
    max_size=5,
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(weeks, exceptions), min_size=1, max_size=3))
def test_rule_3_19_every_day_of_a_chain_has_the_shifts_of_the_engine(chain: Any) -> None:
    first = (FIRST - EPOCH).days
    layers = [
        CalendarLayer(week, [[first + day, first + day + length, s, "", wd] for day, length, s, wd in found])
        for week, found in chain
    ]
    calendars = [
        Calendar(
            uid=str(number),
            name="",
            week=tuple(None if day is None else tuple(map(tuple, day)) for day in layer.week),
            exceptions=[
                CalendarException(
                    date.fromordinal(EPOCH.toordinal() + a), date.fromordinal(EPOCH.toordinal() + b),
                    tuple(map(tuple, s)), "", tuple(wd) if wd is not None else None,
                )
                for a, b, s, _name, wd in layer.exceptions
            ],
            parent_uid=str(number + 1) if number + 1 < len(layers) else None,
        )
        for number, layer in enumerate(layers)
    ]  # fmt: skip
    tables = build_calendar_tables(calendars, first, DAYS)

    worked = [
        sum(b - a for a, b in day_in_chain(layers, first + offset, (FIRST.weekday() + offset) % 7).shifts)
        for offset in range(DAYS)
    ]

    assert worked == np.diff(tables.cumulative[0]).tolist()
