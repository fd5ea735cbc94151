"""`/metrics` for Prometheus. Not public: for who shows the token of the data folder or of HEADWAY_METRICS_TOKEN.

What happens in the web process is counted as it happens; what stands in the database is asked when somebody reads,
at most every five seconds. Labels are bounded: the path is the route's pattern, never what was asked for.
"""

from __future__ import annotations

import hmac
import threading
import time
from collections.abc import Iterator

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from headway import __version__
from headway.server.figures import read_figures
from headway.server.refusals import unknown_path

_EVERY_SECONDS = 5.0
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

registry = CollectorRegistry()
_requests = Histogram(
    "headway_request_seconds", "Time to answer", ["method", "route", "status"], buckets=_BUCKETS, registry=registry
)
_under_way = Gauge("headway_requests_under_way", "Requests that are being answered", registry=registry)
_failures = Counter("headway_failures", "Requests that ended in a fault of ours", ["route"], registry=registry)
_version = Gauge("headway_version", "Always 1; the label is the version", ["version"], registry=registry)
_version.labels(__version__).set(1)


def begin_request() -> None:
    """A request came in."""
    _under_way.inc()


def end_request(method: str, route: str, status: int, seconds: float) -> None:
    """It was answered. `route`: the pattern, "other" for none."""
    _under_way.dec()
    _requests.labels(method, route, f"{status // 100}xx").observe(seconds)
    if status >= 500:
        _failures.labels(route).inc()


class _Standing(Collector):
    """What stands in the database, read anew when the last reading is too old."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.read_at = -_EVERY_SECONDS
        self.figures: dict[str, float] = {}

    def collect(self) -> Iterator[GaugeMetricFamily]:
        with self.lock:
            if time.monotonic() - self.read_at >= _EVERY_SECONDS:
                with connection.cursor() as cursor:
                    self.figures = read_figures(cursor, settings.DATA_FOLDER)
                self.read_at = time.monotonic()
            figures = dict(self.figures)
        for name, value in figures.items():
            yield GaugeMetricFamily(f"headway_{name}", name.replace("_", " "), value=value)

    def describe(self) -> list[GaugeMetricFamily]:
        """Nothing is asked of the database while the program is loaded."""
        return []


registry.register(_Standing())


def serve_metrics(request: HttpRequest) -> HttpResponse:
    """The figures in Prometheus' text format; whoever may not have them learns nothing, not even that they exist."""
    if request.method != "GET" or not _may_read(request):
        return unknown_path(request)
    return HttpResponse(generate_latest(registry), content_type="text/plain; version=0.0.4; charset=utf-8")


def _may_read(request: HttpRequest) -> bool:
    """Only who shows the token, from this machine too: behind a proxy everybody comes from here."""
    token = settings.METRICS_TOKEN
    shown = request.headers.get("Authorization", "").encode()
    return bool(token) and hmac.compare_digest(shown, f"Bearer {token}".encode())
