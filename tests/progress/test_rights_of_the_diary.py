"""The role that serves adds signatures, addenda, changes, codes and settings, and never changes or removes one (rule 6.88)."""

from __future__ import annotations

import importlib

import pytest
from block import Block
from crews import DAY, carry
from django.db import ProgrammingError, connection, transaction

from headway.progress.models import Diary

pytestmark = pytest.mark.django_db
TABLES = ("diarysignature", "diaryaddendum", "diarychange", "sitecode", "sitesetting")


@pytest.fixture
def signed(block: Block) -> Block:
    carry(block, block.foreman, "diary", DAY, {"remark": ("", "无异常")})
    carry(block, block.foreman, "sign_diary", DAY, {})
    carry(block, block.foreman, "diary_addendum", DAY, {"text": (None, "漏记泵车")})
    return block


@pytest.fixture
def serving_role(signed: Block) -> Block:
    """An installation: the role gets every right on tables, the migration takes some away again."""
    migration = importlib.import_module("headway.progress.migrations.0002_site_day")
    with connection.cursor() as cursor:
        for name in TABLES:
            cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON progress_{name} TO headway_app")
        cursor.execute(migration.BACK)
        cursor.execute(migration.APPEND_ONLY.replace("rolname <> current_user", "true"))
        cursor.execute("SET LOCAL ROLE headway_app")
    return signed


@pytest.mark.usefixtures("serving_role")
@pytest.mark.parametrize("table", TABLES)
def test_the_serving_role_neither_changes_nor_removes_what_was_signed(table: str) -> None:
    for statement in (f"DELETE FROM progress_{table}", f"UPDATE progress_{table} SET at = at"):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(statement)


def test_diaries_go_with_a_project_that_is_removed_for_good_and_no_other_way(signed: Block) -> None:
    purge = "SELECT progress_purge_site(%s)"
    with pytest.raises(Exception, match="not deleted"), transaction.atomic():
        connection.cursor().execute(purge, [signed.project.pk])
    assert Diary.objects.exists()

    signed.project.deleted_at = signed.project.created_at
    signed.project.save(update_fields=["deleted_at"])
    connection.cursor().execute(purge, [signed.project.pk])
    assert not Diary.objects.exists()
