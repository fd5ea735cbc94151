"""Django's settings; they read the environment that the supervisor sets and nothing else.

DATABASE_URL, HEADWAY_DATA, HEADWAY_SECRET_KEY_FILE, HEADWAY_HOST, HEADWAY_TLS, HEADWAY_BEHIND_PROXY,
HEADWAY_ALLOWED_HOSTS (comma separated), HEADWAY_ADDRESS (how people reach the product, for links),
HEADWAY_SESSION_IDLE_MINUTES, HEADWAY_DEMO, HEADWAY_MAX_UPLOAD_MB, HEADWAY_MAX_FILE_MB, HEADWAY_PROJECT_FILES_MB,
HEADWAY_FIELD_QUOTA_MB, HEADWAY_FIELD_OPEN_UPLOADS, HEADWAY_FIELD_ENTRIES_PER_DAY, HEADWAY_OUTGOING_NETWORKS,
HEADWAY_ROBOT_GATEWAYS (both comma separated), HEADWAY_METRICS_TOKEN, HEADWAY_LOG (json), HEADWAY_LOG_LEVEL,
HEADWAY_ACCESS_LOG (1).
"""

from __future__ import annotations

import os
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict
from psycopg_pool.base import AttemptWithBackoff

from headway.server.logs import log_settings
from headway.server.security_headers import HSTS_SECONDS
from headway.server.uploads import EDIT_BYTES

_environment = os.environ


# Seconds until the pool tries again to connect, doubled each time. A restarted PostgreSQL is back within one; the pool's
# own second would make it three.
AttemptWithBackoff.INITIAL_DELAY = 0.1


def _database() -> dict[str, object]:
    parts = conninfo_to_dict(_environment.get("DATABASE_URL", "postgresql:///headway"))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", "headway"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,  # what a restarted database cut off is replaced before a request gets it
        "OPTIONS": {**parts, "pool": {"min_size": 1, "max_size": 10, "timeout": 10}},
        "TEST": {"NAME": _environment.get("HEADWAY_TEST_DATABASE", "test_headway")},
    }


def _secret_key() -> str:
    named = _environment.get("HEADWAY_SECRET_KEY_FILE")
    if named:
        return Path(named).read_text("utf-8").strip()
    # without a key file only commands that sign nothing may run (the schema export, a type check)
    return "no-key-file-" + os.urandom(32).hex()


def _metrics_token() -> str:
    """What a collector shows to read /metrics: named, else the one in the data folder; empty: nobody reads them."""
    try:
        kept = (DATA_FOLDER / "secret" / "metrics-token").read_text("utf-8").strip()
    except OSError:
        kept = ""
    return _environment.get("HEADWAY_METRICS_TOKEN") or kept


