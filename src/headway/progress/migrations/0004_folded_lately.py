"""What of a project was folded when: an order of a fold asks whether there was a run just now."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("progress", "0003_returned_reports"),
    ]

    operations = [
        migrations.AlterField(
            model_name="folded",
            name="project",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="projects.project",
            ),
        ),
        migrations.AddIndex(
            model_name="folded",
            index=models.Index(fields=["project", "at"], name="folded_lately"),
        ),
    ]
