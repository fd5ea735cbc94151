"""Which addresses a mail can carry."""

from __future__ import annotations

from email.errors import MessageError
from email.headerregistry import Address


def is_deliverable(address: str) -> bool:
    """Whether a header can hold it and every mail server takes it: plain signs, as RFC 5322 writes them.

    A server that is handed another one refuses it as if it were the sender's fault.
    """
    try:
        Address(addr_spec=address)
    except (ValueError, IndexError, MessageError):
        return False
    return bool(address) and address.isascii()
