"""What an exchange costs: so many statements, and so many more for each entry; nothing grows with what stands there."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

EXCHANGE, ENTRY = 11, 9
"""Of an exchange: session, account, device with its users, its sign of life, watermark in a transaction of their own, the
project with the author's right, how many entries came, the server's epoch, the end of the feed. Of an entry: begin, lock of the watermark, look back, a savepoint around its
kind and its end, log, feed, watermark, end."""


def test_an_exchange_costs_the_same_statements_for_every_entry(site: Any) -> None:
    phone = site.phone_of(site.foreman)
    phone.send(phone.enter(site.project, {"text": [None, "开工"]}))
    counts = {}
    for number in (0, 1, 50):
        entries = [
            phone.enter(site.project, {"text": [None, "一"]}, record={"kind": "form", "id": str(phone.seq)})
            for _ in range(number)
        ]
        with CaptureQueriesContext(connection) as statements:
            answer = phone.send(*entries)
        assert {one["status"] for one in answer["answers"]} <= {"applied"}
        counts[number] = len(statements)

    assert counts == {0: EXCHANGE - 3, 1: EXCHANGE + ENTRY, 50: EXCHANGE + 50 * ENTRY}
