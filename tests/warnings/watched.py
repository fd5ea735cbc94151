"""The two-storey block with its crews, looked after: Zhou's steel fixers are on the foundation (B1) and the frame (B2).

The plan: B1 from Monday 2026-03-09 to Friday 03-13, then B2, then B3. Hours are those of the site (UTC+8).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from block import Block, block_that_reports
from crews import Crews, carry, crews_of

from headway.field.models import Device, DeviceUser
from headway.notify.models import Message
from headway.people.models import Account
from headway.progress.actions.acceptance import Wish, decide_reports
from headway.progress.actions.assignments import Wish as Offered
from headway.progress.actions.assignments import offer_work
from headway.progress.actions.folding import fold_project
from headway.progress.models import AssignmentOffer
from headway.progress.rules.assignments import Assignee
from headway.schedule.models import ImportRun
from headway.warnings.actions.remind import Reminded, remind_projects
from headway.warnings.actions.rules import change_project_rule
from headway.warnings.models import Reminder
from headway.warnings.rules.kinds import DEFAULTS
from headway.warnings.rules.settings import told_rule


def at(day: int, hour: int = 10, minute: int = 0) -> datetime:
    """An instant of March 2026 by the clock of the site; days beyond 31 run on."""
    return datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=day - 1, hours=hour - 8, minutes=minute)


@dataclass
class Watched:
    """The block, its crews, and what its people were reminded of."""

    crews: Crews

    @property
    def block(self) -> Block:
        return self.crews.block

    @property
    def project_id(self) -> int:
        return self.block.project.pk

    def look(self, day: int, hour: int = 10, minute: int = 0) -> Reminded:
        return remind_projects(project_ids=[self.project_id], now=at(day, hour, minute))

    def only(self, *kinds: str, **values: Any) -> None:
        """Switch the other kinds off; `values` of the rules that stay."""
        for kind, rule in DEFAULTS.items():
            told = told_rule(rule) | (values if kind in kinds else {"is_on": False})
            self.rule(kind, **told)

    def rule(self, kind: str, **told: Any) -> None:
        change_project_rule(
            user=self.block.manager, project_id=self.project_id, kind=kind, told=told, now=at(1)
        )  # fmt: skip

    def open(self, kind: str) -> list[Reminder]:
        rows = Reminder.objects.filter(project_id=self.project_id, kind=kind, closed_at=None)
        return list(rows.order_by("case_key"))

    def ended(self, kind: str) -> list[tuple[str, str]]:
        """State and reason of the closed ones."""
        rows = Reminder.objects.filter(project_id=self.project_id, kind=kind).exclude(closed_at=None).order_by("pk")
        return list(rows.values_list("state", "reason"))

    def messages(self, account: Account, kind: str = "", *, withdrawn: bool = False) -> list[Message]:
        rows = Message.objects.filter(recipient=account, withdrawn_at__isnull=not withdrawn).order_by("pk")
        rows = rows.filter(kind=kind) if kind else rows.filter(kind__in=[*DEFAULTS, "reminder_digest"])
        return list(rows)

    def told(self, account: Account, kind: str = "") -> int:
        return len(self.messages(account, kind))

    def accept(self, uid: str, when: datetime, decision: str = "accept") -> None:
        wish = Wish(
            UUID(uid),
            decision,
            anyway=True,
            **({"reason_code": "other", "reason": "重报"} if decision == "return" else {}),
        )
        decide_reports(user=self.block.supervisor, project_id=self.project_id, wishes=[wish], now=when)

    def begin(self, code: str = "B1", day: str = "2026-03-05", percent: float = 0.2) -> None:
        """The activity begins on `day`; the supervisor accepts it and the plan knows."""
        uid = self.block.report(code, day=day, percent=percent)
        self.accept(uid, at(6, 18, 30))
        fold_project(project_id=self.project_id, now=at(6, 18, 40))
        self.block.plan.refresh_from_db()

    def device(self, account: Account, **told: Any) -> Device:
        values = {
            "device_id": uuid4(),
            "label": "小米 14",
            "first_at": at(1),
            "seen_at": at(6),
            "pending_ops": 3,
        } | told
        device = Device.objects.create(organization_id=account.organization_id, **values)
        DeviceUser.objects.create(device=device, account_id=account.pk, first_at=at(1))
        return device

    def offered(self) -> AssignmentOffer:
        """The frame, offered to the steel fixers on Friday the 6th at 18."""
        return offer_work(
            user=self.block.planner, project_id=self.project_id, wishes=[Offered(self.block.number("B2"))],
            assignee=Assignee("crew", resource_id=self.crews.steel.pk), first_day=date(2026, 3, 16),
            last_day=date(2026, 3, 27), message="", now=at(6, 18),
        )[0]  # fmt: skip

    def answer(self, offer: AssignmentOffer, when: datetime, **told: str) -> None:
        changes = {name: (None, value) for name, value in told.items()}
        carry(self.block, self.block.foreman, "answer_assignment", str(offer.uid), changes, now=when)

    def file(self) -> ImportRun:
        """A file that the planner handed over on the 6th at 10, and that was read at once."""
        return ImportRun.objects.create(
            organization_id=self.block.project.organization_id, actor_id=self.block.planner.pk, actor_name="li",
            project=self.block.project, project_code="", project_name="", file_name="x.xer", size_bytes=1,
            sha256="0" * 64, state="ready", created_at=at(6), changed_at=at(6),
        )  # fmt: skip


def watched_block() -> Watched:
    return Watched(_with_work(crews_of(block_that_reports())))


def second_block(first: Watched) -> Watched:
    """Another block of the same firm, with the same people and crews."""
    block = block_that_reports(code="YQ-4")
    return Watched(_with_work(Crews(block, first.crews.worker, first.crews.steel, first.crews.formwork)))


def _with_work(crews: Crews) -> Crews:
    block = crews.block
    assigned = [
        {"kind": "add_assignment", "activity_id": block.number(code), "resource_id": crews.steel.pk}
        for code in ("B1", "B2")
    ]
    block.edit(block.planner, *assigned)
    block.plan.refresh_from_db()
    return crews


def day_of(number: int) -> str:
    return date(2026, 3, number).isoformat()
