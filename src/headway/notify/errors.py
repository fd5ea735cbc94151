"""What could not be done about a way of telling people."""

from headway.kernel.errors import Refusal


class FieldNotTaken(Refusal):
    """A value is wrong: `field` names it, and the text names it in the reader's language."""

    status = 422

    def __init__(self, *, field: str, **more: object) -> None:
        super().__init__(field=field, field_key=f"notify.field.{field}", **more)


class ChannelNotTaken(FieldNotTaken):
    """A value of a channel is wrong."""

    code = "notify.channel_not_taken"


class AddressNotCalled(Refusal):
    """The address is none that this installation calls; one answer for all reasons (security.md row 27)."""

    code = "notify.address_not_called"
    status = 422


class MailServerThere(Refusal):
    """A firm has one mail server."""

    code = "notify.mail_server_there"


class PreferencesWrong(Refusal):
    """A way, a kind, a time of day or a zone that does not exist."""

    code = "notify.preferences_wrong"
    status = 422


class LinkUnknown(Refusal):
    """No such link: never made, or cut off on its way."""

    code = "notify.link_unknown"
    status = 404


class LinkOver(Refusal):
    """The link does nothing any more: too old, taken back, or its person may not."""

    code = "notify.link_over"
    status = 409


class TooManyWrongKeys(Refusal):
    """One network tried too many keys that open nothing."""

    code = "notify.too_many_wrong_keys"
    status = 429


class BrowserNotTaken(Refusal):
    """The browser gave keys that encrypt nothing."""

    code = "notify.browser_not_taken"
    status = 422


class ReadTooOften(Refusal):
    """A calendar program asks more often than anything changes."""

    code = "notify.read_too_often"
    status = 429


class AnnouncementNotTaken(FieldNotTaken):
    """Nothing to say, too much of it, or nobody to say it to."""

    code = "notify.announcement_not_taken"


class RemindedAlready(Refusal):
    """Reminders come every four hours and five times at most."""

    code = "notify.reminded_already"


class WordsNotTaken(FieldNotTaken):
    """Words for messages that cannot be used; `hole` is the name in braces that the kind has not."""

    code = "notify.words_not_taken"


class WordsChanged(Refusal):
    """Somebody chose other words at the same moment."""

    code = "notify.words_changed"
