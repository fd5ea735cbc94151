"""What could not be done with offers of work, attendance, hours and the diary."""

from __future__ import annotations

from headway.kernel.errors import Refusal
from headway.progress.rules.diary import EMPTY


class OfferNotPossible(Refusal):
    """Days or a quantity that cannot be offered."""

    code = "progress.offer_not_possible"
    status = 422


class OfferClosed(Refusal):
    """The offer is in a state that knows no such answer."""

    code = "progress.offer_closed"


class NotAskedFor(Refusal):
    """Somebody answers who was not asked, or decides who did not offer."""

    code = "progress.not_asked_for"
    status = 403


class NotTheShift(Refusal):
    """The minute lies too far from the day that the person filled in."""

    code = "progress.not_the_shift"
    status = 422


class DiarySigned(Refusal):
    """A signed diary is added to, not changed."""

    code = "progress.diary_signed"


class DiaryNotSigned(Refusal):
    """Before the signature one writes into the diary itself."""

    code = "progress.diary_not_signed"


class DiaryChangedSince(Refusal):
    """Somebody else wrote into the diary that is being signed, unseen by who signs."""

    code = "progress.diary_changed_since"


class DiaryContested(Refusal):
    """Two values of a field wait for a person; a diary is not signed over them."""

    code = "progress.diary_contested"


class DiaryInFuture(Refusal):
    """A diary is written of today or of a day before."""

    code = "progress.diary_in_future"
    status = 422


class DiaryFieldNotTaken(Refusal):
    """A field of the diary cannot hold what was entered."""

    code = "progress.diary_field_not_taken"
    status = 422

    def __init__(self, *, field: str) -> None:
        known = {"field_key": f"progress.diary.field.{field}"} if field in EMPTY else {}
        super().__init__(field=field[:40], **known)


class SiteSettingNotTaken(Refusal):
    """A setting of the site cannot hold what was entered."""

    code = "progress.site_setting_not_taken"
    status = 422


class TooMuchAdded(Refusal):
    """More addenda than a diary takes."""

    code = "progress.too_much_added"
