"""Offers of work, attendance, hours, the site diary, the code at the gate and the settings of the site."""

import os

import django.db.models.deletion
import headway.kernel.clock
from django.db import migrations, models

ROLE = os.environ.get("HEADWAY_APP_ROLE", "headway_app")
if not ROLE.replace("_", "").isalnum():
    raise ValueError("HEADWAY_APP_ROLE: letters, digits and _ only")
# a signed diary, what was written into it and what was added stay as they were; so do settings and codes
APPEND_ONLY = f"""
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}' AND rolname <> current_user) THEN
    REVOKE UPDATE, DELETE, TRUNCATE ON progress_diarysignature, progress_diaryaddendum, progress_diarychange,
      progress_sitecode, progress_sitesetting FROM {ROLE};
  END IF;
END $$;
CREATE FUNCTION progress_purge_site(purged bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM projects_project WHERE id = purged AND deleted_at IS NOT NULL) THEN
    RAISE EXCEPTION 'facts of project % stay: it is not deleted', purged;
  END IF;
  DELETE FROM progress_diarysignature WHERE diary_id IN (SELECT id FROM progress_diary WHERE project_id = purged);
  DELETE FROM progress_diaryaddendum WHERE diary_id IN (SELECT id FROM progress_diary WHERE project_id = purged);
  DELETE FROM progress_diarychange WHERE diary_id IN (SELECT id FROM progress_diary WHERE project_id = purged);
  DELETE FROM progress_diary WHERE project_id = purged;
  DELETE FROM progress_workedhours WHERE project_id = purged;
  DELETE FROM progress_hourssheet WHERE project_id = purged;
  DELETE FROM progress_attendance WHERE project_id = purged;
  DELETE FROM progress_assignmentoffer WHERE project_id = purged;
  DELETE FROM progress_sitecode WHERE project_id = purged;
  DELETE FROM progress_sitesetting WHERE project_id = purged;
END $$;
REVOKE ALL ON FUNCTION progress_purge_site(bigint) FROM PUBLIC;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}') THEN
    GRANT EXECUTE ON FUNCTION progress_purge_site(bigint) TO {ROLE};
  END IF;
END $$;
"""
BACK = "DROP FUNCTION progress_purge_site(bigint);"


