"""A piece as a mail: one message or a digest, as text and as HTML, with links that act once."""

from __future__ import annotations

import smtplib
import socket
import ssl
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

from django.conf import settings

from headway.kernel.outgoing import AddressRefused, NameUnknown, resolve_public
from headway.kernel.secrets import CannotOpen, open_secret
from headway.notify.actions.action_links import write_links
from headway.notify.models import Channel
from headway.notify.queries.mails import get_mail_server, render_mail
from headway.notify.queries.pieces import Piece
from headway.notify.rules.addresses import is_deliverable
from headway.notify.rules.tries import Tried

SECONDS = 20.0


def send_mail(piece: Piece, now: datetime) -> Tried:
    """Hand a piece to the mail server of the recipient's firm."""
    channel = get_mail_server(piece.reader.organization_id)
    if channel is None:
        return Tried("never", "no_mail_server")
    if not is_deliverable(piece.reader.email):
        return Tried("never", "mail_address")
    return hand_over(channel, _mail(channel, piece, now))


def hand_over(channel: Channel, mail: EmailMessage) -> Tried:
    """One conversation with the mail server."""
    try:
        password = open_secret(channel.secret) if channel.secret else ""
    except CannotOpen:
        return Tried("token", "secret_of_another_key")
    server = _Server.of(channel)
    try:
        with server.connect() as client:
            if server.user:
                client.login(server.user, password)
            refused = client.send_message(mail)
    except NameUnknown:
        return Tried("later", "no_connection")
    except AddressRefused:
        return Tried("token", "address_refused")
    except (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError, ssl.SSLError):
        return Tried("token", "mail_sign_in")
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        return Tried("later" if all(400 <= code < 500 for code in codes) else "never", f"mail_{codes[0]}")
    except smtplib.SMTPResponseException as error:
        return Tried("later" if 400 <= error.smtp_code < 500 else "never", f"mail_{error.smtp_code}")
    except (smtplib.SMTPException, OSError):
        return Tried("later", "no_connection")  # the same Message-ID: a second copy is recognised
    return Tried("never", "mail_refused") if refused else Tried("sent")


def _mail(channel: Channel, piece: Piece, now: datetime) -> EmailMessage:
    rendered = render_mail(piece, now, write_links(piece, now))
    mail = EmailMessage()
    mail["Subject"] = rendered.subject
    mail["From"] = Address(channel.settings["from_name"], addr_spec=channel.settings["from_address"])
    mail["To"] = Address(piece.reader.display_name, addr_spec=piece.reader.email)
    mail["Date"] = format_datetime(now)
    # stays the same when the piece is sent again
    mail["Message-ID"] = f"<{piece.batch}@{_domain(channel)}>"
    mail["Auto-Submitted"] = "auto-generated"
    if rendered.unsubscribe:
        mail["List-Unsubscribe"] = f"<{rendered.unsubscribe}>"
    mail.set_content(rendered.text)
    mail.add_alternative(rendered.html, subtype="html")
    return mail


def _domain(channel: Channel) -> str:
    return str(channel.settings["from_address"]).rpartition("@")[2]


@dataclass(frozen=True)
class _Server:
    host: str
    port: int
    security: str  # tls, starttls, none (only within networks that were opened)
    user: str

    @classmethod
    def of(cls, channel: Channel) -> _Server:
        values = channel.settings
        return cls(values["host"], int(values["port"]), values["security"], values.get("user", ""))

    def connect(self) -> smtplib.SMTP:
        """Raises AddressRefused; the connection goes to the address that was checked."""
        address = resolve_public(self.host, self.port, settings.OUTGOING_NETWORKS, is_plain=self.security == "none")
        context = ssl.create_default_context()
        if self.security == "tls":
            return _PinnedTls(address, self.host, self.port, timeout=SECONDS, context=context)
        client = _Pinned(address, self.host, self.port, timeout=SECONDS)
        if self.security == "starttls":
            client.starttls(context=context)
        return client


class _Pinned(smtplib.SMTP):
    """Speaks to `host` at one checked address."""

    def __init__(self, address: str, *values: Any, **named: Any) -> None:
        self.address = address
        super().__init__(*values, **named)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return socket.create_connection((self.address, port), timeout)


class _PinnedTls(smtplib.SMTP_SSL):
    def __init__(self, address: str, *values: Any, **named: Any) -> None:
        self.address = address
        super().__init__(*values, **named)

    def _get_socket(self, host: str, port: int, timeout: float) -> ssl.SSLSocket:
        line = socket.create_connection((self.address, port), timeout)
        return self.context.wrap_socket(line, server_hostname=host)
