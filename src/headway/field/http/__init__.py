"""The API of field."""

from ninja import Router

from headway.field.http.blobs import router as blobs
from headway.field.http.crew_links import router as crew_links
from headway.field.http.desks import router as desks
from headway.field.http.devices import router as devices
from headway.field.http.exchanges import router as exchanges
from headway.field.http.late_uploads import router as late_uploads
from headway.field.http.outbox_imports import router as outbox_imports
from headway.field.http.uploads import router as uploads

router = Router(tags=["field"])
for part in (exchanges, desks, devices, uploads, late_uploads, blobs, crew_links, outbox_imports):
    router.add_router("", part)
