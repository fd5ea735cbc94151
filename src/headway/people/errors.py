"""What a person could not do at the door of the house."""

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
