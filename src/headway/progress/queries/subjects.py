"""Reports as what messages are about."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from headway.kernel.subjects import Described, Subject, describe_subjects
from headway.people.roles import SEE_HISTORY
from headway.progress.models import Entry
from headway.projects.queries import may, visible_projects

if TYPE_CHECKING:
    from headway.people.models import Account

ENTRY, ACTIVITY = "entry", "activity"


def describe_entries(account: Account, subjects: Collection[Subject]) -> dict[Subject, Described]:
    """Those reports that `account` may see: his own, and all where he sees the whole plan; see `kernel.subjects`.

    Its name is that of the activity; of an activity that is gone, the reporter's and the day.
    """
    projects = {one.pk: one for one in visible_projects(account).filter(pk__in={s.project_id for s in subjects})}
    rows = Entry.objects.filter(pk__in=[s.id for s in subjects], project_id__in=projects).exclude(activity_id=None)
    seen = [one for one in rows if one.author_id == account.pk or may(account, SEE_HISTORY, projects[one.project_id])]
    places = {one.pk: Subject(ACTIVITY, one.project_id, one.activity_id or 0) for one in seen}
    named = describe_subjects(account, set(places.values()))
    found: dict[Subject, Described] = {}
    for one in seen:
        place = places[one.pk]
        activity = named.get(place)
        found[Subject(ENTRY, one.project_id, one.pk)] = Described(
            project=projects[one.project_id].name,
            code=activity.code if activity else "",
            name=activity.name if activity else f"{one.reporter or one.author_name} {one.day:%m-%d}",
            place=place,
            parts={"entry": one.pk},
        )
    return found
