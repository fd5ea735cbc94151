"""What `headway why` knows of one activity, in words: the same ones as in the panel beside the plan."""

from __future__ import annotations

from datetime import date, timedelta

from headway.engine.columns import NO_FLOAT, NO_INSTANT, RELATION_TYPES
from headway.engine.document import Activity, ScheduleProject
from headway.engine.why.explain import Reasons
from headway.engine.why.reasons import DateName, Driver, DriverKind, Reason, Standing
from headway.engine.why.rests import goes_on_from, rests_of
from headway.engine.why.working_time import IdleDays
from headway.words import text

_FIRST_DAY = date(1970, 1, 1)
_MINUTES_PER_DAY = 1440
_FROM_FINISH = ("FS", "FF")
_MOST_SPANS = 4
_MOST_NAMES = 8
_KEYS = {
    DriverKind.PROJECT_START: "plan_start",
    DriverKind.AS_LATE: "late",
    DriverKind.SPANNED: "spanning",
}


class Words:
    """The answer in one language."""

    def __init__(self, project: ScheduleProject, reasons: Reasons, language: str) -> None:
        self.project, self.reasons, self.language = project, reasons, language
        self.round_the_clock = len(project.calendars) + 1

    def told(self, row: int, most: int) -> list[str]:
        """Question, numbered chain, and how critical it is."""
        chain, more = self.reasons.chain(row, most)
        lines = [self._question(chain[0])]
        for number, reason in enumerate(chain, 1):
            lines += self._step(number, reason)
        if more:
            lines.append(self._say("why.more"))
        return [*lines, *self._standing(self.reasons.standing(row))]

    # -- the chain

    def _question(self, first: Reason) -> str:
        key = "why.question.finish" if first.date is DateName.FINISH else "why.question.start"
        at = self._finish_day(first.at) if first.date is DateName.FINISH else self._day(first.at)
        return self._say(key, name=self._name(first.row), day=at)

    def _step(self, number: int, reason: Reason) -> list[str]:
        rests, semicolon = rests_of(self.reasons, reason), self._say("client.list.semicolon")
        span = self._span(reason)
        if rests.within:
            span += semicolon + self._say("client.why.skipped", days=self._idle(rests.within))
        why = self._reason(reason)
        if rests.before:
            why += semicolon + self._say("client.why.waited", days=self._idle(rests.before))
        return [f"{number:3}. {self._name(reason.row)}", f"     {span}", f"     {why}"]

    def _span(self, reason: Reason) -> str:
        picture, activity = self.reasons.picture, self._activity(reason.row)
        start, finish = int(picture.start[reason.row]), int(picture.finish[reason.row])
        if start == NO_INSTANT:
            return self._say("why.no_dates")
        goes_on = goes_on_from(self.reasons, reason) is not None
        minutes = activity.remaining_minutes if goes_on else activity.duration_minutes
        if not minutes:
            first, last = self._day(start), self._finish_day(finish)
            return first if start == finish else f"{first} → {last}"
        return self._say(
            "client.why.span",
            start=self._day(start),
            finish=self._finish_day(finish),
            days=self._days(minutes, elapsed=activity.duration_elapsed),
        )

    def _reason(self, reason: Reason) -> str:
        if not reason.drivers:
            return self._say("client.why.none")
        # nobody waits any more for work that is done, where something else holds it as well
        told = [d for n, d in enumerate(reason.drivers) if n == 0 or not self._is_done_relation(d)]
        return self._say("client.list.semicolon").join(dict.fromkeys(self._driver(reason, d) for d in told))

    def _is_done_relation(self, driver: Driver) -> bool:
        return driver.kind is DriverKind.RELATION and self._activity(driver.row).actual_finish is not None

    def _driver(self, reason: Reason, driver: Driver) -> str:
        day = self._finish_day(driver.at) if driver.holds_finish else self._day(driver.at)
        match driver.kind:
            case DriverKind.RELATION:
                return self._relation(driver)
            case DriverKind.CONSTRAINT if driver.constraint is not None:
                kind = self._say(f"client.constraint.{driver.constraint.value}")
                key = "client.why.constraint" if driver.through < 0 else "client.why.summary.constraint"
                return self._say(key, kind=kind, day=day)
            case DriverKind.ACTUAL if reason.at != driver.at:
                return self._say("client.why.begun", day=day)
            case DriverKind.ACTUAL:
                return self._actual(reason.row)
            case DriverKind.LEVELLING_DELAY:
                return self._say("client.why.levelling", days=self._days(driver.lag))
        if goes_on_from(self.reasons, reason) == driver.at and driver.kind in (
            DriverKind.DATA_DATE,
            DriverKind.RESUME,
            DriverKind.PROJECT_START,
        ):
            activity = self._activity(reason.row)
            return self._say(
                "client.why.progress",
                percent=f"{activity.percent_complete:.0%}",
                days=self._days(activity.remaining_minutes),
                day=day,
                finish=self._finish_day(int(self.reasons.picture.finish[reason.row])),
            )
        key = _KEYS.get(driver.kind, driver.kind.value)
        name = self._name(driver.row) if driver.row >= 0 else ""
        return self._say(f"client.why.{key}", day=day, name=name)

    def _relation(self, driver: Driver) -> str:
        kind = RELATION_TYPES[driver.relation_type].value
        from_finish = kind in _FROM_FINISH
        at = driver.own if driver.own != NO_INSTANT else driver.at
        key = "client.why.relation.finish" if from_finish else "client.why.relation.start"
        return self._say(
            key if driver.through < 0 else "client.why.summary",
            name=self._name(driver.row),
            day=self._finish_day(at) if from_finish else self._day(at),
            link=kind + self._lag(driver),
        )

    def _lag(self, driver: Driver) -> str:
        has_begun = self._activity(driver.row).actual_start is not None
        minutes = int(self.reasons.plan.lag[driver.relation]) if has_begun else driver.lag
        if not minutes:
            return ""
        elapsed = driver.lag_calendar == self.round_the_clock
        days = ("+" if minutes > 0 else "") + self._days(minutes, elapsed=elapsed)
        return self._say("client.days.elapsed" if elapsed else "client.days", days=days)

    def _actual(self, row: int) -> str:
        picture, done = self.reasons.picture, self._activity(row).actual_finish is not None
        return self._say(
            "client.why.actual",
            start=self._day(int(picture.start[row])),
            finish=self._finish_day(int(picture.finish[row])) if done else self._say("client.why.running"),
        )

    # -- how critical

    def _standing(self, standing: Standing) -> list[str]:
        if standing.total_float == NO_FLOAT or self._activity(standing.row).actual_finish is not None:
            return []
        days = self._days(standing.total_float)
        lines = ["", self._say(f"why.{_degree(standing)}", days=days)]
        if len(standing.path) > 1:
            lines.append(self._say("why.path", names=self._way([one.row for one in standing.path], " → ")))
        lines += [self._bound(driver) for driver in standing.path[-1].drivers[:1]]
        if standing.parallel:
            lines.append(self._say("why.parallel", names=self._way(self._until_they_part(standing), " ← ")))
        return lines

    def _until_they_part(self, standing: Standing) -> list[int]:
        """The parallel path back to the activity that its own chain comes from as well."""
        own = {reason.row for reason in self.reasons.chain(standing.row, self.reasons.plan.size)[0]}
        rows = [reason.row for reason in standing.parallel]
        parted = next((at for at, row in enumerate(rows) if row in own), len(rows))
        return rows[: parted + 1]

    def _way(self, rows: list[int], arrow: str) -> str:
        """Names along a path; of a long one both ends, and how many stand between."""
        names = [self._name(row) for row in rows]
        if len(names) > _MOST_NAMES:
            between = self._say("why.between", count=len(names) - _MOST_NAMES + 1)
            names = [*names[: _MOST_NAMES - 2], between, names[-1]]
        return arrow.join(names)

    def _bound(self, driver: Driver) -> str:
        if driver.constraint is not None:
            limit = self._say(f"client.constraint.{driver.constraint.value}")
            return self._say("why.bound.constraint", kind=limit, day=self._finish_day(driver.at))
        return self._say(f"why.bound.{driver.kind.value}", day=self._finish_day(driver.at))

    # -- names, days, numbers

    def _say(self, key: str, **parameters: object) -> str:
        return text(key, self.language, **parameters)

    def _activity(self, row: int) -> Activity:
        return self.project.activities[row]

    def _name(self, row: int) -> str:
        activity = self._activity(row)
        return f"{activity.code} {activity.name}".strip() if activity.code != activity.name else activity.name

    def _days(self, minutes: int, *, elapsed: bool = False) -> str:
        per_day = _MINUTES_PER_DAY if elapsed else self.project.options.minutes_per_day
        return f"{minutes / per_day:.2f}".rstrip("0").rstrip(".").replace("-", "−")

    def _day(self, minutes: int) -> str:
        if minutes == NO_INSTANT:
            return "—"
        day = _FIRST_DAY + timedelta(days=minutes // _MINUTES_PER_DAY)
        clock = minutes % _MINUTES_PER_DAY
        return f"{day} {clock // 60:02}:{clock % 60:02}"

    def _finish_day(self, minutes: int) -> str:
        return self._day(minutes)

    def _idle(self, spans: list[IdleDays]) -> str:
        """Holidays by their names first, then weekends; beyond four spans the number of days."""
        named = sorted(spans, key=lambda span: span.name == "")
        told = [self._idle_span(span) for span in named[:_MOST_SPANS]]
        listed = self._say("client.list.comma").join(told)
        if len(spans) <= _MOST_SPANS:
            return listed
        count = sum(span.last_day - span.first_day + 1 for span in spans)
        return self._say("client.why.idle.more", days=listed, count=count)

    def _idle_span(self, span: IdleDays) -> str:
        first, last = (_FIRST_DAY + timedelta(days=day) for day in (span.first_day, span.last_day))
        days = f"{first:%m-%d}" if first == last else f"{first:%m-%d}～{last:%m-%d}"
        if span.name:
            return f"{span.name} {days}"
        return f"{days} {self._say(f'why.weekday.{first.weekday()}')}" if first == last else days


def _degree(standing: Standing) -> str:
    if not standing.critical:
        return "not_critical"
    if standing.total_float == 0:
        return "critical"
    return "critical.late" if standing.total_float < 0 else "critical.near"
