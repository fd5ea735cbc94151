"""A firm with one project and one activity that messages are about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from headway.kernel.secrets import seal_secret
from headway.kernel.subjects import Subject
from headway.notify.actions import tell
from headway.notify.actions.planning import plan_deliveries
from headway.notify.actions.sending import Line, list_due_lines, send_line, take_up_again
from headway.notify.models import Channel, Delivery
from headway.people.actions import ensure_account, ensure_organization
from headway.people.models import Account
from headway.projects.actions import add_member, create_project
from headway.projects.models import Project
from headway.schedule.actions import ImportPlan, apply_edit, ensure_live_plan
from headway.schedule.demo import load_plan
from headway.schedule.models import Activity

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)  # Friday 12:00 in Shanghai


@dataclass
class Office:
    project: Project
    activity_id: int
    planner: Account
    foreman: Account
    now: datetime = NOON

    def subject(self) -> Subject:
        return Subject("activity", self.project.pk, self.activity_id)

    def tell(self, *people: Account, kind: str = "mentioned", key: str = "k1", **more: Any) -> int:
        return tell(
            recipients=[one.pk for one in people], kind=kind, subject=self.subject(), actor=None, key=key,
            now=self.now, **more,
        )  # fmt: skip

    def mail_server(self, port: int, **more: Any) -> Channel:
        values = {"host": "127.0.0.1", "port": port, "security": "none", "from_name": "云栖进度",
                  "from_address": "progress@example.cn"} | more  # fmt: skip
        return self._channel("mail", settings=values)

    def robot(self, kind: str, address: str, secret: str = "", kinds: tuple[str, ...] = ("mentioned",)) -> Channel:
        sealed = seal_secret(secret) if secret else ""
        return self._channel(kind, address=seal_secret(address), secret=sealed, kinds=list(kinds),
                             project_id=self.project.pk)  # fmt: skip

    def _channel(self, kind: str, **more: Any) -> Channel:
        return Channel.objects.create(
            organization_id=self.planner.organization_id, kind=kind, name=kind, keeper=self.planner, made_at=NOON,
            changed_at=NOON, **more,
        )  # fmt: skip

    def clock(self) -> float:
        """The time of a peer whose clock agrees."""
        return self.now.timestamp()

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)

    def work(self) -> int:
        """What the jobs of a moment do; returns how many pieces left."""
        plan_deliveries(now=self.now)
        take_up_again(now=self.now)
        return sum(send_line(line, clock=lambda: self.now) for line in self.lines())

    def lines(self) -> list[Line]:
        return list_due_lines(now=self.now)

    def states(self) -> list[tuple[str, str, str]]:
        return list(Delivery.objects.order_by("pk").values_list("way", "state", "error"))


def build_office() -> Office:
    firm = ensure_organization(name="三公司")
    planner = ensure_account(username="planner", display_name="王计划", role="planner", organization=firm, now=NOON)
    foreman = ensure_account(username="foreman", display_name="李工长", role="foreman", organization=firm, now=NOON)
    Account.objects.filter(pk=planner.pk).update(email="wang@example.cn")
    Account.objects.filter(pk=foreman.pk).update(email="li@example.cn")
    project = create_project(user=planner, code="YQ-3", name="云栖雅苑 3# 楼", now=NOON)
    add_member(project=project, account=foreman, role="foreman", now=NOON)
    plan = ensure_live_plan(project=project, now=NOON)
    load = ImportPlan(plan_id=plan.pk, project=load_plan(0, 60), file_name="a.xer")
    apply_edit(bases={plan.pk: 0}, operations=[load], author=planner, source="file", now=NOON)
    first = Activity.objects.filter(plan=plan).values_list("activity_id", flat=True)[0]
    return Office(project, first, planner, foreman)
