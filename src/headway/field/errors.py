"""What could not be done with an operation, a device, a parked entry, a conflict."""

from headway.kernel.errors import Refusal


class RecordGone(Refusal):
    """The thing that an operation is about was deleted; nothing brings it back but the people in the office."""

    code = "field.record_gone"


class DeviceRevoked(Refusal):
    """This device gets no data any more."""

    code = "field.device_is_revoked"
    status = 403


class DeviceUnknown(Refusal):
    """A device asks for data before it has made itself known by an exchange."""

    code = "field.device_unknown"
    status = 409


class EntriesOfTheDay(Refusal):
    """As many entries as a device may hand over in a day have come; the rest stays on it until tomorrow; `limit`."""

    code = "field.entries_of_the_day"
    status = 429

    def __init__(self, **parameters: object) -> None:
        super().__init__(**parameters)
        self.headers = {"Retry-After": "3600"}


class ProtocolUnknown(Refusal):
    """A protocol that this server does not speak."""

    code = "field.protocol_unknown"
    status = 422


class AlreadyRevoked(Refusal):
    """The device was revoked before."""

    code = "field.already_revoked"


class AlreadyDecided(Refusal):
    """Somebody has decided this parked entry or conflict."""

    code = "field.already_decided"


class DecisionNotPossible(Refusal):
    """This entry or conflict cannot be decided so."""

    code = "field.decision_not_possible"
    status = 422


class ReasonMissing(Refusal):
    """Who decides over somebody's entry says why."""

    code = "field.reason_missing"
    status = 422


class OutboxUnreadable(Refusal):
    """The file is no exported outbox, or not whole; `fault` is where it fails."""

    code = "field.outbox_unreadable"
    status = 422


class OutboxDeviceUnknown(Refusal):
    """The outbox is of a phone that has never synced here, or that this person does not look after."""

    code = "field.outbox_device_unknown"
    status = 404
