"""Foreign keys over (plan, number); deferred, so that a whole plan is written in any order."""

from django.db import migrations

KEYS = (
    # table, columns, target table, target column, what happens when the target goes
    ("activity", "parent_id", "activity", "activity_id"),
    ("activity", "calendar_id", "plancalendar", "calendar_id"),
    ("relation", "predecessor_id", "activity", "activity_id"),
    ("relation", "successor_id", "activity", "activity_id"),
    ("assignment", "activity_id", "activity", "activity_id"),
    ("assignment", "resource_id", "planresource", "resource_id"),
    ("externalrelation", "activity_id", "activity", "activity_id"),
    ("plancalendar", "parent_id", "plancalendar", "calendar_id"),
    ("planresource", "calendar_id", "plancalendar", "calendar_id"),
)


def key(table, column, target, target_column):
    name = f"{table}_{column}_in_plan"
    return migrations.RunSQL(
        f"""ALTER TABLE schedule_{table} ADD CONSTRAINT {name} FOREIGN KEY (plan_id, {column})
        REFERENCES schedule_{target} (plan_id, {target_column}) DEFERRABLE INITIALLY DEFERRED""",
        f"ALTER TABLE schedule_{table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("schedule", "0001_initial")]
    operations = [
        *(key(*columns) for columns in KEYS),
        migrations.RunSQL(
            """ALTER TABLE schedule_plan ADD CONSTRAINT plan_default_calendar FOREIGN KEY (id, default_calendar_id)
            REFERENCES schedule_plancalendar (plan_id, calendar_id) DEFERRABLE INITIALLY DEFERRED""",
            "ALTER TABLE schedule_plan DROP CONSTRAINT plan_default_calendar",
        ),
        migrations.RunSQL(
            """ALTER TABLE schedule_relation ADD CONSTRAINT relation_two_ends CHECK (predecessor_id <> successor_id);
            ALTER TABLE schedule_activity ADD CONSTRAINT activity_percent CHECK (percent_complete BETWEEN 0 AND 1);""",
            """ALTER TABLE schedule_relation DROP CONSTRAINT relation_two_ends;
            ALTER TABLE schedule_activity DROP CONSTRAINT activity_percent;""",
        ),
    ]
