"""Reports with what they are judged by: the activity, what stands, who decides, what is doubtful."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from headway.progress.models import Standing
from headway.progress.queries.log import list_log
from headway.progress.queries.settings import get_settings
from headway.progress.queries.site_day import hours_by_activity
from headway.progress.rules.acceptance import Accepters, accepters_of, is_overdue, may_decide
from headway.progress.rules.doubts import Before, Claim, Doubt, doubts_of
from headway.progress.rules.places import full_name
from headway.progress.rules.replay import Stands, Told, counted_values, replay, values_of
from headway.progress.rules.settings import Settings
from headway.progress.rules.site_time import site_today
from headway.projects.queries import list_members
from headway.schedule.queries.site_activities import (
    OpenPredecessor,
    SiteActivity,
    list_open_predecessors,
    list_site_activities,
)

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project
    from headway.schedule.models import Plan

EVIDENCE = ("photo", "voice")


@dataclass(frozen=True)
class Deciders:
    """Who decides on reports of a project today: accounts (as text) by their role, and the rules."""

    settings: Settings
    supervisors: Sequence[str]
    managers: Sequence[str]
    members: Mapping[str, str]  # account -> name
    today: date

    def of_trade(self, trade: str) -> Accepters:
        return accepters_of(
            self.settings, trade, supervisors=self.supervisors, managers=self.managers, today=self.today
        )

    def names_somebody(self, account: str) -> bool:
        """Whether the rules name the account for any trade, himself or as a substitute."""
        named = {one for some in self.settings.accepters.values() for one in some}
        return account in named or any(one.account_id == account for one in self.settings.substitutes)


@dataclass(frozen=True)
class Judged:
    """One entry as whoever decides needs it."""

    entry: Told
    activity: SiteActivity | None  # None: no longer in the plan
    activity_id: int
    state: str
    values: Mapping[str, Any]
    stands: Stands
    doubts: Sequence[Doubt]
    accepters: Accepters
    is_overdue: bool

    @property
    def accepted_percent(self) -> float:
        """What stands: the last accepted value, at first that of the plan."""
        told = (self.stands.accepted or {}).get("percent")
        return float(told if told is not None else (self.activity.percent if self.activity else 0.0))

    @property
    def step(self) -> float | None:
        """By how much the claim exceeds what stands."""
        percent = self.values.get("percent")
        return None if percent is None else float(percent) - self.accepted_percent

    def may_decide(self, account: Account, deciders: Deciders) -> bool:
        return may_decide(
            str(account.pk), self.accepters, managers=deciders.managers, is_overdue=self.is_overdue
        ) and self.entry.author_id != str(account.pk)


def get_deciders(project: Project, now: datetime, settings: Settings | None = None) -> Deciders:
    """Who decides today."""
    members = list_members(project)
    return Deciders(
        settings=settings or get_settings(project.pk),
        supervisors=[str(one.account_id) for one in members if one.role == "supervisor"],
        managers=[str(one.account_id) for one in members if one.role == "project_manager"],
        members={str(one.account_id): one.display_name for one in members},
        today=site_today(now, project.time_zone),
    )


def list_waiting(project: Project, plan: Plan, deciders: Deciders, now: datetime) -> list[Judged]:
    """Reports that nobody has decided on, in the order of the plan's outline, then of their days."""
    waiting = Standing.objects.filter(project=project, waiting__gt=0).values_list("activity_id", flat=True)
    logs = list_log(project.pk, list(waiting))
    wanted = {one.id for log in logs.values() for one in log}
    judged = judge(project, plan, deciders, logs, wanted, now)
    return [one for one in judged if one.state == "claimed"]


def judge(  # noqa: PLR0917 - entries of logs, by whom and when
    project: Project,
    plan: Plan,
    deciders: Deciders,
    logs: Mapping[int, Sequence[Told]],
    entry_ids: Collection[int],
    now: datetime,
    activities: Mapping[int, SiteActivity] | None = None,
) -> list[Judged]:
    """The entries `entry_ids` among `logs` (by activity), with their doubts. Constant in statements.

    `activities`: those of the logs, where the caller has them.
    """
    if activities is None:
        activities = list_site_activities(plan, list(logs))
    before = list_open_predecessors(plan, list(logs))
    hours = hours_by_activity(project, list(logs))
    order = {number: place for place, number in enumerate(activities)}
    found: list[Judged] = []
    for number in sorted(logs, key=lambda one: order.get(one, len(order))):
        log = logs[number]
        stands = replay(log)
        for entry in log:
            if entry.id in entry_ids:
                one = _judged(entry, number, log, stands, activities.get(number), deciders, now)
                doubts = _doubts(one, log, before.get(number, ()), hours.get(number, {}), project, deciders)
                found.append(replace(one, doubts=doubts))
    return found


def _judged(  # noqa: PLR0917 - one entry within its log
    entry: Told, number: int, log: Sequence[Told], stands: Stands, activity: SiteActivity | None,
    deciders: Deciders, now: datetime,
) -> Judged:  # fmt: skip
    return Judged(
        entry=entry, activity=activity, activity_id=number, state=stands.states[entry.id],
        values=values_of(entry.facts), stands=stands, doubts=(),
        accepters=deciders.of_trade(activity.trade if activity else ""),
        is_overdue=is_overdue(entry.at, now, deciders.settings),
    )  # fmt: skip


def _doubts(  # noqa: PLR0917 - what one entry is judged by
    one: Judged, log: Sequence[Told], before: Sequence[OpenPredecessor], hours: Mapping[date, float],
    project: Project, deciders: Deciders,
) -> list[Doubt]:  # fmt: skip
    entry, activity = one.entry, one.activity
    others = [hours[day] for day in hours if day < entry.day]
    accepted = dict(one.stands.accepted or {})
    if activity is not None and "percent" not in accepted:
        accepted["percent"] = activity.percent
    claim = Claim(
        day=entry.day,
        values=one.values,
        photos=sum(kind == "photo" for kind, _ in entry.facts),
        entered_on=site_today(entry.at, project.time_zone),
        accepted=accepted,
        duration_days=activity.duration / activity.minutes_per_day if activity else 1.0,
        before=[Before(full_name(other.name, other.location), other.type, other.is_started) for other in before],
        pace=[
            (other.day, float(counted_values(other)["percent"]))
            for other in log
            if other.is_accepted and "percent" in counted_values(other)
        ],
        hours=hours.get(entry.day),
        usual_hours=sum(others) / len(others) if others else None,
        facts=_compared(entry),
        earlier=_earlier(entry, log),
    )
    return doubts_of(claim, deciders.settings)


def _compared(entry: Told) -> list[tuple[str, Mapping[str, Any]]]:
    return [(kind, values) for kind, values in entry.facts if kind not in EVIDENCE]


def _earlier(entry: Told, log: Sequence[Told]) -> list[tuple[str, Mapping[str, Any]]] | None:
    """The same person's last entry of an earlier day."""
    mine = [
        other
        for other in log
        if other.id < entry.id and other.day < entry.day and other.author_id == entry.author_id
        and other.reporter == entry.reporter and other.moves_progress
    ]  # fmt: skip
    return _compared(mine[-1]) if mine else None