class Migration(migrations.Migration):

    dependencies = [
        ('progress', '0001_initial'),
        ('projects', '0006_comments'),
    ]

    operations = [
        migrations.CreateModel(
            name='Diary',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('organization_id', models.UUIDField()),
                ('day', models.DateField()),
                ('fields', models.JSONField()),
                ('version', models.IntegerField(default=0)),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
            ],
        ),
        migrations.CreateModel(
            name='DiarySignature',
            fields=[
                ('diary', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='signature', serialize=False, to='progress.diary')),
                ('organization_id', models.UUIDField()),
                ('content', models.JSONField()),
                ('hash', models.CharField(max_length=64)),
                ('by_id', models.UUIDField()),
                ('by_name', models.CharField(max_length=80)),
                ('reporter', models.CharField(blank=True, max_length=80)),
                ('at', models.DateTimeField()),
                ('entry_uid', models.UUIDField()),
            ],
        ),
        migrations.CreateModel(
            name='DiaryAddendum',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('organization_id', models.UUIDField()),
                ('text', models.TextField()),
                ('by_id', models.UUIDField()),
                ('by_name', models.CharField(max_length=80)),
                ('at', models.DateTimeField()),
                ('entry_uid', models.UUIDField(unique=True)),
                ('diary', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='addenda', to='progress.diary')),
            ],
        ),
        migrations.CreateModel(
            name='DiaryChange',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('organization_id', models.UUIDField()),
                ('version', models.IntegerField()),
                ('field', models.CharField(max_length=30)),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
                ('by_id', models.UUIDField(null=True)),
                ('by_name', models.CharField(max_length=80)),
                ('device', models.CharField(blank=True, max_length=36)),
                ('op_id', models.UUIDField(null=True)),
                ('at', models.DateTimeField()),
                ('diary', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='progress.diary')),
            ],
        ),
        migrations.CreateModel(
            name='HoursSheet',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('organization_id', models.UUIDField()),
                ('person', models.CharField(max_length=120)),
                ('account_id', models.UUIDField(null=True)),
                ('name', models.CharField(max_length=80)),
                ('crew_id', models.BigIntegerField(null=True)),
                ('is_of_crew', models.BooleanField(default=False)),
                ('day', models.DateField()),
                ('sum_hours', models.FloatField()),
                ('attendance_hours', models.FloatField(null=True)),
                ('state', models.CharField(max_length=20)),
                ('version', models.IntegerField(default=1)),
                ('entry_uid', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
            ],
        ),
        migrations.CreateModel(
            name='SiteCode',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('organization_id', models.UUIDField()),
                ('number', models.IntegerField()),
                ('code', models.CharField(max_length=40)),
                ('by_id', models.UUIDField(null=True)),
                ('by_name', models.CharField(blank=True, max_length=80)),
                ('at', models.DateTimeField()),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
            ],
        ),
        migrations.CreateModel(
            name='SiteSetting',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('organization_id', models.UUIDField()),
                ('name', models.CharField(max_length=20)),
                ('number', models.IntegerField()),
                ('values', models.JSONField()),
                ('by_id', models.UUIDField(null=True)),
                ('by_name', models.CharField(blank=True, max_length=80)),
                ('at', models.DateTimeField()),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
            ],
        ),
        migrations.CreateModel(
            name='WorkedHours',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('organization_id', models.UUIDField()),
                ('day', models.DateField()),
                ('activity_id', models.IntegerField(null=True)),
                ('hours', models.FloatField()),
                ('headcount', models.IntegerField()),
                ('project', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='progress.hourssheet')),
            ],
        ),
        migrations.CreateModel(
            name='AssignmentOffer',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uid', models.UUIDField(default=headway.kernel.clock.uuid7, unique=True)),
                ('organization_id', models.UUIDField()),
                ('activity_id', models.IntegerField()),
                ('account_id', models.UUIDField(null=True)),
                ('quantity', models.FloatField(null=True)),
                ('first_day', models.DateField()),
                ('last_day', models.DateField()),
                ('message', models.CharField(blank=True, max_length=500)),
                ('by_id', models.UUIDField()),
                ('by_name', models.CharField(max_length=80)),
                ('at', models.DateTimeField()),
                ('state', models.CharField(default='offered', max_length=10)),
                ('version', models.IntegerField(default=1)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('proposed_first', models.DateField(null=True)),
                ('proposed_last', models.DateField(null=True)),
                ('proposed_quantity', models.FloatField(null=True)),
                ('answered_by_id', models.UUIDField(null=True)),
                ('answered_by_name', models.CharField(blank=True, max_length=80)),
                ('answered_at', models.DateTimeField(null=True)),
                ('edit_id', models.BigIntegerField(null=True)),
                ('crew', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.resource')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
                ('subcontractor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.subcontractor')),
            ],
            options={
                'indexes': [models.Index(fields=['project', 'activity_id'], name='offers_of_activity')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('account_id__isnull', False), ('crew', None), ('subcontractor', None)), models.Q(('account_id', None), ('crew__isnull', False), ('subcontractor', None)), models.Q(('account_id', None), ('crew', None), ('subcontractor__isnull', False)), _connector='OR'), name='offered_to_one'), models.CheckConstraint(condition=models.Q(('last_day__gte', models.F('first_day'))), name='offer_days_in_order'), models.CheckConstraint(condition=models.Q(('quantity', None), ('quantity__gt', 0), _connector='OR'), name='offered_quantity_positive')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('organization_id', models.UUIDField()),
                ('person', models.CharField(max_length=120)),
                ('account_id', models.UUIDField(null=True)),
                ('name', models.CharField(max_length=80)),
                ('crew_id', models.BigIntegerField(null=True)),
                ('day', models.DateField()),
                ('shift', models.CharField(max_length=5)),
                ('in_at', models.DateTimeField(null=True)),
                ('out_at', models.DateTimeField(null=True)),
                ('hours', models.FloatField(null=True)),
                ('accuracy_m', models.FloatField(null=True)),
                ('is_scanned', models.BooleanField(default=False)),
                ('flags', models.JSONField(default=list)),
                ('marks', models.JSONField(default=list)),
                ('version', models.IntegerField(default=0)),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
            ],
            options={
                'indexes': [models.Index(fields=['project', 'day', 'shift'], name='present_on')],
                'constraints': [models.UniqueConstraint(fields=('project', 'person', 'day', 'shift'), name='present_once_per_shift')],
            },
        ),
        migrations.AddConstraint(
            model_name='diary',
            constraint=models.UniqueConstraint(fields=('project', 'day'), name='one_diary_per_day'),
        ),
        migrations.AddConstraint(
            model_name='diarychange',
            constraint=models.UniqueConstraint(fields=('diary', 'version', 'field'), name='field_once_per_version'),
        ),
        migrations.AddIndex(
            model_name='hourssheet',
            index=models.Index(fields=['project', 'day'], name='sheets_on'),
        ),
        migrations.AddConstraint(
            model_name='hourssheet',
            constraint=models.UniqueConstraint(fields=('project', 'person', 'day'), name='one_sheet_per_day'),
        ),
        migrations.AddConstraint(
            model_name='sitecode',
            constraint=models.UniqueConstraint(fields=('project', 'number'), name='one_site_code_per_number'),
        ),
        migrations.AddConstraint(
            model_name='sitesetting',
            constraint=models.UniqueConstraint(fields=('project', 'name', 'number'), name='one_site_setting_version'),
        ),
        migrations.AddIndex(
            model_name='workedhours',
            index=models.Index(fields=['project', 'activity_id', 'day'], name='hours_on_activity'),
        ),
        migrations.AddConstraint(
            model_name='workedhours',
            constraint=models.CheckConstraint(condition=models.Q(('hours__gte', 0), ('headcount__gte', 1)), name='hours_worked'),
        ),
        migrations.RunSQL(APPEND_ONLY, BACK),
    ]
