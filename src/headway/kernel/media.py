"""What a photo or a recording is, by its content alone: its name and what was declared count for nothing. Pure."""

from __future__ import annotations

from typing import BinaryIO

HEAD_BYTES = 64
"""As much of the beginning as `media_type_of` needs."""
MOST_SEGMENTS = 2_000
"""Of a JPEG, before its size must have been told."""

_HEIF = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_MP4 = frozenset(
    {b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"dash", b"3gp4", b"3gp5"}
)
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def media_type_of(head: bytes) -> str | None:
    """JPEG, PNG, WebP, HEIC, or a recording as WebM, Ogg, MP4 or WAV; None for everything else.

    A recording's container may hold pictures, too: it is only ever played as sound.
    """
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith(b"OggS\x00"):
        return "audio/ogg"
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "audio/webm" if b"webm" in head else None
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(head[8:12])
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return "image/heic" if brand in _HEIF else "audio/mp4" if brand in _MP4 else None
    return None


def picture_size(content: BinaryIO, media_type: str) -> tuple[int, int] | None:
    """Width and height in pixels as a JPEG, PNG or WebP says itself, read from its first bytes, nothing decoded.

    None when it is cut off or malformed, so that it could not be shown as what it claims to be.
    """
    content.seek(0)
    if media_type == "image/jpeg":
        return _size_of_jpeg(content)
    head = content.read(32)
    return _size_of_png(head) if media_type == "image/png" else _size_of_webp(head)


def _size_of_png(head: bytes) -> tuple[int, int] | None:
    if head[12:16] != b"IHDR" or len(head) < 24:
        return None
    return _positive(int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big"))


def _size_of_webp(head: bytes) -> tuple[int, int] | None:
    kind = head[12:16]
    if len(head) < 30:
        return None
    if kind == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if kind == b"VP8L" and head[20] == 0x2F:
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and head[23:26] == b"\x9d\x01\x2a":
        return _positive(int.from_bytes(head[26:28], "little") & 0x3FFF, int.from_bytes(head[28:30], "little") & 0x3FFF)
    return None


def _size_of_jpeg(content: BinaryIO) -> tuple[int, int] | None:
    """From segment to segment, whatever stands in them (a preview, a script, a profile), to the frame."""
    content.seek(2)
    for _ in range(MOST_SEGMENTS):
        marker = _next_marker(content)
        if marker is None or marker == 0xDA:
            return None
        if marker in _STANDALONE:
            continue
        length = int.from_bytes(content.read(2), "big")
        if length < 2:
            return None
        if marker in _FRAMES:
            frame = content.read(5)
            return _positive(int.from_bytes(frame[3:5], "big"), int.from_bytes(frame[1:3], "big"))
        content.seek(length - 2, 1)
    return None


def _next_marker(content: BinaryIO) -> int | None:
    if content.read(1) != b"\xff":
        return None
    byte = b"\xff"
    while byte == b"\xff":
        byte = content.read(1)
    return byte[0] if byte and byte != b"\x00" else None


def _positive(width: int, height: int) -> tuple[int, int] | None:
    return (width, height) if width > 0 and height > 0 else None
