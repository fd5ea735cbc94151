"""What cannot be put on paper; texts stand in the catalogue under `engine.<code>`."""

from __future__ import annotations

from headway.engine.errors import ScheduleError


class RowsTooLow(ScheduleError):
    """So many rows on so few sheets cannot be read. Parameters: row_mm, least_mm."""

    code = "print_rows_too_low"


class TooManyPages(ScheduleError):
    """More sheets than one print may have. Parameters: count, limit."""

    code = "print_too_many_pages"
