"""Paths: /api is the API, /metrics the figures of the installation; /calendar and /hooks are for programs without a
session; everything else is the client."""

from __future__ import annotations

from django.urls import path, re_path

from headway.notify.http.calendar import serve_calendar
from headway.notify.http.hooks import serve_hook
from headway.server import refusals
from headway.server.api import api
from headway.server.client_files import serve_client
from headway.server.metrics import serve_metrics

urlpatterns = [
    path("api/", api.urls),
    path("metrics", serve_metrics),
    re_path(r"^api(?:/|$)", refusals.unknown_path),
    re_path(r"^calendar/(?P<token>[A-Za-z0-9_-]{1,200})\.ics$", serve_calendar),
    re_path(r"^hooks/(?P<token>[A-Za-z0-9_-]{43})$", serve_hook),
    re_path(r"^", serve_client),
]
handler500 = "headway.server.refusals.broken"
