"""The kinds of operation that an edit is made of."""

from headway.schedule.actions.operations.activities import AddActivity, ChangeActivity, DeleteActivity, MoveActivity
from headway.schedule.actions.operations.assignments import (
    AddAssignment,
    AssignPerson,
    ChangeAssignment,
    DeleteAssignment,
    TakeOverOffered,
)
from headway.schedule.actions.operations.bulk import (
    Applied,
    BulkOperation,
    ImportPlan,
    RestorePlan,
    calculated,
    operation_from,
)
from headway.schedule.actions.operations.calendars import AddCalendar, ChangeCalendar, DeleteCalendar
from headway.schedule.actions.operations.links import (
    AddExternalRelation,
    ChangeExternalRelation,
    DeleteExternalRelation,
)
from headway.schedule.actions.operations.progress import RecordProgress
from headway.schedule.actions.operations.relations import AddRelation, ChangeRelation, DeleteRelation
from headway.schedule.actions.operations.row import ApplyChanges, RowOperation
from headway.schedule.actions.operations.settings import ChangeSettings
from headway.schedule.actions.operations.take_calendar import TakeCalendar

Operation = RowOperation | BulkOperation

ROW_OPERATIONS: dict[str, type[RowOperation]] = {
    one.kind: one
    for one in (
        AddActivity, ChangeActivity, MoveActivity, DeleteActivity, RecordProgress, AddRelation, ChangeRelation,
        DeleteRelation, AddAssignment, AssignPerson, ChangeAssignment, DeleteAssignment, AddCalendar, ChangeCalendar,
        DeleteCalendar, TakeCalendar, ChangeSettings, AddExternalRelation, ChangeExternalRelation, DeleteExternalRelation,
    )
}  # fmt: skip
"""What people and programs may ask for, by its name in the API."""

__all__ = [
    "ROW_OPERATIONS",
    "AddActivity",
    "AddAssignment",
    "AddCalendar",
    "AddExternalRelation",
    "AddRelation",
    "Applied",
    "ApplyChanges",
    "AssignPerson",
    "BulkOperation",
    "ChangeActivity",
    "ChangeAssignment",
    "ChangeCalendar",
    "ChangeExternalRelation",
    "ChangeRelation",
    "ChangeSettings",
    "DeleteActivity",
    "DeleteAssignment",
    "DeleteCalendar",
    "DeleteExternalRelation",
    "DeleteRelation",
    "ImportPlan",
    "MoveActivity",
    "Operation",
    "RecordProgress",
    "RestorePlan",
    "RowOperation",
    "TakeCalendar",
    "TakeOverOffered",
    "calculated",
    "operation_from",
]
