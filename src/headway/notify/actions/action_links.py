"""Links in mails that do one thing once, in the name of their recipient, after he has confirmed it. Rule 7.15."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from headway.kernel.actions import record_audit
from headway.notify.action_links import actions_of
from headway.notify.errors import LinkOver, LinkUnknown
from headway.notify.models import ActionLink, Message
from headway.notify.queries.links import LinkPage, get_link_page
from headway.notify.queries.pieces import Piece
from headway.notify.rules.links import LINK_LASTS, action_token, key_hash
from headway.words import text

Links = dict[int, list[tuple[str, str]]]


def write_links(piece: Piece, now: datetime) -> Links:
    """(label, address) of what can be done from a mail, by message; none while the installation does not know its own
    address. A piece that is sent again gets the same links, whose week began with the first copy."""
    if not settings.ADDRESS:
        return {}
    messages = Message.objects.in_bulk([one.message_id for one in piece.items])
    links: Links = {}
    rows = []
    for one in messages.values():
        for action in actions_of(one.kind):
            token = action_token(
                settings.SECRET_KEY, one.recipient_id, one.pk, one.key, one.at.isoformat(), action.name
            )
            label = text(f"notify.action.{action.name}", piece.language)
            links.setdefault(one.pk, []).append((label, f"{settings.ADDRESS}/act/{token}"))
            rows.append(_row(one, action.name, token, now))
    ActionLink.objects.bulk_create(rows, ignore_conflicts=True)
    return links


@transaction.atomic
def use_link(*, token: str, source: str, now: datetime) -> LinkPage:
    """Do what the link says, once; a second time nothing happens and the page says since when it is done.

    Raises LinkUnknown, LinkOver, and what the action itself refuses: then the link stays as it was.
    """
    page = get_link_page(token=token, now=now, lock=True)
    if page is None:
        raise LinkUnknown
    if page.state == "done":
        return page
    if page.state == "over" or page.action is None or page.person is None:
        raise LinkOver
    link, person = page.link, page.person
    page.action.carry_out(person, link.parameters, now)
    ActionLink.objects.filter(pk=link.pk).update(used_at=now)
    Message.objects.filter(pk=link.message_id, read_at=None).update(read_at=now)
    record_audit(
        action="notify.action_link_used", actor_id=person.pk, organization_id=person.organization_id,
        subject={"message_id": link.message_id, "action": link.action}, source=source[:45], now=now,
    )  # fmt: skip
    link.used_at = now
    return LinkPage(link, "done", person, page.item, page.action)


def _row(message: Message, action: str, token: str, now: datetime) -> ActionLink:
    parameters = {
        "message_id": message.pk, "kind": message.kind, "key": message.key, "project_id": message.project_id,
        "subject_kind": message.subject_kind, "subject_id": message.subject_id,
    }  # fmt: skip
    return ActionLink(
        token_hash=key_hash(token), account_id=message.recipient_id, message=message, action=action,
        parameters=parameters, made_at=now, expires_at=now + LINK_LASTS,
    )  # fmt: skip
