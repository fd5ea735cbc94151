"""`python -m headway.kernel.picture SOURCE TARGET [LARGE]`: small pictures of a file, in a process that may die of it.

A decoder reads what a stranger sent: it gets little memory, little time and no database. What it writes is drawn
anew from pixels, without anything else that the file held (positions, texts, a page behind the picture).
"""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Mapping
from pathlib import Path

from headway.kernel.rules import picture_format

EDGE = 480
LARGE_EDGE = 1600
"""To look at a photo closely; a picture that is smaller is not made larger."""
MOST_PIXELS = 100_000_000
"""Of the file; more is not decoded. A JPEG is decoded at a reduced size."""
MOST_PIXELS_WHOLE = 40_000_000
"""Of a format that has to be decoded whole: 160 MB in memory."""
MEMORY_BYTES = 768 * 1024 * 1024
SECONDS = 20


def main(arguments: list[str]) -> int:
    source, *targets = (Path(argument) for argument in arguments)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    os.nice(10)  # requests and dates come first
    return 0 if draw(source, dict(zip((EDGE, LARGE_EDGE), targets, strict=False))) else 1


def draw(source: Path, targets: Mapping[int, Path]) -> bool:
    """Write pictures of `source` as WebP, by the most pixels that they are wide and high; it is decoded once.

    False when it does not decode as what its first bytes say.
    """
    from PIL import Image, ImageOps

    with source.open("rb") as file:
        kind = picture_format(file.read(16))
    if kind is None:
        return False
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with Image.open(source, formats=[kind]) as opened:
            pixels = opened.width * opened.height
            if pixels > MOST_PIXELS or (kind != "JPEG" and pixels > MOST_PIXELS_WHOLE):
                return False
            opened.draft("RGB", (2 * max(targets), 2 * max(targets)))
            opened.load()
            small = ImageOps.exif_transpose(opened)
            for edge in sorted(targets, reverse=True):
                small.thumbnail((edge, edge))
                drawn = small.convert("RGBA" if small.has_transparency_data else "RGB")
                drawn.info.clear()
                scratch = targets[edge].with_name(f".{targets[edge].name}.{os.getpid()}")
                drawn.save(scratch, "WEBP", quality=78, method=2)
                scratch.replace(targets[edge])
    except (OSError, ValueError, SyntaxError, MemoryError, Image.DecompressionBombError):
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
