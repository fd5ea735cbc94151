"""An export's way from the wish to the file."""

from __future__ import annotations

from datetime import timedelta

from headway.schedule.rules.runs import Way

MOVING = ("queued", "writing")
EXPORT_WAY = Way(
    {
        "queued": frozenset({"writing", "failed"}),
        "writing": frozenset({"writing", "done", "failed"}),
        "done": frozenset(),
        "failed": frozenset(),
    },
    failed="schedule.export_failed",
    given_up="schedule.export_failed",
)
MOST_MOVING_PER_PERSON = 5
KEPT = timedelta(days=1)
"""How long a written file can be fetched."""
