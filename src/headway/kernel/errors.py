"""Refusals: what a person could not do, and what he can do about it."""

from __future__ import annotations


class Refusal(Exception):
    """A wish that cannot be fulfilled; not a bug, so never logged as one.

    `code` names the text in the catalogue; `<code>.cure`, where it exists, says what to do.
    """

    code = "kernel.refused"
    status = 409

    def __init__(self, **parameters: object) -> None:
        super().__init__(self.code)
        self.parameters = parameters
        self.headers: dict[str, str] = {}  # of the answer, where a protocol asks for some


class NotFound(Refusal):
    """No such thing, or none that this person may see: the two are not told apart."""

    code = "kernel.not_found"
    status = 404


class NotAllowed(Refusal):
    """Own project, but the role lacks the capability."""

    code = "kernel.not_allowed"
    status = 403


class KeyReused(Refusal):
    """The idempotency key came back with another request."""

    code = "kernel.key_reused"
    status = 409


class StillAtWork(Refusal):
    """The first request with this idempotency key has not ended yet."""

    code = "kernel.still_at_work"
    status = 409


class AnswerShownOnce(Refusal):
    """The write was done; its answer held a secret and was shown once."""

    code = "kernel.answer_shown_once"
    status = 409


class TooLarge(Refusal):
    """More bytes than this installation takes."""

    code = "kernel.too_large"
    status = 413
