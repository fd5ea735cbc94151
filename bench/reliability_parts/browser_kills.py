"""SIGKILL of the browser's process group at random points, while reports are entered in the field app."""

from __future__ import annotations

import contextlib
import random
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from reliability_parts.chromium import Gone
from reliability_parts.field_app import FieldApp, Told
from reliability_parts.figures import Outcome, figure, time_is_up
from reliability_parts.served import Site, served_site

LONGEST_LIFE_S = 1.6
SHARE_AT_START = 0.1
"""So many are killed while the browser and the app still start."""
SHARE_WITH_PHOTO = 0.12


@dataclass
class Lives:
    """What was seen over all lives of one profile."""

    saved: dict[str, str] = field(default_factory=dict)
    tried: set[str] = field(default_factory=set)
    photos: set[str] = field(default_factory=set)
    gone_from_store: list[str] = field(default_factory=list)
    never_opened: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    exceptions: list[str] = field(default_factory=list)
    kills: Counter[str] = field(default_factory=Counter)

    def take(self, told: Told) -> None:
        self.saved |= told.saved
        self.tried |= set(told.tried)
        self.photos |= told.photos
        self.failed += told.failed


def measure(kills: int, seed: int = 6) -> Outcome:
    """Kill and start again on the same profile; in the end everything that was called saved, once."""
    with served_site() as site, tempfile.TemporaryDirectory(prefix="headway-profile-") as folder:
        return kill_often(site, Path(folder) / "profile", kills, seed)


def kill_often(site: Site, profile: Path, kills: int, seed: int) -> Outcome:
    outcome = Outcome(data=f"one phone, {len(site.activities)} activities, seed {seed}")
    chance, lives, began = random.Random(seed), Lives(), time.monotonic()
    app = FieldApp(profile, site.port)
    app.start()
    app.sign_in(site.foreman, site.password)
    app.browser.close()
    for number in range(kills):
        if time_is_up():
            break
        try:
            live_once(site, app, lives, number, chance)
        except (Gone, AssertionError) as error:
            lives.never_opened.append(f"life {number}: {error}")
            app.browser.kill()
        lives.take(app.told)
        if number % 50 == 49:
            print(f"  {number + 1} kills, {len(lives.saved)} saved, {time.monotonic() - began:.0f} s", flush=True)
    took = time.monotonic() - began
    app.told = Told()
    app.start()
    kept = app.wait_until_sent()
    app.browser.close()
    judge(site, outcome, lives, kept)
    outcome.figures["browser_kills_seconds_each"] = figure(round(took / max(1, sum(lives.kills.values())), 2), "s")
    return outcome


def live_once(site: Site, app: FieldApp, lives: Lives, number: int, chance: random.Random) -> None:
    """Start, look whether the store has what was told before, enter, kill."""
    app.told = Told()
    if chance.random() < SHARE_AT_START:
        die_early(app, chance.uniform(0.1, 2.0))
        lives.kills["at start"] += 1
        return
    app.start()
    ids = set(app.operations()["ids"])
    lives.gone_from_store += [op_id for op_id in lives.saved if op_id not in ids]
    app.enter(site, str(number), photos=SHARE_WITH_PHOTO)
    time.sleep(chance.uniform(0.05, LONGEST_LIFE_S))
    app.browser.kill()
    lives.kills["while entering"] += 1
    lives.exceptions += app.browser.faults


def die_early(app: FieldApp, seconds: float) -> None:
    """Kill it so long after its start, wherever that is."""

    def kill() -> None:
        time.sleep(seconds)
        browser = getattr(app, "browser", None)
        if browser is not None and hasattr(browser, "process"):
            browser.process.kill()

    killer = threading.Thread(target=kill)
    killer.start()
    with contextlib.suppress(Gone):
        app.start()
    killer.join()
    app.browser.kill()


def judge(site: Site, outcome: Outcome, lives: Lives, kept: dict[str, object]) -> None:
    """What was called saved against what stands on the server, by number and by what it says."""
    lost = site.missing(lives.saved)
    notes = Counter(row[0] for row in site.rows("SELECT payload #>> '{changes,note,1}' FROM field_operationentry"))
    twice = [note for note, count in notes.items() if count > 1]
    strange = [note for note in notes if note and note not in lives.tried]
    stored = {row[0] for row in site.rows("SELECT sha256 FROM field_blob")}
    faults = site.faults()
    outcome.faults += [f"saved and lost: {one} ({lives.saved[one]})" for one in lost]
    outcome.faults += [f"entered twice: {note}" for note in twice]
    outcome.faults += [f"never tried: {note}" for note in strange]
    outcome.faults += [f"gone from the phone: {one}" for one in set(lives.gone_from_store)]
    outcome.faults += [*lives.never_opened, *faults]
    outcome.faults += [f"photo {one[:12]} is not there" for one in lives.photos - stored]
    outcome.faults += [f"refused to save: {one}" for one in lives.failed]
    outcome.faults += [f"exception on the page: {one}" for one in set(lives.exceptions)]
    parked = site.rows("SELECT reason, count(*) FROM field_parkedoperation GROUP BY 1")
    outcome.figures |= {
        "browser_kills": figure(sum(lives.kills.values()), "kills"),
        "browser_kills_at_start": figure(lives.kills["at start"], "kills"),
        "browser_kills_saved": figure(len(lives.saved), "entries"),
        "browser_kills_on_the_server": figure(sum(notes.values()), "entries"),
        "browser_kills_saved_and_lost": figure(len(lost), "entries", 0),
        "browser_kills_gone_from_the_phone": figure(len(set(lives.gone_from_store)), "entries", 0),
        "browser_kills_entered_twice": figure(len(twice), "entries", 0),
        "browser_kills_store_or_app_did_not_open": figure(len(lives.never_opened), "starts", 0),
        "browser_kills_other_faults": figure(len(faults), "faults", 0),
        "browser_kills_photos": figure(len(lives.photos), "photos"),
        "browser_kills_photos_lost": figure(len(lives.photos - stored), "photos", 0),
        "browser_kills_parked": figure(sum(row[1] for row in parked), "entries"),
    }
    outcome.data += f"; states on the phone in the end {kept['states']}; parked {dict(parked)}"
