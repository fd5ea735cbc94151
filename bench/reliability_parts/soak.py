"""The end of the shift: many phones come back into the network within minutes, each with a day's entries."""

from __future__ import annotations

import os
import random
import statistics
import threading
import time
from dataclasses import dataclass, field
from datetime import date, timedelta

from reliability_parts.figures import Outcome, figure
from reliability_parts.phone import Failed, Phone
from reliability_parts.served import Site, served_site

ENTRIES_EACH = 100
SECONDS_PER_PHONE = 6.0
"""50 phones within 5 minutes."""


@dataclass
class Shift:
    """What the phones met."""

    syncs: list[float] = field(default_factory=list)
    requests: int = 0
    failures: list[str] = field(default_factory=list)
    entered: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


def measure(phones: int) -> Outcome:
    """`phones` with 100 entries each, spread over six seconds per phone."""
    with served_site() as site:
        return end_of_shift(site, phones, seed=6)


def end_of_shift(site: Site, phones: int, seed: int) -> Outcome:
    chance, shift = random.Random(seed), Shift()
    window = phones * SECONDS_PER_PHONE
    crowd = [site.phone() for _ in range(phones)]
    for number, phone in enumerate(crowd):
        fill(site, phone, number, chance)
        shift.entered += list(phone.outbox)
    load_before = os.getloadavg()[0]
    began = time.monotonic()
    threads = [
        threading.Thread(target=come_back, args=(phone, chance.uniform(0, window), shift), daemon=True)
        for phone in crowd
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(window + 600)
    took = time.monotonic() - began
    lost, faults = site.missing(shift.entered), site.faults()
    outcome = Outcome(
        data=f"{phones} phones x {ENTRIES_EACH} entries within {window:.0f} s; load of the machine {load_before:.1f} "
        f"before, {os.getloadavg()[0]:.1f} after, {os.cpu_count()} cores",
        faults=[f"lost: {one}" for one in lost] + faults,
    )
    shift.syncs.sort()
    p95 = statistics.quantiles(shift.syncs, n=20)[-1] if len(shift.syncs) > 1 else shift.syncs[0]
    outcome.figures |= {
        "soak_phones": figure(phones, "phones"),
        "soak_entries": figure(len(shift.entered), "entries"),
        "soak_sync_of_100_median": figure(round(statistics.median(shift.syncs), 2), "s"),
        "soak_sync_of_100_p95": figure(round(p95, 2), "s", 5),
        "soak_longest_entry": figure(round(shift.syncs[-1], 2), "s", 60),
        "soak_requests_failed": figure(round(100 * len(shift.failures) / max(1, shift.requests), 3), "%", 0.1),
        "soak_whole": figure(round(took, 1), "s"),
        "soak_lost": figure(len(lost), "entries", 0),
        "soak_other_faults": figure(len(faults), "faults", 0),
    }
    return outcome


def fill(site: Site, phone: Phone, number: int, chance: random.Random) -> None:
    """A day's entries: of this phone's own activities mostly, of this day and the days before."""
    own = site.activities[number % len(site.activities) :][:2] or site.activities[:2]
    for entry in range(ENTRIES_EACH):
        day = date.fromisoformat(site.today) - timedelta(days=entry % 20)
        activity = chance.choice(site.activities if chance.random() < 0.02 else own)
        phone.enter(activity, day.isoformat(), round(chance.random(), 2), f"{number}/{entry}")


def come_back(phone: Phone, after: float, shift: Shift) -> None:
    """Wait for the network, send everything, read what is new."""
    time.sleep(after)
    phone.line.close()  # the connection of the sign-in has ended long ago
    began = time.monotonic()
    while phone.outbox:
        before = phone.exchanges
        try:
            phone.push()
        except Failed as failed:
            with shift.lock:
                shift.failures.append(str(failed))
                shift.requests += 1
            time.sleep(2)
        with shift.lock:
            shift.requests += phone.exchanges - before
    took = time.monotonic() - began
    with shift.lock:
        shift.syncs.append(took)
