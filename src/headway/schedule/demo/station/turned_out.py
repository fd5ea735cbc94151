"""Durations in days of the activity's calendar, where they differ from the plan."""

from __future__ import annotations

TURNED_OUT_DAYS = {
    "QQ-04": 12,  # trees under protection were moved by their owner
    "GX-JSN-06": 6,
    "GX-RQN-02": 31,  # the gas company granted its shutdown eleven days late
    "GX-DLS-02": 26,
    "DQ-W05-01": 5,  # boulders
    "DQ-W06-01": 4,
    "DQ-W13-01": 4,
    "DQ-E09-01": 5,
    "DQ-E17-01": 4,
    "DQ-E30-01": 4,
    "DQ-W34-03": 2,
    "ZJ-3-01": 11,
    "ZJ-6-03": 12,
    "GL-4-02": 6,
    "KW-23-01": 8,  # a leaking joint had to be grouted
    "KW-33-01": 7,
    "KW-44-01": 9,  # plum rain
    "KW-54-01": 8,
    "KW-64-01": 8,
    "KW-74-01": 8,
    "JG-1DB-01": 13,
    "JG-2DB-01": 12,
    "JG-3B2-04": 9,
    "JG-5DB-01": 13,
    "JG-6B2-04": 10,
    "JG-7DB-01": 12,
    "JG-8DB-01": 13,
    "JG-7B2-04": 9,
    "JG-8B2-04": 9,
}
