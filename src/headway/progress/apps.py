from django.apps import AppConfig


class ProgressConfig(AppConfig):
    name = "headway.progress"
    label = "progress"

    def ready(self) -> None:
        """Tell the rooms below what can be entered on the site, what devices keep, and what edits mean for facts."""
        from headway.field import blob_owners
        from headway.field.kinds import register_kind, register_record, register_reporting
        from headway.kernel.subjects import register_subject
        from headway.notify.action_links import LinkAction, register_action
        from headway.notify.calendar_sources import register_calendar_source
        from headway.progress.actions.assignments import accept_by_link
        from headway.progress.actions.office import follow_edit, guard_undo
        from headway.progress.actions.purge import purge_facts
        from headway.progress.kinds import KINDS, RECORDS
        from headway.progress.queries.calendar_items import list_deadline_items, list_offer_items
        from headway.progress.queries.offer_subjects import OFFER, describe_offers
        from headway.progress.queries.photos import may_see_photo
        from headway.progress.queries.settings import list_reporting
        from headway.progress.queries.subjects import ENTRY, describe_entries
        from headway.progress.site_kinds import SITE_KINDS, SITE_RECORDS
        from headway.projects.actions import on_purge
        from headway.schedule.followers import register_follower, register_undo_guard

        for kind in (*KINDS, *SITE_KINDS):
            register_kind(kind)
        for record in (*RECORDS, *SITE_RECORDS):
            register_record(record)
        register_reporting(list_reporting)
        blob_owners.register(may_see_photo)
        register_subject(ENTRY, describe_entries)
        register_follower(follow_edit)
        register_undo_guard(guard_undo)
        on_purge(purge_facts)
        register_subject(OFFER, describe_offers)
        register_action(LinkAction("accept", accept_by_link, frozenset({"offered"})))
        register_calendar_source("offers", list_offer_items)
        register_calendar_source("deadlines", list_deadline_items)
