"""Who may see a photo or voice note that a report names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from headway.people.roles import SEE_HISTORY
from headway.projects.queries import may
from headway.schedule.queries.plans import get_live_plan
from headway.schedule.queries.scope import get_scope

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

_NAMED = """
SELECT e.activity_id, e.author_id FROM progress_fact f JOIN progress_entry e ON e.id = f.entry_id
 WHERE f.project_id = %s AND f.kind IN ('photo', 'voice') AND f.values ->> 'sha256' = %s
"""


def may_see_photo(account: Account, project: Project, sha256: str) -> bool:
    """Whether a report names it that the account may see: his own, or of an activity in his scope that he sees whole.

    Who sees the whole plan sees every report's photos; others their own (see `queries.acceptance.get_report`).
    """
    with connection.cursor() as cursor:
        cursor.execute(_NAMED, [project.pk, sha256])
        rows = cursor.fetchall()
    plan = get_live_plan(project)
    if plan is None:
        return False
    plan.project = project
    scope = get_scope(account, plan)
    whole = may(account, SEE_HISTORY, project)
    return any(author == account.pk or (whole and (scope is None or number in scope)) for number, author in rows)
