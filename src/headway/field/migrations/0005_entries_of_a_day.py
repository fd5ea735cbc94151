from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('field', '0004_flags_of_what_waits'),
    ]

    operations = [
        migrations.AddField(
            model_name='device',
            name='taken',
            field=models.IntegerField(db_default=0),
        ),
        migrations.AddField(
            model_name='device',
            name='taken_on',
            field=models.DateField(null=True),
        ),
    ]
