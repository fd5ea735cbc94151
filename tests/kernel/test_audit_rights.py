"""The audit trail can be added to and read by the role that serves, never changed."""

from datetime import UTC, datetime

import pytest
from django.db import ProgrammingError, connection, transaction

from headway.kernel.actions import record_audit
from headway.kernel.models import AuditEntry

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def serving_role() -> None:
    """Speak as the role that serves, as the product does; the tests otherwise own the tables."""
    with connection.cursor() as cursor:
        cursor.execute("GRANT SELECT, INSERT ON kernel_auditentry TO headway_app")
        cursor.execute("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO headway_app")
        cursor.execute("SET LOCAL ROLE headway_app")


@pytest.mark.usefixtures("serving_role")
def test_the_serving_role_adds_and_reads() -> None:
    record_audit(action="people.signed_in", actor_id=None, organization_id=None, now=NOW)

    assert AuditEntry.objects.filter(action="people.signed_in").count() == 1


@pytest.mark.usefixtures("serving_role")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE kernel_auditentry SET action = 'nothing'",
        "DELETE FROM kernel_auditentry",
        "TRUNCATE kernel_auditentry",
    ],
)
def test_the_serving_role_changes_and_removes_nothing(statement: str) -> None:
    record_audit(action="people.signed_in", actor_id=None, organization_id=None, now=NOW)

    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement)

    assert AuditEntry.objects.filter(action="people.signed_in").count() == 1
