"""Writes of projects. One function is one intention of a person."""

from headway.projects.actions.calendars import (
    CalendarText,
    add_calendar_version,
    copy_calendar,
    create_calendar,
    ensure_national_calendars,
)
from headway.projects.actions.comments import CommentText, change_comment, delete_comment, write_comment
from headway.projects.actions.files import add_file, make_picture, remove_file, restore_file
from headway.projects.actions.invitations import Invited, invite_member
from headway.projects.actions.lists import (
    ResourceFacts,
    add_crew_member,
    add_resource,
    add_subcontractor,
    add_trade,
    change_resource,
    change_subcontractor,
    drop_unused_resources,
    ensure_crew,
    ensure_person,
    ensure_resources,
    remove_crew_member,
    remove_resource,
    remove_subcontractor,
    remove_trade,
)
from headway.projects.actions.locations import add_location, change_location, copy_locations, remove_location
from headway.projects.actions.members import add_member, admit_member, change_member, copy_members, remove_member
from headway.projects.actions.projects import (
    ProjectFacts,
    allocate_ids,
    change_project,
    create_project,
)
from headway.projects.actions.states import change_state, on_purge, on_return, purge_deleted_projects

__all__ = [
    "CalendarText",
    "CommentText",
    "Invited",
    "ProjectFacts",
    "ResourceFacts",
    "add_calendar_version",
    "add_crew_member",
    "add_file",
    "add_location",
    "add_member",
    "add_resource",
    "add_subcontractor",
    "add_trade",
    "admit_member",
    "allocate_ids",
    "change_comment",
    "change_location",
    "change_member",
    "change_project",
    "change_resource",
    "change_state",
    "change_subcontractor",
    "copy_calendar",
    "copy_locations",
    "copy_members",
    "create_calendar",
    "create_project",
    "delete_comment",
    "drop_unused_resources",
    "ensure_crew",
    "ensure_national_calendars",
    "ensure_person",
    "ensure_resources",
    "invite_member",
    "make_picture",
    "on_purge",
    "on_return",
    "purge_deleted_projects",
    "remove_crew_member",
    "remove_file",
    "remove_location",
    "remove_member",
    "remove_resource",
    "remove_subcontractor",
    "remove_trade",
    "restore_file",
    "write_comment",
]
