"""`headway serve` on a free port: the real processes, killed in every way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from tests.server.installation import HEADWAY, Installation, left_running, processes, wait_for

AT_ONCE = 16
LONGEST_PAUSE_SECONDS = 8.0


def test_every_killed_child_is_started_again(installation: Installation) -> None:
    installation.serve()
    before = installation.children()
    assert set(before) == {"web", "worker", "postgres", "guard"}

    for name in ("web", "worker", "postgres", "guard"):
        os.kill(before[name], signal.SIGKILL)

    assert wait_for(lambda: set(installation.children()) == set(before), 30)
    installation.wait_until_up()
    assert not set(before.values()) & set(installation.children().values())


def test_a_killed_postgresql_costs_those_who_ask_a_pause_and_no_error(installation: Installation) -> None:
    installation.serve()
    client = signed_in(installation)
    assert set(asked_at_once(client)) == {200}  # by as many connections as there are threads

    old = set(installation.of_postgresql())
    os.kill(installation.children()["postgres"], signal.SIGKILL)
    assert wait_for(
        lambda: not old & set(installation.of_postgresql())
    )  # who is served by one of them yet meets its end
    began = time.monotonic()

    assert asked_at_once(client) == [200] * AT_ONCE
    assert time.monotonic() - began < LONGEST_PAUSE_SECONDS


def signed_in(installation: Installation) -> httpx.Client:
    client = httpx.Client(base_url=f"http://127.0.0.1:{installation.port}", timeout=30, trust_env=False)
    told = {"username": "chief", "password": installation.environment["HEADWAY_ADMIN_PASSWORD"]}
    headers = {"x-csrf-token": client.get("/api/session").json()["csrf_token"], "idempotency-key": str(uuid.uuid4())}
    assert client.post("/api/session", json=told, headers=headers).status_code == 200
    return client


def asked_at_once(client: httpx.Client) -> list[int]:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [answer.status_code for answer in pool.map(client.get, ["/api/projects"] * AT_ONCE)]


def test_a_killed_supervisor_leaves_nothing_running(installation: Installation) -> None:
    installation.serve()
    assert left_running(installation.data) != []

    assert installation.stop(signal.SIGKILL) == -signal.SIGKILL

    assert wait_for(lambda: left_running(installation.data) == []), left_running(installation.data)
    installation.serve()  # and the folder can be served again


def test_a_supervisor_killed_with_its_guard_leaves_nothing_beyond_the_next_start(installation: Installation) -> None:
    installation.serve()
    former = installation.children()
    assert installation.process is not None

    installation.process.send_signal(signal.SIGSTOP)
    os.kill(former["guard"], signal.SIGKILL)
    installation.stop(signal.SIGKILL)
    installation.serve()  # may be answered by the former web process, until the new supervisor sweeps it

    assert wait_for(lambda: not set(former.values()) & {pid for pid, _ in processes()}, 20)
    assert wait_for(lambda: set(installation.children()) == set(former), 20)
    installation.wait_until_up()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_sigterm_stop_everything(installation: Installation, number: signal.Signals) -> None:
    installation.serve()

    assert installation.stop(number) == 0

    assert left_running(installation.data) == []


def test_the_supervisor_stays_light(installation: Installation) -> None:
    installation.serve()
    assert installation.process is not None

    status = Path(f"/proc/{installation.process.pid}/status").read_text()

    resident_kb = int(status.split("VmRSS:")[1].split()[0])
    assert resident_kb < 25 * 1024


def test_the_serving_role_cannot_change_the_audit_trail(installation: Installation) -> None:
    import psycopg

    from headway.server.data_folder import DataFolder
    from headway.server.environment import embedded_database

    installation.serve()

    url = embedded_database(DataFolder(installation.data).cluster()).url
    for table in ("kernel_auditentry", "kernel_auditseal"):
        for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id", f"TRUNCATE {table}"):
            with psycopg.connect(url) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)
        with psycopg.connect(url) as connection:
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() is not None


def test_a_second_supervisor_of_the_folder_is_refused(installation: Installation) -> None:
    installation.serve()

    second = installation.command("serve", "--port", "0")

    assert second.returncode == 1
    assert "Another Headway is using" in second.stderr
    assert installation.answers()


def test_a_taken_port_is_refused_in_one_line(installation: Installation, data: Path) -> None:
    installation.serve()

    other = Installation(data.with_name("other"), port=installation.port)
    refused = other.command("serve", "--port", str(installation.port))

    assert refused.returncode == 1
    assert len(refused.stderr.strip().splitlines()) == 1
    assert f"Port {installation.port} of 127.0.0.1 is taken" in refused.stderr


def test_a_folder_of_a_newer_version_is_refused_untouched(data: Path) -> None:
    data.mkdir()
    marker = data / "headway.json"
    marker.write_text(json.dumps({"product": "headway", "layout": 1, "version": "99.0.0"}))

    refused = Installation(data).command("serve", "--port", "0")

    assert refused.returncode == 1
    assert "newer version 99.0.0" in refused.stderr
    assert sorted(path.name for path in data.iterdir()) == ["headway.json"]


def test_a_folder_with_other_peoples_files_is_refused(data: Path) -> None:
    data.mkdir()
    (data / "thesis.txt").write_text("mine")

    refused = Installation(data).command("serve", "--port", "0")

    assert refused.returncode == 1
    assert "not a data folder of Headway" in refused.stderr


def test_a_folder_that_cannot_be_written_is_refused() -> None:
    refused = Installation(Path("/proc/headway")).command("serve", "--port", "0")

    assert refused.returncode == 1
    assert "cannot be written" in refused.stderr


def test_plain_http_beyond_this_machine_is_refused(data: Path) -> None:
    refused = Installation(data).command("serve", "--host", "0.0.0.0")

    assert refused.returncode == 1
    assert "--tls CERT KEY" in refused.stderr
    assert not data.exists()


def test_without_a_terminal_the_first_administrator_must_be_named(data: Path) -> None:
    environment = {k: v for k, v in Installation(data).environment.items() if "ADMIN" not in k}

    refused = subprocess.run(
        [*HEADWAY, "serve", "--no-demo", "--port", "0"], env=environment, capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip

    assert refused.returncode == 1
    assert "HEADWAY_ADMIN_PASSWORD" in refused.stderr
    assert left_running(data) == []
