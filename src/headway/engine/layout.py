"""Rows of the int32 matrices that the kernels read and write.

`act` holds one column per node, `rel` one per relation in order of its successor, `out` one per node;
kernels get them transposed, so that all of one node stands together: `act[node, A_MODE]`.
Nodes are the activities in their order, then the start gates of linked summaries. Small integers
instead of one array per field keep every kernel at one signature. The arrays are in Fortran order: their
transposed views are in C order, also with one node.
"""

from __future__ import annotations

NO_INSTANT = -(2**31)

# act
A_CALENDAR = 0
A_DURATION = 1  # working minutes still to do
A_MODE = 2  # M_* bits
A_START_FLOOR = 3  # never starts before (data date, start on or after, external early start ...)
A_FINISH_FLOOR = 4  # never finishes before
A_START_CAP = 5  # late start never after
A_FINISH_CAP = 6  # late finish never after (deadline, external late finish ...)
A_FIX_START = 7
A_FIX_FINISH = 8
A_EXPECTED = 9  # expected finish: the remaining duration follows from it
A_DELAY = 10  # levelling delay: elapsed minutes, negative = working minutes
A_DEADLINE = 11  # late finish never after, on the backward pass only
A_RESUME = 12  # where the rest of running work goes on: what its predecessors must finish by (MS Project)
ACT_ROWS = 13

M_OUT = 1  # takes no part in the passes: WBS rows, level of effort, inactive
M_FIXED_EARLY = 2  # A_FIX_* are the early dates
M_FIXED_LATE = 4  # ... and the late dates
M_KEEPS_FINISH = 8  # of no duration: stays at the instant its predecessor finishes
M_CAPS_PULL = 16  # caps hold on the forward pass too (MS Project honours constraint dates)
M_AS_LATE = 32
M_STARTED = 64
M_COMPLETE = 128
M_GATE = 256  # start or finish of a linked summary: not an activity
M_FIXED_LATE_START = 512  # late start = A_FIX_START (started work in MS Project)
M_ENDS_AT_START = 2048  # its finish may be the start of the next shift where what it follows ends so (P6)
M_OPEN_END = 1024  # without a successor its late dates are its early ones

# rel
R_FROM = 0
R_TO = 1
R_TYPE = 2
R_LAG = 3
R_LAG_CALENDAR = 4
R_INTERNAL = 5  # 1 = between a summary and its children, not a relation of the plan
R_RULE = 6  # W_* below
R_AT = 7  # the instant that W_* speaks of
REL_ROWS = 8

W_LOGIC = 0
W_OVERTAKEN = 1  # the successor began before it might: it waits for nothing, and binds by its actual start, R_AT (P6)
W_COUNTED = 2  # counts from what has happened: hands R_AT to its successor and binds nobody (P6)

FS, SS, FF, SF = 0, 1, 2, 3

# out
O_ES = 0
O_EF = 1
O_LS = 2
O_LF = 3
O_EARLY_WORK = 4  # work index of the early start on the node's own calendar
O_EARLY_DONE = 5  # ... of the early finish
O_LATE_WORK = 6
O_LATE_DONE = 7
O_DURATION = 8  # as scheduled: differs from A_DURATION under an expected finish
O_FREE = 9
O_LATE_START_CAP = 10  # clock instant that start-to-* relations leave as the latest start
OUT_ROWS = 11
