"""Separation of duties: who administers the installation is a member of no project, and nobody holds an
administrator's role by membership. Held from both sides: a new membership, and a new role of a member.
"""

from django.db import migrations

ADMINISTRATORS = "('it_admin', 'security_admin', 'auditor')"

FORWARD = f"""
DELETE FROM projects_membership m USING people_account a
  WHERE a.id = m.account_id AND (a.role IN {ADMINISTRATORS} OR m.role IN {ADMINISTRATORS});

CREATE FUNCTION projects_refuse_administrator() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- the lock makes a change of the role at the same moment wait
  PERFORM 1 FROM people_account WHERE id = NEW.account_id FOR SHARE;
  IF NEW.role IN {ADMINISTRATORS}
     OR EXISTS (SELECT FROM people_account WHERE id = NEW.account_id AND role IN {ADMINISTRATORS}) THEN
    RAISE EXCEPTION 'an administrator is a member of no project'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'administrators_are_on_no_project', TABLE = 'projects_membership';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER administrators_are_on_no_project BEFORE INSERT OR UPDATE OF account_id, role ON projects_membership
  FOR EACH ROW EXECUTE FUNCTION projects_refuse_administrator();

CREATE FUNCTION projects_refuse_member_as_administrator() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM projects_membership WHERE account_id = NEW.id) THEN
    RAISE EXCEPTION 'a member of a project becomes no administrator'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'administrators_are_on_no_project', TABLE = 'people_account';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER a_member_becomes_no_administrator AFTER UPDATE OF role ON people_account
  FOR EACH ROW WHEN (NEW.role IN {ADMINISTRATORS} AND NEW.role IS DISTINCT FROM OLD.role)
  EXECUTE FUNCTION projects_refuse_member_as_administrator();
"""
BACKWARD = """
DROP TRIGGER a_member_becomes_no_administrator ON people_account;
DROP FUNCTION projects_refuse_member_as_administrator();
DROP TRIGGER administrators_are_on_no_project ON projects_membership;
DROP FUNCTION projects_refuse_administrator();
"""


class Migration(migrations.Migration):
    dependencies = [("projects", "0001_initial"), ("people", "0003_last_administrator")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
