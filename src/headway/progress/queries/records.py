"""What devices keep of a project's progress: the project, its activities, the entries that concern their user."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q

from headway.field.kinds import Record
from headway.kernel.clock import now
from headway.people.roles import ACCEPT, ASSIGN
from headway.progress.models import Entry, Standing
from headway.progress.queries.assignments import list_assigned_until
from headway.progress.queries.judged import get_deciders, judge
from headway.progress.queries.log import list_log
from headway.progress.queries.settings import get_settings, is_site_reporting
from headway.progress.queries.site_settings import get_attendance_rules, get_site_code
from headway.progress.rules.doubts import FS
from headway.progress.rules.places import full_name
from headway.progress.rules.replay import Told, entry_states, values_of
from headway.projects.queries import (
    list_crew_members,
    list_crews_by_account,
    list_crews_of,
    list_members_of,
    list_resource_facts,
    list_resources,
    list_trades,
    may,
    role_here,
)
from headway.schedule.queries.plans import get_live_plan
from headway.schedule.queries.scope import get_scope
from headway.schedule.queries.site_activities import (
    SiteActivity,
    list_named,
    list_open_predecessors,
    list_paths,
    list_resources_of,
    list_site_activities,
)
from headway.schedule.rules.instants import iso

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project, Resource
    from headway.schedule.models import Plan

Json = dict[str, Any]
CREW_ROLES = frozenset({"foreman", "worker"})
MINUTES_PER_DAY = 1440
KEPT_DAYS = 30
"""Finished work leaves the devices that many days before the data date."""
OWN_ENTRIES = 200
MOST_BEFORE = 5


def read_project(reader: Account, project: Project, ids: Collection[str] | None) -> Mapping[str, Record]:
    """The one record `0`: the project, its crews and trades, the rules that a phone must know."""
    if ids is not None and "0" not in ids:
        return {}
    plan = get_live_plan(project)
    settings = get_settings(project.pk)
    crews = _crews_here(reader, project, plan)
    people = list_crew_members(crews)
    code = get_site_code(project)
    value: Json = {
        "code": project.code,
        "name": project.name,
        "time_zone": project.time_zone,
        "data_date": iso(plan.data_date) if plan else None,
        "is_site_reporting": is_site_reporting(project.pk),
        "rules": {
            "photo_required_at_100": settings.photo_required_at_100,
            "late_after_days": settings.late_after_days,
            **get_attendance_rules(project).told(),
        },
        "crews": [
            {
                "id": crew.pk,
                "name": crew.name,
                "leader": crew.leader.display_name if crew.leader else None,
                "members": [
                    {"id": str(one.account_id) if one.account_id else None, "name": one.name}
                    for one in people.get(crew.pk, ())
                ],
            }
            for crew in crews
        ],
        "trades": [name for _, name in list_trades(project)],
        "site_code": code.code if code is not None and may(reader, ASSIGN, project) else "",
    }
    return {"0": Record(1, value)}


def _crews_here(reader: Account, project: Project, plan: Plan | None) -> list[Resource]:
    """The project's crews among those that the reader may see: those that the plan employs, those of its members,
    and his own. The list of an organisation has those of all its projects."""
    employed = {one for some in list_resources_of(plan).values() for one in some} if plan else set()
    of_members = set(list_crews_by_account(project, list_members_of([project.pk])).values())
    here = employed | of_members | list_crews_of(reader)
    return [crew for crew in list_resources(reader, project, "crew") if crew.pk in here]


@dataclass(frozen=True)
class _Beside:
    """What is told of activities beside their rows, by number."""

    paths: Mapping[int, list[str]]
    resources: Mapping[int, list[int]]
    names: Mapping[int, Any]
    before: Mapping[int, list[Any]]
    standings: Mapping[int, Standing]
    until: Mapping[int, str]


def read_activities(reader: Account, project: Project, ids: Collection[str] | None) -> Mapping[str, Record]:
    """Activities that the reader may report on or look at, by number."""
    plan = get_live_plan(project)
    if plan is None:
        return {}
    plan.project = project
    wanted = None if ids is None else {int(one) for one in ids if one.isdecimal()}
    visible = _visible(reader, project, plan)
    if visible is not None:
        wanted = visible if wanted is None else wanted & visible
    found = {number: one for number, one in list_site_activities(plan, wanted).items() if one.can_be_reported}
    standings = {one.activity_id: one for one in _standings(project, found)}
    kept = {number: one for number, one in found.items() if _is_kept(one, standings.get(number), plan.data_date)}
    resources = list_resources_of(plan, list(kept))
    beside = _Beside(
        list_paths(plan, list(kept)),
        resources,
        list_resource_facts(sorted({one for some in resources.values() for one in some})),
        list_open_predecessors(plan, list(kept)),
        standings,
        list_assigned_until(reader, project, list(kept)),
    )
    photo = get_settings(project.pk).photo_required_at_100
    return {str(number): _activity(one, beside, photo) for number, one in kept.items()}


def _visible(reader: Account, project: Project, plan: Plan) -> set[int] | None:
    """Numbers of the activities that the reader's phone keeps; None = all. Crews see their work, guests only that."""
    scope = get_scope(reader, plan)
    if scope is not None:
        return set(scope)
    if role_here(project) not in CREW_ROLES:
        return None
    crews = list_crews_of(reader)
    if not crews:
        return None
    return {number for number, some in list_resources_of(plan).items() if crews & set(some)}


