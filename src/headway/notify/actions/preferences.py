"""What a person chooses about being told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db import transaction

from headway.notify.errors import PreferencesWrong
from headway.notify.models import Preferences
from headway.notify.queries.ways import choices_of
from headway.notify.rules.messages import KINDS
from headway.notify.rules.ways import DAY, DIGEST, MAIL, PUSH, Choices

if TYPE_CHECKING:
    from headway.people.models import Account

_MINUTES = ("quiet_from", "quiet_until", "digest_at")


@transaction.atomic
def choose(*, user: Account, told: Mapping[str, Any], now: datetime) -> Choices:
    """Change what is named; `ways` by kind, null = back to the default. Raises PreferencesWrong (names the field)."""
    row = Preferences.objects.select_for_update().filter(account=user).first()
    former = choices_of(row)
    ways = dict(former.ways)
    for kind, chosen in (told.get("ways") or {}).items():
        if kind not in KINDS or (chosen is not None and not set(chosen) <= {MAIL, PUSH, DIGEST}):
            raise PreferencesWrong(field="ways")
        ways.pop(kind, None)
        if chosen is not None:
            ways[kind] = sorted(set(chosen))
    changes: dict[str, Any] = {"ways": ways, **_numbers(told), **_zone(told)}
    changed = replace(former, **changes)
    Preferences.objects.update_or_create(account=user, defaults={**asdict(changed), "changed_at": now})
    return changed


def _numbers(told: Mapping[str, Any]) -> dict[str, int]:
    bounds = {**dict.fromkeys(_MINUTES, (0, DAY - 1)), "most_per_day": (1, 100)}
    found = {name: told[name] for name in bounds if told.get(name) is not None}
    for name, value in found.items():
        low, high = bounds[name]
        if not low <= value <= high:
            raise PreferencesWrong(field=name)
    return found


def _zone(told: Mapping[str, Any]) -> dict[str, str]:
    if told.get("zone") is None:
        return {}
    try:
        ZoneInfo(told["zone"])
    except (ValueError, OSError, KeyError) as error:
        raise PreferencesWrong(field="zone") from error
    return {"zone": told["zone"]}
