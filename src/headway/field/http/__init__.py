"""The API of the room."""

from ninja import Router

from headway.field.http.exchanges import router as exchanges

router = Router(tags=["field"])
for part in (exchanges,):
    router.add_router("", part)
