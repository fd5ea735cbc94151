"""Which jobs come first where many wait: a worker takes the one with the highest number.

In the busiest half hour entries become facts and facts dates; pictures of photos are drawn when nothing else waits.
"""

AWAITED = 10
"""Dates and messages."""
BEHIND = -10
"""What makes a page nicer, and comes by the thousand."""
