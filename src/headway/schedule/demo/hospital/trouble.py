"""How it went wrong: durations as they turned out, and work that overtook what should have come before."""

from __future__ import annotations

TURNED_OUT_DAYS = {
    "ZB-04": 12,  # the brand of the floor covering was changed
    "IC-09": 11,  # walls of the intensive care unit painted twice
    "KS-19": 0,
    "ZB-12": 8,  # the laboratory moved out late
    "JY-05": 10,  # ducts collided with the lab exhaust
    "WK-02": 11,
    "EN-07": 9,
    "KQ-10": 9,
    "ZB-13": 9,
    "SS-00-03": 27,
    "SS-00-05": 17,  # 洁源净化 came eleven days late
    "SS-1-01": 7,
    "SS-2-01": 8,
    "SS-3-01": 8,
    "SS-4-01": 9,
    "SS-5-01": 9,
    "SS-6-01": 9,
    "SS-1-02": 7,
    "SS-2-02": 8,
    "SS-3-02": 7,
    "SS-1-04": 10,  # panels measured anew after the frames stood askew
    "SS-2-04": 12,
    "SS-3-04": 12,
    "SS-4-04": 11,
    "SS-K1-01": 46,
    "SS-K2-01": 47,
    "PD-04": 11,
    "NK-05": 10,
    "DT-02": 12,
    "FK-01": 8,
    "DT-05": 12,
    "DT-08": 16,
    "JZ-02": 11,
    "JZ-05": 13,
    "YF-07": 8,
    "LR-03": 9,
    "YXM-02": 14,
}
OVERTAKEN = {
    # (predecessor, successor): the successor began so many days after the predecessor's start, unfinished as it was
    ("DT-01", "DT-02"): 5,
    ("NK-08", "NK-09"): 4,
    ("WL-02", "WL-03"): 6,
    ("DT-08", "DT-09"): 6,
    ("JZ-08", "JZ-09"): 2,
    ("FK-11", "FK-12"): 1,
    ("SS-6-01", "SS-7-01"): 2,
    ("SS-K2-03", "SS-K2-04"): 3,
}
