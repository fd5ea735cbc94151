"""`python -m headway.server.first_admin`: makes the first administrator from JSON on standard input."""

from __future__ import annotations

import json
import os
import sys


def main() -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headway.server.settings")
    admin = json.load(sys.stdin)
    django.setup()
    from headway.kernel.errors import Refusal
    from headway.people.actions import create_first_admin
    from headway.words import text

    try:
        create_first_admin(username=admin["username"], password=admin["password"], display_name=admin["username"])
    except Refusal as refusal:
        lines = (text(refusal.code, language, **refusal.parameters) for language in ("zh-CN", "en"))
        sys.stderr.write(" / ".join(lines) + "\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
