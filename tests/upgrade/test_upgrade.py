"""A backup of every released version restores into this one and says the same of its plans."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.server.installation import Installation

HERE = Path(__file__).parent
VERSIONS = sorted(path.parent.name for path in HERE.glob("*/manifest.json"))
COMPARED = ("code", "name", "data_date", "start", "finish", "activity_count", "critical_count", "revision")


def planner_of(installation: Installation) -> httpx.Client:
    client = httpx.Client(base_url=f"http://127.0.0.1:{installation.port}", timeout=30)
    client.headers["X-CSRF-Token"] = client.get("/api/session").json()["csrf_token"]
    session = client.post("/api/demo-sessions", json={"username": "demo-project-manager"}).json()
    client.headers["X-CSRF-Token"] = session["csrf_token"]
    return client


def portfolio_of(client: httpx.Client) -> list[dict[str, Any]]:
    rows = client.get("/api/projects").json()["projects"]
    return sorted(({name: row[name] for name in COMPARED} for row in rows), key=lambda row: str(row["code"]))


def test_there_is_a_backup_to_upgrade_from() -> None:
    assert VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_a_backup_of_a_released_version_is_served_with_the_same_plans(version: str, data: Path) -> None:
    installation = Installation(data)
    restored = installation.command("restore", str(HERE / version))
    assert restored.returncode == 0, restored.stderr

    installation.serve(demo=True)
    try:
        client = planner_of(installation)
        rows = portfolio_of(client)
        plan_id = client.get("/api/projects").json()["projects"][0]["plan_id"]
        window = client.get(f"/api/plans/{plan_id}/window").json()
        edits = _edited_and_undone(client, plan_id, window)
    finally:
        installation.stop()

    assert rows == json.loads((HERE / f"{version}.portfolio.json").read_text("utf-8"))
    assert len(window["activities"]["id"]) == len(window["activities"]["start"]) > 0
    assert edits == ["undo", "change_activity"]


def _edited_and_undone(client: httpx.Client, plan_id: int, window: dict[str, Any]) -> list[str]:
    """The plan of the older version takes an edit and gives it back; the kinds of the last two edits."""
    told = {"kind": "change_activity", "activity_id": window["activities"]["id"][-1], "values": {"notes": "升级后"}}
    body = {"base_revision": window["revision"], "operations": [told]}
    edited = _post(client, f"/api/plans/{plan_id}/edits", body)
    _post(client, f"/api/plans/{plan_id}/undos", {"revision": edited["revision"]})
    return [edit["kind"] for edit in client.get(f"/api/plans/{plan_id}/edits").json()["edits"][:2]]


def _post(client: httpx.Client, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = client.post(path, json=body, headers={"Idempotency-Key": str(uuid.uuid4())})
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told
