"""Writes of plans: every change of a plan passes `apply_edit`."""

from headway.schedule.actions.baselines import change_baseline, freeze_baseline, freeze_current_dates, remove_baseline
from headway.schedule.actions.carry import carry_dates
from headway.schedule.actions.door import AppliedEdit, apply_edit
from headway.schedule.actions.exports import export_plan, fail_export, prune_exports, start_export, write_export
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
from headway.schedule.actions.plans import ensure_live_plan
from headway.schedule.actions.prints import cancel_print, draw_print, fail_print, prune_prints, start_print
from headway.schedule.actions.restore import keep_history, restore_revision
from headway.schedule.actions.scenarios import branch_scenario, give_up_scenario, promote_scenario
from headway.schedule.actions.undo import redo_last_edit, undo_edit, undo_last_edit

__all__ = [
    "AppliedEdit",
    "ImportPlan",
    "ImportTarget",
    "RestorePlan",
    "apply_edit",
    "branch_scenario",
    "cancel_import",
    "cancel_print",
    "carry_dates",
    "change_baseline",
    "confirm_import",
    "draw_print",
    "ensure_live_plan",
    "export_plan",
    "fail_export",
    "fail_print",
    "freeze_baseline",
    "freeze_current_dates",
    "give_up_scenario",
    "import_reading",
    "keep_history",
    "promote_scenario",
    "prune_exports",
    "prune_prints",
    "read_import",
    "redo_last_edit",
    "remove_baseline",
    "restore_revision",
    "start_export",
    "start_import",
    "start_print",
    "undo_edit",
    "undo_last_edit",
    "write_export",
    "write_import",
]
