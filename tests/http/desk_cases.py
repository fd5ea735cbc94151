"""What the desk of a project reads, for the matrix."""

from __future__ import annotations

from case import Case

DESK_CASES: dict[str, Case] = {
    "GET /api/projects/{project_id}/site": Case(),
}
