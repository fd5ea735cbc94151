"""The pool of connections after the database was away (decision 1123)."""

from __future__ import annotations

import pytest
from psycopg_pool.base import AttemptWithBackoff

pytestmark = pytest.mark.quick


def test_the_pool_tries_again_after_a_tenth_of_a_second() -> None:
    from headway.server import settings

    attempt = AttemptWithBackoff(timeout=10.0)
    attempt.update_delay(0.0)

    assert 0.05 < attempt.delay < 0.15
    assert settings.DATABASES["default"]["CONN_HEALTH_CHECKS"] is True
