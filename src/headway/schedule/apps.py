from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    name = "headway.schedule"
    label = "schedule"

    def ready(self) -> None:
        """Tell the rooms below who sees an activity, what is searched for, what goes with a removed project."""
        from headway.kernel.subjects import register_subject
        from headway.projects.actions import on_purge
        from headway.projects.queries.search import register_search_source
        from headway.schedule.actions.purge import purge_plans
        from headway.schedule.queries.search import search_activities
        from headway.schedule.queries.subjects import ACTIVITY, describe_activities

        register_search_source(search_activities)
        on_purge(purge_plans)
        register_subject(ACTIVITY, describe_activities)
