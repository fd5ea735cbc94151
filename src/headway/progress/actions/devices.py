"""Has devices read records anew."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from headway.field.actions.feed import touch_records
from headway.field.kinds import RecordKey

if TYPE_CHECKING:
    from headway.projects.models import Project

ENTRY, ACTIVITY, PROJECT = "entry", "activity", "project"


def touch(
    project: Project, *, now: datetime, entries: Collection[str] = (), activities: Collection[int] = ()
) -> int | None:
    """Have devices read entries and activities anew; the last number that was given, None when nothing was named."""
    keys = [RecordKey(ENTRY, uid) for uid in entries] + [RecordKey(ACTIVITY, str(n)) for n in sorted(set(activities))]
    return touch_records(project.pk, keys, now=now) if keys else None
