"""The last active IT administrator and the last active security administrator of an organisation stay.

The database says so, because two administrators who disable each other at the same moment each still see
the other one: the row of the organisation makes them wait for each other.
"""

from django.db import migrations

JOINED = "UPDATE people_account SET joined_at = created_at WHERE joined_at IS NULL"

FORWARD = """
CREATE FUNCTION people_keep_last_administrator() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.role NOT IN ('it_admin', 'security_admin') OR NOT OLD.is_active OR OLD.joined_at IS NULL THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.role = OLD.role AND NEW.is_active AND NEW.joined_at IS NOT NULL
     AND NEW.organization_id = OLD.organization_id THEN
    RETURN NULL;
  END IF;
  PERFORM 1 FROM people_organization WHERE id = OLD.organization_id FOR NO KEY UPDATE;
  IF NOT EXISTS (
    SELECT FROM people_account
    WHERE organization_id = OLD.organization_id AND role = OLD.role AND is_active AND joined_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'the last % of the organisation stays', OLD.role
      USING ERRCODE = 'check_violation', CONSTRAINT = 'the_last_administrator_stays', TABLE = 'people_account';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER the_last_administrator_stays
  AFTER UPDATE OF role, is_active, joined_at, organization_id OR DELETE ON people_account
  FOR EACH ROW EXECUTE FUNCTION people_keep_last_administrator();
"""
BACKWARD = """
DROP TRIGGER the_last_administrator_stays ON people_account;
DROP FUNCTION people_keep_last_administrator();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0002_organisation_of_people")]
    operations = [
        migrations.RunSQL(JOINED, migrations.RunSQL.noop),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
