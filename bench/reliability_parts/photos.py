"""Photos over a line that breaks: cut, with a byte that falls over, the same one from two phones."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field

from reliability_parts.figures import Outcome, figure, time_is_up
from reliability_parts.phone import Failed, Phone, Refused, noise_photo
from reliability_parts.proxy import Proxy, Weather
from reliability_parts.served import WORKER, Site, served_site

CUTS = 20
SMALLEST_KB, LARGEST_KB = 1_000, 5_000
MOST_TRIES = 40


@dataclass
class Plan:
    """What the next connection meets; the ones after it are good again."""

    next: Weather = field(default_factory=Weather)

    def __call__(self, _number: int) -> Weather:
        found, self.next = self.next, Weather()
        return found


def measure(photos: int) -> Outcome:
    """`photos` of 1 to 5 MB; a cut in every tenth, one flipped bit, every tenth from a second phone too."""
    with served_site() as site:
        return send(site, photos, seed=6)


def send(site: Site, photos: int, seed: int) -> Outcome:
    outcome = Outcome(data=f"{photos} photos of {SMALLEST_KB / 1000:.0f}-{LARGEST_KB / 1000:.0f} MB, seed {seed}")
    chance, plan = random.Random(seed), Plan()
    cuts = max(1, min(CUTS, photos // 10))
    cut = set(chance.sample(range(photos), cuts))
    flipped = chance.choice([one for one in range(photos) if one not in cut])
    hashes: dict[str, int] = {}
    twice = 0
    with Proxy(site.port, plan) as proxy, Proxy(site.port) as other_proxy:
        phone, second = site.phone(port=proxy.port), site.phone(WORKER, other_proxy.port)
        for number in range(photos):
            if time_is_up():
                break
            content = noise_photo(seed * 10_000 + number, chance.randint(SMALLEST_KB, LARGEST_KB))
            hashes[hashlib.sha256(content).hexdigest()] = len(content)
            if number in cut:
                plan.next = Weather(request_cut=chance.randrange(2_000, len(content)))
                phone.line.close()
            elif number == flipped:
                plan.next = Weather(flip_at=chance.randrange(len(content) // 4, len(content) // 2))
                phone.line.close()
            upload_at_last(phone, content)
            if number % 10 == 0:
                upload_at_last(second, content)
                upload_at_last(site.phone(port=other_proxy.port), content)
                twice += 1
        sent, made_cuts = proxy.counted.pieces, proxy.counted.cuts
        second_sent = other_proxy.counted.pieces
    judge(site, outcome, hashes, sent)
    outcome.figures |= {
        "photos": figure(len(hashes), "photos"),
        "photos_megabytes": figure(round(sum(hashes.values()) / 1e6, 1), "MB"),
        "photos_cuts": figure(made_cuts, "cuts"),
        "photos_flipped_bits": figure(1, "bits"),
        "photos_from_two_phones": figure(twice, "photos"),
        "photos_second_phone_megabytes": figure(round(second_sent / 1e6, 1), "MB"),
    }
    if made_cuts != cuts and not time_is_up():
        outcome.faults.append(f"{made_cuts} cuts instead of {cuts}")
    return outcome


def upload_at_last(phone: Phone, content: bytes) -> None:
    """Send until it is there; a damaged piece (460) is sent again from where the server is."""
    for _ in range(MOST_TRIES):
        try:
            phone.upload(content)
        except Failed:
            continue
        except Refused as refused:
            if refused.status not in (460, 409):
                raise
            continue
        return
    raise AssertionError(f"a photo did not arrive in {MOST_TRIES} tries")


def judge(site: Site, outcome: Outcome, hashes: dict[str, int], sent: int) -> None:
    """Every hash right, one copy each, few bytes twice."""
    wrong, copies = 0, 0
    for sha256, size in hashes.items():
        found = list((site.data / "attachments").rglob(f"{sha256}*"))
        whole = [one for one in found if one.name == sha256]
        copies += max(0, len(whole) - 1)
        content = whole[0].read_bytes() if whole else b""
        wrong += len(content) != size or hashlib.sha256(content).hexdigest() != sha256
    rows = site.rows("SELECT count(*), count(DISTINCT sha256) FROM field_blob WHERE project_id = %s", site.project_id)
    total = sum(hashes.values())
    faults = site.faults()
    outcome.faults += faults
    outcome.figures |= {
        "photos_wrong_or_missing": figure(wrong, "photos", 0),
        "photos_copies_too_many": figure(copies + rows[0][0] - rows[0][1], "copies", 0),
        "photos_sent_again": figure(round(100 * (sent - total) / total, 2), "%", 3),
    }
