"""`python -m headway.server.api_schema > web/packages/api-types/openapi.json`: the API's description.

The client's types are made from it; the server itself never shows it.
"""

from __future__ import annotations

import os
import sys

import orjson


def api_schema() -> dict[str, object]:
    """OpenAPI 3.1 of the API; Django must be set up."""
    from headway.server.api import api

    schema: dict[str, object] = dict(api.get_openapi_schema())
    return schema


def main() -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headway.server.settings")
    django.setup()
    sys.stdout.buffer.write(
        orjson.dumps(api_schema(), option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS, default=str) + b"\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
