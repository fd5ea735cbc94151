from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from headway.people.models import Account


class ProjectsConfig(AppConfig):
    name = "headway.projects"
    label = "projects"

    def ready(self) -> None:
        """Tell the kernel who hears of calendars, who sees comments, and what changes what somebody sees."""
        from headway.kernel.events import register_access_change, register_audience
        from headway.kernel.subjects import register_subject
        from headway.notify.inbound_handlers import register_inbound
        from headway.notify.rules.announcements import PROJECT
        from headway.projects.actions.inbound import tell_managers
        from headway.projects.queries.announcements import describe_of_project
        from headway.projects.queries.comments import COMMENT_SUBJECT, describe_comments
        from headway.projects.queries.inbound import GROUP_WORDS, describe_group_words
        from headway.projects.queries.many import PROJECT as PROJECT_ITSELF
        from headway.projects.queries.many import describe_projects

        register_audience("projects.calendar_changed", _sees_plans)
        register_access_change("projects.created", "projects.members_changed", "projects.state_changed")
        register_subject(COMMENT_SUBJECT, describe_comments)
        register_subject(PROJECT, describe_of_project)
        register_subject(GROUP_WORDS, describe_group_words)
        register_inbound(100, tell_managers)
        register_subject(PROJECT_ITSELF, describe_projects)


def _sees_plans(account: Account) -> bool:
    from headway.people.roles import SEE
    from headway.people.rules import may

    return may(account.role, SEE)
