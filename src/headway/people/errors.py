"""What a person could not do at the door of the house, or with an account."""

from headway.kernel.errors import Refusal


class SignInRefused(Refusal):
    """Wrong name, wrong password, disabled account: one answer for all."""

    code = "people.sign_in_refused"
    status = 401


class SignInThrottled(Refusal):
    """Too many refused tries from here."""

    code = "people.sign_in_throttled"
    status = 429


class SignInRequired(Refusal):
    """Nobody is signed in."""

    code = "people.sign_in_required"
    status = 401


class PasswordTooWeak(Refusal):
    """Shorter than the rule asks, or a common one."""

    code = "people.password_too_weak"
    status = 422


class PasswordHoldsName(Refusal):
    """The person's own name stands in the password."""

    code = "people.password_holds_name"
    status = 422


class OldPasswordWrong(Refusal):
    """The present password was asked for and did not fit."""

    code = "people.old_password_wrong"
    status = 422


class LinkInvalid(Refusal):
    """Unknown, used, revoked or expired: one answer for all."""

    code = "people.link_invalid"
    status = 404


class UsernameTaken(Refusal):
    """Somebody else signs in under this name."""

    code = "people.username_taken"


class UsernameInvalid(Refusal):
    """Not a user name."""

    code = "people.username_invalid"
    status = 422


class NameMissing(Refusal):
    """A person, a department, a firm needs a name."""

    code = "people.name_missing"
    status = 422


class ReasonMissing(Refusal):
    """Disabling, enabling and another role need a reason."""

    code = "people.reason_missing"
    status = 422


class RoleUnknown(Refusal):
    """No such role."""

    code = "people.role_unknown"
    status = 422


class RoleNotForProject(Refusal):
    """A role that reaches beyond one project is not given by an invitation to a project."""

    code = "people.role_not_for_project"
    status = 422


class FirmKindUnknown(Refusal):
    """A firm is a contractor, a supervision firm, a client or a subcontractor."""

    code = "people.firm_kind_unknown"
    status = 422


class PhoneInvalid(Refusal):
    """Not a telephone number."""

    code = "people.phone_invalid"
    status = 422


class EmailInvalid(Refusal):
    """Not an e-mail address."""

    code = "people.email_invalid"
    status = 422


class NotOnOneself(Refusal):
    """Nobody changes his own role or disables himself."""

    code = "people.not_on_oneself"


class LastAdministrator(Refusal):
    """The last IT or security administrator of an organisation stays."""

    code = "people.last_administrator"


class AdministratorOnProject(Refusal):
    """An administrator belongs to no project."""

    code = "people.administrator_on_project"


class AccountDisabled(Refusal):
    """A disabled account gets no link."""

    code = "people.account_disabled"


class AlreadyJoined(Refusal):
    """The invitation was accepted; there is none to revoke."""

    code = "people.already_joined"


class DepartmentNameTaken(Refusal):
    """The same name under the same department."""

    code = "people.department_name_taken"


class DepartmentInUse(Refusal):
    """People or departments still stand under it."""

    code = "people.department_in_use"


class DepartmentUnderItself(Refusal):
    """A department cannot stand under itself."""

    code = "people.department_under_itself"


# what the database refuses, by the name of its constraint
OF_CONSTRAINT: dict[str, type[Refusal]] = {
    "the_last_administrator_stays": LastAdministrator,
    "administrators_are_on_no_project": AdministratorOnProject,
    "one_account_per_name": UsernameTaken,
    "people_account_username_key": UsernameTaken,
    "one_department_per_name": DepartmentNameTaken,
    "one_top_department_per_name": DepartmentNameTaken,
}
