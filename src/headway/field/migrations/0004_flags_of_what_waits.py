from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('field', '0003_crew_links'),
    ]

    operations = [
        migrations.AddField(
            model_name='heldoperation',
            name='flags',
            field=models.JSONField(default=list),
        ),
    ]
