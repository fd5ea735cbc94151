"""Working minutes between two instants of a calendar, for readers that must derive a duration."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from headway.engine.document import Calendar, Shift

DAYS_AT_MOST = 60 * 366


class WorkClock:
    """Cumulative working minutes per day of one calendar, grown as far as it is asked."""

    def __init__(self, calendar: Calendar, by_uid: dict[str, Calendar]) -> None:
        self._lines = list(_lineage(calendar, by_uid))
        self._exceptions = [_days_of(line) for line in self._lines]
        self._first = 0
        self._totals: list[int] = [0]

    def shifts_of(self, day: date) -> tuple[Shift, ...]:
        """The shifts of a day: own exception, own week, then the parent's rule."""
        ordinal, weekday = day.toordinal(), day.weekday()
        for line, exceptions in zip(self._lines, self._exceptions, strict=True):
            found = exceptions.get(ordinal)
            if found is not None:
                return found
            own = line.week[weekday]
            if own is not None:
                return own
        return ()

    def minutes_between(self, start: datetime, finish: datetime) -> int:
        """Working minutes of [start, finish); 0 when finish is not after start."""
        if finish <= start or (finish - start).days > DAYS_AT_MOST:
            return 0
        self._grow(start.toordinal(), finish.toordinal())
        return self._until(finish) - self._until(start)

    def _until(self, at: datetime) -> int:
        minute = at.hour * 60 + at.minute
        worked = sum(max(0, min(finish, minute) - start) for start, finish in self.shifts_of(at.date()))
        return self._totals[at.toordinal() - self._first] + worked

    def _grow(self, first: int, last: int) -> None:
        if len(self._totals) > 1 and self._first <= first and last < self._first + len(self._totals):
            return
        known = len(self._totals) > 1
        low = min(first, self._first) if known else first
        high = max(last, self._first + len(self._totals)) if known else last
        totals, total = [0], 0
        for ordinal in range(low, high + 1):
            total += sum(finish - start for start, finish in self.shifts_of(date.fromordinal(ordinal)))
            totals.append(total)
        self._first, self._totals = low, totals


class WorkClocks:
    """The clocks of one project's calendars, made when first needed."""

    def __init__(self, calendars: list[Calendar], default_uid: str | None) -> None:
        self._by_uid = {calendar.uid: calendar for calendar in calendars}
        self._default_uid = default_uid
        self._clocks: dict[str, WorkClock] = {}

    def of(self, calendar_uid: str | None) -> WorkClock | None:
        uid = calendar_uid if calendar_uid in self._by_uid else self._default_uid
        if uid is None or uid not in self._by_uid:
            return None
        if uid not in self._clocks:
            self._clocks[uid] = WorkClock(self._by_uid[uid], self._by_uid)
        return self._clocks[uid]


def merged_shifts(shifts: list[Shift]) -> tuple[Shift, ...]:
    """Shifts in order, overlapping ones united, empty ones dropped."""
    merged: list[Shift] = []
    for start, finish in sorted(shifts):
        if finish <= start:
            continue
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(finish, merged[-1][1]))
        else:
            merged.append((start, finish))
    return tuple(merged)


def week_minutes(week: tuple[tuple[Shift, ...] | None, ...]) -> int:
    return sum(finish - start for day in week if day for start, finish in day)


def _lineage(calendar: Calendar, by_uid: dict[str, Calendar]) -> list[Calendar]:
    line, seen = [calendar], {calendar.uid}
    while calendar.parent_uid in by_uid and calendar.parent_uid not in seen:
        calendar = by_uid[calendar.parent_uid]
        seen.add(calendar.uid)
        line.append(calendar)
    return line


def _days_of(calendar: Calendar) -> dict[int, tuple[Shift, ...]]:
    days: dict[int, tuple[Shift, ...]] = {}
    for exception in calendar.exceptions:
        day = exception.first_day
        while day <= exception.last_day:
            if exception.weekdays is None or day.weekday() in exception.weekdays:
                days[day.toordinal()] = exception.shifts
            day += timedelta(days=1)
    return days
