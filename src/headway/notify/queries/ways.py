"""Reads for the planning of deliveries, for many people at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from headway.notify.models import Channel, Delivery, Preferences, PushSubscription
from headway.notify.rules.ways import DEFAULT, MAIL, PUSH, Choices, day_began
from headway.people.queries import list_active_accounts_of

if TYPE_CHECKING:
    from headway.people.models import Account


@dataclass(frozen=True)
class Reachable:
    """One recipient: where he can be reached, what he chose, how many pieces left today by each way."""

    person: Account
    choices: Choices
    open_ways: frozenset[str]
    sent_today: Mapping[str, int]


def choices_of(row: Preferences | None) -> Choices:
    """A person's choices, or the defaults."""
    if row is None:
        return DEFAULT
    return Choices(row.ways, row.quiet_from, row.quiet_until, row.digest_at, row.most_per_day, row.zone)


def list_reachable(accounts: Collection[UUID], now: datetime) -> dict[UUID, Reachable]:
    """The active ones of these people. A way is open when it would arrive: an address and a mail server of the
    recipient's firm, a browser that was allowed to wake him."""
    people = {one.pk: one for one in list_active_accounts_of(accounts)}
    chosen = {one.account_id: one for one in Preferences.objects.filter(account__in=people)}
    woken = set(PushSubscription.objects.filter(account__in=people).values_list("account_id", flat=True))
    firms = {person.organization_id for person in people.values()}
    posting = set(
        live_channels().filter(kind=MAIL, organization_id__in=firms).values_list("organization_id", flat=True)
    )
    sent = _sent_today(people, now)
    return {
        number: Reachable(
            person,
            choices_of(chosen.get(number)),
            frozenset(
                [MAIL] * bool(person.email and person.organization_id in posting) + [PUSH] * (number in woken)
            ),
            sent.get(number, {}),
        )
        for number, person in people.items()
    }  # fmt: skip


def live_channels() -> QuerySet[Channel]:
    """Channels that are set up and on."""
    return Channel.objects.filter(removed_at=None, is_on=True)


def list_robots(projects: Collection[int]) -> dict[int, list[Channel]]:
    """The robots of these projects."""
    found: dict[int, list[Channel]] = {}
    for row in live_channels().filter(project_id__in=projects).exclude(kind=MAIL).order_by("pk"):
        assert row.project_id is not None
        found.setdefault(row.project_id, []).append(row)
    return found


def _sent_today(people: Collection[UUID], now: datetime) -> dict[UUID, dict[str, int]]:
    """Pieces (batches) that left since midnight, by the defaults' midnight: the cap is a cap, not a measurement."""
    since = day_began(now, DEFAULT.zone)
    rows = (
        Delivery.objects.filter(recipient__in=people, sent_at__gte=since, state="sent")
        .values_list("recipient_id", "way", "batch")
        .distinct()
    )
    counts: dict[UUID, Counter[str]] = {}
    for recipient, way, _ in rows:
        assert recipient is not None
        counts.setdefault(recipient, Counter())[way] += 1
    return {number: dict(count) for number, count in counts.items()}


def get_choices(account: Account) -> Choices:
    """The choices of one person."""
    return choices_of(Preferences.objects.filter(account=account).first())
