"""A week on the block's site: who was there, for what the hours went, its diaries, and work that is offered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from headway.kernel.clock import uuid7
from headway.progress.actions.assignments import Wish, answer_offer, offer_work
from headway.progress.actions.attendance import mark_presence
from headway.progress.actions.devices import touch_site_days
from headway.progress.actions.diary import add_words, sign_day, write_fields
from headway.progress.actions.hours import keep_hours
from headway.progress.actions.site_log import Entering
from headway.progress.actions.site_settings import issue_site_code, set_physical_states
from headway.progress.queries.site_settings import get_site_code
from headway.progress.rules.assignments import Assignee
from headway.progress.rules.diary import EMPTY
from headway.progress.rules.site_settings import PhysicalState
from headway.progress.rules.site_time import utc_of_site
from headway.projects.queries import get_project_for, list_resources, visible_projects
from headway.schedule.demo import DATA_DATE
from headway.schedule.queries.plans import get_live_plan
from headway.schedule.queries.site_activities import SiteActivity, list_resources_of, list_site_activities
from headway.words import text

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

LAST_DAY = DATA_DATE.date() + timedelta(days=1)
"""The Saturday on which the site has reported and nobody has looked yet."""
FIRST_DAY = LAST_DAY - timedelta(days=6)
_GATE = {"longitude": 120.02841, "latitude": 30.24517, "accuracy_m": 18.0}
_CREWS: dict[str, Sequence[str]] = {
    "混凝土班": ("刘志强", "王德胜", "张小军", "赵永强", "陈贵生", "罗长顺", "何正富"),
    "砌筑一班": ("唐运来", "谢家旺", "邓国庆", "蒋成林", "曾庆友"),
    "砌筑二班": ("田守业", "姚大海", "汪德财", "夏春生"),
}
_PRESSED_FOR = ("张小兵", "李全", "王小六")
"""Checked in today on one colleague's phone."""
_WEATHER: Sequence[tuple[str, str, int, int, int]] = (
    ("rainstorm", "heavy_rain", 6, 11, 6),
    ("light_rain", "overcast", 6, 12, 3),
    ("cloudy", "sunny", 5, 14, 3),
    ("sunny", "sunny", 4, 15, 2),
    ("cloudy", "light_rain", 6, 13, 4),
    ("cloudy", "sunny", 7, 14, 3),
    ("sunny", "cloudy", 7, 16, 2),
)
_STOPPAGE = 0  # the Sunday
_FIELDS = {
    "machines": "塔吊 2 台，施工电梯 1 台，泵车 1 台（9:20–13:40）",
    "materials": "蒸压加气块 200 厚 48 m³；HRB400E Φ12 钢筋 32.6 t，合格证 3 份",
    "quality": "12 层顶板混凝土试块留置 4 组，旁站完成",
    "safety": "6 层临边防护缺口 1 处，当日已整改",
}


@dataclass(frozen=True)
class _Site:
    project: Project
    people: Mapping[str, Account]
    crews: Mapping[str, int]
    staff: Mapping[int, Sequence[int]]
    active: Sequence[SiteActivity]
    next: Sequence[SiteActivity]
    phones: Mapping[str, UUID]

    def by(self, who: str, at: datetime) -> Entering:
        """Somebody of the site with his phone, at a minute on the site's clock."""
        account = self.people[who]
        project = get_project_for(account, self.project.pk)
        phone = self.phones[who]
        return Entering(account, project, utc_of_site(at, project.time_zone), str(phone), device_id=phone)


@transaction.atomic
def load_site_days(people: Mapping[str, Account], code: str) -> str | None:
    """A line that tells what was loaded; None when it was there, or there is no such project."""
    site = _site(people, code)
    if site is None or get_site_code(site.project) is not None:
        return None
    begun = utc_of_site(datetime.combine(FIRST_DAY, time(6)), site.project.time_zone)
    issue_site_code(user=people["project_manager"], project_id=site.project.pk, now=begun)
    _name_states(site, begun)
    for number, day in enumerate(_days()):
        if number != _STOPPAGE:
            _work(site, day)
        _write_diary(site, day, number)
    _offer(site)
    touch_site_days(site.project, utc_of_site(datetime.combine(LAST_DAY, time(19)), site.project.time_zone))
    return text("schedule.demo.site_days", code=code, days=len(_WEATHER))


def _days() -> Iterator[date]:
    return (FIRST_DAY + timedelta(days=number) for number in range(len(_WEATHER)))


def _site(people: Mapping[str, Account], code: str) -> _Site | None:
    project = visible_projects(people["project_manager"]).filter(code=code).first()
    plan = get_live_plan(project) if project is not None else None
    if project is None or plan is None:
        return None
    resources = list_resources(people["project_manager"], project, "crew")
    crews = {one.name: one.pk for one in sorted(resources, key=lambda one: -one.pk)}  # of namesakes the first
    activities = [one for one in list_site_activities(plan).values() if one.can_be_reported]
    of_crews = {crews[name] for name in _CREWS if name in crews}
    staff = list_resources_of(plan)
    staffed = {number for number, some in staff.items() if of_crews & set(some)}
    mine = [one for one in activities if one.activity_id in staffed and one.actual_finish is None]
    active = [one for one in mine if one.actual_start is not None]
    waiting = sorted((one for one in mine if one.actual_start is None and one.start), key=lambda one: one.start or 0)
    if not of_crews or len(active) < 1 or len(waiting) < 4:
        return None
    phones = {who: uuid7() for who in ("foreman", "worker", "planner", "project_manager")}
    return _Site(project, people, crews, staff, active[:3], waiting, phones)


