"""Bring the database to this version's form. `headway serve` does it by itself.

Runs as the role that owns the tables (DATABASE_OWNER_URL, else DATABASE_URL) and gives the serving role
(HEADWAY_APP_ROLE, default headway_app) its rights.

Examples:
  headway migrate
  headway migrate --plan                          show what would be done
  DATABASE_OWNER_URL=postgresql://owner:…@db/headway DATABASE_URL=postgresql://app:…@db/headway headway migrate
"""

from __future__ import annotations

import argparse

SUMMARY = "bring the database to this version's form"

# what the serving role may do with tables made from now on; migrations take single rights away again
_RIGHTS = """
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO {role};
GRANT USAGE ON SCHEMA public TO {role};
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--plan", action="store_true", help="show the steps and change nothing")


def run(arguments: argparse.Namespace) -> int:
    from headway.server.commands._installation import in_installation

    def work() -> int:
        from django.core.management import call_command

        if not arguments.plan:
            _grant_rights()
        call_command("migrate", interactive=False, plan=arguments.plan, verbosity=1 if arguments.plan else 0)
        return 0

    return in_installation(work, as_owner=True)


def _grant_rights() -> None:
    """Before the migrations: tables that they make carry the rights at once."""
    import os

    from django.db import connection

    role = os.environ.get("HEADWAY_APP_ROLE", "")
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s AND rolname <> current_user", [role])
        if cursor.fetchone() is not None:
            cursor.execute(_RIGHTS.format(role=connection.ops.quote_name(role)))
