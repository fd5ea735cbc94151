"""Hours of work per activity 工时: a sheet per person or crew and day; the log keeps every version of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from headway.field.kinds import Acting, Carried, Operation, RecordKey
from headway.field.queries.crew_links import crews_of_link
from headway.kernel.errors import NotAllowed, NotFound
from headway.people.roles import REPORT
from headway.progress.actions.site_log import Entering, append_fact, lock_site_day, taken_fact
from headway.progress.errors import ActivityGone
from headway.progress.models import Attendance, HoursSheet, WorkedHours
from headway.progress.queries.site_people import crews_to_enter_for, list_own_crews
from headway.progress.queries.site_settings import get_attendance_rules
from headway.progress.queries.site_work import list_reportable
from headway.progress.rules.hours import HoursCheck, HoursLine, check_crew_hours, check_own_hours
from headway.progress.rules.site_fact_kinds import HOURS
from headway.progress.rules.site_settings import AttendanceRules
from headway.projects.queries import get_resource, list_crews_by_account, list_resource_names, may

if TYPE_CHECKING:
    from headway.projects.models import Project

HOURS_RECORD = "hours"


def enter_hours(op: Operation, acting: Acting) -> Carried:
    """Carry out hours entered on a phone; see `keep_hours`."""
    sheet = keep_hours(Entering.of(op, acting), op.entered)
    key = RecordKey(HOURS_RECORD, sheet_id(sheet.person, sheet.day))
    return Carried(sheet.version + 1, [key, RecordKey("diary", sheet.day.isoformat())])


def keep_hours(by: Entering, told: Mapping[str, Any]) -> HoursSheet:
    """Enter the hours of one day, the own ones or (with `crew`, by its leader) those of a crew.

    They are held against attendance: beyond the project's tolerance the sheet is kept and flagged, never refused.
    The one entered last stands; those before stay in the log.
    Raises NotAllowed, NotFound (a crew that he does not lead), ActivityGone, FactNotTaken.
    """
    if not may(by.rights, REPORT, by.project):
        raise NotAllowed
    values = taken_fact(HOURS, told)
    day = date.fromisoformat(values["day"])
    crew_id = values["crew"] or min(crews_of_link(by.author), default=None)  # by a crew's link its crew is meant
    if crew_id is not None and not _may_enter_for(by, crew_id):
        raise NotFound
    name = _name_of(by, crew_id)
    _require_activities(by, values["lines"])
    lines = [HoursLine(**line) for line in values["lines"]]
    lock_site_day(by.project, day)
    entry = append_fact(by, HOURS, values, day)
    sheet = _sheet(by, crew_id, name, day)
    check = _check(by.project, sheet, lines, get_attendance_rules(by.project))
    sheet.sum_hours, sheet.attendance_hours, sheet.state = check.sum_hours, check.attendance_hours, check.state
    sheet.entry_uid, sheet.at = entry.uid, by.now
    sheet.version = 1 if sheet.pk is None else sheet.version + 1
    sheet.save()
    WorkedHours.objects.filter(sheet=sheet).delete()
    WorkedHours.objects.bulk_create(
        WorkedHours(
            organization_id=by.project.organization_id,
            project=by.project,
            sheet=sheet,
            day=day,
            activity_id=line.activity_id,
            hours=line.hours,
            headcount=line.headcount,
        )
        for line in lines
        if line.hours > 0
    )
    return sheet


def recheck_hours(
    project: Project, day: date, people: Collection[str], crew_id: int | None, rules: AttendanceRules
) -> list[RecordKey]:
    """Hold sheets against attendance that came later; the records that devices read anew. The day is locked."""
    keys = set(people) | ({crew_key(crew_id)} if crew_id is not None else set())
    sheets = HoursSheet.objects.filter(project=project, day=day, person__in=keys).prefetch_related("lines")
    for sheet in sheets:
        lines = [HoursLine(line.activity_id, line.hours, line.headcount) for line in sheet.lines.all()]
        check = _check(project, sheet, lines, rules)
        if (check.state, check.attendance_hours) != (sheet.state, sheet.attendance_hours):
            sheet.state, sheet.attendance_hours = check.state, check.attendance_hours
            sheet.version += 1
            sheet.save(update_fields=["state", "attendance_hours", "version"])
    return [RecordKey(HOURS_RECORD, sheet_id(key, day)) for key in sorted(keys)]


def crew_key(crew_id: int) -> str:
    """Whose a crew's sheet is, among those of people."""
    return f"crew:{crew_id}"


def sheet_id(person: str, day: date) -> str:
    """The id of the record that devices keep: `<account>:<day>`."""
    return f"{person}:{day.isoformat()}"


def _may_enter_for(by: Entering, crew_id: int) -> bool:
    everybody = crews_to_enter_for(by.rights, by.project) is None
    return everybody or crew_id in list_own_crews(by.rights, by.project)


def _name_of(by: Entering, crew_id: int | None) -> str:
    """Raises NotFound: a crew of another organisation."""
    if crew_id is None:
        return by.name
    if crew_id in crews_of_link(by.author):
        return list_resource_names([crew_id])[crew_id].name
    crew = get_resource(by.rights, by.project, crew_id)
    if crew.kind != "crew":
        raise NotFound
    return crew.name


def _require_activities(by: Entering, lines: list[dict[str, Any]]) -> None:
    wanted = {line["activity_id"] for line in lines} - {None}
    known = list_reportable(by.rights, by.project, wanted)
    if gone := sorted(wanted - known.keys()):
        raise ActivityGone(number=gone[0])


def _sheet(by: Entering, crew_id: int | None, name: str, day: date) -> HoursSheet:
    person = str(by.author.pk) if crew_id is None else crew_key(crew_id)
    found = HoursSheet.objects.filter(project=by.project, person=person, day=day).first()
    return found or HoursSheet(
        organization_id=by.project.organization_id,
        project=by.project,
        person=person,
        account_id=by.author.pk if crew_id is None else None,
        name=name,
        crew_id=crew_id or list_crews_by_account(by.project, [by.author.pk]).get(by.author.pk),
        is_of_crew=crew_id is not None,
        day=day,
    )


def _check(project: Project, sheet: HoursSheet, lines: list[HoursLine], rules: AttendanceRules) -> HoursCheck:
    present = Attendance.objects.filter(project=project, day=sheet.day, hours__isnull=False)
    if sheet.is_of_crew:
        hours = list(present.filter(crew_id=sheet.crew_id).values_list("hours", flat=True))
        return check_crew_hours(lines, [one for one in hours if one is not None], rules.hours_tolerance)
    own = [one for one in present.filter(person=sheet.person).values_list("hours", flat=True) if one is not None]
    return check_own_hours(lines, round(sum(own), 1) if own else None, rules.hours_tolerance)
