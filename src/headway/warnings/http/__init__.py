"""The API of warnings."""

from ninja import Router

from headway.warnings.http.effect import router as effect
from headway.warnings.http.reminders import router as reminders
from headway.warnings.http.rules import router as rules

router = Router(tags=["warnings"])
for part in (rules, reminders, effect):
    router.add_router("", part)
