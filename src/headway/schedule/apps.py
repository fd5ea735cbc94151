from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    name = "headway.schedule"
    label = "schedule"

    def ready(self) -> None:
        """Tell the room below what plans are searched for, and what goes with a project that is removed."""
        from headway.projects.actions import on_purge
        from headway.projects.queries.search import register_search_source
        from headway.schedule.actions.purge import purge_plans
        from headway.schedule.queries.search import search_activities

        register_search_source(search_activities)
        on_purge(purge_plans)
