"""An import's way from the file to the plan."""

from __future__ import annotations

from headway.schedule.rules.runs import Way

MOVING = ("queued", "reading", "queued_to_write", "writing")
IMPORT_WAY = Way(
    {
        "queued": frozenset({"reading", "cancelled", "failed"}),
        "reading": frozenset({"reading", "ready", "refused", "failed", "cancelled"}),
        "ready": frozenset({"queued_to_write", "cancelled"}),
        "queued_to_write": frozenset({"writing", "cancelled", "failed"}),
        "writing": frozenset({"writing", "done", "failed", "refused"}),
        "done": frozenset({"undone"}),
        "refused": frozenset(),
        "failed": frozenset(),
        "cancelled": frozenset(),
        "undone": frozenset(),
    },
    failed="schedule.import_failed",
    given_up="schedule.import_given_up",
)
MOST_MOVING_PER_PERSON = 5
