"""Members, places, lists and calendars for the matrix: one of each, and what each endpoint is sent."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from case import Case

from headway.people.actions import ensure_account
from headway.people.roles import (
    ARCHIVE_PROJECT,
    CHANGE_PROJECT,
    MEMBERS,
    ORGANIZATION_CALENDARS,
    RESOURCES,
)
from headway.projects.actions import ensure_national_calendars

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
DAY = [[480, 720], [780, 1020]]
WEEK: list[Any] = [DAY, DAY, DAY, DAY, DAY, DAY, []]
CALENDAR = {"name": "现场日历", "week": WEEK, "exceptions": []}


def lists_of(project: Project, planner: Account, member: Account) -> dict[str, int]:
    """One row of each list of a project, made the way the product makes them, and their ids."""
    from headway.projects.models import (
        CalendarSource,
        CalendarVersion,
        CrewMember,
        Location,
        Membership,
        Resource,
        Subcontractor,
        Trade,
    )

    ensure_national_calendars(now=NOW)
    firm = project.organization_id
    mark = "保密" if member == planner else "三公司"
    ensure_account(
        username=f"new-{firm}", display_name=f"{mark}新人", role="foreman", organization=planner.organization, now=NOW
    )
    crew = Resource.objects.create(organization_id=firm, name=f"{mark}钢筋班", kind="crew", price=450)
    source = CalendarSource.objects.create(organization_id=firm, created_at=NOW)
    CalendarVersion.objects.create(
        source=source, version=1, name=f"{mark}日历", week=WEEK, exceptions=[], minutes_per_day=480,
        minutes_per_week=2880, minutes_per_month=12480, at=NOW,
    )  # fmt: skip
    return {
        "member_id": Membership.objects.get(project=project, account=member).pk,
        "location_id": Location.objects.create(project=project, kind="building", code="3", name=f"{mark} 3# 楼").pk,
        "resource_id": crew.pk,
        "crew_member_id": CrewMember.objects.create(resource=crew, account=member, name=member.display_name).pk,
        "trade_id": Trade.objects.create(organization_id=firm, name=f"{mark}特种工").pk,
        "subcontractor_id": Subcontractor.objects.create(organization_id=firm, name=f"{mark}劳务").pk,
        "source_id": source.pk,
    }


def _newcomer(site: Any) -> dict[str, str]:
    return {"username": f"new-{site.project.organization_id}", "role": "foreman"}


_PROJECT = "/api/projects/{project_id}"
LIST_CASES: dict[str, Case] = {
    f"GET {_PROJECT}/facts": Case(),
    f"PATCH {_PROJECT}/facts": Case(CHANGE_PROJECT, lambda site: {"address": "云栖路 1 号"}),
    f"GET {_PROJECT}/state-changes": Case(),
    f"POST {_PROJECT}/state-changes": Case(ARCHIVE_PROJECT, lambda site: {"state": "archived"}),
    f"GET {_PROJECT}/members": Case(),
    f"POST {_PROJECT}/members": Case(MEMBERS, _newcomer, 201),
    f"POST {_PROJECT}/invitations": Case(
        MEMBERS,
        lambda site: {"display_name": "新监理", "role": "supervisor", "firm": "新监理公司", "firm_kind": "supervision"},
        201,
    ),
    f"PATCH {_PROJECT}/members/{{member_id}}": Case(MEMBERS, lambda site: {"role": "technical_lead"}),
    f"DELETE {_PROJECT}/members/{{member_id}}": Case(MEMBERS, success=204),
    f"GET {_PROJECT}/candidates": Case(MEMBERS),
    f"GET {_PROJECT}/member-changes": Case(MEMBERS),
    f"GET {_PROJECT}/locations": Case(),
    f"POST {_PROJECT}/locations": Case(
        CHANGE_PROJECT,
        lambda site: {"kind": "floor", "code": "1F", "name": "1 层", "parent_id": site.lists["location_id"]},
        201,
    ),
    f"PATCH {_PROJECT}/locations/{{location_id}}": Case(CHANGE_PROJECT, lambda site: {"name": "3# 楼东"}),
    f"DELETE {_PROJECT}/locations/{{location_id}}": Case(CHANGE_PROJECT, success=204),
    f"GET {_PROJECT}/resources": Case(),
    f"GET {_PROJECT}/own-resources": Case(),
    f"POST {_PROJECT}/resources": Case(RESOURCES, lambda site: {"kind": "machine", "name": "塔吊"}, 201),
    f"PATCH {_PROJECT}/resources/{{resource_id}}": Case(RESOURCES, lambda site: {"trade": "钢筋工", "price": 460}),
    f"DELETE {_PROJECT}/resources/{{resource_id}}": Case(RESOURCES, success=204),
    f"POST {_PROJECT}/resources/{{resource_id}}/people": Case(RESOURCES, lambda site: {"name": "老张"}, 201),
    f"DELETE {_PROJECT}/resources/{{resource_id}}/people/{{crew_member_id}}": Case(RESOURCES, success=204),
    f"GET {_PROJECT}/trades": Case(),
    f"POST {_PROJECT}/trades": Case(RESOURCES, lambda site: {"name": "索膜工"}, 201),
    f"DELETE {_PROJECT}/trades/{{trade_id}}": Case(RESOURCES, success=204),
    f"GET {_PROJECT}/subcontractors": Case(),
    f"POST {_PROJECT}/subcontractors": Case(RESOURCES, lambda site: {"name": "永固劳务"}, 201),
    f"PATCH {_PROJECT}/subcontractors/{{subcontractor_id}}": Case(RESOURCES, lambda site: {"name": "永固"}),
    f"DELETE {_PROJECT}/subcontractors/{{subcontractor_id}}": Case(RESOURCES, success=204),
    "GET /api/calendars/{source_id}": Case(),
    "GET /api/calendars/{source_id}/versions": Case(),
    "GET /api/calendars/{source_id}/uses": Case(),
    "POST /api/calendars/{source_id}/versions": Case(ORGANIZATION_CALENDARS, lambda site: CALENDAR, 201),
    # the calendar is named in the body: the same rule
    "POST /api/calendar-copies": Case(
        ORGANIZATION_CALENDARS, lambda site: {"source_id": site.lists["source_id"], "name": "抄本"}, 201
    ),
    "POST /api/calendar-previews": Case(
        body=lambda site: {"year": 2026, "week": WEEK, "parent_source_id": site.lists["source_id"]}
    ),
}
LIST_EXEMPT = {
    "POST /api/projects": "names no project of anybody; see test_project_copies",
    "GET /api/project-templates": "a list; see test_project_copies",
    "GET /api/archived-projects": "a list; see test_project_states",
    "GET /api/deleted-projects": "a list; see test_project_states",
    "GET /api/calendars": "a list; see test_calendars_api",
    "POST /api/calendars": "names nothing of anybody; see test_calendars_api",
    "GET /api/calendars/{source_id}/preview": "needs a year; see test_calendars_api",
    "GET /api/search": "needs a query; see test_search",
}
