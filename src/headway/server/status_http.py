"""How the installation stands, for those who run it. Counts and ages only: no firm's names, no project."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from ninja import Router, Schema

from headway import __version__
from headway.kernel.clock import now
from headway.kernel.errors import NotAllowed
from headway.people.http import account_of
from headway.people.roles import SEE_INSTALLATION
from headway.people.rules import may
from headway.server.doctor.finding import Finding
from headway.server.doctor.work import judge_work
from headway.server.figures import read_figures
from headway.words import has_text, text

router = Router(tags=["server"])


class FindingOut(Schema):
    """`state`: ok, warning or bad; `cure` says what to do."""

    code: str
    state: str
    text: str
    cure: str


class StatusOut(Schema):
    """`figures`: by name, which ends in the unit; the same as under /metrics."""

    version: str
    at: datetime
    is_demo: bool
    figures: dict[str, float]
    findings: list[FindingOut]


@router.get("/status", response=StatusOut)
def get_status(request: HttpRequest) -> dict[str, Any]:
    """Queues, dead letters, last backup, clock, disk, database: how it stands and what to do about it."""
    user = account_of(request)
    if not may(user.role, SEE_INSTALLATION) or user.organization.registered_by_id is not None:
        raise NotAllowed  # a guest's IT runs another installation
    with connection.cursor() as cursor:
        figures = read_figures(cursor, settings.DATA_FOLDER)
    findings = judge_work(figures, now())
    return {
        "version": __version__,
        "at": now(),
        "is_demo": settings.DEMO,
        "figures": figures,
        "findings": [_finding(one, user.language) for one in findings],
    }


def _finding(finding: Finding, language: str) -> dict[str, str]:
    key = f"server.doctor.{finding.code}"
    cure = text(f"{key}.cure", language, **finding.parameters) if has_text(f"{key}.cure") else ""
    return {
        "code": finding.code,
        "state": finding.state,
        "text": text(key, language, **finding.parameters),
        "cure": cure,
    }
