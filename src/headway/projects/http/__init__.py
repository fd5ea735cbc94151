"""Members, facts, states, lists, calendars, comments and files of projects, and the search, over HTTP."""

from ninja import Router

from headway.projects.http.announcements import router as announcements
from headway.projects.http.calendars import router as calendars
from headway.projects.http.comments import router as comments
from headway.projects.http.files import router as files
from headway.projects.http.lists import router as lists
from headway.projects.http.locations import router as locations
from headway.projects.http.members import router as members
from headway.projects.http.projects import router as projects
from headway.projects.http.robots import router as robots
from headway.projects.http.search import router as search

router = Router(tags=["projects"])
for part in (projects, members, locations, lists, calendars, search, comments, files, robots, announcements):
    router.add_router("", part)
