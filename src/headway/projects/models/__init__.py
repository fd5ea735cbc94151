"""Tables of projects: who belongs to them, their places, the lists and calendars of an organisation."""

from headway.projects.models.calendars import CalendarSource, CalendarVersion
from headway.projects.models.comments import Comment, CommentVersion
from headway.projects.models.lists import CrewMember, Location, Resource, Subcontractor, Trade
from headway.projects.models.project import Membership, MembershipChange, Project, ProjectStateChange

__all__ = [
    "CalendarSource",
    "CalendarVersion",
    "Comment",
    "CommentVersion",
    "CrewMember",
    "Location",
    "Membership",
    "MembershipChange",
    "Project",
    "ProjectStateChange",
    "Resource",
    "Subcontractor",
    "Trade",
]
