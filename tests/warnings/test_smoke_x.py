from datetime import timedelta
import pytest
from block import NOW, Block, later
from django.db import connection
from django.test.utils import CaptureQueriesContext
pytestmark = pytest.mark.django_db

def test_smoke(block: Block):
    from headway.warnings.actions.remind import remind_projects, remind_all
    from headway.warnings.models import Reminder, ReminderStep
    for hours in (0, 1, 70, 24*10):
        with CaptureQueriesContext(connection) as c:
            print(hours, remind_projects(project_ids=[block.project.pk], now=later(hours=hours)), len(c))
        for r in Reminder.objects.order_by("pk"):
            print(r.kind, r.case_key, r.state, r.reason, r.parameters, r.people, r.rung, r.next_at)
        for s in ReminderStep.objects.order_by("pk"):
            print(s.what, s.rung, s.key, s.account_id)
