"""Django's session engine over our own table, and who is in a session.

The cookie holds the key, the table its hash. A session ends after `SESSION_IDLE_SECONDS` without a
request (not that of a phone on site) and `SESSION_COOKIE_AGE` after signing in, whatever happens; it is gone
at once when its row is.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.backends import BaseBackend
from django.contrib.sessions.backends.db import SessionStore as DjangoStore
from django.db import connection

from headway.kernel.asking import is_watching
from headway.kernel.clock import now
from headway.people.models import Account, Organization, Session

SEEN_TO = timedelta(minutes=1)
"""How exactly "last seen" is known; so a session costs at most one write a minute."""


ON_SITE = "on_site"
"""The mark of a session of the field app: a phone rests in a pocket between two entries."""


def key_hash_of(key: str | None) -> str:
    return hashlib.sha256((key or "").encode()).hexdigest()


_PERSON, _FIRM = ([one.attname for one in kind._meta.concrete_fields] for kind in (Account, Organization))
_ACCOUNT = (
    f"SELECT {', '.join([*(f'a.{name}' for name in _PERSON), *(f'o.{name}' for name in _FIRM)])} FROM people_account a"
    " JOIN people_organization o ON o.id = a.organization_id WHERE a.id = %s AND a.is_active"
)
_LOAD = "SELECT session_data, seen_at FROM people_session WHERE key_hash = %s AND expire_date > %s"
_SEEN = "UPDATE people_session SET seen_at = %s WHERE key_hash = %s AND seen_at = %s"
"""By hand, because they happen at every request of everybody."""


def is_idle(session_data: str, *, seen_at: datetime, present: datetime) -> bool:
    """Whether a session has rested too long. That of a phone on site lasts its whole shift (decision 1043)."""
    if present - seen_at <= timedelta(seconds=settings.SESSION_IDLE_SECONDS):
        return False
    return not SessionStore().decode(session_data).get(ON_SITE)


class SessionStore(DjangoStore):
    """One browser's session. `source` and `browser` are written by who signs it in."""

    @classmethod
    def get_model_class(cls) -> Any:
        return Session

    def load(self) -> dict[str, Any]:
        present, key_hash = now(), key_hash_of(self.session_key)
        with connection.cursor() as cursor:
            cursor.execute(_LOAD, [key_hash, present])
            session_data, seen_at = cursor.fetchone() or ("", None)
            if seen_at is None or is_idle(session_data, seen_at=seen_at, present=present):
                self._session_key = None
                return {}
            if present - seen_at > SEEN_TO and not is_watching():
                cursor.execute(_SEEN, [present, key_hash, seen_at])
        return self.decode(session_data)

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(key_hash=key_hash_of(session_key)).exists()

    def create_model_instance(self, data: dict[str, Any]) -> Session:  # type: ignore[override]
        present = now()
        handle = data.setdefault("handle", str(uuid4()))
        started = datetime.fromisoformat(data.setdefault("started", present.isoformat()))
        return Session(
            key_hash=key_hash_of(self._get_or_create_session_key()),  # type: ignore[attr-defined]
            handle=UUID(handle),
            account_id=data.get(SESSION_KEY),
            session_data=self.encode(data),
            source=str(data.get("source", ""))[:45],
            browser=str(data.get("browser", ""))[:200],
            started_at=started,
            seen_at=present,
            expire_date=started + timedelta(seconds=settings.SESSION_COOKIE_AGE),
        )

    def cycle_key(self) -> None:
        """Another key, and another name: the old row stands until the new one does."""
        self.pop("handle", None)
        super().cycle_key()

    def delete(self, session_key: str | None = None) -> None:
        Session.objects.filter(key_hash=key_hash_of(session_key or self.session_key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        Session.objects.filter(expire_date__lt=now()).delete()


class AccountBackend(BaseBackend):
    """Finds the account of a session; names and passwords are judged by `people.actions` alone."""

    def get_user(self, user_id: Any) -> Account | None:
        """Nobody once it is disabled; a demo account only where the demo is served (loopback)."""
        with connection.cursor() as cursor:
            cursor.execute(_ACCOUNT, [user_id])
            row = cursor.fetchone()
        if row is None:
            return None
        account = Account.from_db("default", _PERSON, row[: len(_PERSON)])
        account.organization = Organization.from_db("default", _FIRM, row[len(_PERSON) :])
        return account if settings.DEMO or not account.is_demo else None
