"""Links as Microsoft Project holds them: one between the same two tasks, lags on the successor's calendar."""

from __future__ import annotations

from datetime import datetime, timedelta

from headway.engine.document import (
    Activity,
    LagCalendar,
    RecordedDates,
    Relation,
    RelationType,
    ScheduleOptions,
    ScheduleProject,
)
from headway.interchange.msp.tasks import RELATION_TYPES
from headway.interchange.msp.writer.elements import Element, add, child, tenths
from headway.interchange.report import Findings, Row
from headway.interchange.writing import leave_out

TYPES = {kind: number for number, kind in RELATION_TYPES.items()}
DAYS, ELAPSED_DAYS, PERCENT, ELAPSED_PERCENT = 7, 8, 19, 20
_FAR = timedelta(days=100_000)


def kept_links(
    project: ScheduleProject, dates: dict[str, RecordedDates], findings: Findings
) -> dict[str, list[Relation]]:
    """The links of each successor; of several between the same two the one that holds closest is kept."""
    names = {activity.uid: activity for activity in project.activities}
    pairs: dict[tuple[str, str], list[Relation]] = {}
    for relation in project.relations:
        if relation.predecessor_uid in names and relation.successor_uid in names:
            pairs.setdefault((relation.predecessor_uid, relation.successor_uid), []).append(relation)
        else:
            leave_out(findings, "relations")
    kept: dict[str, list[Relation]] = {}
    for (_, successor), links in pairs.items():
        best = links[0] if len(links) == 1 else min(links, key=lambda link: _room(link, dates))
        for link in links:
            if link is not best:
                findings.loss("export_second_link", _row(link, best, names), severity="warning")
                leave_out(findings, "relations")
        kept.setdefault(successor, []).append(best)
    return kept


def _row(link: Relation, best: Relation, names: dict[str, Activity]) -> Row:
    before, after = names[link.predecessor_uid], names[link.successor_uid]
    return {
        "code": f"{before.code} → {after.code}",
        "name": f"{link.type.value}（{best.type.value}）",
        "lag_minutes": link.lag_minutes,
    }


def _room(link: Relation, dates: dict[str, RecordedDates]) -> timedelta:
    """By how much calendar time the successor could come forward before this link stops it."""
    before, after = dates.get(link.predecessor_uid), dates.get(link.successor_uid)
    left = _end(before, at_finish=link.type in (RelationType.FS, RelationType.FF))
    right = _end(after, at_finish=link.type in (RelationType.FF, RelationType.SF))
    return _FAR if left is None or right is None else right - left - timedelta(minutes=link.lag_minutes)


def _end(dates: RecordedDates | None, *, at_finish: bool) -> datetime | None:
    return None if dates is None else dates.finish if at_finish else dates.start


def add_links(task: Element, links: list[Relation], numbers: dict[str, int], options: ScheduleOptions) -> None:
    """`PredecessorLink` elements of one task."""
    for link in links:
        part = child(task, "PredecessorLink")
        add(part, "PredecessorUID", numbers[link.predecessor_uid])
        add(part, "Type", TYPES[link.type])
        add(part, "CrossProject", False)
        elapsed = _calendar_of_lag(link, options) is LagCalendar.ELAPSED
        if link.lag_percent is not None:
            add(part, "LinkLag", round(link.lag_percent * 100))
            add(part, "LagFormat", ELAPSED_PERCENT if elapsed else PERCENT)
        else:
            add(part, "LinkLag", tenths(link.lag_minutes))
            add(part, "LagFormat", ELAPSED_DAYS if elapsed else DAYS)


def _calendar_of_lag(link: Relation, options: ScheduleOptions) -> LagCalendar:
    return LagCalendar.ELAPSED if link.lag_elapsed else link.lag_calendar or options.lag_calendar


def note_lags(project: ScheduleProject, links: dict[str, list[Relation]], findings: Findings) -> None:
    """Lags that count otherwise in Microsoft Project: on another calendar, parts of a per cent."""
    activities = {activity.uid: activity for activity in project.activities}
    default = project.default_calendar_uid
    for link in (link for kept in links.values() for link in kept):
        before, after = activities[link.predecessor_uid], activities[link.successor_uid]
        row = {"code": f"{before.code} → {after.code}", "name": after.name}
        if link.lag_percent is not None and round(link.lag_percent * 100, 6) % 1:
            findings.loss("export_lag_rounded", row, severity="warning")
        if link.lag_percent is not None or not link.lag_minutes:
            continue
        counts_on = {
            LagCalendar.PREDECESSOR: before.calendar_uid or default,
            LagCalendar.PROJECT: default,
        }
        own = after.calendar_uid or default
        if counts_on.get(_calendar_of_lag(link, project.options), own) != own:
            findings.loss("export_lag_calendar", row, severity="warning")
