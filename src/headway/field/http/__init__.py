"""The API of field."""

from ninja import Router

from headway.field.http.blobs import router as blobs
from headway.field.http.uploads import router as uploads

router = Router()
for part in (uploads, blobs):
    router.add_router("", part)
