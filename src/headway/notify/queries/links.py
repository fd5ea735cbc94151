"""Action links by their keys, with the rights of now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from headway.notify.action_links import LinkAction, find_action
from headway.notify.models import ActionLink
from headway.notify.queries.pieces import Item, describe_items
from headway.notify.rules.links import key_hash
from headway.people.queries import list_active_accounts_of, was_disabled_since

if TYPE_CHECKING:
    from headway.people.models import Account


@dataclass(frozen=True)
class LinkPage:
    """What a link does, for whom. `state`: open, done (`link.used_at`), over. Of a link that is over nothing is told."""

    link: ActionLink
    state: Literal["open", "done", "over"]
    person: Account | None
    item: Item | None
    action: LinkAction | None


def get_link_page(*, token: str, now: datetime, lock: bool = False) -> LinkPage | None:
    """The link of this key; None: there is none."""
    rows = ActionLink.objects.select_for_update(of=("self",)) if lock else ActionLink.objects
    link = rows.select_related("message").filter(token_hash=key_hash(token)).first()
    if link is None:
        return None
    people = list_active_accounts_of([link.account_id])
    if not people or was_disabled_since(link.account_id, link.made_at):
        return LinkPage(link, "over", None, None, None)
    if link.used_at is not None:
        return LinkPage(link, "done", people[0], None, find_action(link.action))
    action, items = find_action(link.action), describe_items(people[0], [link.message], people[0].language)
    if link.expires_at <= now or link.message.withdrawn_at is not None or action is None or not items:
        return LinkPage(link, "over", people[0], None, action)
    return LinkPage(link, "open", people[0], items[0], action)
