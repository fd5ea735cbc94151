"""Rows of lists: put in, changed, told of; a name that is taken is a refusal."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, models, transaction

from headway.kernel.actions import record_event
from headway.projects.errors import NameTaken
from headway.projects.models import Project


def inserted(model: type[models.Model], **columns: Any) -> Any:
    try:
        with transaction.atomic():
            return model._default_manager.create(**columns)
    except IntegrityError as taken:
        raise NameTaken(name=columns.get("name", "")) from taken


def updated(row: models.Model, changes: dict[str, Any]) -> None:
    for name, value in changes.items():
        setattr(row, name, value)
    try:
        with transaction.atomic():
            row.save(update_fields=list(changes))
    except IntegrityError as taken:
        raise NameTaken(name=changes.get("name", "")) from taken


def tell(project: Project, kind: str, now: datetime) -> None:
    record_event(
        kind=kind,
        organization_id=project.organization_id,
        project_id=project.pk,
        subject={"project_id": project.pk},
        now=now,
    )
