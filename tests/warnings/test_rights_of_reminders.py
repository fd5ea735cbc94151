"""The role that serves adds rules and steps, and never changes or removes one; reminders leave with their project alone."""

from __future__ import annotations

import importlib

import pytest
from django.db import ProgrammingError, connection, transaction
from watched import Watched, at

from headway.warnings.models import Reminder

pytestmark = pytest.mark.django_db
TABLES = ("reminderrule", "reminderstep", "reminder")


@pytest.fixture
def serving_role(watched: Watched) -> Watched:
    """An installation: the role gets every right on tables, the migration takes some away again."""
    watched.only("overdue")
    watched.look(16)
    migration = importlib.import_module("headway.warnings.migrations.0001_reminders")
    with connection.cursor() as cursor:
        for name in TABLES:
            cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON warnings_{name} TO headway_app")
        cursor.execute(migration.BACK)
        cursor.execute(migration.APPEND_ONLY.replace("rolname <> current_user", "true"))
        cursor.execute("SET LOCAL ROLE headway_app")
    return watched


@pytest.mark.usefixtures("serving_role")
@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM warnings_reminderrule", "UPDATE warnings_reminderrule SET at = at",
        "DELETE FROM warnings_reminderstep", "UPDATE warnings_reminderstep SET at = at", "DELETE FROM warnings_reminder",
    ],
)  # fmt: skip
def test_the_serving_role_neither_changes_nor_removes_who_was_told_what(statement: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement)


def test_reminders_leave_with_a_project_that_is_removed_for_good_and_no_other_way(watched: Watched) -> None:
    watched.only("overdue")
    watched.look(16)
    with pytest.raises(Exception, match="not deleted"), transaction.atomic():
        connection.cursor().execute("SELECT warnings_purge(%s)", [watched.project_id])
    assert Reminder.objects.exists()

    watched.block.project.deleted_at = at(17)
    watched.block.project.save(update_fields=["deleted_at"])
    connection.cursor().execute("SELECT warnings_purge(%s)", [watched.project_id])
    assert not Reminder.objects.exists()
