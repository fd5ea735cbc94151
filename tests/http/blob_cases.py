"""Photos for the matrix: each endpoint is one's own, or asks the facts that name a photo; their own tests say how."""

from __future__ import annotations

_PHOTO = "/api/projects/{project_id}/blobs/{sha256}"
_OWN = "one's own upload; see test_uploads"
_FACTS = "who brought it, or sees a fact that names it; see test_blobs"
BLOB_EXEMPT = {
    "OPTIONS /api/field/uploads": "the protocol, the same for everybody; see test_uploads",
    "POST /api/field/uploads": "the project is named in a header; see test_uploads",
    "HEAD /api/field/uploads/{upload_id}": _OWN,
    "PATCH /api/field/uploads/{upload_id}": _OWN,
    "DELETE /api/field/uploads/{upload_id}": _OWN,
    "GET /api/field/blobs/{sha256}/state": _FACTS,
    "POST /api/field/outbox-imports": "who looks after the device that the file names; see test_outbox_imports",
    f"GET {_PHOTO}": _FACTS,
    f"GET {_PHOTO}/picture": _FACTS,
    f"GET {_PHOTO}/about": _FACTS,
    f"POST {_PHOTO}/redactions": _FACTS,
}
