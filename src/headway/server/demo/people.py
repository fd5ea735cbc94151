"""Who works in the demo: firms, accounts, crews. Every name is invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from headway.people.actions import ensure_account, ensure_organization
from headway.projects.actions import ensure_crew
from headway.schedule.demo.hospital.site import CLEAN_FIRM

if TYPE_CHECKING:
    from headway.people.models import Account

CONTRACTOR, SUPERVISION, CLIENT, SUBCONTRACTOR = (
    "华东建工第三分公司",
    "诚信工程监理有限公司",
    "云栖置业有限公司",
    "永固劳务有限公司",
)
_KINDS = {
    CONTRACTOR: "contractor",
    SUPERVISION: "supervision",
    CLIENT: "client",
    SUBCONTRACTOR: "subcontractor",
    CLEAN_FIRM: "subcontractor",
}
CLEAN_FOREMAN = "clean_foreman"
_PEOPLE = (
    # key, user name, name, role, firm
    ("project_manager", "demo-project-manager", "周建国", "project_manager", CONTRACTOR),
    ("planner", "demo-planner", "李雪梅", "planner", CONTRACTOR),
    ("executive", "demo-executive", "陈志远", "executive", CONTRACTOR),
    ("technical_lead", "demo-technical-lead", "王立新", "technical_lead", CONTRACTOR),
    ("foreman", "demo-foreman", "赵大勇", "foreman", CONTRACTOR),
    (CLEAN_FOREMAN, "demo-clean-foreman", "马海涛", "foreman", CLEAN_FIRM),
    ("worker", "demo-worker", "孙小军", "worker", SUBCONTRACTOR),
    ("supervisor", "demo-supervisor", "郑国平", "supervisor", SUPERVISION),
    ("client", "demo-client", "吴海燕", "client", CLIENT),
    ("finance", "demo-finance", "钱慧", "finance", CONTRACTOR),
    ("purchasing", "demo-purchasing", "冯敏", "purchasing", CONTRACTOR),
    ("coordinator", "demo-coordinator", "许晓东", "coordinator", CONTRACTOR),
    ("it_admin", "demo-it-admin", "何磊", "it_admin", CONTRACTOR),
    ("security_admin", "demo-security-admin", "吕静", "security_admin", CONTRACTOR),
    ("auditor", "demo-auditor", "沈正华", "auditor", CONTRACTOR),
)
_CREWS: dict[str, Sequence[tuple[str, str]]] = {
    # whose -> crew, trade; the crews are resources of the plans
    "worker": (
        ("钢筋一班", "钢筋工"), ("钢筋二班", "钢筋工"), ("铝模一班", "模板工"), ("铝模二班", "模板工"),
        ("成槽一班", "起重工"), ("灌注一班", "混凝土工"),
    ),
    CLEAN_FOREMAN: (
        ("净化钢构班", "安装工"), ("净化板一班", "安装工"), ("净化板二班", "安装工"), ("净化风管班", "通风工"),
        ("净化机组班", "安装工"),
    ),
    "foreman": (("混凝土班", "混凝土工"), ("砌筑一班", "砌筑工"), ("砌筑二班", "砌筑工")),
}  # fmt: skip
_LED = ("foreman", CLEAN_FOREMAN)
_OF_OTHER_FIRMS = ("worker", CLEAN_FOREMAN)


def ensure_people(now: datetime) -> dict[str, Account]:
    """The accounts, by role; a second one of a role by a key of its own."""
    home = ensure_organization(name=CONTRACTOR, kind=_KINDS[CONTRACTOR])
    firms = {CONTRACTOR: home} | {
        name: ensure_organization(name=name, kind=kind, registered_by=home)
        for name, kind in _KINDS.items()
        if name != CONTRACTOR
    }
    return {
        key: ensure_account(
            username=username,
            display_name=name,
            role=role,
            organization=firms[firm],
            now=now + timedelta(milliseconds=order),
            is_demo=True,
        )
        for order, (key, username, name, role, firm) in enumerate(_PEOPLE)
    }


def tell_crews(people: dict[str, Account]) -> None:
    """Whose the crews of the plans are, who leads them and who works in them."""
    for whose, crews in _CREWS.items():
        account = people[whose]
        guest = whose in _OF_OTHER_FIRMS
        for crew, trade in crews:
            ensure_crew(
                organization_id=people["project_manager"].organization_id,
                name=crew,
                trade=trade,
                leader=account if whose in _LED else None,
                firm=account.organization if guest else None,
                people=[account] if guest else (),
            )
