"""Writes of plans: every change of a plan passes `apply_edit`."""

from headway.schedule.actions.door import AppliedEdit, apply_edit, undo_last_edit
from headway.schedule.actions.import_flow import (
    ImportTarget,
    cancel_import,
    confirm_import,
    import_reading,
    read_import,
    start_import,
    write_import,
)
from headway.schedule.actions.operations import ImportPlan, RestorePlan
from headway.schedule.actions.plans import ensure_live_plan, freeze_baseline

__all__ = [
    "AppliedEdit",
    "ImportPlan",
    "ImportTarget",
    "RestorePlan",
    "apply_edit",
    "cancel_import",
    "confirm_import",
    "ensure_live_plan",
    "freeze_baseline",
    "import_reading",
    "read_import",
    "start_import",
    "undo_last_edit",
    "write_import",
]
