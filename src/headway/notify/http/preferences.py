"""What a person chooses about being told: everybody's own, so no address names a person."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from headway.kernel.clock import now
from headway.notify.actions.preferences import choose
from headway.notify.queries.ways import get_choices, list_reachable
from headway.notify.rules.messages import KINDS
from headway.notify.rules.ways import Choices, ways_of
from headway.people.http import account_of

router = Router()
Minute = Annotated[int, Field(ge=0, lt=1_440)]


class KindOut(Schema):
    """`ways`: of mail, push, digest; `is_default`: nothing was chosen."""

    kind: str
    ways: list[str]
    is_default: bool


class PreferencesOut(Schema):
    """Minutes of the local day. `open_ways`: those by which this person can be reached now."""

    kinds: list[KindOut]
    quiet_from: int
    quiet_until: int
    digest_at: int
    most_per_day: int
    zone: str
    open_ways: list[str]
    email: str


class PreferencesIn(Schema):
    """Only what is named changes; a kind with null goes back to the default."""

    model_config = ConfigDict(extra="forbid")
    ways: dict[str, list[str] | None] | None = Field(default=None, max_length=100)
    quiet_from: Minute | None = None
    quiet_until: Minute | None = None
    digest_at: Minute | None = None
    most_per_day: int | None = Field(default=None, ge=1, le=100)
    zone: str | None = Field(default=None, max_length=60)


@router.get("/account/preferences", response=PreferencesOut)
def get_preferences(request: HttpRequest) -> dict[str, Any]:
    """How the person wants to be told what."""
    return _body(request, get_choices(account_of(request)))


@router.patch("/account/preferences", response=PreferencesOut)
def change_preferences(request: HttpRequest, body: PreferencesIn) -> dict[str, Any]:
    """Choose anew."""
    return _body(request, choose(user=account_of(request), told=body.dict(exclude_unset=True), now=now()))


def _body(request: HttpRequest, choices: Choices) -> dict[str, Any]:
    user = account_of(request)
    reachable = list_reachable([user.pk], now()).get(user.pk)
    return {
        **asdict(choices),
        "kinds": [
            {"kind": kind, "ways": sorted(ways_of(kind, choices)), "is_default": kind not in choices.ways}
            for kind in sorted(KINDS)
        ],
        "open_ways": sorted(reachable.open_ways) if reachable else [],
        "email": user.email,
    }
