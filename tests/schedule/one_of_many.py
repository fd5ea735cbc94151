"""One of the processes of test_at_once: adds rows under its own name from whatever revision it last saw."""

from __future__ import annotations

import json
import os
import sys


def main(plan_id: int, number: int, edits: int) -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headway.server.settings")
    django.setup()
    from headway.kernel.clock import now
    from headway.people.queries import find_account
    from headway.schedule.actions import apply_edit
    from headway.schedule.actions.operations import AddActivity, AddRelation
    from headway.schedule.models import Plan

    planner = find_account("li")
    seen = Plan.objects.get(pk=plan_id).revision
    answer: dict[str, list[int] | int] = {"revisions": [], "rebased": 0}
    for edit in range(edits):
        values = {"name": f"工作 {number}-{edit}", "duration_minutes": 480}
        operations = [
            AddActivity(plan_id=plan_id, ref=-1, values=values),
            AddActivity(plan_id=plan_id, ref=-2, values=values),
            AddRelation(plan_id=plan_id, predecessor_id=-1, successor_id=-2),
        ]
        done = apply_edit(bases={plan_id: seen}, operations=operations, author=planner, source="office", now=now())[0]
        answer["revisions"].append(done.revision)  # type: ignore[union-attr]
        answer["rebased"] += done.rebased  # type: ignore[operator]
        if edit % 3 == 0:
            seen = done.revision
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in sys.argv[1:])))
