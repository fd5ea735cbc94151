from __future__ import annotations

from django.apps import AppConfig


class NotifyConfig(AppConfig):
    name = "headway.notify"
    label = "notify"

    def ready(self) -> None:
        """Tell the kernel that what happens in an inbox is its owner's alone."""
        from headway.kernel.events import register_personal
        from headway.notify.rules import INBOX_CHANGED

        register_personal(INBOX_CHANGED)
