"""What was returned and when: whoever looks for returns without an answer reads nothing else."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("progress", "0002_site_day"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["project", "at"], condition=models.Q(decision="return"), name="returned_reports"),
        ),
    ]
