"""What is entered of a site's day and of offered work, and what devices keep of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING

from headway.field.kinds import Kind, Record, RecordKind
from headway.kernel.clock import now
from headway.progress.actions.assignments import ASSIGNMENT, answer_assignment
from headway.progress.actions.attendance import ATTENDANCE, check_in, check_out
from headway.progress.actions.diary import DIARY, add_to_diary, decide_diary, sign_diary, write_diary
from headway.progress.actions.hours import HOURS_RECORD, enter_hours
from headway.progress.queries.assignments import read_assignments
from headway.progress.queries.attendance import read_attendance, read_hours
from headway.progress.queries.diary import read_diaries
from headway.progress.rules.site_fact_kinds import ADDENDUM, ANSWER, CHECK_IN, CHECK_OUT, HOURS, SIGNATURE
from headway.progress.rules.site_time import site_today

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

_Read = Callable[["Account", "Project", Collection[str] | None, date], Mapping[str, Record]]

SITE_KINDS = (
    Kind(CHECK_IN, ATTENDANCE, carry_out=check_in),
    Kind(CHECK_OUT, ATTENDANCE, carry_out=check_out),
    Kind(HOURS, HOURS_RECORD, carry_out=enter_hours),
    Kind("diary", DIARY, carry_out=write_diary, decide=decide_diary),
    Kind(SIGNATURE, DIARY, carry_out=sign_diary),
    Kind(ADDENDUM, DIARY, carry_out=add_to_diary),
    Kind(ANSWER, ASSIGNMENT, carry_out=answer_assignment),
)


def _of_today(name: str, read: _Read) -> RecordKind:
    """A record kind of which devices keep the last days only."""

    def read_now(reader: Account, project: Project, ids: Collection[str] | None) -> Mapping[str, Record]:
        return read(reader, project, ids, site_today(now(), project.time_zone))

    return RecordKind(name, read_now)


SITE_RECORDS = (
    _of_today(ATTENDANCE, read_attendance),
    _of_today(HOURS_RECORD, read_hours),
    _of_today(DIARY, read_diaries),
    _of_today(ASSIGNMENT, read_assignments),
)
