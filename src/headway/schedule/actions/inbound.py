"""Words of a group that name an activity become a comment on it, in the name of who said them."""

from __future__ import annotations

import re
from datetime import datetime

from django.db import transaction

from headway.kernel.errors import Refusal
from headway.notify.inbound_handlers import GroupWords, Taken
from headway.projects.actions import CommentText, write_comment
from headway.schedule.models import Activity
from headway.schedule.queries.subjects import ACTIVITY
from headway.words import text

_CODE = re.compile(r"#?([A-Za-z0-9][A-Za-z0-9._\-]{0,39})")
_MOST_CODES = 50


def comment_on_named(words: GroupWords, now: datetime) -> Taken | None:
    """See `notify.inbound_handlers`. `#A1020` or the code alone; of several the one with the sign, else the first.

    Who is not known, sees no such activity or may not comment there has it put before the manager instead.
    """
    if words.account is None:
        return None
    codes = _codes(words.words)
    rows = Activity.objects.filter(plan__project_id=words.project_id, plan__parent=None, code__in=codes)
    numbers = dict(rows.values_list("code", "activity_id"))
    named = next((code for code in codes if code in numbers), None)
    if named is None:
        return None
    try:
        with transaction.atomic():
            write_comment(
                user=words.account, project_id=words.project_id, kind=ACTIVITY, subject_id=numbers[named],
                said=CommentText(words.words), now=now,
            )  # fmt: skip
    except Refusal:
        return None
    return Taken("comment", text("notify.inbound.commented", words.language, code=named))


def _codes(words: str) -> list[str]:
    """Candidates in the order in which they count; a sentence's full stop belongs to no code."""
    found = [(not one[0].startswith("#"), one[1].rstrip(".-")) for one in _CODE.finditer(words)]
    return [code for _, code in sorted(found, key=lambda one: one[0])][:_MOST_CODES]
