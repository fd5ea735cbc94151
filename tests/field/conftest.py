"""A site with a form that several people fill in, and phones that speak the protocol."""

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture
def site(db: None) -> Iterator[Any]:
    from small_kinds import small_kinds  # here: Django is not set up yet when this file is read
    from small_site import build_site

    from headway.field.kinds import also_registered

    kinds, records = small_kinds()
    with also_registered(kinds, records):
        yield build_site()
