"""Reports for whoever decides on them: the list, one of them whole, the trail of an activity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Q

from headway.field.queries.blobs import states_of
from headway.kernel.errors import NotFound
from headway.people.roles import SEE_HISTORY
from headway.progress.models import Decision, Entry, FactSeal
from headway.progress.queries.expected import Expected, get_expected
from headway.progress.queries.judged import Deciders, Judged, get_deciders, judge, list_waiting
from headway.progress.queries.log import list_log
from headway.progress.queries.site_day import hours_by_activity
from headway.progress.rules.replay import Told, counted_values, entry_states, values_of
from headway.projects.queries import get_project_for, list_resource_names, may
from headway.schedule.queries.plans import get_live_plan
from headway.schedule.queries.scope import get_scope
from headway.schedule.queries.site_activities import SiteActivity, list_paths, list_resources_of
from headway.schedule.rules.instants import iso

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project
    from headway.schedule.models import Plan

Json = dict[str, Any]
PACE_DAYS = 8
RECORD_DAYS = 30
MOST_DECIDED = 500


def list_reports(user: Account, project_id: int, *, state: str, day: date | None, now: datetime) -> Json:
    """Reports of a project with counts: those that wait (of any day), or those of a day that were decided on.

    Raises NotFound, NotAllowed (who does not see the whole plan).
    """
    project = get_project_for(user, project_id, SEE_HISTORY)
    plan = get_live_plan(project)
    if plan is None:
        return {"reports": [], "counts": _counts([], 0), "deadline_hours": 24}
    deciders = get_deciders(project, now)
    if state == "waiting":
        judged = list_waiting(project, plan, deciders, now)
        judged = [one for one in judged if day is None or one.entry.day == day]
    else:
        judged = _decided(project, plan, deciders, day, now)
    lines = _lines(user, project, plan, deciders, judged)
    missing = sum("photo_missing" in {doubt["code"] for doubt in line["doubts"]} for line in lines)
    return {"reports": lines, "counts": _counts(judged, missing), "deadline_hours": deciders.settings.deadline_hours}


def _decided(project: Project, plan: Plan, deciders: Deciders, day: date | None, now: datetime) -> list[Judged]:
    rows = Decision.objects.filter(project=project).exclude(entry__activity_id=None)
    if day is not None:
        rows = rows.filter(entry__day=day)
    chosen = dict(rows.order_by("-id").values_list("entry_id", "entry__activity_id")[:MOST_DECIDED])
    logs = list_log(project.pk, {number for number in chosen.values() if number is not None})
    return judge(project, plan, deciders, logs, set(chosen), now)


def _counts(judged: Sequence[Judged], missing: int) -> Json:
    oldest = min((one.entry.at for one in judged), default=None)
    return {
        "all": len(judged),
        "clean": sum(not one.doubts for one in judged),
        "doubtful": sum(bool(one.doubts) for one in judged),
        "critical": sum(bool(one.activity and one.activity.is_critical) for one in judged),
        "without_photo": missing,
        "overdue": sum(one.is_overdue for one in judged),
        "oldest_at": oldest.isoformat() if oldest else None,
    }


def _lines(user: Account, project: Project, plan: Plan, deciders: Deciders, judged: Sequence[Judged]) -> list[Json]:
    activities = {one.activity_id: one.activity for one in judged if one.activity is not None}
    expected = get_expected(plan, activities)
    paths = list_paths(plan, list(activities))
    resources = list_resources_of(plan, list(activities))
    crews = list_resource_names(sorted({one for some in resources.values() for one in some}))
    states = states_of(project.pk, {sha for one in judged for sha in photos_of(one.entry)})
    return [
        report_line(user, one, deciders, expected)
        | {
            "path": paths.get(one.activity_id, []),
            "crew": next((crews[r].name for r in resources.get(one.activity_id, ()) if r in crews and crews[r].kind == "crew"), None),
            "photos": [{"sha256": sha, "state": states.get(sha, "pending")} for sha in photos_of(one.entry)],
        }
        for one in judged
    ]  # fmt: skip


def photos_of(entry: Told) -> list[str]:
    """Hashes of the photos that an entry names."""
    return [values["sha256"] for kind, values in entry.facts if kind == "photo"]


def report_line(user: Account, one: Judged, deciders: Deciders, expected: Expected) -> Json:
    """One report as lists show it."""
    activity, entry, values = one.activity, one.entry, one.values
    return {
        "entry_id": entry.uid,
        "activity_id": one.activity_id,
        "code": activity.code if activity else "",
        "name": activity.name if activity else "",
        "trade": activity.trade if activity else "",
        "location": activity.location if activity else "",
        "is_critical": bool(activity and activity.is_critical),
        "is_gone": activity is None,
        "day": entry.day.isoformat(),
        "accepted": round(one.accepted_percent, 4),
        "claimed": values.get("percent"),
        "planned": expected.percent(activity, entry.day) if activity else None,
        "quantity_from": _quantity_from(one),
        "quantity_to": values.get("quantity"),
        "quantity_whole": activity.quantity if activity else None,
        "unit": values.get("unit") or (activity.unit if activity else ""),
        "remaining_days": values.get("remaining_days"),
        "facts": dict(values),
        "note": _words(entry, "note", "text"),
        "voice": _words(entry, "voice", "sha256"),
        "headcount": _words(entry, "headcount", "headcount"),
        "doubts": [doubt.to_json() for doubt in one.doubts],
        "reporter": entry.reporter or entry.author_name,
        "at": entry.at.isoformat(),
        "source": entry.source,
        "state": one.state,
        "is_overdue": one.is_overdue,
        "may_decide": one.state == "claimed" and one.may_decide(user, deciders),
        "deciders": sorted(name for a in one.accepters.all if (name := deciders.members.get(a))),
        "decision": decision_told(entry),
    }


def _quantity_from(one: Judged) -> float | None:
    told = (one.stands.accepted or {}).get("quantity")
    if told is not None:
        return float(told)
    whole = one.activity.quantity if one.activity else None
    return None if whole is None else round(whole * one.accepted_percent, 4)


def _words(entry: Told, kind: str, name: str) -> Any:
    return next((values[name] for fact, values in entry.facts if fact == kind), None)


def decision_told(entry: Told) -> Json | None:
    """What was decided on an entry."""
    decided = entry.decided
    if decided is None:
        return None
    return {
        "decision": decided.decision, "by": decided.by_name, "at": decided.at.isoformat(), "values": decided.values,
        "reason_code": decided.reason_code, "reason": decided.reason, "doubts": list(decided.doubts),
    }  # fmt: skip


# -- one report


def get_report(user: Account, uid: UUID, now: datetime) -> Json:
    """One report whole: its line, the pace of the last days, hours, the reporter's record, its trail and seals.

    Raises NotFound: unknown, foreign, and not his to see (neither his own nor of a plan that he sees whole).
    """
    entry = Entry.objects.filter(uid=uid).exclude(activity_id=None).first()
    project = get_project_for(user, entry.project_id if entry else 0)
    plan = get_live_plan(project)
    if entry is None or plan is None or entry.activity_id is None:
        raise NotFound
    plan.project = project
    if entry.author_id != user.pk and not may(user, SEE_HISTORY, project):
        raise NotFound
    deciders = get_deciders(project, now)
    logs = list_log(project.pk, [entry.activity_id])
    one = judge(project, plan, deciders, logs, {entry.pk}, now)[0]
    line = _lines(user, project, plan, deciders, [one])[0]
    expected = get_expected(plan, {one.activity_id: one.activity} if one.activity else {})
    hours = hours_by_activity(project, [entry.activity_id]).get(entry.activity_id, {})
    days = [entry.day - timedelta(days=back) for back in range(PACE_DAYS - 1, -1, -1)]
    return line | {
        "project_id": project.pk,
        "plan_id": plan.pk,
        "planned_start": _iso_of(one.activity, "start"),
        "planned_finish": _iso_of(one.activity, "finish"),
        "pace": [_pace(day, logs[entry.activity_id], one, expected) for day in days],
        "hours": [{"day": day.isoformat(), "hours": round(hours[day], 2)} for day in days if day in hours],
        "record": _record(project, entry, now),
        "trail": trail_told(logs[entry.activity_id]),
        "seals": _seals(entry),
    }


def _iso_of(activity: SiteActivity | None, name: str) -> str | None:
    return iso(getattr(activity, name)) if activity else None


def _pace(day: date, log: Sequence[Told], one: Judged, expected: Expected) -> Json:
    """What had been accepted and claimed up to the end of a day."""
    states = entry_states(log)
    known = sorted((other for other in log if other.day <= day), key=lambda other: (other.day, other.id))
    accepted = [counted_values(o)["percent"] for o in known if o.is_accepted and "percent" in counted_values(o)]
    claimed = [
        values_of(o.facts)["percent"]
        for o in known
        if o.day == day and states[o.id] == "claimed" and "percent" in values_of(o.facts)
    ]
    return {
        "day": day.isoformat(),
        "accepted": accepted[-1] if accepted else None,
        "claimed": claimed[-1] if claimed else None,
        "planned": expected.percent(one.activity, day) if one.activity else None,
    }


def _record(project: Project, entry: Entry, now: datetime) -> Json:
    """What became of the reporter's entries of the last days."""
    rows = Entry.objects.filter(
        project=project, author_id=entry.author_id, reporter=entry.reporter, source="site",
        at__gt=now - timedelta(days=RECORD_DAYS),
    ).exclude(activity_id=None)  # fmt: skip
    counts = rows.aggregate(
        entries=Count("pk"),
        returned=Count("pk", filter=Q(decision__decision="return")),
        adjusted=Count("pk", filter=Q(decision__decision="accept_other")),
    )
    return {"days": RECORD_DAYS, **counts}


