"""What looks wrong in a plan, whatever file it came from: the same checks for every reader."""

from __future__ import annotations

from collections import Counter, defaultdict

from headway.engine.document import Activity, ActivityKind, Relation, ScheduleDocument, ScheduleProject
from headway.interchange.report import Findings

NOT_IN_THE_NETWORK = (ActivityKind.WBS, ActivityKind.LEVEL_OF_EFFORT, ActivityKind.WBS_SUMMARY_ACTIVITY)
LOOPS_SHOWN = 20
DURATIONS = ("duration_minutes", "remaining_minutes", "actual_minutes", "levelling_delay_minutes")


def note_progress(activity: Activity, findings: Findings) -> None:
    """Count an activity's progress as one record."""
    if activity.actual_start or activity.actual_finish or activity.percent_complete:
        findings.count("progress", 1)
    if activity.actual_finish and not activity.actual_start:
        findings.quality("finish_without_start", _row(activity))
    if activity.actual_start and activity.actual_finish and activity.actual_finish < activity.actual_start:
        findings.quality("finish_before_start", _row(activity), severity="error")


def check_document(document: ScheduleDocument, findings: Findings) -> None:
    """Clean the relations (what must not be written twice goes) and report what a planner should see."""
    for project in document.projects:
        by_uid = {activity.uid: activity for activity in project.activities}
        _clean_relations(project, by_uid, findings)
        _check_durations(project, findings)
        _check_references(project, by_uid, findings)
        _check_codes(project, findings)
        _check_dangling(project, findings)
        _check_loops(project, by_uid, findings)
        _check_data_date(project, findings)


def _row(activity: Activity, **more: str) -> dict[str, str]:
    return {"uid": activity.uid, "code": activity.code, "name": activity.name, **more}


def _clean_relations(project: ScheduleProject, by_uid: dict[str, Activity], findings: Findings) -> None:
    kept: list[Relation] = []
    seen: set[tuple[object, ...]] = set()
    uids: Counter[str] = Counter()
    for relation in project.relations:
        fault = _fault(relation, by_uid)
        if fault:
            findings.quality(
                fault,
                {"uid": relation.uid, "predecessor": relation.predecessor_uid, "successor": relation.successor_uid},
            )
            findings.count("relations", 0, -1)
            continue
        same = (
            relation.predecessor_uid,
            relation.successor_uid,
            relation.type,
            relation.lag_minutes,
            relation.lag_percent,
            relation.lag_elapsed,
        )
        if same in seen:
            findings.quality(
                "duplicate_relation",
                {
                    "predecessor": by_uid[relation.predecessor_uid].code,
                    "successor": by_uid[relation.successor_uid].code,
                },
            )
            findings.count("relations", 0, -1)
            continue
        seen.add(same)
        uids[relation.uid] += 1
        if uids[relation.uid] > 1:
            relation.uid = f"{relation.uid}#{uids[relation.uid]}"
        kept.append(relation)
    project.relations = kept


def _fault(relation: Relation, by_uid: dict[str, Activity]) -> str | None:
    if relation.predecessor_uid not in by_uid or relation.successor_uid not in by_uid:
        return "relation_unknown_end"
    return "self_relation" if relation.predecessor_uid == relation.successor_uid else None


def _check_durations(project: ScheduleProject, findings: Findings) -> None:
    """A negative duration means nothing in any tool: it is taken as none, and said so."""
    for activity in project.activities:
        for name in DURATIONS:
            minutes = getattr(activity, name)
            if minutes < 0:
                findings.quality(
                    "negative_duration", _row(activity, field=name, minutes=str(minutes)), severity="error"
                )
                setattr(activity, name, 0)


def _check_references(project: ScheduleProject, by_uid: dict[str, Activity], findings: Findings) -> None:
    """Rows of calendars and parents that are not there: the project's calendar and the top are taken, and said so."""
    calendars: set[str | None] = {calendar.uid for calendar in project.calendars} | {None}
    if project.default_calendar_uid not in calendars:
        findings.quality("missing_default_calendar", {"name": project.name})
        project.default_calendar_uid = None
    for activity in project.activities:
        if activity.calendar_uid not in calendars:
            findings.quality("missing_calendar", _row(activity, calendar=activity.calendar_uid or ""))
            activity.calendar_uid = None
        if activity.parent_uid is not None and activity.parent_uid not in by_uid:
            findings.quality("missing_wbs", _row(activity))
            activity.parent_uid = None
    for resource in project.resources:
        if resource.calendar_uid not in calendars:
            resource.calendar_uid = None


