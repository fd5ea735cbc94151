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

from headway.kernel.asking import is_watching
from headway.kernel.clock import now
from headway.people.models import Account, Session

SEEN_TO = timedelta(minutes=1)
"""How exactly "last seen" is known; so a session costs at most one write a minute."""


ON_SITE = "on_site"
"""The mark of a session of the field app: a phone rests in a pocket between two entries."""


def key_hash_of(key: str | None) -> str:
    return hashlib.sha256((key or "").encode()).hexdigest()


def is_idle(row: Session, present: datetime) -> bool:
    """Whether a session has rested too long. That of a phone on site lasts its whole shift (decision 1043)."""
    if present - row.seen_at <= timedelta(seconds=settings.SESSION_IDLE_SECONDS):
        return False
    return not SessionStore().decode(row.session_data).get(ON_SITE)


class SessionStore(DjangoStore):
    """One browser's session. `source` and `browser` are written by who signs it in."""

    @classmethod
    def get_model_class(cls) -> Any:
        return Session

    def load(self) -> dict[str, Any]:
        present = now()
        row = Session.objects.filter(key_hash=key_hash_of(self.session_key), expire_date__gt=present).first()
        if row is None or is_idle(row, present):
            self._session_key = None
            return {}
        if present - row.seen_at > SEEN_TO and not is_watching():
            Session.objects.filter(pk=row.pk, seen_at=row.seen_at).update(seen_at=present)
        return self.decode(row.session_data)

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
        account = Account.objects.select_related("organization").filter(pk=user_id, is_active=True).first()
        return account if account is not None and (settings.DEMO or not account.is_demo) else None
