"""What holds whatever code does: history is only appended, places stay in their project.

Then the pinyin of the projects' names, and the national calendars.
"""

from django.db import migrations
from django.utils import timezone
from pypinyin import lazy_pinyin

APPEND_ONLY = ("membershipchange", "projectstatechange", "calendarversion")


def append_only(table):
    return migrations.RunSQL(
        f"""CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON projects_{table}
        FOR EACH ROW EXECUTE FUNCTION projects_append_only()""",
        f"DROP TRIGGER {table}_append_only ON projects_{table}",
    )


def write_sort_keys(apps, schema_editor):
    Project = apps.get_model("projects", "Project")
    for project in Project.objects.filter(sort_key="").only("pk", "name"):
        Project.objects.filter(pk=project.pk).update(sort_key=" ".join(lazy_pinyin(project.name))[:1000])


def write_national_calendars(apps, schema_editor):
    from headway.projects.actions.calendars import FIRST_YEAR, LAST_YEAR, national_text
    from headway.projects.holidays import china_holidays
    from headway.projects.queries.lists import national_lists

    Source, Version = (apps.get_model("projects", name) for name in ("CalendarSource", "CalendarVersion"))
    pack, now = china_holidays(FIRST_YEAR, LAST_YEAR), timezone.now()
    for told in national_lists()["calendars"]:
        source = Source.objects.create(key=told["key"], created_at=now)
        says = national_text(told, pack)
        Version.objects.create(
            source=source, version=1, name=says.name, week=says.week, exceptions=says.exceptions,
            minutes_per_day=says.minutes_per_day, minutes_per_week=says.minutes_per_week,
            minutes_per_month=says.minutes_per_month, holiday_pack=pack.version, at=now,
        )


class Migration(migrations.Migration):
    dependencies = [("projects", "0003_lists_calendars_states")]
    operations = [
        migrations.RunSQL(
            """CREATE FUNCTION projects_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
            END $$;""",
            "DROP FUNCTION projects_append_only()",
        ),
        migrations.RunSQL(
            """ALTER TABLE projects_location ADD CONSTRAINT location_parent_in_project
            FOREIGN KEY (project_id, parent_id) REFERENCES projects_location (project_id, id)
            DEFERRABLE INITIALLY DEFERRED""",
            "ALTER TABLE projects_location DROP CONSTRAINT location_parent_in_project",
        ),
        migrations.RunPython(write_sort_keys, migrations.RunPython.noop),
        migrations.RunPython(write_national_calendars, migrations.RunPython.noop),
        *(append_only(table) for table in APPEND_ONLY),
    ]
