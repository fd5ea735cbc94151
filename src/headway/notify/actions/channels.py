"""Setting up the ways out of the house. Who may is the caller's matter: IT for the mail server of a firm, a project's
manager for the robots of its groups. Secrets are written, never read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from headway.kernel.actions import record_audit
from headway.kernel.clock import uuid7
from headway.kernel.errors import NotFound
from headway.kernel.outgoing import AddressRefused, check_address, resolve_public
from headway.kernel.secrets import CannotOpen, open_secret, seal_secret
from headway.notify.actions.by_mail import hand_over
from headway.notify.actions.by_robot import post_card
from headway.notify.errors import AddressNotCalled, ChannelNotTaken, MailServerThere
from headway.notify.models import Attempt, Channel
from headway.notify.rules.addresses import is_deliverable
from headway.notify.rules.channels import ChannelValues, FieldWrong, read_mail_server, read_robot
from headway.notify.rules.robots import Card
from headway.notify.rules.tries import Tried
from headway.notify.rules.ways import MAIL
from headway.words import text

if TYPE_CHECKING:
    from headway.people.models import Account


@dataclass(frozen=True)
class Scope:
    """Whose channels: a firm's mail server (no project) or the robots of one project; and who sets them up."""

    user: Account
    organization_id: UUID
    project_id: int | None


@transaction.atomic
def add_channel(*, scope: Scope, told: Mapping[str, Any], now: datetime) -> Channel:
    """Set up a channel. Raises ChannelNotTaken, AddressNotCalled, MailServerThere."""
    values = _read(scope, told, None)
    try:
        with transaction.atomic():
            channel = Channel.objects.create(
                organization_id=scope.organization_id, project_id=scope.project_id, kind=values.kind, name=values.name,
                settings=values.settings, address=_sealed(values.address), secret=_sealed(values.secret or ""),
                kinds=values.kinds, language=scope.user.language, keeper=scope.user, made_at=now, changed_at=now,
            )  # fmt: skip
    except IntegrityError as error:
        raise MailServerThere from error
    _audit(scope, channel, "notify.channel_added", now)
    return channel


@transaction.atomic
def change_channel(*, scope: Scope, channel_id: int, told: Mapping[str, Any], now: datetime) -> Channel:
    """Change or switch a channel; whoever does it becomes its keeper. What is tried next begins with a closed breaker.

    Raises NotFound, ChannelNotTaken, AddressNotCalled.
    """
    channel = _get(scope, channel_id, lock=True)
    if "is_on" in told:
        channel.is_on = bool(told["is_on"])
    if set(told) - {"is_on"}:
        values = _read(scope, {**channel.settings, "name": channel.name, "kinds": channel.kinds, **told}, channel)
        channel.name, channel.settings, channel.kinds = values.name, values.settings, values.kinds
        channel.address = _sealed(values.address)
        if values.secret is not None:
            channel.secret = _sealed(values.secret)
    channel.keeper, channel.changed_at = scope.user, now
    channel.failures, channel.open_until, channel.last_error = 0, None, ""
    channel.save()
    _audit(scope, channel, "notify.channel_changed", now, changed=sorted(told))
    return channel


@transaction.atomic
def remove_channel(*, scope: Scope, channel_id: int, now: datetime) -> None:
    """Take a channel away with its secrets; what it sent stays told. Raises NotFound."""
    channel = _get(scope, channel_id, lock=True)
    Channel.objects.filter(pk=channel.pk).update(removed_at=now, is_on=False, address="", secret="", inbound="")
    _audit(scope, channel, "notify.channel_removed", now)


def try_channel(*, scope: Scope, channel_id: int, now: datetime) -> Tried:
    """Send a trial to oneself or to the group; returns what became of it. Raises NotFound."""
    channel = _get(scope, channel_id)
    tried = _trial_mail(scope, channel, now) if channel.kind == MAIL else _trial_post(scope, channel, now)
    Attempt.objects.create(
        batch=uuid7(), channel=channel, organization_id=channel.organization_id, way=channel.kind,
        outcome=tried.outcome, error=tried.error, milliseconds=0, at=now,
    )  # fmt: skip
    if tried.outcome == "sent":
        Channel.objects.filter(pk=channel.pk).update(failures=0, open_until=None, last_error="")
    else:
        Channel.objects.filter(pk=channel.pk).update(last_error=tried.error)
    return tried


def _trial_mail(scope: Scope, channel: Channel, now: datetime) -> Tried:
    language = scope.user.language
    mail = EmailMessage()
    mail["Subject"] = text("notify.trial.title", language)
    sender, own = channel.settings["from_address"], scope.user.email
    mail["From"], mail["To"] = sender, own if is_deliverable(own) else sender
    mail["Date"], mail["Message-ID"] = format_datetime(now), make_msgid(domain="headway")
    mail.set_content(text("notify.trial.words", language, name=scope.user.display_name))
    return hand_over(channel, mail)


def _trial_post(scope: Scope, channel: Channel, now: datetime) -> Tried:
    language = scope.user.language
    words = [text("notify.trial.words", language, name=scope.user.display_name)]
    card = Card(
        text("notify.trial.title", language), words, settings.ADDRESS or "/", text("notify.card.open", language)
    )
    return post_card(channel, card, now)


def _read(scope: Scope, told: Mapping[str, Any], former: Channel | None) -> ChannelValues:
    try:
        if scope.project_id is None:
            values = read_mail_server(told)
            plain = values.settings["security"] == "none"
            resolve_public(values.settings["host"], values.settings["port"], settings.OUTGOING_NETWORKS, is_plain=plain)
        else:
            address = open_secret(former.address) if former and not told.get("address") else ""
            kind = {"kind": former.kind} if former else {}
            values = read_robot({**told, **kind}, former_address=address, gateways=settings.ROBOT_GATEWAYS)
            check_address(values.address, allowed=settings.OUTGOING_NETWORKS)
    except FieldWrong as wrong:
        raise ChannelNotTaken(field=wrong.args[0]) from wrong
    except CannotOpen as closed:  # it came here without its key: the address is to be given again
        raise ChannelNotTaken(field="address") from closed
    except AddressRefused as refused:
        raise AddressNotCalled from refused
    return values


def _get(scope: Scope, channel_id: int, *, lock: bool = False) -> Channel:
    rows: QuerySet[Channel] = Channel.objects.select_for_update() if lock else Channel.objects.all()
    found = rows.filter(
        pk=channel_id, organization_id=scope.organization_id, project_id=scope.project_id, removed_at=None
    ).first()
    if found is None:
        raise NotFound
    return found


def _sealed(secret: str) -> str:
    return seal_secret(secret) if secret else ""


def _audit(scope: Scope, channel: Channel, action: str, now: datetime, **more: object) -> None:
    subject = {"channel_id": channel.pk, "kind": channel.kind, "project_id": scope.project_id, **more}
    record_audit(action=action, actor_id=scope.user.pk, organization_id=scope.organization_id, subject=subject, now=now)
