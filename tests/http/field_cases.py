"""The protocol of phones for the matrix: its endpoints name their projects inside; tests/field asks them as everybody."""

from __future__ import annotations

from case import Case

FIELD_CASES: dict[str, Case] = {}
FIELD_EXEMPT = {
    "POST /api/field/exchanges": "each entry is judged for itself and parked; see tests/field/test_exchanges.py",
    "GET /api/field/feed": "the project stands in the query; see tests/field/test_feed.py",
    "GET /api/field/projects": "a list of one's own; see tests/field/test_exchanges.py",
}
