"""Whatever is done to a file, it is read or refused; nothing else comes out."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from small_files import mspdi, xer
from test_pmxml import PLAN

from headway.interchange import ImportRefused, ReadLimits
from headway.interchange.readers import Source, read_here
from headway.interchange.template import write_template

pytestmark = pytest.mark.quick
ROUNDS = 120


def mutated(content: bytes, chance: random.Random) -> bytes:
    """One to five small damages: flipped bytes, cuts, copies, swapped words, odd numbers and dates."""
    raw = bytearray(content)
    for _ in range(chance.randint(1, 5)):
        at, length = chance.randrange(len(raw)), chance.randint(1, 60)
        kind = chance.randrange(6)
        if kind == 0:
            raw[at] = chance.randrange(256)
        elif kind == 1:
            del raw[at : at + length]
        elif kind == 2:
            raw[at:at] = raw[at : at + length]
        elif kind == 3:
            raw[at:at] = chance.choice(
                [b"\t", b"\r\n", b"\0", b"%R\t", b"%T\tTASK\r\n", b"<Task>", b"</Task>", b"&#0;", b"]]>", b"\xff\xfe"]
            )
        elif kind == 4:
            raw[at : at + 4] = chance.choice([b"9999", b"-1e9", b"1e99", b"nan ", b"inf ", b"0000"])
        else:
            raw = raw[: max(40, at)]
    return bytes(raw)


def outcome(content: bytes, folder: Path) -> str:
    path = folder / "input"
    path.write_bytes(content)
    try:
        read_here(Source(path, "plan", folder, ReadLimits()))
    except ImportRefused as refusal:
        return refusal.code
    return "read"


@pytest.mark.parametrize("kind", ["xer", "mspdi", "pmxml", "xlsx"])
def test_damaged_files_are_read_or_refused(kind: str, tmp_path: Path) -> None:
    template = tmp_path / "template.xlsx"
    write_template(template)
    whole = {"xer": xer().encode(), "mspdi": mspdi().encode(), "pmxml": PLAN.encode(), "xlsx": template.read_bytes()}[
        kind
    ]
    chance = random.Random(f"headway {kind}")
    began = time.monotonic()

    outcomes = [outcome(mutated(whole, chance), tmp_path) for _ in range(ROUNDS)]

    assert {"read", "truncated", "damaged_file"} & set(outcomes)
    assert len(set(outcomes)) > 1
    assert time.monotonic() - began < 30
