"""Messages and their ways over HTTP."""

from ninja import Router

from headway.notify.http.action_links import router as action_links
from headway.notify.http.announcements import router as announcements
from headway.notify.http.calendar import router as calendar
from headway.notify.http.channels import router as channels
from headway.notify.http.inbox import router as inbox
from headway.notify.http.preferences import router as preferences
from headway.notify.http.push import router as push
from headway.notify.http.words import router as words

router = Router()
router.add_router("", inbox)
for part in (action_links, announcements, calendar, channels, preferences, push, words):
    router.add_router("", part, tags=["channels"])

__all__ = ["router"]
