"""`DATABASE_URL` names another PostgreSQL: none of ours is started, and the product is the same."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from tests.server.installation import Installation

from headway.server.postgres import OWNER_ROLE, Cluster, Passwords, database_url, start_postgres


def test_the_product_serves_from_another_postgresql(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cluster = Cluster(data.with_name("elsewhere"), Passwords("of-the-site", "of-the-site", "of-the-site"))
    running = start_postgres(cluster)
    address = database_url(cluster, OWNER_ROLE, "of-the-site", "headway", running.port)
    installation = Installation(data)
    ours = installation.environment
    monkeypatch.setattr(Installation, "environment", property(lambda _: {**ours, "DATABASE_URL": address}))
    try:
        installation.serve()
        started = set(installation.children())
        with psycopg.connect(address) as connection:
            names = connection.execute("SELECT username FROM people_account").fetchall()
        installation.stop()
    finally:
        running.stop()

    assert started == {"web", "worker", "guard"}
    assert names == [("chief",)]
