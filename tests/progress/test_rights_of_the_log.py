"""The role that serves adds to the log and reads it; it never changes or removes a row (rule 6.45)."""

from __future__ import annotations

import importlib

import pytest
from block import Block
from django.db import ProgrammingError, connection, transaction

from headway.progress.models import Entry

pytestmark = pytest.mark.django_db
TABLES = ("entry", "fact", "decision", "factseal", "folded", "snapshot", "sitereporting", "progressrules")


@pytest.fixture
def granted(block: Block) -> Block:
    """An installation: the role gets every right on tables, the migration takes some away again."""
    block.report("B1", percent=0.6)
    migration = importlib.import_module("headway.progress.migrations.0001_initial")
    with connection.cursor() as cursor:
        for name in (*TABLES, "standing"):
            cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON progress_{name} TO headway_app")
        cursor.execute(migration.BACK)
        cursor.execute(migration.APPEND_ONLY.replace("rolname <> current_user", "true"))
    return block


@pytest.fixture
def serving_role(granted: Block) -> Block:
    connection.cursor().execute("SET LOCAL ROLE headway_app")
    return granted


@pytest.mark.usefixtures("granted")
def test_the_serving_role_adds_and_reads_and_does_no_more() -> None:
    with connection.cursor() as cursor:
        held = set()
        for table in (*TABLES, "standing"):
            for right in ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE"):
                cursor.execute("SELECT has_table_privilege('headway_app', %s, %s)", [f"progress_{table}", right])
                held |= {(table, right)} if cursor.fetchone()[0] else set()

    adding = {(table, right) for table in TABLES for right in ("SELECT", "INSERT")}
    assert held == adding | {("standing", right) for right in ("SELECT", "INSERT", "UPDATE", "DELETE")}


@pytest.mark.parametrize("table", TABLES)
def test_the_serving_role_removes_nothing(serving_role: Block, table: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(f"DELETE FROM progress_{table}")


def test_the_purge_takes_facts_of_a_deleted_project_alone(block: Block) -> None:
    block.report("B1", percent=0.6)

    with pytest.raises(Exception, match="not deleted"), transaction.atomic():
        connection.cursor().execute("SELECT progress_purge(%s)", [block.project.pk])
    assert Entry.objects.exists()
