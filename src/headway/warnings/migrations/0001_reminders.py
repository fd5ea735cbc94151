"""Rules of reminders, the cases that are open, and what was done about each."""

import os

import django.db.models.deletion
from django.db import migrations, models

ROLE = os.environ.get("HEADWAY_APP_ROLE", "headway_app")
if not ROLE.replace("_", "").isalnum():
    raise ValueError("HEADWAY_APP_ROLE: letters, digits and _ only")
# who was told what, and by which rules, stays as it was
APPEND_ONLY = f"""
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}' AND rolname <> current_user) THEN
    REVOKE UPDATE, DELETE, TRUNCATE ON warnings_reminderrule, warnings_reminderstep FROM {ROLE};
    REVOKE DELETE, TRUNCATE ON warnings_reminder FROM {ROLE};
  END IF;
END $$;
CREATE FUNCTION warnings_purge(purged bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM projects_project WHERE id = purged AND deleted_at IS NOT NULL) THEN
    RAISE EXCEPTION 'reminders of project % stay: it is not deleted', purged;
  END IF;
  DELETE FROM warnings_reminderstep WHERE project_id = purged;
  DELETE FROM warnings_reminder WHERE project_id = purged;
  DELETE FROM warnings_reminderrule WHERE project_id = purged;
END $$;
REVOKE ALL ON FUNCTION warnings_purge(bigint) FROM PUBLIC;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}') THEN
    GRANT EXECUTE ON FUNCTION warnings_purge(bigint) TO {ROLE};
  END IF;
END $$;
"""
BACK = "DROP FUNCTION warnings_purge(bigint);"


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('projects', '0006_comments'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('organization_id', models.UUIDField()),
                ('kind', models.CharField(max_length=40)),
                ('case_key', models.CharField(max_length=200)),
                ('subject_kind', models.CharField(max_length=40)),
                ('subject_id', models.BigIntegerField()),
                ('parameters', models.JSONField(default=dict)),
                ('people', models.JSONField(default=list)),
                ('since', models.DateTimeField()),
                ('opened_at', models.DateTimeField()),
                ('ladder_from', models.DateTimeField()),
                ('rung', models.IntegerField(default=0)),
                ('tellings', models.IntegerField(default=0)),
                ('next_at', models.DateTimeField(null=True)),
                ('state', models.CharField(default='open', max_length=12)),
                ('snoozed_until', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('reason', models.CharField(blank=True, default='', max_length=20)),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
            ],
        ),
        migrations.CreateModel(
            name='ReminderRule',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('organization_id', models.UUIDField()),
                ('kind', models.CharField(max_length=40)),
                ('number', models.IntegerField()),
                ('values', models.JSONField(null=True)),
                ('by_id', models.UUIDField()),
                ('by_name', models.CharField(max_length=80)),
                ('at', models.DateTimeField()),
                ('project', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
            ],
        ),
        migrations.CreateModel(
            name='ReminderStep',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('organization_id', models.UUIDField()),
                ('project_id', models.BigIntegerField()),
                ('number', models.IntegerField()),
                ('what', models.CharField(max_length=10)),
                ('rung', models.CharField(blank=True, default='', max_length=12)),
                ('account_id', models.UUIDField()),
                ('key', models.CharField(blank=True, default='', max_length=200)),
                ('until', models.DateTimeField(null=True)),
                ('reason', models.CharField(blank=True, default='', max_length=300)),
                ('at', models.DateTimeField()),
                ('reminder', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='warnings.reminder')),
            ],
        ),
        migrations.AddIndex(
            model_name='reminder',
            index=models.Index(condition=models.Q(('closed_at', None)), fields=['project'], name='open_reminders'),
        ),
        migrations.AddIndex(
            model_name='reminder',
            index=models.Index(fields=['project', '-closed_at'], name='closed_reminders'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('project', 'kind', 'case_key'), name='one_open_reminder_per_case'),
        ),
        migrations.AddConstraint(
            model_name='reminderrule',
            constraint=models.UniqueConstraint(fields=('organization_id', 'project', 'kind', 'number'), name='one_version_of_a_reminder_rule', nulls_distinct=False),
        ),
        migrations.AddIndex(
            model_name='reminderstep',
            index=models.Index(fields=['account_id', '-at'], name='steps_of_a_person'),
        ),
        migrations.AddIndex(
            model_name='reminderstep',
            index=models.Index(fields=['project_id', '-at'], name='steps_of_a_project'),
        ),
        migrations.AddIndex(
            model_name='reminderstep',
            index=models.Index(condition=models.Q(('what', 'gathered')), fields=['key'], name='steps_of_a_digest'),
        ),
        migrations.AddConstraint(
            model_name='reminderstep',
            constraint=models.UniqueConstraint(condition=models.Q(('what__in', ['told', 'gathered'])), fields=('reminder', 'number', 'account_id'), name='told_once_per_step'),
        ),
        migrations.RunSQL(APPEND_ONLY, BACK),
    ]
