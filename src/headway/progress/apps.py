from django.apps import AppConfig


class ProgressConfig(AppConfig):
    name = "headway.progress"
    label = "progress"

    def ready(self) -> None:
        """Tell the rooms below what can be entered on the site, what devices keep, what goes with a project."""
        from headway.field.kinds import register_kind, register_record
        from headway.kernel.subjects import register_subject
        from headway.progress.actions.purge import purge_facts
        from headway.progress.kinds import KINDS, RECORDS
        from headway.progress.queries.offer_subjects import OFFER, describe_offers
        from headway.progress.site_kinds import SITE_KINDS, SITE_RECORDS
        from headway.projects.actions import on_purge

        for kind in (*KINDS, *SITE_KINDS):
            register_kind(kind)
        for record in (*RECORDS, *SITE_RECORDS):
            register_record(record)
        on_purge(purge_facts)
        register_subject(OFFER, describe_offers)
