"""Other tools' files into a `ScheduleDocument`: bytes in, objects out, with a loss report.

`read_file` is the one door. It parses in a child process with limits on time, memory and size and
without network; what the file's own tool had calculated stays apart in `Reading.recorded`.
"""

from __future__ import annotations

from headway.interchange.errors import ImportRefused
from headway.interchange.limits import DEFAULT_LIMITS, ReadLimits
from headway.interchange.reading import Reading, read_file
from headway.interchange.report import CountLine, LossLine, LossReport
from headway.interchange.sandbox import isolation_state

__all__ = [
    "DEFAULT_LIMITS",
    "CountLine",
    "ImportRefused",
    "LossLine",
    "LossReport",
    "ReadLimits",
    "Reading",
    "isolation_state",
    "read_file",
]
