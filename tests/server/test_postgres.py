"""The embedded PostgreSQL of a test session stands, and serves the roles that the product uses."""

from __future__ import annotations

import psycopg
import pytest

from headway.server.postgres import LONGEST_SOCKET_FOLDER, Cluster, Passwords, database_url


def test_owner_and_app_role_exist_and_the_owner_can_take_the_app_role(postgres: str) -> None:
    with psycopg.connect(postgres) as connection:
        connection.execute("SET ROLE headway_app")
        row = connection.execute("SELECT current_user, session_user, current_setting('server_encoding')").fetchone()

    assert row == ("headway_app", "headway_owner", "UTF8")


def test_neither_role_is_a_superuser(postgres: str) -> None:
    with psycopg.connect(postgres) as connection:
        rows = connection.execute("SELECT rolname FROM pg_roles WHERE rolsuper AND rolname LIKE 'headway%'").fetchall()

    assert rows == []


def test_a_wrong_password_is_refused(postgres: str) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(postgres.replace("tests@", "guess@"))


@pytest.mark.quick
def test_a_folder_too_long_for_a_socket_is_served_by_loopback(tmp_path) -> None:
    deep = tmp_path.joinpath("/" + "a" * LONGEST_SOCKET_FOLDER)

    url = database_url(Cluster(deep, Passwords.new()), "headway_app", "secret", "headway", port=5499)

    assert url == "postgresql://headway_app:secret@127.0.0.1:5499/headway"
