"""The API of progress."""

from ninja import Router

from headway.progress.http.closing import router as closing
from headway.progress.http.layer import router as layer
from headway.progress.http.overview import router as overview
from headway.progress.http.reports import router as reports
from headway.progress.http.settings import router as settings

router = Router(tags=["progress"])
for part in (overview, reports, settings, layer, closing):
    router.add_router("", part)
