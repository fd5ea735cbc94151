"""Two firms with their people, and peers that really speak: an SMTP server, a messenger. Imports stand in fixtures."""

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture
def office(db: None, settings: Any) -> Any:
    """A firm with a project, its planner and its foreman; loopback is a network of the house."""
    from office import build_office

    settings.OUTGOING_NETWORKS = ("127.0.0.1/32",)
    settings.ADDRESS = "https://headway.example.cn"
    return build_office()


@pytest.fixture
def mailbox() -> Iterator[Any]:
    """An SMTP server (aiosmtpd) that keeps what it takes and may be told to refuse."""
    from peers import Mailbox

    with Mailbox() as box:
        yield box


@pytest.fixture
def messenger() -> Iterator[Any]:
    """The side of DingTalk, WeCom and Feishu: strict about signatures, times, rates and sizes."""
    from peers import Messenger

    with Messenger() as one:
        yield one


@pytest.fixture
def push_service() -> Iterator[Any]:
    """A push service with one browser behind it."""
    from peers import PushService

    with PushService() as one:
        yield one
