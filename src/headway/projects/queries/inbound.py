"""What a project's groups said to their robots, as what messages are about."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from headway.kernel.subjects import Described, Subject
from headway.notify.queries.inbound import list_inbound_posts
from headway.people.roles import SEE_HISTORY
from headway.projects.queries.projects import may, visible_projects

if TYPE_CHECKING:
    from headway.people.models import Account

GROUP_WORDS = "group_words"
_NAME, _EXCERPT = 60, 200


def describe_group_words(account: Account, subjects: Collection[Subject]) -> dict[Subject, Described]:
    """For who sees the whole project; see `kernel.subjects`."""
    wanted = {subject.project_id for subject in subjects}
    projects = {one.pk: one for one in visible_projects(account).filter(pk__in=wanted)}
    found: dict[Subject, Described] = {}
    for one in list_inbound_posts([subject.id for subject in subjects]):
        project = projects.get(one.project_id)
        if project is not None and may(account, SEE_HISTORY, project):
            subject = Subject(GROUP_WORDS, one.project_id, one.pk)
            found[subject] = Described(project.name, "", one.words[:_NAME], subject, one.words[:_EXCERPT])
    return found
