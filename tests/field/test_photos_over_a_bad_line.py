"""Photos over a bad line, small (sync.md T7): every hash right, at most 3 % sent twice, one copy of each."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from bad_line import Ask, Line, send_photos
from django.test import Client

from headway.field.models import Blob
from headway.field.queries.blobs import content_path
from headway.people.models import Account

CHUNK = 32 * 1024


def photo(seed: int, size: int = 40 * CHUNK) -> bytes:
    """The head of a real JPEG and noise: what is stored is judged by its hash, its head by its form."""
    head = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0000b080640064001011100")
    return head + hashlib.shake_256(str(seed).encode()).digest(size - len(head))


def by_client(account: Account) -> Ask:
    client = Client()
    client.force_login(account)

    def ask(method: str, path: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, Mapping[str, str]]:
        told = {name: value for name, value in headers.items() if name != "Content-Type"}
        answer = client.generic(method, path, body, content_type=headers.get("Content-Type", ""), headers=told)
        return answer.status_code, answer.headers

    return ask


def test_rule_6_21_photos_over_a_bad_line(site: Any) -> None:
    seed = 1
    own = {account: [photo(100 * number + seed + one) for one in range(4)] for number, account in
           enumerate((site.foreman, site.worker))}  # fmt: skip
    shared = photo(7777 + seed)
    phones = [(by_client(account), site.project.pk, [*photos, shared]) for account, photos in own.items()]
    needed = sum(len(content) for _, _, photos in phones for content in photos)
    line = Line(cuts=5, lost=5, flips=1, seed=seed)

    send_photos(phones, line=line, chunk_bytes=CHUNK, pieces=needed // CHUNK)

    contents = {content for _, _, photos in phones for content in photos}
    for content in contents:
        assert content_path(hashlib.sha256(content).hexdigest()).read_bytes() == content
    assert Blob.objects.count() == len(contents) == 9
    assert line.flips_refused == 1
    again = line.sent_bytes - needed
    print(f"needed {needed}, sent again {again} = {again / needed:.2%}")
    assert 0 < again <= 0.03 * needed
