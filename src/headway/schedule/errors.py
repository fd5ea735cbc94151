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
