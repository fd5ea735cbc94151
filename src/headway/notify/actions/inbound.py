"""A group talks to its robot: the address and its keys, and what becomes of a call. Rule 7.19."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from headway.kernel.actions import record_audit
from headway.kernel.errors import NotFound
from headway.kernel.secrets import CannotOpen, open_secret, seal_secret
from headway.notify.actions.channels import Scope
from headway.notify.actions.wrong_keys import HOOKS, count_wrong_key
from headway.notify.errors import ChannelNotTaken, LinkUnknown
from headway.notify.inbound_handlers import GroupWords, take_words
from headway.notify.models import Channel, InboundPost
from headway.notify.rules.inbound import Call, CallRefused, Said, fault_of_keys, hear, reply_to
from headway.notify.rules.links import key_hash
from headway.notify.rules.ways import ROBOTS
from headway.people.queries import find_account_of_messenger

if TYPE_CHECKING:
    from headway.people.models import Account


@dataclass(frozen=True)
class Answered:
    """What the messenger gets. `was_known`: the same call had come before and has no second effect."""

    body: bytes
    form: str = "json"
    was_known: bool = False


@transaction.atomic
def listen(*, scope: Scope, robot_id: int, keys: Mapping[str, str], now: datetime) -> str:
    """Let a group talk to its robot; returns the address for the messenger, which is in this answer only.

    Each time another address; the earlier one is void. Raises NotFound, ChannelNotTaken (names the field).
    """
    robot = _robot(scope, robot_id)
    if fault := fault_of_keys(robot.kind, keys):
        raise ChannelNotTaken(field=fault)
    token = secrets.token_urlsafe(32)
    robot.inbound, robot.inbound_token = seal_secret(json.dumps(dict(keys))), key_hash(token)
    robot.save(update_fields=["inbound", "inbound_token"])
    _audit(scope, robot, "notify.robot_listens", now)
    return f"{settings.ADDRESS}/hooks/{token}"


@transaction.atomic
def stop_listening(*, scope: Scope, robot_id: int, now: datetime) -> None:
    """The address is void from now on; a second time changes nothing. Raises NotFound."""
    robot = _robot(scope, robot_id)
    if robot.inbound:
        robot.inbound, robot.inbound_token = "", None
        robot.save(update_fields=["inbound", "inbound_token"])
        _audit(scope, robot, "notify.robot_stopped_listening", now)


def take_call(*, token: str, call: Call, source: str, now: datetime) -> Answered:
    """One call of a messenger. The same message has no second effect, whatever the vendor sends again.

    Raises LinkUnknown (no robot listens there), TooManyWrongKeys (nor at many others that this network tried),
    CallRefused. A right key is heard in any case: groups of many firms call from the same networks of a vendor, and
    none of them shuts the others out.
    """
    robot = Channel.objects.filter(inbound_token=key_hash(token), removed_at=None, is_on=True).first()
    if robot is None:
        count_wrong_key(source=source, door=HOOKS, now=now)
        raise LinkUnknown
    try:
        keys: dict[str, str] = json.loads(open_secret(robot.inbound))
    except CannotOpen as error:
        raise LinkUnknown from error
    if call.method == "GET" and robot.kind != "wecom":
        raise CallRefused("body")
    heard = hear(robot.kind, keys, call, now)
    if heard.said is None:
        return Answered(heard.reply, heard.form)
    answer, was_known = _take(robot, heard.said, now)
    body = reply_to(robot.kind, keys, heard, words=answer, now=now, nonce=secrets.token_hex(8)) if answer else b""
    return Answered(body or heard.reply, heard.form, was_known)


@transaction.atomic
def _take(robot: Channel, said: Said, now: datetime) -> tuple[str, bool]:
    """(what the group is told, whether it was known)."""
    account = _account(robot, said)
    words = said.words
    row, is_new = InboundPost.objects.get_or_create(
        channel=robot, key=key_hash(said.key),
        defaults={
            "organization_id": robot.organization_id, "project_id": robot.project_id or 0, "account": account,
            "sender": account.display_name if account else said.sender, "words": words, "at": now,
        },
    )  # fmt: skip
    if not is_new or not words:
        return "", not is_new
    told = GroupWords(
        row.pk, robot.organization_id, robot.project_id or 0, account, row.sender, robot.name, words, robot.language
    )
    taken = take_words(told, now)
    if taken is None:
        return "", False
    InboundPost.objects.filter(pk=row.pk).update(outcome=taken.outcome)
    return taken.answer, False


def _account(robot: Channel, said: Said) -> Account | None:
    return find_account_of_messenger(robot.organization_id, said.user)


def _robot(scope: Scope, robot_id: int) -> Channel:
    rows = Channel.objects.select_for_update().filter(
        pk=robot_id, organization_id=scope.organization_id, project_id=scope.project_id, removed_at=None
    )
    found = rows.filter(kind__in=ROBOTS).first()
    if found is None:
        raise NotFound
    return found


def _audit(scope: Scope, robot: Channel, action: str, now: datetime) -> None:
    record_audit(
        action=action, actor_id=scope.user.pk, organization_id=scope.organization_id, now=now,
        subject={"channel_id": robot.pk, "kind": robot.kind, "project_id": scope.project_id},
    )  # fmt: skip
