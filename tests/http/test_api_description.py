"""The description from which the client's types are made is that of this server."""

from collections import defaultdict
from pathlib import Path

import orjson
import pytest
from ninja import Schema

from headway.server.api_schema import api_schema

pytestmark = pytest.mark.quick

COMMITTED = Path(__file__).resolve().parents[2] / "web/packages/api-types/openapi.json"


def test_the_committed_description_is_current() -> None:
    served = orjson.loads(orjson.dumps(api_schema(), option=orjson.OPT_NON_STR_KEYS, default=str))

    assert served == orjson.loads(COMMITTED.read_bytes()), (
        "run: .venv/bin/python -m headway.server.api_schema > web/packages/api-types/openapi.json"
    )


def test_no_two_bodies_of_different_rooms_share_a_name() -> None:
    """The description knows one shape per name: of two it would keep one and say nothing."""
    api_schema()
    modules: dict[str, set[str]] = defaultdict(set)
    waiting = [Schema]
    while waiting:
        body = waiting.pop()
        waiting += body.__subclasses__()
        if ".http" in body.__module__ and body.__module__.startswith("headway."):
            modules[body.__name__].add(body.__module__)

    # a body that others only inherit from is in no path
    bases = {"StrictIn"}
    assert {name: found for name, found in modules.items() if len(found) > 1 and name not in bases} == {}
