"""A file's own baselines become baselines of the plan, with the edit that brings the file, and go with its undo."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from headway.engine.document import RecordedBaseline
from headway.kernel.actions import record_event
from headway.schedule.actions.door import AppliedEdit
from headway.schedule.models import Activity, Baseline, Edit, Plan
from headway.schedule.queries.baselines import list_baseline_columns
from headway.schedule.queries.imports import ToldPlan
from headway.schedule.rules.contents import clean
from headway.schedule.rules.file_baselines import free_name, new_baselines, row_numbers
from headway.schedule.rules.packed import pack_columns
from headway.words import text

if TYPE_CHECKING:
    from headway.people.models import Account

BRINGING = ("import_plan", "update_from_file")
"""Kinds of edits that may bring baselines."""


def has_new_baselines(plan: Plan, told: ToldPlan) -> bool:
    """Whether the file's baselines say anything that those of the plan do not; the plan's rows are the file's."""
    return bool(_new_ones(plan, told))


def bring_baselines(*, edit: AppliedEdit, told: ToldPlan, author: Account | None, now: datetime) -> list[Baseline]:
    """Make the file's baselines baselines of the plan that `edit` has written.

    One whose dates all stand in a baseline of the plan is left out (rule 4.45). The one that the file's tool
    compares with becomes the active one when the plan had no baseline (rule 4.46).
    """
    plan = edit.plan
    names = set(Baseline.objects.filter(plan=plan).values_list("name", flat=True))
    is_first = not names
    language = author.language if author else "zh-CN"
    brought = []
    for one, columns in _new_ones(plan, told):
        name = free_name(clean(_name(one, language)), names)
        names.add(name)
        brought.append(
            Baseline(
                organization_id=plan.organization_id,
                plan=plan,
                name=name,
                is_active=is_first and one.is_compared,
                columns=pack_columns(columns),
                start=min(columns["start"]),
                finish=max(columns["finish"]),
                author_name=author.display_name if author else "",
                at=now,
                brought_by_id=edit.edit_id,
            )
        )
    # the lists of baselines begin with the latest: the one that is compared with comes last into the table
    Baseline.objects.bulk_create(reversed(brought))
    if brought:
        _announce(plan, now)
    return brought


def move_baselines(*, edit: Edit, undone: AppliedEdit, now: datetime) -> None:
    """`undone` took `edit` back: what `edit` had brought goes, what it had withdrawn stands again."""
    withdrawn = Baseline.with_withdrawn.filter(withdrawn_by=edit)
    moved = _stand_again(list(withdrawn), undone)
    moved += Baseline.objects.filter(brought_by=edit).update(withdrawn_by=undone.edit_id)
    if moved:
        _announce(undone.plan, now)


def _stand_again(withdrawn: list[Baseline], undone: AppliedEdit) -> int:
    standing = dict(Baseline.objects.filter(plan_id=undone.plan_id).values_list("name", "is_active"))
    for baseline in withdrawn:
        baseline.is_active = baseline.is_active and True not in standing.values()
        baseline.name = free_name(baseline.name, standing)
        baseline.brought_by_id, baseline.withdrawn_by = undone.edit_id, None
        standing[baseline.name] = baseline.is_active
    return Baseline.with_withdrawn.bulk_update(withdrawn, ["name", "is_active", "brought_by", "withdrawn_by"])


def _new_ones(plan: Plan, told: ToldPlan) -> list[tuple[RecordedBaseline, dict[str, list[int]]]]:
    if not told.baselines:
        return []
    rows = Activity.objects.filter(plan=plan).values_list("source_uid", "code", "activity_id")
    return new_baselines(told.baselines, row_numbers(told.document, rows), list_baseline_columns(plan))


def _name(baseline: RecordedBaseline, language: str) -> str:
    if baseline.name or baseline.number is None:
        return baseline.name or text("interchange.baseline.unnamed", language)
    if baseline.number == 0:
        return text("interchange.baseline.first", language)
    return text("interchange.baseline.numbered", language, number=baseline.number)


def _announce(plan: Plan, now: datetime) -> None:
    record_event(
        kind="schedule.baselines_changed",
        organization_id=plan.organization_id,
        project_id=plan.project_id,
        subject={"plan_id": plan.pk},
        now=now,
    )
