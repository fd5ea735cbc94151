"""Entries, facts, decisions, their seals, what stands of each activity, and the settings of projects."""

import os

import django.db.models.deletion
import headway.kernel.fields
from django.db import migrations, models

ROLE = os.environ.get("HEADWAY_APP_ROLE", "headway_app")
if not ROLE.replace("_", "").isalnum():
    raise ValueError("HEADWAY_APP_ROLE: letters, digits and _ only")
# the serving role adds and reads; what goes with a project that is removed for good goes by the function alone
APPEND_ONLY = f"""
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}' AND rolname <> current_user) THEN
    REVOKE UPDATE, DELETE, TRUNCATE ON progress_entry, progress_fact, progress_decision, progress_factseal,
      progress_folded, progress_snapshot, progress_sitereporting, progress_progressrules FROM {ROLE};
  END IF;
END $$;
CREATE FUNCTION progress_purge(purged bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM projects_project WHERE id = purged AND deleted_at IS NOT NULL) THEN
    RAISE EXCEPTION 'facts of project % stay: it is not deleted', purged;
  END IF;
  DELETE FROM progress_factseal WHERE project_id = purged;
  DELETE FROM progress_folded WHERE project_id = purged;
  DELETE FROM progress_decision WHERE project_id = purged;
  DELETE FROM progress_fact WHERE project_id = purged;
  DELETE FROM progress_standing WHERE project_id = purged;
  DELETE FROM progress_snapshot WHERE project_id = purged;
  DELETE FROM progress_entry WHERE project_id = purged;
  DELETE FROM progress_progressrules WHERE project_id = purged;
  DELETE FROM progress_sitereporting WHERE project_id = purged;
END $$;
REVOKE ALL ON FUNCTION progress_purge(bigint) FROM PUBLIC;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}') THEN
    GRANT EXECUTE ON FUNCTION progress_purge(bigint) TO {ROLE};
  END IF;
END $$;
"""
BACK = "DROP FUNCTION progress_purge(bigint);"
# who may see a photo is asked of the facts that name it
BY_BLOB = """
CREATE INDEX fact_by_blob ON progress_fact (project_id, (values ->> 'sha256')) WHERE kind IN ('photo', 'voice');
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('projects', '0006_comments'),
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uid', models.UUIDField(unique=True)),
                ('organization_id', models.UUIDField()),
                ('activity_id', models.IntegerField(null=True)),
                ('day', models.DateField()),
                ('source', models.CharField(max_length=10)),
                ('author_id', models.UUIDField(null=True)),
                ('author_name', models.CharField(max_length=80)),
                ('reporter', models.CharField(blank=True, max_length=80)),
                ('device_id', models.UUIDField(null=True)),
                ('op_id', models.UUIDField(null=True)),
                ('feed_sequence', models.BigIntegerField(null=True)),
                ('seen', models.BigIntegerField(null=True)),
                ('supersedes_id', models.BigIntegerField(null=True)),
                ('flags', models.JSONField(default=list)),
                ('at', models.DateTimeField()),
                ('transaction_id', headway.kernel.fields.TransactionId(db_default=models.Func(function='pg_current_xact_id'), editable=False)),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
            ],
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('organization_id', models.UUIDField()),
                ('decision', models.CharField(max_length=15)),
                ('values', models.JSONField(null=True)),
                ('reason_code', models.CharField(blank=True, max_length=40)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('doubts', models.JSONField(default=list)),
                ('by_id', models.UUIDField(null=True)),
                ('by_name', models.CharField(blank=True, max_length=80)),
                ('way', models.CharField(max_length=12)),
                ('at', models.DateTimeField()),
                ('transaction_id', headway.kernel.fields.TransactionId(db_default=models.Func(function='pg_current_xact_id'), editable=False)),
                ('project', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='decision', to='progress.entry')),
            ],
        ),
        migrations.CreateModel(
            name='Fact',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('organization_id', models.UUIDField()),
                ('kind', models.CharField(max_length=30)),
                ('values', models.JSONField()),
                ('sequence', models.SmallIntegerField()),
                ('at', models.DateTimeField()),
                ('transaction_id', headway.kernel.fields.TransactionId(db_default=models.Func(function='pg_current_xact_id'), editable=False)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='facts', to='progress.entry')),
                ('project', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
            ],
        ),
        migrations.CreateModel(
            name='FactSeal',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('project_id', models.BigIntegerField()),
                ('number', models.BigIntegerField()),
                ('sealed', models.CharField(max_length=8)),
                ('row_id', models.BigIntegerField()),
                ('hash', models.CharField(max_length=64)),
                ('horizon', headway.kernel.fields.TransactionId()),
                ('at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('project_id', 'number'), name='one_fact_seal_per_number'), models.UniqueConstraint(fields=('sealed', 'row_id'), name='sealed_once')],
            },
        ),
        migrations.CreateModel(
            name='ProgressRules',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('organization_id', models.UUIDField()),
                ('number', models.IntegerField()),
                ('values', models.JSONField()),
                ('by_id', models.UUIDField(null=True)),
                ('by_name', models.CharField(blank=True, max_length=80)),
                ('at', models.DateTimeField()),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
            ],
        ),
        migrations.CreateModel(
            name='SiteReporting',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('organization_id', models.UUIDField()),
                ('is_on', models.BooleanField()),
                ('by_id', models.UUIDField(null=True)),
                ('by_name', models.CharField(blank=True, max_length=80)),
                ('at', models.DateTimeField()),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
            ],
        ),
        migrations.CreateModel(
            name='Snapshot',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('organization_id', models.UUIDField()),
                ('plan_id', models.BigIntegerField()),
                ('revision', models.IntegerField()),
                ('edit_id', models.BigIntegerField()),
                ('former_data_date', models.IntegerField(null=True)),
                ('data_date', models.IntegerField()),
                ('start', models.IntegerField(null=True)),
                ('finish', models.IntegerField(null=True)),
                ('former_finish', models.IntegerField(null=True)),
                ('figures', models.JSONField(default=dict)),
                ('columns', models.BinaryField()),
                ('by_id', models.UUIDField()),
                ('by_name', models.CharField(max_length=80)),
                ('at', models.DateTimeField()),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
            ],
        ),
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('pk', models.CompositePrimaryKey('project_id', 'activity_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('activity_id', models.IntegerField()),
                ('organization_id', models.UUIDField()),
                ('version', models.IntegerField(default=1)),
                ('accepted', models.JSONField(null=True)),
                ('claimed', models.JSONField(null=True)),
                ('waiting', models.IntegerField(default=0)),
                ('due', models.DateField(null=True)),
                ('project', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
            ],
        ),
        migrations.CreateModel(
            name='Folded',
            fields=[
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='folded', serialize=False, to='progress.entry')),
                ('organization_id', models.UUIDField()),
                ('plan_id', models.BigIntegerField()),
                ('edit_id', models.BigIntegerField(null=True)),
                ('refusal', models.JSONField(null=True)),
                ('at', models.DateTimeField()),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
            ],
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['project', 'activity_id', 'id'], name='entries_of_activity'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['project', 'day'], name='entries_of_day'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['project', 'author_id', '-id'], name='entries_of_author'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(condition=models.Q(('op_id__isnull', False)), fields=('op_id',), name='one_entry_per_operation'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['project', 'id'], name='decisions_of_project'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['transaction_id'], name='decision_by_transaction'),
        ),
        migrations.AddIndex(
            model_name='fact',
            index=models.Index(fields=['project', 'kind', 'id'], name='facts_of_kind'),
        ),
        migrations.AddIndex(
            model_name='fact',
            index=models.Index(fields=['transaction_id'], name='fact_by_transaction'),
        ),
        migrations.AddConstraint(
            model_name='fact',
            constraint=models.UniqueConstraint(fields=('entry', 'sequence'), name='one_fact_per_place'),
        ),
        migrations.AddConstraint(
            model_name='progressrules',
            constraint=models.UniqueConstraint(fields=('project', 'number'), name='one_version_of_progress_rules'),
        ),
        migrations.AddConstraint(
            model_name='snapshot',
            constraint=models.UniqueConstraint(fields=('plan_id', 'data_date'), name='one_close_per_data_date'),
        ),
        migrations.AddIndex(
            model_name='standing',
            index=models.Index(condition=models.Q(('due__isnull', False)), fields=['project', 'due'], name='standings_to_fold'),
        ),
        migrations.AddIndex(
            model_name='standing',
            index=models.Index(condition=models.Q(('waiting__gt', 0)), fields=['project'], name='standings_waiting'),
        ),
        migrations.AddIndex(
            model_name='folded',
            index=models.Index(fields=['plan_id', 'edit_id'], name='folded_by_edit'),
        ),
        migrations.RunSQL(BY_BLOB, "DROP INDEX fact_by_blob"),
        migrations.RunSQL(APPEND_ONLY, BACK),
    ]
