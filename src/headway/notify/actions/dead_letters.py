"""A person sends again what could not be delivered, or lets it go."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from headway.kernel.actions import record_audit
from headway.notify.actions.channels import Scope
from headway.notify.models import Delivery


@transaction.atomic
def decide_dead_letters(*, scope: Scope, ids: Collection[int], again: bool, now: datetime) -> int:
    """Have these dead letters tried again from the beginning, or put them away; returns how many it was."""
    rows = Delivery.objects.filter(organization_id=scope.organization_id, state="dead", pk__in=ids)
    if scope.project_id is not None:
        rows = rows.filter(channel__project_id=scope.project_id)
    count = rows.update(state="waiting", tries=0, due_at=now) if again else rows.update(state="dropped", error="let_go")
    if count:
        record_audit(
            action="notify.dead_letters_sent_again" if again else "notify.dead_letters_let_go",
            actor_id=scope.user.pk, organization_id=scope.organization_id,
            subject={"count": count, "project_id": scope.project_id}, now=now,
        )  # fmt: skip
    return count
