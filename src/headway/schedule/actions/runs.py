"""What a job carries out goes on along its way: begun, moved on, ended; each step one statement or under a lock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import transaction

from headway.kernel.clock import now as present
from headway.schedule.models import ExportRun, ImportRun, PrintRun
from headway.schedule.rules.runs import Way, is_given_up

Run = TypeVar("Run", ImportRun, PrintRun, ExportRun)


@dataclass(frozen=True)
class Runs(Generic[Run]):
    """The rows of one kind. A job may run twice, at once, or be killed: its work is begun once at a time."""

    model: type[Run]
    way: Way

    def begin(self, run_id: int, state: str) -> Run | None:
        """Enter the working `state`; None when there is nothing (more) to do."""
        with transaction.atomic():
            run = self.model.objects.select_for_update().filter(pk=run_id).first()
            if run is None or not self.way.may_become(run.state, state):
                return None
            if is_given_up(run.attempts + 1):
                self.fail(run_id, self.way.given_up)
                return None
            run.state, run.attempts, run.changed_at = state, run.attempts + 1, present()
            run.save(update_fields=["state", "attempts", "changed_at"])
        return run

    def move(self, run_id: int, state: str, **changes: Any) -> bool:
        """Go on to `state` when the present state allows it; one statement, so that nobody comes between."""
        values = {"changed_at": present()} | changes | {"state": state}
        return self.model.objects.filter(pk=run_id, state__in=self.way.before(state)).update(**values) == 1

    def fail(self, run_id: int, code: str = "") -> None:
        """The job did not come to its end; one that has ended stays as it is."""
        self.move(run_id, "failed", error={"code": code or self.way.failed, "parameters": {}})
