"""The serving role may add to the audit trail and read it, never change or remove a line."""

import os

from django.db import migrations

GUARDED = """
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}' AND rolname <> current_user) THEN
    {statement} UPDATE, DELETE, TRUNCATE ON kernel_auditentry {direction} {role};
  END IF;
END $$;
"""
ROLE = os.environ.get("HEADWAY_APP_ROLE", "headway_app")
if not ROLE.replace("_", "").isalnum():
    raise ValueError("HEADWAY_APP_ROLE: letters, digits and _ only")


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]
    operations = [
        migrations.RunSQL(
            GUARDED.format(role=ROLE, statement="REVOKE", direction="FROM"),
            GUARDED.format(role=ROLE, statement="GRANT", direction="TO"),
        )
    ]
