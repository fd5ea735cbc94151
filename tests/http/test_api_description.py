"""The description from which the client's types are made is that of this server."""

from pathlib import Path

import orjson
import pytest

from headway.server.api_schema import api_schema

pytestmark = pytest.mark.quick

COMMITTED = Path(__file__).resolve().parents[2] / "web/packages/api-types/openapi.json"


def test_the_committed_description_is_current() -> None:
    served = orjson.loads(orjson.dumps(api_schema(), option=orjson.OPT_NON_STR_KEYS, default=str))

    assert served == orjson.loads(COMMITTED.read_bytes()), (
        "run: .venv/bin/python -m headway.server.api_schema > web/packages/api-types/openapi.json"
    )
