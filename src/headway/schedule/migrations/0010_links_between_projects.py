"""Relations between two projects of the organisation: the plan and the activity at the other end."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("schedule", "0009_baselines_of_files")]

    operations = [
        migrations.AddField("externalrelation", "other_plan_id", models.BigIntegerField(null=True)),
        migrations.AddField("externalrelation", "other_activity_id", models.IntegerField(null=True)),
        migrations.AddIndex(
            "externalrelation",
            models.Index(
                condition=models.Q(("other_plan_id__isnull", False)),
                fields=["other_plan_id", "other_activity_id"],
                name="external_relation_out",
            ),
        ),
    ]
