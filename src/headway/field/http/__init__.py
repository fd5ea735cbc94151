"""The API of field."""

from ninja import Router

router = Router()
