"""The API of progress."""

from ninja import Router

router = Router()