def work_of(reader: Account, project: Project) -> str:
    """Changes when the reader's crews or their work change: then his phone asks what it may keep."""
    plan = get_live_plan(project)
    if plan is None:
        return ""
    plan.project = project
    visible = _visible(reader, project, plan)
    return "all" if visible is None else hashlib.sha256(repr(sorted(visible)).encode()).hexdigest()[:16]


def _standings(project: Project, numbers: Collection[int]) -> list[Standing]:
    return list(Standing.objects.filter(project=project, activity_id__in=list(numbers)))


def _is_kept(activity: SiteActivity, standing: Standing | None, data_date: int | None) -> bool:
    if standing is not None and standing.waiting:
        return True
    finish = activity.actual_finish
    return finish is None or data_date is None or finish > data_date - KEPT_DAYS * MINUTES_PER_DAY


def _activity(one: SiteActivity, beside: _Beside, photo: bool) -> Record:
    number = one.activity_id
    crews = [beside.names[r] for r in beside.resources.get(number, ()) if r in beside.names]
    crew = next((crew for crew in crews if crew.kind == "crew"), None)
    standing = beside.standings.get(number)
    accepted = (standing.accepted if standing else None) or _of_plan(one)
    value: Json = {
        "activity_id": number,
        "code": one.code,
        "name": one.name,
        "path": beside.paths.get(number, []),
        "location": one.location,
        "trade": one.trade,
        "crew": {"id": crew.pk, "name": crew.name} if crew else None,
        "critical": one.is_critical,
        "planned_start": iso(one.start),
        "planned_finish": iso(one.finish),
        "early_start": iso(one.early_start),
        "early_finish": iso(one.early_finish),
        "total_float_days": None if one.total_float is None else round(one.total_float / one.minutes_per_day, 1),
        "quantity": one.quantity,
        "unit": one.unit,
        "duration_days": round(one.duration / one.minutes_per_day, 2),
        "accepted": {name: accepted.get(name) for name in ("percent", "quantity", "remaining_days", "day", "at", "by")},
        "claimed": _claimed(standing.claimed) if standing else None,
        "actual_start": accepted.get("started_on") or iso(one.actual_start),
        "actual_finish": accepted.get("finished_on") or iso(one.actual_finish),
        "state": state_of(one, accepted),
        "waits_for": [full_name(b.name, b.location) for b in beside.before.get(number, ()) if b.type == FS][
            :MOST_BEFORE
        ],
        "photo_required": photo,
        "assigned_until": beside.until.get(number),
    }
    return Record(1 + (standing.version if standing else 0), value)


def _claimed(claimed: Json | None) -> Json | None:
    if claimed is None:
        return None
    names = ("percent", "quantity", "remaining_days", "day", "by")
    return {name: claimed.get(name) for name in names} | {"entry_id": claimed["entry"]}


def _of_plan(one: SiteActivity) -> Json:
    """Starting values: what the plan holds as long as no fact was accepted."""
    quantity = None if one.quantity is None else round(one.quantity * one.percent, 4)
    return {
        "percent": one.percent,
        "quantity": quantity,
        "remaining_days": round(one.remaining / one.minutes_per_day, 2),
    }


