"""What people do: enter and leave, invite, disable, give another role. One function is one intention."""

from headway.people.actions.accounts import (
    change_account,
    change_role,
    disable_account,
    enable_account,
    end_sessions_of,
)
from headway.people.actions.departments import add_department, change_department, remove_department
from headway.people.actions.door import change_language, change_password, sign_in, sign_in_demo, sign_out
from headway.people.actions.first import create_first_admin, ensure_account, ensure_organization
from headway.people.actions.guests import ensure_guest_organization
from headway.people.actions.holders import close_holder, open_holder
from headway.people.actions.invitations import invite_account, make_link, revoke_invitation
from headway.people.actions.links import accept_link
from headway.people.actions.own_sessions import end_other_sessions, end_session

__all__ = [
    "accept_link",
    "add_department",
    "change_account",
    "change_department",
    "change_language",
    "change_password",
    "change_role",
    "close_holder",
    "create_first_admin",
    "disable_account",
    "enable_account",
    "end_other_sessions",
    "end_session",
    "end_sessions_of",
    "ensure_account",
    "ensure_guest_organization",
    "ensure_organization",
    "invite_account",
    "make_link",
    "open_holder",
    "remove_department",
    "revoke_invitation",
    "sign_in",
    "sign_in_demo",
    "sign_out",
]
