"""Words of a group that nothing else took go to the inbox of who manages the project."""

from __future__ import annotations

from datetime import datetime

from headway.kernel.subjects import Subject
from headway.notify.actions import tell
from headway.notify.inbound_handlers import GroupWords, Taken
from headway.people.roles import ROBOTS
from headway.projects.models import Project
from headway.projects.queries.inbound import GROUP_WORDS
from headway.projects.queries.members import list_accounts_who_may
from headway.words import text


def tell_managers(words: GroupWords, now: datetime) -> Taken | None:
    """See `notify.inbound_handlers`; nothing on a project that is archived or deleted, or has no manager."""
    project = Project.objects.filter(pk=words.project_id, archived_at=None, deleted_at=None).first()
    managers = list_accounts_who_may(project, ROBOTS) if project else []
    if not managers:
        return None
    tell(
        recipients=managers, kind="group_words", subject=Subject(GROUP_WORDS, words.project_id, words.post_id),
        actor=words.account, key=f"inbound:{words.post_id}", now=now,
        parameters={"sender": words.sender, "group": words.group},
    )  # fmt: skip
    return Taken("inbox", text("notify.inbound.to_manager", words.language))
