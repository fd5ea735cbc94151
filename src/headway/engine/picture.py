"""Picture: what the engine calculated, as columns in the order of the activities and relations."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Int32 = NDArray[np.int32]
Bool = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Picture:
    """Dates, floats and criticality of n activities, `driving` of r relations.

    Instants: int32 minutes since 1970-01-01T00:00 local, `NO_INSTANT` = -2**31 where there is none
    (inactive work, empty WBS rows). Floats: working minutes on the activity's calendar, `NO_FLOAT` =
    -2**31 where there is none (completed work under the rules of P6). `start` and `finish` are the
    actual instants where they exist, else the early ones. `project_start` and `project_finish` are the
    earliest start (actual ones included) and the latest early finish.
    """

    start: Int32
    finish: Int32
    early_start: Int32
    early_finish: Int32
    late_start: Int32
    late_finish: Int32
    total_float: Int32
    free_float: Int32
    critical: Bool
    longest_path: Bool
    driving: Bool
    project_start: int
    project_finish: int
