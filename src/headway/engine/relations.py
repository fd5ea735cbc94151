# mypy: disable-error-code="no-untyped-def"

"""What one relation allows: its instant, and working time on either end's calendar.

Between two nodes on one calendar a relation is one integer addition of *work indices* (see lookups);
otherwise it goes through the clock instant.
"""

from __future__ import annotations

import numpy as np

from headway.engine.kernels import part
from headway.engine.layout import (
    A_CALENDAR,
    A_MODE,
    FF,
    FS,
    M_COMPLETE,
    M_FIXED_EARLY,
    O_DURATION,
    O_EARLY_DONE,
    O_EARLY_WORK,
    O_EF,
    O_ES,
    O_LATE_DONE,
    O_LATE_START_CAP,
    O_LATE_WORK,
    O_LF,
    O_LS,
    R_AT,
    R_FROM,
    R_LAG,
    R_LAG_CALENDAR,
    R_RULE,
    R_TO,
    R_TYPE,
    SF,
    SS,
    W_COUNTED,
    W_LOGIC,
    W_OVERTAKEN,
)
from headway.engine.lookups import MINUTES_PER_DAY, finish_at, shift_by_lag, start_at, work_at

UNBOUND = 2**31 - 1


@part
def relation_instant(tables, act, rel, out, k):
    """The clock instant that relation k hands to its successor."""
    if rel[k, R_RULE] != W_LOGIC:
        return np.int64(rel[k, R_AT]) if rel[k, R_RULE] == W_COUNTED else np.int64(tables[4])
    before = rel[k, R_FROM]
    from_finish = rel[k, R_TYPE] in (FS, FF)
    instant = np.int64(out[before, O_EF if from_finish else O_ES])
    if not from_finish and out[before, O_DURATION] == 0 and not act[before, A_MODE] & (M_COMPLETE | M_FIXED_EARLY):
        # a milestone that stands at a work finish starts others at the next work start (X)
        instant = start_at(tables, act[before, A_CALENDAR], np.int64(out[before, O_EARLY_WORK]))
    return shift_by_lag(tables, rel[k, R_LAG_CALENDAR], instant, rel[k, R_LAG])


@part
def relation_work(tables, act, rel, out, k):
    """Earliest work index on the successor's calendar that relation k allows its start or finish."""
    before, after, lag = rel[k, R_FROM], rel[k, R_TO], rel[k, R_LAG]
    kind, lag_calendar = rel[k, R_TYPE], rel[k, R_LAG_CALENDAR]
    from_finish = kind in (FS, FF)
    calendar = act[after, A_CALENDAR]
    alike = calendar == act[before, A_CALENDAR] and (lag == 0 or lag_calendar == calendar)
    if alike and rel[k, R_RULE] == W_LOGIC:
        return np.int64(out[before, O_EARLY_DONE if from_finish else O_EARLY_WORK]) + lag
    return work_at(tables, calendar, relation_instant(tables, act, rel, out, k))


@part
def late_work(tables, act, rel, out, k):
    """Latest work index on the predecessor's calendar at which relation k lets it finish.

    A start-to-start relation whose instant is not a work start of the predecessor also leaves that instant
    (on the first idle day the work finish before it, later in an idle span the next start): the late start is no later (X).
    """
    before, after, lag = rel[k, R_FROM], rel[k, R_TO], rel[k, R_LAG]
    kind, lag_calendar = rel[k, R_TYPE], rel[k, R_LAG_CALENDAR]
    if rel[k, R_RULE] == W_COUNTED:
        return np.int64(UNBOUND)
    to_start = kind in (FS, SS)
    overtaken = to_start and rel[k, R_RULE] == W_OVERTAKEN
    calendar = act[before, A_CALENDAR]
    binds_start = kind in (SS, SF)
    by_instant = overtaken or (
        binds_start
        and (
            lag < 0
            or out[before, O_DURATION] == 0
            or out[after, O_DURATION] == 0
            or out[after, O_LATE_START_CAP] != 2**31 - 1
        )
    )
    if calendar == act[after, A_CALENDAR] and (lag == 0 or lag_calendar == calendar) and not by_instant:
        work = np.int64(out[after, O_LATE_WORK if to_start else O_LATE_DONE]) - lag
    else:
        instant = np.int64(rel[k, R_AT] if overtaken else out[after, O_LS if to_start else O_LF])
        if lag != 0:
            moved = work_at(tables, lag_calendar, instant) - lag
            instant = start_at(tables, lag_calendar, moved) if lag > 0 else finish_at(tables, lag_calendar, moved)
        work = work_at(tables, calendar, instant)
        if kind == SS and lag <= 0:
            following, previous = start_at(tables, calendar, work), finish_at(tables, calendar, work)
            day = instant // MINUTES_PER_DAY
            waits = following // MINUTES_PER_DAY == day or day - previous // MINUTES_PER_DAY > 1
            instant = following if waits else previous
            out[before, O_LATE_START_CAP] = min(np.int64(out[before, O_LATE_START_CAP]), instant)
    if binds_start:
        work += out[before, O_DURATION]
    return work


@part
def slack_work(tables, act, rel, out, k):
    """Working minutes on the predecessor's calendar that relation k leaves it before it moves its successor."""
    if rel[k, R_RULE] != W_LOGIC:
        return np.int64(UNBOUND)
    before, after, lag = rel[k, R_FROM], rel[k, R_TO], rel[k, R_LAG]
    kind, lag_calendar = rel[k, R_TYPE], rel[k, R_LAG_CALENDAR]
    from_finish, to_start = kind in (FS, FF), kind in (FS, SS)
    calendar = act[before, A_CALENDAR]
    own = np.int64(out[before, O_EARLY_DONE if from_finish else O_EARLY_WORK])
    if calendar == act[after, A_CALENDAR] and (lag == 0 or lag_calendar == calendar):
        return np.int64(out[after, O_EARLY_WORK if to_start else O_EARLY_DONE]) - lag - own
    instant = np.int64(out[after, O_ES if to_start else O_EF])
    if lag != 0:
        moved = work_at(tables, lag_calendar, instant) - lag
        instant = start_at(tables, lag_calendar, moved) if lag > 0 else finish_at(tables, lag_calendar, moved)
    return work_at(tables, calendar, instant) - own
