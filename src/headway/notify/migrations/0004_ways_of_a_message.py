"""How who has not chosen for a kind himself is told of one message."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('notify', '0003_keys_words_inbound'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='ways',
            field=models.JSONField(default=list),
        ),
    ]
