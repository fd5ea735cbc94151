"""Django as a WSGI application: what the web process runs in its threads."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headway.server.settings")

application = get_wsgi_application()
