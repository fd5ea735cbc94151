"""Tables of the room; private to it."""

from headway.field.models.blobs import Blob, Possession, Upload
from headway.field.models.crew_links import CrewLink, CrewLinkOpening
from headway.field.models.desks import Conflict, ConflictSettlement, ParkedDecision, ParkedOperation, ParkedRequest
from headway.field.models.devices import (
    Device,
    DeviceRevocation,
    DeviceUser,
    HeldOperation,
    ServerEpoch,
    Watermark,
)
from headway.field.models.feed import FeedCounter, FeedEntry
from headway.field.models.log import OperationEntry

__all__ = [
    "Blob",
    "Conflict",
    "ConflictSettlement",
    "CrewLink",
    "CrewLinkOpening",
    "Device",
    "DeviceRevocation",
    "DeviceUser",
    "FeedCounter",
    "FeedEntry",
    "HeldOperation",
    "OperationEntry",
    "ParkedDecision",
    "ParkedOperation",
    "ParkedRequest",
    "Possession",
    "ServerEpoch",
    "Upload",
    "Watermark",
]
