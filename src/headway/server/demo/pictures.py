"""Photos of the demo: drawn stand-ins of walls, reinforcement, slabs and scaffolds, sent as a phone sends them."""

from __future__ import annotations

import hashlib
import io
import random
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from headway.field.actions.uploads import Piece, Wanted, begin_upload, take_chunk

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

SIZE = (1280, 960)
HORIZON = 700
Draw = ImageDraw.ImageDraw


def draw_photos() -> list[bytes]:
    """Eight JPEGs, the same on every call."""
    scenes: Sequence[tuple[Callable[[Draw, random.Random, float], None], float]] = (
        (_wall, 0.5), (_rebar, 0.6), (_slab, 0.4), (_scaffold, 0.7),
        (_wall, 0.8), (_rebar, 0.9), (_slab, 0.8), (_scaffold, 0.4),
    )  # fmt: skip
    return [_photo(scene, share, number) for number, (scene, share) in enumerate(scenes)]


def send_photos(project: Project, author: Account, now: datetime) -> list[str]:
    """Send the photos to a project in the author's name; returns their hashes."""
    hashes: list[str] = []
    for photo in draw_photos():
        sha256 = hashlib.sha256(photo).hexdigest()
        begun = begin_upload(user=author, wanted=Wanted(project.pk, sha256, len(photo)), now=now)
        if begun.upload is not None:
            checksum = hashlib.sha256(photo).digest()
            take_chunk(user=author, upload_id=begun.upload.pk, piece=Piece(0, checksum, photo), now=now)
        hashes.append(sha256)
    return hashes


def _photo(scene: Callable[[Draw, random.Random, float], None], share: float, number: int) -> bytes:
    chance = random.Random(number)
    image = Image.new("RGB", SIZE, (203, 216, 226))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, HORIZON, *SIZE), fill=(164, 152, 138))
    scene(draw, chance, share)
    _person(draw, 1080 - 60 * (number % 4))
    kept = io.BytesIO()
    image.save(kept, "JPEG", quality=72)
    return kept.getvalue()


def _wall(draw: Draw, chance: random.Random, share: float) -> None:
    """Blocks laid in bond, as far as the share goes."""
    for course in range(10):
        y = HORIZON - 56 * (course + 1)
        for place in range(12):
            x = 80 + place * 92 - (46 if course % 2 else 0)
            if (course * 12 + place) / 120 < share:
                tone = chance.randrange(150, 182)
                draw.rectangle((x, y, x + 88, y + 52), fill=(tone, tone - 4, tone - 12), outline=(120, 118, 112))


def _rebar(draw: Draw, chance: random.Random, share: float) -> None:
    """A mesh of bars in front of a form."""
    draw.rectangle((90, 120, 1180, HORIZON), fill=(188, 160, 118))
    for place in range(int(28 * share)):
        x = 110 + place * 38 + chance.randrange(-2, 3)
        draw.line((x, 120, x, HORIZON), fill=(96, 66, 52), width=7)
    for place in range(int(15 * share) + 1):
        y = 140 + place * 38
        draw.line((90, y, 90 + int(1090 * share), y), fill=(112, 78, 60), width=6)


def _slab(draw: Draw, chance: random.Random, share: float) -> None:
    """Concrete poured over a form from one side."""
    draw.polygon([(60, 420), (1220, 420), (1280, HORIZON + 120), (0, HORIZON + 120)], fill=(196, 172, 130))
    reach = int(60 + 1160 * share)
    draw.polygon([(60, 420), (reach, 420), (reach + 40, HORIZON + 120), (0, HORIZON + 120)], fill=(148, 150, 150))
    for _ in range(240):
        x, y = chance.randrange(20, max(40, reach)), chance.randrange(430, HORIZON + 110)
        draw.ellipse((x, y, x + 6, y + 3), fill=(132, 134, 134))


def _scaffold(draw: Draw, chance: random.Random, share: float) -> None:
    """Standards, ledgers and boards in front of a building."""
    draw.rectangle((180, 80, 1120, HORIZON), fill=(178, 176, 170))
    for storey in range(5):
        for place in range(6):
            x, y = 220 + place * 150, 120 + storey * 118
            draw.rectangle((x, y, x + 70, y + 70), fill=(96, 112, 128))
    for place in range(9):
        x = 170 + place * 120
        draw.line((x, HORIZON - int(620 * share), x, HORIZON), fill=(206, 150, 40), width=6)
    for level in range(int(7 * share) + 1):
        y = HORIZON - level * 88
        draw.line((170, y, 1130, y), fill=(206, 150, 40), width=5)
        draw.rectangle((170, y - 12, 1130, y - 6), fill=(150, 120, 80))
    draw.rectangle((170, HORIZON - 8, 1130, HORIZON), fill=(chance.randrange(60, 70), 110, 80))


def _person(draw: Draw, x: int) -> None:
    """A worker for the scale: helmet, vest, legs."""
    draw.rectangle((x, 560, x + 54, 680), fill=(46, 92, 138))
    draw.rectangle((x + 4, 680, x + 22, 800), fill=(52, 56, 62))
    draw.rectangle((x + 32, 680, x + 50, 800), fill=(52, 56, 62))
    draw.ellipse((x + 10, 506, x + 46, 560), fill=(214, 176, 146))
    draw.pieslice((x + 4, 490, x + 52, 548), 180, 360, fill=(204, 62, 42))
