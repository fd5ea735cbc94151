from __future__ import annotations

from django.apps import AppConfig


class WarningsConfig(AppConfig):
    name = "headway.warnings"
    label = "warnings"

    def ready(self) -> None:
        """Reminders go with their project, and are put off from a mail."""
        from headway.notify.action_links import LinkAction, register_action
        from headway.projects.actions import on_purge
        from headway.warnings.actions.purge import purge_reminders
        from headway.warnings.actions.snoozing import snooze_by_link
        from headway.warnings.rules.kinds import DEFAULTS

        on_purge(purge_reminders)
        register_action(LinkAction("snooze", snooze_by_link, frozenset(DEFAULTS)))
