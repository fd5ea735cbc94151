"""Baselines that files bring: which edit brought them, and which undo withdrew them."""

import django.db.models.deletion
from django.db import migrations, models


def edit_field():
    return models.ForeignKey(
        db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schedule.edit"
    )


class Migration(migrations.Migration):
    dependencies = [("schedule", "0008_exports")]

    operations = [
        migrations.AddField(model_name="baseline", name="brought_by", field=edit_field()),
        migrations.AddField(model_name="baseline", name="withdrawn_by", field=edit_field()),
        migrations.AddField(model_name="importpart", name="baselines", field=models.BinaryField(null=True)),
        migrations.RemoveConstraint(model_name="baseline", name="one_active_baseline_per_plan"),
        migrations.AddConstraint(
            model_name="baseline",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_active", True), ("withdrawn_by", None)),
                fields=("plan",),
                name="one_active_baseline_per_plan",
            ),
        ),
    ]
