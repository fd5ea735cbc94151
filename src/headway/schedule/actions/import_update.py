"""A newer file updates the plan that is there: one edit of the rows that differ."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from headway.engine.document import ScheduleProject
from headway.people.roles import IMPORT
from headway.projects.actions import ensure_resources
from headway.schedule.actions.door import AppliedEdit, apply_edit
from headway.schedule.actions.import_baselines import bring_baselines, has_new_baselines
from headway.schedule.actions.numbers import next_numbers
from headway.schedule.actions.operations import ApplyChanges
from headway.schedule.actions.operations.bulk import with_idle_assignments_marked
from headway.schedule.errors import FileChangesNothing, NoPlanToUpdate, SeveralWithOneKey
from headway.schedule.models import ImportRun, Plan
from headway.schedule.queries.contents import read_contents
from headway.schedule.queries.history import Rows, differing
from headway.schedule.queries.imports import get_told_plan
from headway.schedule.queries.rows import rows_of_contents
from headway.schedule.rules.contents import Contents, Numbers, contents_of
from headway.schedule.rules.updates import Match, counted, duplicates_of, shifted, updated

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

_RENUMBERED = ("plancalendar", "assignment", "externalrelation")


def update_from_file(*, run: ImportRun, project: Project, author: Account, match: Match, now: datetime) -> AppliedEdit:
    """Bring the project's live plan to what the confirmed file says; rows are recognised as `match` says.

    Raises NoPlanToUpdate, SeveralWithOneKey, FileChangesNothing, and what the door raises.
    """
    plan = Plan.objects.select_for_update().filter(project=project, parent=None).first()
    if plan is None or plan.revision == 0:
        raise NoPlanToUpdate
    plan.project = project
    current = rows_of_contents(read_contents(plan))
    file = get_told_plan(run)
    told = _told_rows(plan, file.document, run.pk)
    for rows in (told, current):
        if shared := duplicates_of(rows, match.by):
            raise SeveralWithOneKey(keys=", ".join(shared[:10]), count=len(shared))
    changes = differing(current, updated(current, told, match))
    if not changes and not has_new_baselines(plan, file):
        raise FileChangesNothing(file=run.file_name)
    summary = {"file": run.file_name, **counted(changes)}
    operation = ApplyChanges(
        plan_id=plan.pk, changes=changes, named="update_from_file", needs=IMPORT, stands_without_rows=True
    )  # fmt: skip
    edit = apply_edit(
        bases={plan.pk: plan.revision}, operations=[operation], author=author, source="file", now=now,
        told={"kind": "update_from_file", "summary": summary},
    )[0]  # fmt: skip
    bring_baselines(edit=edit, told=file, author=author, now=now)
    return edit


def _told_rows(plan: Plan, told: ScheduleProject, import_run_id: int) -> Rows:
    """The rows of the file under numbers that no row of the project has had."""
    document = with_idle_assignments_marked(told)
    numbers = Numbers(
        first_activity=next_numbers(plan=plan, table="activity", count=len(document.activities)),
        first_relation=next_numbers(plan=plan, table="relation", count=len(document.relations)),
        resources=ensure_resources(project=plan.project, resources=document.resources),
        import_run_id=import_run_id,
    )
    contents = contents_of(document, numbers)
    return shifted(rows_of_contents(contents), {table: _offset(plan, contents, table) for table in _RENUMBERED})


def _offset(plan: Plan, contents: Contents, table: str) -> int:
    count = len(contents.tables[table])
    return next_numbers(plan=plan, table=table, count=count) - 1 if count else 0