def _seals(entry: Entry) -> list[Json]:
    facts = list(entry.facts.order_by("sequence").values_list("pk", flat=True))
    rows = FactSeal.objects.filter(sealed="fact", row_id__in=facts).order_by("number")
    return [{"number": row.number, "hash": row.hash, "at": row.at.isoformat()} for row in rows]


# -- the trail of an activity


def list_trail(user: Account, plan: Plan, activity_id: int) -> list[Json]:
    """All entries of an activity of a plan fetched by `get_plan_for`, the latest first. Raises NotFound."""
    scope = get_scope(user, plan)
    if scope is not None and activity_id not in scope:
        raise NotFound
    logs = list_log(plan.project_id, [activity_id])
    return trail_told(logs.get(activity_id, []))


def trail_told(log: Sequence[Told]) -> list[Json]:
    """Entries with their facts, states and decisions, the latest first."""
    states: Mapping[int, str] = entry_states(log)
    uids = {one.id: one.uid for one in log}
    return [
        {
            "entry_id": one.uid,
            "day": one.day.isoformat(),
            "at": one.at.isoformat(),
            "reporter": one.reporter or one.author_name,
            "source": one.source,
            "state": states[one.id],
            "facts": [{"kind": kind, "values": dict(values)} for kind, values in one.facts],
            "supersedes": uids.get(one.supersedes_id or 0),
            "is_folded": one.is_folded,
            "decision": decision_told(one),
        }
        for one in reversed(log)
    ]