DATA_FOLDER = Path(_environment.get("HEADWAY_DATA", "/nonexistent"))
CLIENT_FOLDER = Path(__file__).parent / "client"
HOST = _environment.get("HEADWAY_HOST", "127.0.0.1")
LOOPBACK = HOST in {"127.0.0.1", "localhost", "::1"}
BEHIND_PROXY = _environment.get("HEADWAY_BEHIND_PROXY") == "1"
SECURE = BEHIND_PROXY or _environment.get("HEADWAY_TLS") == "1"
# it serves by the certificate that `headway tls init` made: phones have to trust its root
OWN_TLS = _environment.get("HEADWAY_TLS_CERTIFICATE") == str(DATA_FOLDER / "secret" / "tls" / "site.crt")
DEMO = _environment.get("HEADWAY_DEMO") == "1" and LOOPBACK and not BEHIND_PROXY
# what links begin with; without it they begin with "/" and the page adds the address it was opened under
_NAMED = [name for name in _environment.get("HEADWAY_ALLOWED_HOSTS", "").split(",") if name.strip(".*")]
ADDRESS = (_environment.get("HEADWAY_ADDRESS") or (f"https://{_NAMED[0]}" if BEHIND_PROXY and _NAMED else "")).rstrip(
    "/"
)
MAX_FILE_BYTES = int(_environment.get("HEADWAY_MAX_FILE_MB", "50")) * 1024 * 1024  # of one attached file
PROJECT_FILES_BYTES = int(_environment.get("HEADWAY_PROJECT_FILES_MB", "2048")) * 1024 * 1024  # of all of a project
# of photos and voice notes: what an account, or one device, may send in a day, and how many it may have begun
FIELD_QUOTA_BYTES = int(_environment.get("HEADWAY_FIELD_QUOTA_MB", "2048")) * 1024 * 1024
FIELD_ENTRIES_PER_DAY = int(_environment.get("HEADWAY_FIELD_ENTRIES_PER_DAY", "10000"))  # of one device
FIELD_OPEN_UPLOADS = int(_environment.get("HEADWAY_FIELD_OPEN_UPLOADS", "100"))
# networks of the house that configured addresses may lead into (an SMTP server, a messenger's gateway)
OUTGOING_NETWORKS = tuple(
    name.strip() for name in _environment.get("HEADWAY_OUTGOING_NETWORKS", "").split(",") if name.strip()
)
# hosts of the house that pass posts on to the messengers, where the site has no way out of its own
ROBOT_GATEWAYS = tuple(
    name.strip() for name in _environment.get("HEADWAY_ROBOT_GATEWAYS", "").split(",") if name.strip()
)
METRICS_TOKEN = _metrics_token()
MAX_UPLOAD_BYTES = int(_environment.get("HEADWAY_MAX_UPLOAD_MB", "300")) * 1024 * 1024

SECRET_KEY = _secret_key()
DEBUG = False
ALLOWED_HOSTS = [
    *(name for name in _environment.get("HEADWAY_ALLOWED_HOSTS", "").split(",") if name),
    *(["127.0.0.1", "localhost", "[::1]", "testserver"] if LOOPBACK else [HOST if HOST != "0.0.0.0" else "*"]),
]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "procrastinate.contrib.django",
    "headway.kernel",
    "headway.people",
    "headway.notify",
    "headway.projects",
    "headway.field",
    "headway.schedule",
    "headway.progress",
    "headway.warnings",
]
MIDDLEWARE = [
    "headway.server.middleware.Traced",
    "headway.server.middleware.SecurityHeaders",
    "headway.server.middleware.KnownHosts",
    "headway.server.middleware.BodyLimits",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "headway.server.middleware.CsrfGuard",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "headway.server.middleware.CrewLinkSessions",
    "headway.server.middleware.NoNul",
    "headway.server.api.OnceOnly",
]
ROOT_URLCONF = "headway.server.urls"
WSGI_APPLICATION = "headway.server.wsgi.application"
APPEND_SLASH = False
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False

AUTH_USER_MODEL = "people.Account"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTHENTICATION_BACKENDS = ["headway.people.sessions.AccountBackend"]
SESSION_ENGINE = "headway.people.sessions"
SESSION_COOKIE_AGE = 12 * 3600  # from signing in, however busy
SESSION_IDLE_SECONDS = int(_environment.get("HEADWAY_SESSION_IDLE_MINUTES") or 60) * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-headway" if SECURE else "headway"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
CSRF_HEADER_NAME = "HTTP_X_CSRF_TOKEN"
CSRF_FAILURE_VIEW = "headway.server.refusals.csrf_refused"
SECURE_HSTS_SECONDS = HSTS_SECONDS if SECURE else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
USE_X_FORWARDED_HOST = BEHIND_PROXY

DATA_UPLOAD_MAX_MEMORY_SIZE = EDIT_BYTES  # the largest of all paths; each has its own (`server.uploads.body_limit`)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
FILE_UPLOAD_TEMP_DIR = str(DATA_FOLDER / "tmp") if DATA_FOLDER.exists() else None

LANGUAGE_CODE = "zh-hans"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_ON_APP_READY = None
LOGGING = log_settings()
