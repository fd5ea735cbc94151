"""Paths: /api is the API, everything else is the client."""

from __future__ import annotations

from django.urls import path, re_path

from headway.server import refusals
from headway.server.api import api
from headway.server.client_files import serve_client

urlpatterns = [
    path("api/", api.urls),
    re_path(r"^api(?:/|$)", refusals.unknown_path),
    re_path(r"^", serve_client),
]
handler500 = "headway.server.refusals.broken"
