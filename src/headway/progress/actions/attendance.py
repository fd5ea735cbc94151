"""Check-in and check-out 打卡: a mark enters the log, the one record of person, day and shift follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q

from headway.field.kinds import Acting, Carried, Operation, RecordKey
from headway.field.queries.crew_links import crews_of_link
from headway.kernel.errors import NotAllowed, NotFound
from headway.people.queries import name_accounts
from headway.people.roles import REPORT
from headway.progress.actions.hours import recheck_hours
from headway.progress.actions.site_log import Entering, append_fact, lock_site_day, taken_fact
from headway.progress.models import Attendance, Fact
from headway.progress.queries.site_people import crews_to_enter_for, list_own_crews
from headway.progress.queries.site_settings import get_attendance_rules, get_site_code
from headway.progress.rules.attendance import (
    Mark,
    Position,
    is_of_shift,
    person_key,
    presence_of,
    proxy_flags,
    record_id,
    spot_of,
)
from headway.progress.rules.site_fact_kinds import CHECK_IN, CHECK_OUT
from headway.progress.rules.site_settings import AttendanceRules
from headway.progress.rules.site_time import utc_of_site
from headway.progress.site_errors import NotTheShift
from headway.projects.queries import get_resource, list_crews_by_account, list_members, may

if TYPE_CHECKING:
    from headway.projects.models import Project

ATTENDANCE = "attendance"
_OF_MANY = frozenset({"one_phone", "same_spot"})
_KINDS = {CHECK_IN: "in", CHECK_OUT: "out"}


@dataclass(frozen=True)
class _Person:
    key: str
    name: str
    account: UUID | None
    crew_id: int | None
    by_leader: bool
    by_other: bool


def check_in(op: Operation, acting: Acting) -> Carried:
    """Carry out a check-in from a phone; see `mark_presence`."""
    return _carried(op, acting, CHECK_IN)


def check_out(op: Operation, acting: Acting) -> Carried:
    """Carry out a check-out from a phone; see `mark_presence`."""
    return _carried(op, acting, CHECK_OUT)


def _carried(op: Operation, acting: Acting, kind: str) -> Carried:
    record, touched = mark_presence(Entering.of(op, acting), kind, op.entered)
    return Carried(record.version, touched)


def mark_presence(by: Entering, kind: str, told: Mapping[str, Any]) -> tuple[Attendance, list[RecordKey]]:
    """Enter one mark of one person: the log keeps it, his record of the shift is made anew from all its marks.

    Entered is whoever enters; a leader enters for the people of his crew, anybody for a colleague of his crew (flagged
    `by_proxy`). A second mark of a shift joins its record; what looks odd is flagged and never refused.
    Raises NotAllowed, NotFound (a person or crew that is not of the project), FactNotTaken, NotTheShift.
    """
    if not may(by.rights, REPORT, by.project):
        raise NotAllowed
    values = taken_fact(kind, told)
    day = date.fromisoformat(values["day"])
    local = datetime.fromisoformat(values["at"])
    if not is_of_shift(local, day):
        raise NotTheShift(at=values["at"].replace("T", " "), day=values["day"])
    person = _person(by, values)
    code = get_site_code(by.project)
    is_scanned = code is not None and values["site_code"] == code.code
    flags = set(by.flags) | ({"wrong_code"} if values["site_code"] and not is_scanned else set())
    if person.by_other and (values["by_proxy"] or not person.by_leader):
        flags.add("by_proxy")
    lock_site_day(by.project, day)
    values |= {
        "person": person.name,
        "account": str(person.account) if person.account else None,
        "crew": person.crew_id,
    }
    values |= {"flags": sorted(flags), "is_scanned": is_scanned, "by_leader": person.by_leader and person.by_other}
    entry = append_fact(by, kind, values, day)
    mark = _mark(kind, values, device=by.device, owner=str(by.author.pk), at=utc_of_site(local, by.project.time_zone))
    row = _row(by.project, person, day, values["shift"])
    row.marks = [*row.marks, mark | {"entry": str(entry.uid)}]
    row.is_scanned = row.is_scanned or is_scanned
    return row, _kept(by.project, row, get_attendance_rules(by.project))


def rebuild_attendance(project: Project) -> list[Attendance]:
    """The records of a project as the log gives them, not written: what stands in the table has to equal them."""
    rows: dict[tuple[str, date, str], Attendance] = {}
    facts = Fact.objects.filter(project=project, kind__in=_KINDS).select_related("entry").order_by("entry_id")
    for fact in facts:
        values, entry = fact.values, fact.entry
        key = person_key(account=values["account"], name=values["person"], crew_id=values["crew"])
        row = rows.setdefault(
            (key, entry.day, values["shift"]),
            Attendance(
                project=project, person=key, name=values["person"], day=entry.day, shift=values["shift"], marks=[]
            ),
        )
        at = utc_of_site(datetime.fromisoformat(values["at"]), project.time_zone)
        device = str(entry.device_id) if entry.device_id else ""
        row.marks.append(_mark(fact.kind, values, device=device, owner=str(entry.author_id), at=at))
    rules = get_attendance_rules(project)
    for row in rows.values():
        _count(row, rules)
    for row in rows.values():
        _add_flags_of_many(row, proxy_flags(_marks_of(_same_shift(rows.values(), row))))
    return list(rows.values())


def _same_shift(rows: Iterable[Attendance], one: Attendance) -> list[Attendance]:
    return [row for row in rows if (row.day, row.shift) == (one.day, one.shift)]


def _person(by: Entering, values: Mapping[str, Any]) -> _Person:
    """Who is meant. Raises NotFound: an account that is no member, a crew that the author neither leads nor works in."""
    by_link = crews_of_link(by.author)
    if by_link:  # a crew's link is one account for many: who signed with his name is meant
        crew_id = values["crew"] or min(by_link)
        if values["account"] or crew_id not in by_link:
            raise NotFound
        name = values["person"] or by.name
        key = person_key(account=None, name=name, crew_id=crew_id)
        return _Person(key, name, None, crew_id, True, name != by.name)
    account = UUID(values["account"]) if values["account"] else None
    if account is None and not values["person"]:
        account = by.author.pk
    return _own(by, values) if account == by.author.pk else _other(by, values, account)


def _own(by: Entering, values: Mapping[str, Any]) -> _Person:
    account = by.author.pk
    crew_id = values["crew"]
    allowed = crews_to_enter_for(by.rights, by.project)
    if crew_id is None or (allowed is not None and crew_id not in allowed):
        crew_id = list_crews_by_account(by.project, [account]).get(account)
    return _Person(str(account), by.name, account, crew_id, False, False)


def _other(by: Entering, values: Mapping[str, Any], account: UUID | None) -> _Person:
    name, crew_id = values["person"], values["crew"]
    if account is not None:
        if account not in {one.account_id for one in list_members(by.project)}:
            raise NotFound
        crew_id = crew_id or list_crews_by_account(by.project, [account]).get(account)
        name = name_accounts([account]).get(account, "")
    allowed = crews_to_enter_for(by.rights, by.project)
    if allowed is not None and crew_id not in allowed:
        raise NotFound
    if crew_id is not None:
        get_resource(by.rights, by.project, crew_id)
    is_leader = allowed is None or crew_id in list_own_crews(by.rights, by.project)
    key = person_key(account=str(account) if account else None, name=name, crew_id=crew_id)
    return _Person(key, name, account, crew_id, is_leader, True)


def _row(project: Project, person: _Person, day: date, shift: str) -> Attendance:
    """The record of the shift, new or there already; the day is locked."""
    row, _ = Attendance.objects.get_or_create(
        project=project,
        person=person.key,
        day=day,
        shift=shift,
        defaults={
            "organization_id": project.organization_id,
            "account_id": person.account,
            "name": person.name,
            "crew_id": person.crew_id,
        },
    )
    return row


def _kept(project: Project, row: Attendance, rules: AttendanceRules) -> list[RecordKey]:
    """Write the record and the neighbours whose flags it changed; what devices read anew."""
    _count(row, rules)
    shift = [row, *_neighbours(row)]
    of_many = proxy_flags(_marks_of(shift))
    changed = [one for one in shift if _add_flags_of_many(one, of_many) or one is row]
    for one in changed:
        one.version += 1
        one.save()
    touched = [RecordKey(ATTENDANCE, record_id(one.person, row.day.isoformat(), one.shift)) for one in changed]
    touched += recheck_hours(project, row.day, {row.person}, row.crew_id, rules)
    return [*touched, RecordKey("diary", row.day.isoformat())]


def _neighbours(row: Attendance) -> list[Attendance]:
    """Records of the shift with a mark of the same phone or on the same metre: a mark changes no others' flags."""
    alike = Q(pk__in=[])
    for told in row.marks:
        if told["device"] and not told["by_leader"]:
            alike |= Q(marks__contains=[{"device": told["device"], "by_leader": False}])
            if told["spot"]:
                alike |= Q(marks__contains=[{"spot": told["spot"], "by_leader": False}])
    shift = Attendance.objects.filter(alike, project_id=row.project_id, day=row.day, shift=row.shift)
    return list(shift.exclude(pk=row.pk).order_by("pk"))


