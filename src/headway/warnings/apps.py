from __future__ import annotations

from django.apps import AppConfig


class WarningsConfig(AppConfig):
    name = "headway.warnings"
    label = "warnings"

    def ready(self) -> None:
        """Reminders go with their project."""
        from headway.projects.actions import on_purge
        from headway.warnings.actions.purge import purge_reminders

        on_purge(purge_reminders)
