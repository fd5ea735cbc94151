"""The API of progress."""

from ninja import Router

from headway.progress.http.assignments import router as assignments
from headway.progress.http.attendance import router as attendance
from headway.progress.http.closing import router as closing
from headway.progress.http.diary import router as diary
from headway.progress.http.layer import router as layer
from headway.progress.http.overview import router as overview
from headway.progress.http.reports import router as reports
from headway.progress.http.settings import router as settings
from headway.progress.http.site_settings import router as site_settings

router = Router(tags=["progress"])
for part in (overview, reports, settings, layer, closing, assignments, attendance, diary, site_settings):
    router.add_router("", part)
