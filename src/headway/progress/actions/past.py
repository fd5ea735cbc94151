"""Writes the past of a site into the log at once: reports that were accepted and met the plan long ago.

For the installation itself (the demo): many entries in few statements, with the same rows that people's work makes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from headway.kernel.clock import uuid7
from headway.progress.actions.devices import touch
from headway.progress.actions.facts import lock_standings, stand_anew
from headway.progress.models import Decision, Entry, Fact, Folded
from headway.progress.rules.fact_kinds import read_fact
from headway.progress.rules.reports import read_other

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project


@dataclass(frozen=True)
class PastReport:
    """One report of the past: who told what when, who decided how (None: nobody yet), and whether the plan knows."""

    activity_id: int
    day: date
    author: Account
    at: datetime
    facts: Sequence[tuple[str, Mapping[str, Any]]]
    decision: str | None = None
    by: Account | None = None
    decided_at: datetime | None = None
    values: Mapping[str, Any] | None = None
    reason_code: str = ""
    reason: str = ""
    is_folded: bool = False


@transaction.atomic
def record_past(*, project: Project, plan_id: int, reports: Sequence[PastReport]) -> None:
    """Append the reports in their order, with decisions and folds; what stands and what devices keep follow."""
    numbers = {one.activity_id for one in reports}
    lock_standings(project, numbers)
    entries = Entry.objects.bulk_create(
        Entry(
            uid=uuid7(), organization_id=project.organization_id, project=project, activity_id=one.activity_id,
            day=one.day, source="site", author_id=one.author.pk, author_name=one.author.display_name, at=one.at,
        )
        for one in reports
    )  # fmt: skip
    Fact.objects.bulk_create(
        Fact(
            organization_id=project.organization_id, project=project, entry=entry, kind=kind,
            values=read_fact(kind, told), sequence=place, at=one.at,
        )
        for entry, one in zip(entries, reports, strict=True) for place, (kind, told) in enumerate(one.facts)
    )  # fmt: skip
    Decision.objects.bulk_create(
        Decision(
            organization_id=project.organization_id, project=project, entry=entry, decision=one.decision,
            values=None if one.values is None else read_other(one.values, None), reason_code=one.reason_code,
            reason=one.reason, by_id=one.by.pk if one.by else None,
            by_name=one.by.display_name if one.by else "", way="person", at=one.decided_at or one.at,
        )
        for entry, one in zip(entries, reports, strict=True) if one.decision is not None
    )  # fmt: skip
    Folded.objects.bulk_create(
        Folded(
            entry=entry, organization_id=project.organization_id, project=project, plan_id=plan_id,
            at=one.decided_at or one.at,
        )
        for entry, one in zip(entries, reports, strict=True) if one.is_folded
    )  # fmt: skip
    stand_anew(project, numbers)
    if reports:
        last = max(one.decided_at or one.at for one in reports)
        touch(project, entries=[str(one.uid) for one in entries], activities=numbers, now=last)
