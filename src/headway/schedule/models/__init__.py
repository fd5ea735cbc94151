"""Tables of the Plan. Instants are whole local minutes since 1970-01-01T00:00, durations whole minutes."""

from headway.schedule.models.exports import ExportRun
from headway.schedule.models.history import Baseline, Checkpoint, Edit, PlanDates
from headway.schedule.models.imports import ImportPart, ImportRun
from headway.schedule.models.plan import Plan, PlanCalendar, PlanResource, RowNumbers, ScenarioEnd
from headway.schedule.models.prints import PrintRun
from headway.schedule.models.rows import Activity, Assignment, ExternalRelation, Relation
from headway.schedule.models.views import FirstView, SavedView

__all__ = [
    "Activity",
    "Assignment",
    "Baseline",
    "Checkpoint",
    "Edit",
    "ExportRun",
    "ExternalRelation",
    "FirstView",
    "ImportPart",
    "ImportRun",
    "Plan",
    "PlanCalendar",
    "PlanDates",
    "PlanResource",
    "PrintRun",
    "Relation",
    "RowNumbers",
    "SavedView",
    "ScenarioEnd",
]
