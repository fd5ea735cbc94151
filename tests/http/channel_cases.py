"""Channels for the matrix: a mail server of each firm, a robot of each project, a dead letter of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from case import Case
from lists import NOW

from headway.people.roles import ANNOUNCE, ROBOTS

if TYPE_CHECKING:
    from world import Site

    from headway.people.models import Account

_ADDRESS = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0123456789abcdef"


def robot_on(site: Site, keeper: Account) -> dict[str, Any]:
    """A robot of the site's group, and what names it in paths."""
    from headway.kernel.secrets import seal_secret
    from headway.notify.models import Channel

    robot = Channel.objects.create(
        organization_id=site.project.organization_id, project_id=site.project.pk, kind="wecom", name="项目群",
        address=seal_secret(_ADDRESS), kinds=["mentioned"], keeper=keeper, made_at=NOW, changed_at=NOW,
    )  # fmt: skip
    return {"robot_id": robot.pk, "announcement_id": _announced(site, keeper)}


def _announced(site: Site, author: Account) -> int:
    """An announcement to everybody on the site's project, made so long ago that it may be reminded of."""
    from headway.notify.models import Announcement, AnnouncementReading
    from headway.projects.queries.announcements import list_people_of_project

    row = Announcement.objects.create(
        organization_id=site.project.organization_id, project_id=site.project.pk, title=f"{site.project.name}停电",
        words="明日 8 时起停电", author=author, at=NOW,
    )  # fmt: skip
    AnnouncementReading.objects.bulk_create(
        AnnouncementReading(announcement=row, account_id=account, role=role)
        for account, role in list_people_of_project(site.project.pk)
    )
    return row.pk


_ON = "/api/projects/{project_id}"
CHANNEL_CASES: dict[str, Case] = {
    f"GET {_ON}/robots": Case(ROBOTS),
    f"PATCH {_ON}/robots/{{robot_id}}": Case(ROBOTS, lambda site: {"is_on": False}),
    f"DELETE {_ON}/robots/{{robot_id}}": Case(ROBOTS),
    f"POST {_ON}/robots/{{robot_id}}/listening": Case(
        ROBOTS, lambda site: {"token": "t-0123456789", "aes_key": "A" * 43, "receiver": ""}, 201
    ),
    f"DELETE {_ON}/robots/{{robot_id}}/listening": Case(ROBOTS),
    f"GET {_ON}/dead-letters": Case(ROBOTS),
    f"POST {_ON}/dead-letters/decisions": Case(ROBOTS, lambda site: {"ids": [1], "again": True}),
    f"GET {_ON}/announcements": Case(),
    f"POST {_ON}/announcements": Case(ANNOUNCE, lambda site: {"title": "停水", "words": "今晚停水"}, 201),
    f"GET {_ON}/announcements/{{announcement_id}}": Case(),
    f"GET {_ON}/announcements/{{announcement_id}}/readers": Case(ANNOUNCE),
    f"POST {_ON}/announcements/{{announcement_id}}/reminders": Case(ANNOUNCE),
    f"POST {_ON}/announcements/{{announcement_id}}/withdrawals": Case(ANNOUNCE),
}
CHANNEL_EXEMPT = {
    f"POST {_ON}/announcements/{{announcement_id}}/readings": "whoever it is addressed to; see tests/notify/test_announcements",
    f"POST {_ON}/robots": "asks the name server for the address; see tests/notify/test_channels_api",
    f"POST {_ON}/robots/{{robot_id}}/trials": "calls the messenger; see tests/notify/test_channels_api",
}
