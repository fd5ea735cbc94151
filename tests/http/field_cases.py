"""Phones and desks for the matrix. Exchanges name their projects inside; tests/field asks them as everybody."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from case import Case
from lists import NOW

from headway.people.roles import SETTLE

if TYPE_CHECKING:
    from world import Site

    from headway.people.models import Account


def desk_on(site: Site, author: Account) -> dict[str, Any]:
    """A parked entry and a conflict of a site, and what names them in paths."""
    from headway.field.models import Conflict, Device, ParkedOperation

    home = {"organization_id": author.organization_id, "project_id": site.project.pk, "at": NOW}
    device = Device.objects.create(
        device_id=uuid.uuid4(), organization_id=author.organization_id, first_at=NOW, seen_at=NOW
    )
    parked = ParkedOperation.objects.create(
        op_id=uuid.uuid4(),
        payload_hash="0" * 64,
        payload={"kind": "report", "note": site.project.name},
        author_id=author.pk,
        sent_by_id=author.pk,
        device_id=device.pk,
        epoch=uuid.uuid4(),
        reason="denied",
        **home,
    )
    conflict = Conflict.objects.create(
        record_kind="form",
        record_id="1",
        field="text",
        mine=site.project.name,
        theirs="",
        mine_op_id=uuid.uuid4(),
        mine_author_id=author.pk,
        **home,
    )
    return {"parked_id": parked.pk, "conflict_id": conflict.pk}


_KEPT = {"action": "keep", "reason": "留底"}
FIELD_CASES: dict[str, Case] = {
    "GET /api/projects/{project_id}/parked": Case(SETTLE),
    "POST /api/parked/{parked_id}/decisions": Case(SETTLE, lambda site: _KEPT),
    "GET /api/projects/{project_id}/conflicts": Case(SETTLE),
    "GET /api/projects/{project_id}/conflicts/{conflict_id}": Case(SETTLE),
    # nobody knows the kind of its entry; see tests/field/test_desks.py for those that can be decided
    "POST /api/conflicts/{conflict_id}/decisions": Case(SETTLE, lambda site: {"choice": "mine"}, 422),
    "GET /api/projects/{project_id}/sync-statistics": Case(SETTLE),
}
FIELD_EXEMPT = {
    "POST /api/field/exchanges": "each entry is judged for itself and parked; see tests/field/test_exchanges.py",
    "GET /api/field/feed": "the project stands in the query; see tests/field/test_feed.py",
    "GET /api/field/projects": "a list of one's own; see tests/field/test_exchanges.py",
    "POST /api/parked/{parked_id}/requests": "one's own entry; see tests/field/test_desks.py",
    "GET /api/projects/{project_id}/devices": "also of IT, who sees no project; see tests/field/test_devices.py",
    "GET /api/devices": "for who looks after all devices; see tests/field/test_devices.py",
    "POST /api/devices/{device}/revocations": "by project or for all; see tests/field/test_devices.py",
}
