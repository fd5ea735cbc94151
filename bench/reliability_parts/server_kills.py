"""SIGKILL of the server at random points, while phones exchange entries and send photos."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

from reliability_parts.figures import Outcome, figure, time_is_up
from reliability_parts.phone import Failed, Phone, Refused, SignedOut, noise_photo, until_done
from reliability_parts.served import Site, served_site

VICTIMS = ("web", "web", "everything", "postgres", "web", "everything")
"""In turn. `everything` also begins the pauses of the supervisor anew, which grow with each child that dies young."""
LONGEST_LIFE_S = 2.5
MOST_WAITING = 16
OWN_SHARES = 5
"""Each phone reports activities of its own, as crews do, and one in fifty of any."""


@dataclass
class Worker:
    """A phone that enters, sends and reads without a pause until it is told to stop."""

    site: Site
    phone: Phone
    seed: int
    stop: threading.Event
    entered: list[str] = field(default_factory=list)
    photos: list[bytes] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)
    crash: str = ""

    def run(self) -> None:
        chance = random.Random(self.seed)
        try:
            while not self.stop.is_set():
                self._work(chance)
        except Exception as error:
            self.crash = f"phone {self.seed}: {type(error).__name__} {error}"

    def _work(self, chance: random.Random) -> None:
        if len(self.phone.outbox) < MOST_WAITING:
            for _ in range(chance.randint(1, 4)):
                self._enter(chance)
        try:
            self.phone.push()
            if self.photos and chance.random() < 0.5:
                self.phone.upload(self.photos[-1])
            if chance.random() < 0.3:
                self.phone.pull()
        except SignedOut:
            self.failures["signed out"] += 1
            self._sign_in_again()
        except Failed as failed:
            self.failures[str(failed).split()[0]] += 1
        self.stop.wait(chance.uniform(0.05, 0.5))

    def _enter(self, chance: random.Random) -> None:
        blobs = []
        if chance.random() < 0.08:
            photo = noise_photo(self.seed * 1_000_000 + len(self.photos), chance.choice((30, 150, 900)))
            self.photos.append(photo)
            blobs.append(self.phone.blob_of(photo))
        note = f"{self.seed}/{len(self.entered)}"
        own = self.site.activities[self.seed :: OWN_SHARES]
        activity = chance.choice(self.site.activities if chance.random() < 0.02 else own)
        self.entered.append(self.phone.enter(activity, self.site.today, round(chance.random(), 2), note, blobs))

    def _sign_in_again(self) -> None:
        try:
            self.phone.sign_in()
        except (Failed, Refused):
            self.stop.wait(0.2)


def measure(kills: int, phones: int = 4, seed: int = 6) -> Outcome:
    """Kill, start again, look whether everything that was acknowledged is there; in the end everything, once."""
    with served_site() as site:
        return kill_often(site, kills, phones, seed)


def kill_often(site: Site, kills: int, phones: int, seed: int) -> Outcome:
    outcome = Outcome(data=f"{phones} phones, seed {seed}, reports with photos of 30-900 kB")
    stop, chance = threading.Event(), random.Random(seed)
    workers = [Worker(site, site.phone(), number, stop) for number in range(1, phones + 1)]
    threads = [threading.Thread(target=worker.run, daemon=True) for worker in workers]
    for thread in threads:
        thread.start()
    killed: Counter[str] = Counter()
    lost_after_restart: set[str] = set()
    longest_start = 0.0
    for number in range(kills):
        if time_is_up():
            break
        time.sleep(chance.uniform(0.05, LONGEST_LIFE_S))
        victim = VICTIMS[number % len(VICTIMS)]
        told = [op_id for worker in workers for op_id in list(worker.phone.acknowledged)]
        killed[victim] += kill(site, victim)
        longest_start = max(longest_start, bring_back(site))
        lost_after_restart |= set(site.missing(told))
        if number % 20 == 19:
            print(f"  {number + 1} kills, {sum(len(one.entered) for one in workers)} entries", flush=True)
    stop.set()
    for thread in threads:
        thread.join(120)
    for worker in workers:
        until_done(worker.phone.push)
        for photo in worker.photos:
            until_done(lambda phone=worker.phone, photo=photo: phone.upload(photo))
    judge(site, outcome, workers, lost_after_restart)
    outcome.figures |= {
        "server_kills": figure(sum(killed.values()), "kills"),
        **{f"server_kills_of_{name}": figure(count, "kills") for name, count in sorted(killed.items())},
        "server_kills_longest_start": figure(round(longest_start, 1), "s"),
    }
    return outcome


def judge(site: Site, outcome: Outcome, workers: list[Worker], lost_after_restart: set[str]) -> None:
    """What was entered against what stands in the database."""
    entered = [op_id for worker in workers for op_id in worker.entered]
    lost = site.missing(entered)
    faults = site.faults()
    photos = {worker.phone.blob_of(photo)["sha256"] for worker in workers for photo in worker.photos}
    stored = {row[0] for row in site.rows("SELECT sha256 FROM field_blob")}
    statuses = Counter(status for worker in workers for status in worker.phone.acknowledged.values())
    outcome.faults += [f"lost: {op_id}" for op_id in lost] + faults
    outcome.faults += [worker.crash for worker in workers if worker.crash]
    outcome.faults += [f"photo {one[:12]} is not there" for one in photos - stored]
    outcome.figures |= {
        "server_kills_entries": figure(len(entered), "entries"),
        "server_kills_lost": figure(len(lost), "entries", 0),
        "server_kills_acknowledged_lost_after_a_restart": figure(len(lost_after_restart), "entries", 0),
        "server_kills_duplicates_and_other_faults": figure(len(faults), "faults", 0),
        "server_kills_photos": figure(len(photos), "photos"),
        "server_kills_photos_lost": figure(len(photos - stored), "photos", 0),
        "server_kills_requests_failed": figure(sum(sum(one.failures.values()) for one in workers), "requests"),
        **{f"server_kills_{name}": figure(count, "entries") for name, count in sorted(statuses.items())},
    }


def kill(site: Site, victim: str) -> int:
    """SIGKILL; 1 when there was somebody to kill."""
    if victim == "everything":
        site.kill_all()
        return 1
    children = site.installation.children()
    if victim not in children:
        return 0
    if victim == "postgres":
        for pid in [*site.installation.of_postgresql(), children[victim]]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        return 1
    os.kill(children[victim], signal.SIGKILL)
    return 1


def bring_back(site: Site) -> float:
    """Until the server answers again; seconds that it took."""
    began = time.monotonic()
    process = site.installation.process
    if process is None or process.poll() is not None:
        site.serve()
    else:
        time.sleep(0.1)
        site.installation.wait_until_up(90)
    return time.monotonic() - began
