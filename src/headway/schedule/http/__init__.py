"""Projects with their plans, imports, the Gantt window, history and undo over HTTP."""

from ninja import Router

from headway.schedule.http.activities import router as activities
from headway.schedule.http.baselines import router as baselines
from headway.schedule.http.calendar_uses import router as calendar_uses
from headway.schedule.http.exports import router as exports
from headway.schedule.http.first_steps import router as first_steps
from headway.schedule.http.history import router as edits
from headway.schedule.http.imports import router as imports
from headway.schedule.http.plans import router as plans
from headway.schedule.http.portfolio import router as portfolio
from headway.schedule.http.prints import router as prints
from headway.schedule.http.project_copies import router as project_copies
from headway.schedule.http.projects import router as projects
from headway.schedule.http.quality import router as quality
from headway.schedule.http.views import router as views

router = Router(tags=["schedule"])
router.add_router("", projects)
router.add_router("", portfolio)
router.add_router("", project_copies)
router.add_router("", plans)
router.add_router("", activities)
router.add_router("", calendar_uses)
router.add_router("", first_steps)
router.add_router("", edits)
router.add_router("", baselines)
router.add_router("", quality)
router.add_router("", imports)
router.add_router("", prints)
router.add_router("", views)
router.add_router("", exports)
