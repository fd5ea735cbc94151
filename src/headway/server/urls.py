"""Paths: /api is the API, /metrics the figures of the installation, everything else is the client."""

from __future__ import annotations

from django.urls import path, re_path

from headway.server import refusals
from headway.server.api import api
from headway.server.client_files import serve_client
from headway.server.metrics import serve_metrics

urlpatterns = [
    path("api/", api.urls),
    path("metrics", serve_metrics),
    re_path(r"^api(?:/|$)", refusals.unknown_path),
    re_path(r"^", serve_client),
]
handler500 = "headway.server.refusals.broken"
