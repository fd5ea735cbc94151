"""The API of the room: exchanges and the feed, photos."""

from ninja import Router

from headway.field.http.blobs import router as blobs
from headway.field.http.desks import router as desks
from headway.field.http.devices import router as devices
from headway.field.http.exchanges import router as exchanges
from headway.field.http.uploads import router as uploads

router = Router(tags=["field"])
for part in (exchanges, desks, devices, uploads, blobs):
    router.add_router("", part)
