from __future__ import annotations

from django.apps import AppConfig


class FieldConfig(AppConfig):
    name = "headway.field"
    label = "field"

    def ready(self) -> None:
        """What waits for a decision: records of its authors' devices, and what messages are about; crews of links."""
        from headway.field.actions.parking import CONFLICT, PARKED
        from headway.field.actions.purge import purge_field
        from headway.field.kinds import RecordKind, register_record
        from headway.field.queries.crew_links import crews_of_link
        from headway.field.queries.own import describe_conflicts, describe_parked, read_conflicts, read_parked
        from headway.kernel.subjects import register_subject
        from headway.projects.actions import on_purge
        from headway.projects.queries import register_crews

        register_record(RecordKind(PARKED, read_parked))
        register_record(RecordKind(CONFLICT, read_conflicts))
        register_subject(PARKED, describe_parked)
        register_subject(CONFLICT, describe_conflicts)
        register_crews(crews_of_link)
        on_purge(purge_field)
