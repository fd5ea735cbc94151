"""Which activities an edit touched, so that the history of one activity is found by an index."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


def write_touched(apps, schema_editor):
    """Of the edits that are there: from their own changes, and for a relation that only changed, from its row."""
    from headway.schedule.rules.changes import changes_from_json
    from headway.schedule.rules.packed import unpack_json
    from headway.schedule.rules.touched import OWNERS, WHOLE_PLAN, touched_by

    Edit = apps.get_model("schedule", "Edit")
    for plan_id in Edit.objects.order_by().values_list("plan_id", flat=True).distinct():
        logged = {
            pk: None if changes is None else changes_from_json(unpack_json(changes))
            for pk, changes in Edit.objects.filter(plan_id=plan_id).values_list("pk", "changes")
        }
        rows = rows_of(apps, plan_id, OWNERS)
        for changes in logged.values():
            for change in changes or ():
                if change.table in OWNERS:
                    row = rows.setdefault((change.table, change.row_id), {})
                    for side in (change.before, change.after):
                        row |= {name: value for name, value in (side or {}).items() if name not in row}
        for pk, changes in logged.items():
            found = [WHOLE_PLAN] if changes is None else touched_by(changes, lambda *key: rows.get(key))
            Edit.objects.filter(pk=pk).update(touched=found)


def rows_of(apps, plan_id, owners):
    rows = {}
    models_of = {"relation": "Relation", "assignment": "Assignment", "externalrelation": "ExternalRelation"}
    keys = {"relation": "relation_id", "assignment": "assignment_id", "externalrelation": "external_relation_id"}
    for table, columns in owners.items():
        there = apps.get_model("schedule", models_of[table]).objects.filter(plan_id=plan_id)
        for row in there.values(keys[table], *columns):
            rows[table, row[keys[table]]] = {column: row[column] for column in columns}
    return rows


class Migration(migrations.Migration):
    dependencies = [("schedule", "0004_import_choice")]
    operations = [
        migrations.AddField(
            model_name="edit",
            name="touched",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.IntegerField(), default=list, size=None
            ),
        ),
        migrations.RunPython(write_touched, migrations.RunPython.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="edit",
            index=django.contrib.postgres.indexes.GinIndex(fields=["touched"], name="edits_of_an_activity"),
        ),
    ]