def _count(row: Attendance, rules: AttendanceRules) -> None:
    presence = presence_of(_marks_of([row]), rules.shift)
    row.in_at, row.out_at, row.hours = presence.in_at, presence.out_at, presence.hours
    row.accuracy_m = presence.accuracy_m
    row.flags = sorted(set(presence.flags) | (set(row.flags) & _OF_MANY))


def _add_flags_of_many(row: Attendance, of_many: Mapping[str, set[str]]) -> bool:
    """Such flags only come: more marks make no phone and no metre emptier."""
    flags = sorted(set(row.flags) | of_many.get(row.person, set()))
    is_other = flags != sorted(row.flags)
    row.flags = flags
    return is_other


def _mark(kind: str, values: Mapping[str, Any], *, device: str, owner: str, at: datetime) -> dict[str, Any]:
    return {
        "kind": _KINDS[kind], "at": at.isoformat(), "device": device, "owner": owner,
        "by_leader": bool(values.get("by_leader")), "position": values["position"],
        "spot": spot_of(_position(values["position"])), "flags": values["flags"],
    }  # fmt: skip


def _marks_of(rows: Iterable[Attendance]) -> list[Mark]:
    return [_read_mark(row.person, told) for row in rows for told in row.marks]


def _read_mark(person: str, told: Mapping[str, Any]) -> Mark:
    """A leader's list is no proxy: its marks count as of no phone."""
    return Mark(
        person=person,
        kind=told["kind"],
        at=datetime.fromisoformat(told["at"]).astimezone(UTC),
        device="" if told["by_leader"] else told["device"],
        owner=told["owner"],
        position=_position(told["position"]),
        flags=frozenset(told["flags"]),
    )


def _position(told: Mapping[str, float] | None) -> Position | None:
    return Position(**told) if told else None