def state_of(one: SiteActivity, accepted: Mapping[str, Any]) -> str:
    """planned, active, paused or done: by what was accepted, else by the plan."""
    percent = accepted.get("percent", one.percent)
    if percent is not None and percent >= 1:
        return "done"
    if accepted.get("paused_on") or (one.suspend is not None and one.resume is None and not accepted.get("resumed_on")):
        return "paused"
    begun = one.actual_start is not None or bool(percent) or bool(accepted.get("started_on"))
    return "active" if begun else "planned"


# -- entries


def read_entries(reader: Account, project: Project, ids: Collection[str] | None) -> Mapping[str, Record]:
    """The reader's own reports, and those that wait when he accepts; by identity."""
    rows = Entry.objects.filter(project=project).exclude(activity_id=None)
    mine = Q(author_id=reader.pk)
    if ids is not None:
        rows = rows.filter(uid__in=[uid for one in ids if (uid := _uuid(one))])
    if may(reader, ACCEPT, project):
        waiting = Standing.objects.filter(project=project, waiting__gt=0).values("activity_id")
        rows = rows.filter(mine | Q(activity_id__in=waiting))
    else:
        rows = rows.filter(mine)
    chosen = list(rows.order_by("-id").values_list("id", "activity_id")[: OWN_ENTRIES * 5])
    logs = list_log(project.pk, {number for _, number in chosen if number is not None})
    wanted = {pk for pk, _ in chosen}
    states = {number: entry_states(log) for number, log in logs.items()}
    plan = get_live_plan(project)
    named = list_named(plan, list(logs)) if plan else {}
    doubts = _doubts_of(reader, project, plan, logs, states)
    found: dict[str, Record] = {}
    for number, log in logs.items():
        for one in log:
            state = states[number][one.id]
            mine_or_waiting = one.author_id == str(reader.pk) or state == "claimed"
            if one.id in wanted and mine_or_waiting:
                found[one.uid] = entry_record(one, number, named.get(number), state, doubts.get(one.id, ()))
    return found


def _doubts_of(
    reader: Account, project: Project, plan: Plan | None, logs: Mapping[int, Sequence[Told]],
    states: Mapping[int, Mapping[int, str]],
) -> dict[int, list[Json]]:  # fmt: skip
    """Why waiting entries are in doubt, for who accepts: without a network his phone must know them, too."""
    open_ids = {pk for some in states.values() for pk, state in some.items() if state == "claimed"}
    if plan is None or not open_ids or not may(reader, ACCEPT, project):
        return {}
    plan.project = project
    present = now()
    waiting = {number: log for number, log in logs.items() if open_ids & states[number].keys()}
    judged = judge(project, plan, get_deciders(project, present), waiting, open_ids, present)
    return {one.entry.id: [doubt.to_json() for doubt in one.doubts] for one in judged}


def entry_record(
    one: Told, activity_id: int, named: tuple[str, str] | None, state: str, doubts: Sequence[Mapping[str, Any]] = ()
) -> Record:
    """An entry as devices keep it. `named`: name and location of its activity, None when that is gone. `doubts`: of
    one that waits; one that was decided on has those that were seen."""
    decided = one.decided
    value: Json = {
        "entry_id": one.uid,
        "activity_id": activity_id,
        "activity": named and {"name": named[0], "location": named[1]},
        "day": one.day.isoformat(),
        "facts": values_of(one.facts),
        "note": next((told["text"] for kind, told in one.facts if kind == "note"), ""),
        "photos": [told["sha256"] for kind, told in one.facts if kind == "photo"],
        "reporter": one.reporter or one.author_name,
        "at": one.at.isoformat(),
        "state": state,
        "decision": None
        if decided is None
        else {
            "by": decided.by_name,
            "at": decided.at.isoformat(),
            "values": decided.values,
            "reason_code": decided.reason_code,
            "reason": decided.reason,
        },
        "doubts": [dict(doubt) for doubt in (decided.doubts if decided else doubts)],
    }
    return Record(1 + (decided is not None) + (state == "superseded"), value)


def _uuid(told: str) -> UUID | None:
    try:
        return UUID(told)
    except ValueError:
        return None
