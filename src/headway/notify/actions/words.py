"""An organisation chooses the words of its mails and posts. Every version is kept. Rule 7.9."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Max

from headway.kernel.actions import record_audit
from headway.notify.errors import WordsChanged, WordsNotTaken
from headway.notify.models import MessageWords
from headway.notify.queries.words import allowed_holes, known_kinds
from headway.notify.rules.words import Worded, fault_of_words
from headway.words import LANGUAGES

if TYPE_CHECKING:
    from headway.people.models import Account


def require_words(kind: str, language: str, worded: Worded) -> None:
    """Raises WordsNotTaken: no such kind or language, too long, or a hole that the kind has not."""
    if kind not in known_kinds() or language not in LANGUAGES:
        raise WordsNotTaken(field="kind", hole="")
    field, hole = fault_of_words(worded, allowed_holes(kind))
    if field:
        raise WordsNotTaken(field=field, hole=f"{{{hole}}}" if hole else "")


@transaction.atomic
def choose_words(*, user: Account, kind: str, language: str, worded: Worded, now: datetime) -> MessageWords:
    """Another version; both empty: back to the default. Raises WordsNotTaken, WordsChanged (somebody was first)."""
    require_words(kind, language, worded)
    rows = MessageWords.objects.filter(organization_id=user.organization_id, kind=kind, language=language)
    version = (rows.aggregate(last=Max("version"))["last"] or 0) + 1
    try:
        with transaction.atomic():
            row = MessageWords.objects.create(
                organization_id=user.organization_id, kind=kind, language=language, version=version,
                title=worded.title, words=worded.words, author=user, at=now,
            )  # fmt: skip
    except IntegrityError as error:
        raise WordsChanged from error
    record_audit(
        action="notify.words_chosen", actor_id=user.pk, organization_id=user.organization_id, now=now,
        subject={"kind": kind, "language": language, "version": version},
    )  # fmt: skip
    return row
