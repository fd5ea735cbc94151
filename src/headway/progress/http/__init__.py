"""The API of progress."""

from ninja import Router

from headway.progress.http.overview import router as overview

router = Router(tags=["progress"])
for part in (overview,):
    router.add_router("", part)
