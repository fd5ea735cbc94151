"""Roles and what each may do: data, in this one file. The page of roles shows it, the matrix test holds it."""

from __future__ import annotations

from dataclasses import dataclass

SEE = "plan.see"
SEE_HISTORY = "plan.see_history"  # edits, baselines, scenarios: whoever sees the whole plan
COMMENT = "plan.comment"  # comments and files: whoever sees the work and is no administrator
EDIT = "plan.edit"
PROGRESS = "plan.progress"  # actual dates, percent, remaining duration
UNDO = "plan.undo"  # the own last edit
UNDO_OF_OTHERS = "plan.undo_of_others"  # the last edit of the plan, restoring a revision
IMPORT = "plan.import"
BASELINE = "plan.baseline"
SCENARIO = "plan.scenario"
CREATE_PROJECT = "project.create"
CHANGE_PROJECT = "project.change"  # name, contract dates, locations
ARCHIVE_PROJECT = "project.archive"  # archive, delete, take back
MEMBERS = "project.members"  # add, change, remove members; invite people to the project
RESOURCES = "resource.change"  # crews, trades, subcontractors, resources
ORGANIZATION_CALENDARS = "calendar.change"
SEE_ACCOUNTS = "account.see"
INVITE_ACCOUNTS = "account.invite"
DISABLE_ACCOUNTS = "account.disable"  # disable, enable, end sessions, reset links
CHANGE_ROLES = "account.change_role"
SEE_AUDIT = "audit.see"
REPORT = "progress.report"  # facts from the site: reports, check-in, hours, diary
ACCEPT = "progress.accept"  # accept and return reports, unless a project's rules name somebody else
ASSIGN = "work.assign"  # give activities to people and crews for a window of days; links for crews without accounts
SETTLE = "progress.settle"  # conflicts and parked entries
CLOSE_DATA_DATE = "progress.close"
PROGRESS_RULES = "progress.rules"  # who accepts what, by when, which photos are required; site reporting on
MAIL_SERVER = "mail_server.change"  # of the firm, and what could not be delivered
ROBOTS = "robot.change"  # of a project's groups in the messengers, and what they could not post
ANNOUNCE = "announcement.write"  # tell the people of a firm or a project, and see who has read it
SEE_INSTALLATION = "installation.see"  # queues, dead letters, backup, disk: the page of those who run it
REMINDER_RULES = "reminder.rules"  # how the whole organisation is reminded, and what came of it
SEE_DEVICES = "device.see"  # devices, what they have not sent; revoke one, take in an exported outbox

_READING = frozenset({SEE, SEE_HISTORY})
_TALKING = _READING | {COMMENT}
_PLANNING = _TALKING | {
    EDIT, PROGRESS, UNDO, UNDO_OF_OTHERS, IMPORT, BASELINE, SCENARIO, CREATE_PROJECT, CHANGE_PROJECT, RESOURCES,
    ORGANIZATION_CALENDARS, REPORT, ASSIGN, SETTLE, CLOSE_DATA_DATE, SEE_DEVICES,
}  # fmt: skip

PLAN_CAPABILITIES = (
    SEE,
    SEE_HISTORY,
    COMMENT,
    EDIT,
    PROGRESS,
    UNDO,
    UNDO_OF_OTHERS,
    IMPORT,
    BASELINE,
    SCENARIO,
)
CAPABILITIES = (
    *PLAN_CAPABILITIES, CREATE_PROJECT, CHANGE_PROJECT, ARCHIVE_PROJECT, MEMBERS, RESOURCES, ORGANIZATION_CALENDARS,
    REPORT, ACCEPT, ASSIGN, SETTLE, CLOSE_DATA_DATE, PROGRESS_RULES, ROBOTS, ANNOUNCE, SEE_DEVICES, MAIL_SERVER,
    SEE_INSTALLATION, REMINDER_RULES, SEE_ACCOUNTS, INVITE_ACCOUNTS, DISABLE_ACCOUNTS, CHANGE_ROLES, SEE_AUDIT,
)  # fmt: skip
"""All capabilities in the order in which the page shows them."""


@dataclass(frozen=True)
class Role:
    """`organization_wide` roles see every project of their organisation, the rest those they are members of."""

    name: str
    organization_wide: bool
    capabilities: frozenset[str]


ROLES: dict[str, Role] = {
    role.name: role
    for role in (
        Role("executive", True, _TALKING | {ANNOUNCE, REMINDER_RULES}),
        Role(
            "project_manager",
            False,
            _PLANNING | {ARCHIVE_PROJECT, MEMBERS, SEE_ACCOUNTS, ACCEPT, PROGRESS_RULES, ROBOTS, ANNOUNCE},
        ),
        Role("planner", False, _PLANNING),
        Role("technical_lead", False, _TALKING | {PROGRESS, UNDO, SCENARIO, REPORT, ASSIGN}),
        Role("foreman", False, frozenset({SEE, COMMENT, PROGRESS, UNDO, REPORT, ASSIGN})),
        Role("worker", False, frozenset({SEE, COMMENT, REPORT})),
        Role("supervisor", False, _TALKING | {ACCEPT}),
        Role("client", False, _TALKING),
        Role("finance", True, _TALKING),
        Role("purchasing", True, _TALKING),
        Role(
            "it_admin",
            True,
            frozenset(
                {
                    SEE_ACCOUNTS,
                    INVITE_ACCOUNTS,
                    DISABLE_ACCOUNTS,
                    SEE_DEVICES,
                    MAIL_SERVER,
                    SEE_INSTALLATION,
                    REMINDER_RULES,
                }
            ),
        ),
        Role("security_admin", True, frozenset({SEE_ACCOUNTS, CHANGE_ROLES, DISABLE_ACCOUNTS})),
        Role("auditor", True, _READING | {SEE_ACCOUNTS, SEE_AUDIT}),
        Role("coordinator", True, _TALKING | {SEE_ACCOUNTS, ANNOUNCE, REMINDER_RULES}),
    )
}
ADMINISTRATORS = frozenset({"it_admin", "security_admin", "auditor"})
"""三员分立: the three exclude each other and every business role; nobody holds one of them by membership."""
SEES_OWN_WORK_ONLY = frozenset({"foreman", "worker"})
"""Of another organisation than the project's, these see only the activities assigned to their crews."""