def _work(site: _Site, day: date) -> None:
    """The foreman enters his crews by name, the worker himself; one forgets to go out, hours are split."""
    marks: list[tuple[str, str, int, int, dict[str, Any]]] = [
        ("worker", "check_in", 6, 58, {"position": _GATE | {"accuracy_m": 25.0}}),
        ("worker", "check_out", 17, 31, {}),
        ("foreman", "check_in", 6, 52, {"position": _GATE, "site_code": _code(site)}),
        ("foreman", "check_out", 17, 46, {"position": _GATE}),
    ]
    for crew, names in _CREWS.items():
        for number, name in enumerate(names):
            told = {"person": name, "crew": site.crews[crew]}
            marks.append(("foreman", "check_in", 6, 55 + number % 5, told))
            if day != LAST_DAY or number % 3:
                marks.append(("foreman", "check_out", 17, 30 + number, told))
    if day == LAST_DAY:
        marks += [
            ("worker", "check_in", 7, 2 + number, {"person": name, "crew": site.crews["钢筋一班"]})
            for number, name in enumerate(_PRESSED_FOR)
        ]
    for who, kind, hour, minute, told in marks:
        at = datetime.combine(day, time(hour, minute))
        mark_presence(site.by(who, at), kind, {"day": day.isoformat(), "at": at.isoformat(timespec="minutes"), **told})
    if day != LAST_DAY:
        _split_hours(site, day)


def _code(site: _Site) -> str:
    code = get_site_code(site.project)
    return code.code if code is not None else ""


def _split_hours(site: _Site, day: date) -> None:
    """Each crew's hours go to its own activities; on Wednesday the foreman forgot one of the people."""
    evening = datetime.combine(day, time(17, 50))
    for crew, names in _CREWS.items():
        mine = [one for one in site.active if site.crews[crew] in site.staff.get(one.activity_id, ())]
        if not mine:
            continue
        heads = len(names) - (day.isoweekday() == 3)
        lines: list[dict[str, Any]] = [
            {"activity_id": one.activity_id, "hours": round(8.4 / len(mine), 1), "headcount": heads} for one in mine
        ]
        lines.append({"activity_id": None, "hours": 0.7, "headcount": heads})
        keep_hours(site.by("foreman", evening), {"day": day.isoformat(), "crew": site.crews[crew], "lines": lines})


def _write_diary(site: _Site, day: date, number: int) -> None:
    am, pm, low, high, wind = _WEATHER[number]
    fields: dict[str, Any] = {
        "weather_am": am, "weather_pm": pm, "temperature_low": low, "temperature_high": high, "wind": wind,
    }  # fmt: skip
    if number == _STOPPAGE:
        fields |= {"is_stoppage": True, "stoppage_reason": "暴雨大风，全场停工"}
    else:
        fields |= _FIELDS if number % 2 else {name: _FIELDS[name] for name in ("machines", "safety")}
    evening = datetime.combine(day, time(17, 55))
    by = site.by("foreman", evening)
    write_fields(by, day, {name: (EMPTY[name], value) for name, value in fields.items()})
    if day != LAST_DAY:
        sign_day(site.by("foreman", evening + timedelta(minutes=7)), day, None)
    if number == 2:
        add_words(site.by("foreman", evening + timedelta(hours=14)), day, "补记：下午另有砂浆罐车 2 车进场。")


def _name_states(site: _Site, now: datetime) -> None:
    """Each storey's structure that the plan names is a state of the building."""
    manager = site.people["project_manager"]
    states = [PhysicalState(one.name[:80], [one.activity_id], 1.0) for one in (*site.active, *site.next[:3])]
    named: dict[str, PhysicalState] = {state.name: state for state in states}
    set_physical_states(user=manager, project_id=site.project.pk, states=list(named.values()), now=now)


def _offer(site: _Site) -> None:
    """Next week's work in each state: open, accepted, proposed otherwise, refused."""
    at = utc_of_site(datetime.combine(LAST_DAY, time(16)), site.project.time_zone)
    crews = [site.crews[name] for name in _CREWS]
    answers: Sequence[tuple[int, dict[str, Any] | None]] = (
        (crews[0], None),
        (crews[1], {"answer": "accept"}),
        (crews[0], {"answer": "propose", "proposed_first": (LAST_DAY + timedelta(days=5)).isoformat()}),
        (crews[1], {"answer": "refuse", "reason": "人手都在 12 层，下周抽不出来"}),
    )
    for number, (crew, told) in enumerate(answers):
        offer = offer_work(
            user=site.people["planner"], project_id=site.project.pk, wishes=[Wish(site.next[number].activity_id)],
            assignee=Assignee("crew", resource_id=crew), first_day=LAST_DAY + timedelta(days=3),
            last_day=LAST_DAY + timedelta(days=9), message="", now=at,
        )[0]  # fmt: skip
        if told is not None:
            answer_offer(
                user=site.people["foreman"], project_id=site.project.pk, offer_id=str(offer.uid), told=told,
                now=at + timedelta(minutes=40),
            )  # fmt: skip