def _check_codes(project: ScheduleProject, findings: Findings) -> None:
    uses = Counter(activity.code for activity in project.activities if activity.kind is not ActivityKind.WBS)
    for activity in project.activities:
        if activity.kind is not ActivityKind.WBS and uses[activity.code] > 1:
            findings.quality("duplicate_code", _row(activity))


def _check_dangling(project: ScheduleProject, findings: Findings) -> None:
    """Unfinished work without a predecessor or without a successor. A link of a summary row counts for its rows."""
    has_before = {item.successor_uid for item in project.relations} | _external(project, "predecessor")
    has_after = {item.predecessor_uid for item in project.relations} | _external(project, "successor")
    parent = {activity.uid: activity.parent_uid for activity in project.activities}
    for activity in project.activities:
        if activity.kind in NOT_IN_THE_NETWORK or activity.actual_finish or activity.inactive:
            continue
        if not _self_or_above(activity.uid, parent, has_after):
            findings.quality("missing_successor", _row(activity))
        if activity.actual_start is None and not _self_or_above(activity.uid, parent, has_before):
            findings.quality("missing_predecessor", _row(activity))


def _external(project: ScheduleProject, direction: str) -> set[str]:
    return {item.activity_uid for item in project.external_relations if item.direction == direction}


def _self_or_above(uid: str | None, parent: dict[str, str | None], linked: set[str]) -> bool:
    steps = 0
    while uid is not None and steps < 200:
        if uid in linked:
            return True
        uid, steps = parent.get(uid), steps + 1
    return False


def _check_loops(project: ScheduleProject, by_uid: dict[str, Activity], findings: Findings) -> None:
    for loop in _loops(project.relations)[:LOOPS_SHOWN]:
        codes = [by_uid[uid].code for uid in loop[:50]]
        findings.quality("loop", {"codes": codes, "uids": loop[:50], "length": len(loop)}, severity="error")


def _loops(relations: list[Relation]) -> list[list[str]]:
    """Groups of activities that wait for each other (strongly connected, more than one).

    Rows that lie in no loop are peeled off from both ends first; usually nothing is left.
    """
    after: dict[str, list[str]] = defaultdict(list)
    for relation in relations:
        after[relation.predecessor_uid].append(relation.successor_uid)
    left = _peeled(_peeled(after, reverse=False), reverse=True)
    return _components(left)


def _peeled(after: dict[str, list[str]], *, reverse: bool) -> dict[str, list[str]]:
    """The graph, turned round, without the rows that nothing precedes, nor those that only follow such rows."""
    waiting: Counter[str] = Counter(uid for targets in after.values() for uid in targets)
    free = [uid for uid in after if not waiting[uid]]
    gone = set(free)
    while free:
        for target in after.get(free.pop(), ()):
            waiting[target] -= 1
            if not waiting[target]:
                gone.add(target)
                free.append(target)
    turned: dict[str, list[str]] = defaultdict(list)
    for uid, targets in after.items():
        for target in targets:
            if uid not in gone and target not in gone:
                turned[target].append(uid)
    return turned


def _components(after: dict[str, list[str]]) -> list[list[str]]:
    """Strongly connected groups of what is left: rows reached from a row that also reach it."""
    before: dict[str, list[str]] = defaultdict(list)
    for uid, targets in after.items():
        for target in targets:
            before[target].append(uid)
    order: list[str] = []
    seen: set[str] = set()
    for root in after:
        order += _finished(root, after, seen)
    groups, taken = [], set[str]()
    for root in reversed(order):
        group = _finished(root, before, taken)
        if len(group) > 1:
            groups.append(sorted(group))
    return sorted(groups)


def _finished(root: str, after: dict[str, list[str]], seen: set[str]) -> list[str]:
    """Rows reachable from `root` and not seen before, in the order in which a depth-first walk leaves them."""
    if root in seen:
        return []
    seen.add(root)
    left: list[str] = []
    path = [(root, iter(after.get(root, ())))]
    while path:
        uid, targets = path[-1]
        step = next((target for target in targets if target not in seen), None)
        if step is None:
            left.append(uid)
            path.pop()
        else:
            seen.add(step)
            path.append((step, iter(after.get(step, ()))))
    return left


def _check_data_date(project: ScheduleProject, findings: Findings) -> None:
    for activity in project.activities:
        latest = max(filter(None, (activity.actual_start, activity.actual_finish)), default=None)
        if latest and project.data_date and latest > project.data_date and activity.kind is not ActivityKind.WBS:
            findings.quality("actual_after_data_date", _row(activity))
