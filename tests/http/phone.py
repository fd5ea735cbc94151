"""A phone that sends photos: chunks with their hashes, over Django's client, as `tus-js-client` and our app do."""

from __future__ import annotations

import base64
import hashlib
from io import BytesIO
from typing import Any

from world import client_of

from headway.people.models import Account

UPLOADS = "/api/field/uploads"
CHUNK = 256 * 1024


def photo(seed: int = 1, size: tuple[int, int] = (640, 480), kind: str = "JPEG", **how: Any) -> bytes:
    """A picture that nobody else has."""
    from PIL import Image

    out = BytesIO()
    Image.effect_noise(size, 40 + seed % 50).convert("RGB").point(lambda v: (v + seed) % 256).save(out, kind, **how)
    return out.getvalue()


def sha_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def metadata(**told: object) -> str:
    return ",".join(f"{name} {base64.b64encode(str(value).encode()).decode()}" for name, value in told.items())


class Phone:
    """One device of an account."""

    def __init__(self, account: Account | None, project_id: int, device: str = "") -> None:
        self.client = client_of(account)
        self.project_id = project_id
        self.device = device
        self.sent_bytes = 0

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Any:
        told = {"Tus-Resumable": "1.0.0"} | {name.replace("_", "-"): value for name, value in headers.items()}
        self.sent_bytes += len(body)
        return self.client.generic(
            method, path, body, content_type="application/offset+octet-stream" if body else "", headers=told
        )

    def begin(self, content: bytes, **told: object) -> Any:
        named = {"sha256": sha_of(content), "project": self.project_id, "device": self.device} | told
        named = {name: value for name, value in named.items() if value != ""}
        return self.ask("POST", UPLOADS, Upload_Length=str(len(content)), Upload_Metadata=metadata(**named))

    def send_chunk(self, place: str, offset: int, chunk: bytes, told: bytes | None = None) -> Any:
        digest = hashlib.sha256(chunk if told is None else told).digest()
        checksum = f"sha256 {base64.b64encode(digest).decode()}"
        return self.ask("PATCH", place, chunk, Upload_Offset=str(offset), Upload_Checksum=checksum)

    def send(self, content: bytes, **told: object) -> Any:
        """Send it whole, from wherever the server is; the last answer."""
        answer = self.begin(content, **told)
        if answer.status_code != 201:
            return answer
        place, offset = answer.headers["Location"], int(answer.headers["Upload-Offset"])
        while offset < len(content):
            answer = self.send_chunk(place, offset, content[offset : offset + CHUNK])
            if answer.status_code != 204:
                return answer
            offset = int(answer.headers["Upload-Offset"])
        return answer

    def state(self, sha256: str) -> str:
        return str(self.client.get(f"/api/field/blobs/{sha256}/state?project={self.project_id}").json()["state"])
