"""Accounts of crews' links beside those of people."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0003_last_administrator"),
    ]

    operations = [
        migrations.AddField(
            model_name="account",
            name="kind",
            field=models.CharField(default="person", max_length=20),
        ),
    ]
