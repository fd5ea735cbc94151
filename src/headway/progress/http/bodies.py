"""What several bodies of this room's API share."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from ninja import Query, Schema
from pydantic import ConfigDict, Field

Id = Annotated[int, Field(ge=1, le=2**53)]
Day = Annotated[date, Query()]


class StrictIn(Schema):
    model_config = ConfigDict(extra="forbid")
