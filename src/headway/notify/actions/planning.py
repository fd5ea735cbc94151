"""From messages to deliveries: who is told by which way, and when. A job of every few seconds does it for all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from headway.notify.models import Channel, Delivery, Message
from headway.notify.queries.ways import Reachable, list_reachable, list_robots
from headway.notify.rules.ways import DEFAULT, due_at, leaving_by

AT_ONCE = 500


def plan_deliveries(*, now: datetime) -> int:
    """Write the deliveries of messages that have none yet; returns how many messages were looked at.

    Two workers share the work: each message is planned once, in the transaction that marks it.
    """
    done = 0
    while (count := _plan_some(now)) > 0:
        done += count
    return done


@transaction.atomic
def _plan_some(now: datetime) -> int:
    waiting = Message.objects.select_for_update(skip_locked=True).filter(is_planned=False).order_by("pk")
    messages = list(waiting[:AT_ONCE])
    if not messages:
        return 0
    people = list_reachable({one.recipient_id for one in messages}, now)
    robots = list_robots({one.project_id for one in messages})
    rows = [row for one in messages for row in _rows(one, people.get(one.recipient_id), robots, now)]
    Delivery.objects.bulk_create(rows, ignore_conflicts=True)
    Message.objects.filter(pk__in=[one.pk for one in messages]).update(is_planned=True)
    return len(messages)


def _rows(
    message: Message, person: Reachable | None, robots: dict[int, list[Channel]], now: datetime
) -> Sequence[Delivery]:
    if message.withdrawn_at is not None or message.read_at is not None:  # seen in the inbox: nobody is told twice
        return []
    rows = [_post(message, robot, now) for robot in robots.get(message.project_id, ()) if message.kind in robot.kinds]
    if person is not None:
        wanted = leaving_by(message.kind, person.choices, message.ways) & person.open_ways
        rows += [_to_person(message, person, way, now) for way in sorted(wanted)]
    return rows


def _to_person(message: Message, person: Reachable, way: str, now: datetime) -> Delivery:
    due = due_at(
        message.kind, way, person.choices,
        told_at=message.at, hold_until=message.hold_until, sent_today=person.sent_today.get(way, 0), now=now,
        hint=message.ways,
    )  # fmt: skip
    return Delivery(
        message=message, organization_id=message.organization_id, way=way, recipient_id=message.recipient_id,
        key=message.key, due_at=due, made_at=now,
    )  # fmt: skip


def _post(message: Message, robot: Channel, now: datetime) -> Delivery:
    """A group keeps the firm's quiet hours, not those of a person."""
    due = due_at(
        message.kind, robot.kind, DEFAULT,
        told_at=message.at, hold_until=message.hold_until, sent_today=0, now=now,
    )  # fmt: skip
    return Delivery(
        message=message, organization_id=robot.organization_id, way=robot.kind, channel=robot, key=message.key,
        due_at=due, made_at=now,
    )  # fmt: skip
