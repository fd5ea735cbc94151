"""What could not be done with a plan."""

from __future__ import annotations

from headway.kernel.errors import Refusal


class PlanMoved(Refusal):
    """Somebody else changed the plan since this edit began."""

    code = "schedule.plan_moved"


class PlanChangesTooFast(Refusal):
    """Edits came faster than the plan could be read."""

    code = "schedule.plan_changes_too_fast"
    status = 503


class NothingToUndo(Refusal):
    """The plan has no edit that could be taken back."""

    code = "schedule.nothing_to_undo"


class ImportNotReady(Refusal):
    """The import is in a state in which this cannot be done."""

    code = "schedule.import_not_ready"


class NoSuchProjectInFile(Refusal):
    """The file has fewer projects than the number that was asked for."""

    code = "schedule.no_such_project_in_file"
    status = 422


class FileMissing(Refusal):
    """An import without a file."""

    code = "schedule.file_missing"
    status = 422


class TooManyImports(Refusal):
    """The person has too many imports on their way."""

    code = "schedule.too_many_imports"
    status = 429


class TemplateUnknown(Refusal):
    """No template of this name comes with the product."""

    code = "schedule.template_unknown"
    status = 422


class EditsOverlap(Refusal):
    """Somebody changed the same field, or took away what this edit builds on, since the person looked.

    Parameters: `edits` (revision, author, at of each), `name` and `field` of the first place, `count` of places.
    """

    code = "schedule.edits_overlap"


class LaterEditsBuiltOn(EditsOverlap):
    """An undo would take away what later edits changed or built on."""

    code = "schedule.later_edits_built_on"


class RowUnknown(Refusal):
    """The plan has no such row."""

    code = "schedule.row_unknown"
    status = 404


class ValueNotTaken(Refusal):
    """A value that its field cannot hold; `field` names it, `reason` says what it takes."""

    code = "schedule.value_not_taken"
    status = 422

    def __init__(self, *, field: str, reason: str, **parameters: object) -> None:
        super().__init__(field=field, field_key=f"schedule.field.{field}", reason=reason, **parameters)
        self.code = f"schedule.value.{reason}"


class ParentIsNoWbs(Refusal):
    """Rows stand under WBS rows only."""

    code = "schedule.parent_is_no_wbs"
    status = 422


class OutlineLoop(Refusal):
    """A row cannot stand under itself."""

    code = "schedule.outline_loop"
    status = 422


class RelationToItself(Refusal):
    """A relation needs two different ends."""

    code = "schedule.relation_to_itself"
    status = 422


class RelationExists(Refusal):
    """The same relation, with the same type and lag, is there."""

    code = "schedule.relation_exists"


class CalendarLoop(Refusal):
    """A calendar cannot inherit from itself."""

    code = "schedule.calendar_loop"
    status = 422


class RowInUse(Refusal):
    """Other rows need it; `by` says which kind."""

    code = "schedule.row_in_use"

    def __init__(self, *, name: str, by: str) -> None:
        super().__init__(name=name, by_key=f"schedule.used_by.{by}")


class NothingToDo(Refusal):
    """An edit without operations."""

    code = "schedule.nothing_to_do"
    status = 422


class TooManyOperations(Refusal):
    """More operations than one edit takes."""

    code = "schedule.too_many_operations"
    status = 413


class UndoOfOthersNotAllowed(Refusal):
    """The edit is another person's."""

    code = "schedule.undo_of_others_not_allowed"
    status = 403


class NoSuchRevision(Refusal):
    """The plan never was at this revision."""

    code = "schedule.no_such_revision"
    status = 404


class ScenarioEnded(Refusal):
    """The scenario was promoted or given up."""

    code = "schedule.scenario_ended"


class BaselineNameMissing(Refusal):
    """A baseline needs a name."""

    code = "schedule.baseline_name_missing"
    status = 422


class BaselineNameTaken(Refusal):
    """Another baseline of the plan has this name."""

    code = "schedule.baseline_name_taken"


class BaselineActive(Refusal):
    """The baseline against which the plan is compared is not deleted."""

    code = "schedule.baseline_active"


class PlanWithoutDates(Refusal):
    """A plan without activities has no dates to freeze."""

    code = "schedule.plan_without_dates"


class ScenarioNameMissing(Refusal):
    """A scenario needs a name."""

    code = "schedule.scenario_name_missing"
    status = 422


class ScenarioNameTaken(Refusal):
    """Another open scenario of the plan has this name."""

    code = "schedule.scenario_name_taken"


class NotAScenario(Refusal):
    """The plan is a live plan: it is neither promoted nor given up."""

    code = "schedule.not_a_scenario"


class NoPlanToUpdate(Refusal):
    """An update needs a plan that is there."""

    code = "schedule.no_plan_to_update"


class SeveralWithOneKey(Refusal):
    """Several activities share the key by which rows are recognised."""

    code = "schedule.several_with_one_key"
    status = 422


class FileChangesNothing(Refusal):
    """The file says what the plan says already."""

    code = "schedule.file_changes_nothing"


class TooManyPrints(Refusal):
    """The person has too many prints on their way."""

    code = "schedule.too_many_prints"
    status = 429


class PrintNotReady(Refusal):
    """The print has no file: it is on its way, was given up or could not be drawn."""

    code = "schedule.print_not_ready"


class NothingToPrint(Refusal):
    """The view holds no row."""

    code = "schedule.nothing_to_print"
    status = 422


class ViewNotTaken(Refusal):
    """A saved view cannot hold this; `part` names what."""

    code = "schedule.view_not_taken"
    status = 422


class ViewNameTaken(Refusal):
    """The person has a view of this name."""

    code = "schedule.view_name_taken"


class TooManyViews(Refusal):
    """The person has as many views here as one may have."""

    code = "schedule.too_many_views"


class RoleUnknown(Refusal):
    """No role of this name."""

    code = "schedule.role_unknown"
    status = 422


class ExportNotReady(Refusal):
    """The file of an export is not written yet, or is gone by now."""

    code = "schedule.export_not_ready"


class NothingToExport(Refusal):
    """The plan has no activity that the person may see."""

    code = "schedule.nothing_to_export"


class TooManyExports(Refusal):
    """The person has too many exports on their way."""

    code = "schedule.too_many_exports"
    status = 429


class ExternalRelationExists(Refusal):
    """The two activities have this relation with the same type and lag already."""

    code = "schedule.external_relation_exists"


class ExternalRelationToSummary(Refusal):
    """A relation between projects joins activities, not WBS rows."""

    code = "schedule.external_relation_to_summary"
    status = 422


class ExternalRelationUntied(Refusal):
    """A relation that a file brought leads to no project here, so its type and lag move nothing."""

    code = "schedule.external_relation_untied"


class NeedsRulesOfP6(Refusal):
    """One of the plans is calculated by Microsoft Project's rules or ignores external relations."""

    code = "schedule.needs_rules_of_p6"


class ExternalDateTold(Refusal):
    """The activity holds an external date of its own (of a file, or typed in), which the relation would write over."""

    code = "schedule.external_date_told"
