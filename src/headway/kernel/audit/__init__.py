"""The audit trail beyond its rows: seals (hash chains), the anchor file outside the database, and the check of both."""

from headway.kernel.anchors import AnchorFile, AnchorLine, anchor_path, mark_restored, read_anchors
from headway.kernel.audit.entries import EntryFilter, list_entries
from headway.kernel.audit.sealing import accept_state, anchor_chains, seal_audit
from headway.kernel.audit.verifying import AuditFinding, AuditVerdict, count_unsealed, verify_audit

__all__ = [
    "AnchorFile",
    "AnchorLine",
    "AuditFinding",
    "AuditVerdict",
    "EntryFilter",
    "accept_state",
    "anchor_chains",
    "anchor_path",
    "count_unsealed",
    "list_entries",
    "mark_restored",
    "read_anchors",
    "seal_audit",
    "verify_audit",
]
