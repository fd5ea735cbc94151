"""What goes with a project that is removed for good: its plans and everything that hangs on them."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connection, models

from headway.schedule.models import Plan


def purge_plans(project_id: int) -> None:
    """Remove all plans of a project, its scenarios, history and imports. Inside the caller's transaction.

    By statements over the model registry: foreign keys are checked at commit, so the order is free, and a
    table that comes later is found by its foreign key.
    """
    project = Plan._meta.get_field("project").related_model
    for root, field in _dependants(project):
        if root._meta.app_label == Plan._meta.app_label:
            _delete(root, f'"{field.column}" = %s', [project_id])


def _delete(model: type[models.Model], condition: str, parameters: list[Any]) -> None:
    table = model._meta.db_table
    for dependant, field in _dependants(model):
        inside = f'"{field.column}" IN (SELECT {model._meta.pk.column} FROM {table} WHERE {condition})'
        if field.remote_field.on_delete is models.SET_NULL:
            _run(f'UPDATE {dependant._meta.db_table} SET "{field.column}" = NULL WHERE {inside}', parameters)
        else:
            _delete(dependant, inside, parameters)
    _run(f"DELETE FROM {table} WHERE {condition}", parameters)


def _dependants(
    model: type[models.Model],
) -> list[tuple[type[models.Model], models.ForeignKey[models.Model, models.Model]]]:
    """Tables with a foreign key to `model`; one that points at itself goes with the rows."""
    return [
        (other, field)
        for other in apps.get_models()
        for field in other._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is model and other is not model
    ]


def _run(statement: str, parameters: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
