from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    name = "headway.schedule"
    label = "schedule"

    def ready(self) -> None:
        """Tell the rooms below who sees an activity, what is searched for, what becomes of plans with their project."""
        from headway.kernel.subjects import register_subject
        from headway.notify.calendar_sources import register_calendar_source
        from headway.notify.inbound_handlers import register_inbound
        from headway.projects.actions import on_purge, on_return
        from headway.projects.queries.search import register_search_source
        from headway.schedule.actions.inbound import comment_on_named
        from headway.schedule.actions.links import follow_return
        from headway.schedule.actions.purge import purge_plans
        from headway.schedule.queries.calendar_items import list_plan_items
        from headway.schedule.queries.search import search_activities
        from headway.schedule.queries.subjects import ACTIVITY, describe_activities

        register_search_source(search_activities)
        on_purge(purge_plans)
        on_return(follow_return)
        register_subject(ACTIVITY, describe_activities)
        register_calendar_source("plan", list_plan_items)
        register_inbound(10, comment_on_named)
