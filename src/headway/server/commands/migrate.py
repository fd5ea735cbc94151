"""Bring the database to this version's form. `headway serve` does it by itself.

Runs as the role that owns the tables (DATABASE_OWNER_URL, else DATABASE_URL) and gives the serving role
(HEADWAY_APP_ROLE, default headway_app) its rights.

Examples:
  headway migrate
  headway migrate --plan                          the steps, what each locks and for how long; changes nothing
  headway migrate --plan --json
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
    parser.add_argument("--plan", action="store_true", help="show the steps with their locks and change nothing")
    parser.add_argument("--json", action="store_true", help="the plan as JSON")


def run(arguments: argparse.Namespace) -> int:
    from headway.server.commands._installation import in_installation

    def work() -> int:
        if arguments.plan:
            return _show_plan(as_json=arguments.json)
        from django.core.management import call_command

        _grant_rights()
        call_command("migrate", interactive=False, verbosity=0)
        return 0

    return in_installation(work, as_owner=True)


def _show_plan(*, as_json: bool) -> int:
    import json
    from dataclasses import asdict

    from headway.server.commands._installation import in_words
    from headway.server.migration_plan import is_new_database, pending_steps, plan_lines

    steps = [asdict(one) for one in pending_steps()]
    if as_json:
        print(json.dumps({"is_new": is_new_database(), "steps": steps}, indent=1))
    else:
        print("\n".join(plan_lines(steps, in_words)))
    return 0


def _grant_rights() -> None:
    """Before the migrations: tables that they make carry the rights at once."""
    import os

    from django.db import connection

    role = os.environ.get("HEADWAY_APP_ROLE", "")
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s AND rolname <> current_user", [role])
        if cursor.fetchone() is not None:
            cursor.execute(_RIGHTS.format(role=connection.ops.quote_name(role)))
