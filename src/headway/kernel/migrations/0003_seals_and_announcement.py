"""Seals of the audit trail, the transaction of each entry and event, and the announcement of new events."""

import os

from django.db import migrations, models

import headway.kernel.models

ROLE = os.environ.get("HEADWAY_APP_ROLE", "headway_app")
if not ROLE.replace("_", "").isalnum():
    raise ValueError("HEADWAY_APP_ROLE: letters, digits and _ only")
APPEND_ONLY = f"""
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}' AND rolname <> current_user) THEN
    REVOKE UPDATE, DELETE, TRUNCATE ON kernel_auditseal FROM {ROLE};
  END IF;
END $$;
"""
# one announcement per statement; equal ones of a transaction are sent once, at its commit
ANNOUNCE = """
CREATE FUNCTION kernel_announce_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NOTIFY headway_events;
  RETURN NULL;
END $$;
CREATE TRIGGER kernel_announce_events AFTER INSERT ON kernel_outboxevent
  FOR EACH STATEMENT EXECUTE FUNCTION kernel_announce_events();
"""
SILENCE = """
DROP TRIGGER kernel_announce_events ON kernel_outboxevent;
DROP FUNCTION kernel_announce_events();
"""


def this_transaction() -> headway.kernel.models.TransactionId:
    return headway.kernel.models.TransactionId(db_default=models.Func(function="pg_current_xact_id"), editable=False)


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_audit_append_only")]
    operations = [
        migrations.AddField("outboxevent", "transaction_id", this_transaction()),
        migrations.AddField("auditentry", "transaction_id", this_transaction()),
        migrations.AddIndex("outboxevent", models.Index(fields=["transaction_id"], name="outbox_by_transaction")),
        migrations.AddIndex("auditentry", models.Index(fields=["transaction_id"], name="audit_by_transaction")),
        migrations.AddIndex("auditentry", models.Index(fields=["organization_id", "id"], name="audit_of_organization")),
        migrations.CreateModel(
            "AuditSeal",
            [
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("chain", models.UUIDField()),
                ("number", models.BigIntegerField()),
                ("entry_id", models.BigIntegerField(unique=True)),
                ("hash", models.CharField(max_length=64)),
                ("horizon", headway.kernel.models.TransactionId()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddConstraint(
            "auditseal", models.UniqueConstraint(fields=["chain", "number"], name="one_seal_per_number")
        ),
        migrations.RunSQL(APPEND_ONLY, migrations.RunSQL.noop),
        migrations.RunSQL(ANNOUNCE, SILENCE),
    ]
