from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import AppConfig

if TYPE_CHECKING:
    from headway.people.models import Account


class NotifyConfig(AppConfig):
    name = "headway.notify"
    label = "notify"

    def ready(self) -> None:
        """Tell the kernel that what happens in an inbox is its owner's alone; offer what a mail can do by itself."""
        from headway.kernel.events import register_personal
        from headway.kernel.subjects import register_subject
        from headway.notify.action_links import LinkAction, register_action
        from headway.notify.actions.announcements import confirm_by_link
        from headway.notify.queries.announcements import describe_of_firm
        from headway.notify.rules import INBOX_CHANGED
        from headway.notify.rules.announcements import FIRM

        register_personal(INBOX_CHANGED)
        register_subject(FIRM, describe_of_firm)
        register_action(LinkAction("confirm", confirm_by_link, frozenset({"announced"})))
        register_action(LinkAction("read", _mark_read, frozenset({"mentioned", "replied", "report_returned"})))


def _mark_read(user: Account, parameters: Mapping[str, Any], now: datetime) -> None:
    from headway.notify.actions import mark_messages

    mark_messages(user=user, ids=[parameters["message_id"]], is_read=True, now=now)
