"""Tables of notify: what people were told, by which ways, and what became of each sending."""

from headway.notify.models.announcements import Announcement, AnnouncementReading
from headway.notify.models.channels import Channel
from headway.notify.models.deliveries import Attempt, Delivery
from headway.notify.models.inbound import InboundPost
from headway.notify.models.keys import CalendarEntry, WrongKey
from headway.notify.models.messages import Message
from headway.notify.models.personal import ActionLink, CalendarFeed, Preferences, PushSubscription
from headway.notify.models.words import MessageWords

__all__ = [
    "ActionLink",
    "Announcement",
    "AnnouncementReading",
    "Attempt",
    "CalendarEntry",
    "CalendarFeed",
    "Channel",
    "Delivery",
    "InboundPost",
    "Message",
    "MessageWords",
    "Preferences",
    "PushSubscription",
    "WrongKey",
]
