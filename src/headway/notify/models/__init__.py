"""Tables of notify: what people were told, by which ways, and what became of each sending."""

from headway.notify.models.announcements import Announcement, AnnouncementReading
from headway.notify.models.channels import Channel
from headway.notify.models.deliveries import Attempt, Delivery
from headway.notify.models.messages import Message
from headway.notify.models.personal import ActionLink, CalendarFeed, Preferences, PushSubscription

__all__ = [
    "ActionLink",
    "Announcement",
    "AnnouncementReading",
    "Attempt",
    "CalendarFeed",
    "Channel",
    "Delivery",
    "Message",
    "Preferences",
    "PushSubscription",
]
