"""A full disk under the server and a full store in the browser: said, nothing lost, and over when there is room."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reliability_parts.chromium import Gone
from reliability_parts.field_app import FieldApp
from reliability_parts.figures import Outcome, figure
from reliability_parts.phone import Failed, Phone, Refused, SignedOut, noise_photo, until_done
from reliability_parts.served import Site, served_site

DISK_MB = 900
FULL_S = 12.0


def measure(rounds: int) -> Outcome:
    """`rounds` of filling the server's disk to the last byte; then the browser's store."""
    outcome = Outcome()
    with mounted_disk() as folder, served_site(folder / "top") as site:
        fill_server(site, folder, rounds, outcome)
    with served_site() as site, mounted_disk() as folder:
        fill_browser(site, folder, outcome)
        fill_browser_to_the_last_byte(site, folder, outcome)
        fill_browser_with_its_reserve(site, folder, outcome)
    return outcome


@contextmanager
def mounted_disk() -> Iterator[Path]:
    """A small file system of its own in memory. Needs the right to mount."""
    folder = Path(tempfile.mkdtemp(prefix="headway-disk-"))
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_MB}m,mode=711", "tmpfs", folder], check=True)
    (folder / "top").mkdir(mode=0o711)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=False)
        folder.rmdir()


def fill_server(site: Site, folder: Path, rounds: int, outcome: Outcome) -> None:
    """First no room for photos, then none at all: PostgreSQL too stands on that disk."""
    phone, ballast = site.phone(), folder / "ballast"
    entered: list[str] = []
    refused_photos = refused_entries = 0
    photos = []
    for turn in range(rounds):
        photo = noise_photo(400 + turn, 300)
        photos.append(photo)
        leave_free(folder, ballast, 100_000_000)
        try:
            phone.upload(photo)
            outcome.faults.append("a photo was begun although the disk has no room for it")
        except (Failed, Refused) as failure:
            refused_photos += "507" in str(failure)
        enter(site, phone, entered, 3)
        until_done(phone.push, seconds=60)  # entries go on while photos wait
        leave_free(folder, ballast, 0)
        until = time.monotonic() + FULL_S
        while time.monotonic() < until:
            enter(site, phone, entered, 3)
            with contextlib.suppress(SignedOut):
                refused_entries += fails(phone)
            time.sleep(0.3)
        ballast.unlink()
        site.installation.wait_until_up(120)
        until_done(phone.push, seconds=180)
        until_done(lambda photo=photo: phone.upload(photo), seconds=60)
    lost, faults = site.missing(entered), site.faults()
    gone = [one for one in phone.acknowledged if one in lost]
    outcome.faults += [f"lost: {one}" for one in lost] + faults
    outcome.data += f"disk of {DISK_MB} MB with the whole data folder, filled {rounds} times for {FULL_S:.0f} s; "
    outcome.figures |= {
        "disk_server_times_full": figure(rounds, "times"),
        "disk_server_entries": figure(len(entered), "entries"),
        "disk_server_exchanges_failed_while_full": figure(refused_entries, "exchanges"),
        "disk_server_photos_refused_in_words": figure(refused_photos, "photos", rounds, least=True),
        "disk_server_acknowledged_lost": figure(len(gone), "entries", 0),
        "disk_server_lost": figure(len(lost), "entries", 0),
        "disk_server_other_faults": figure(len(faults), "faults", 0),
    }


def leave_free(folder: Path, ballast: Path, free_bytes: int) -> None:
    """Fill the disk with zeros until so much is free."""
    ballast.unlink(missing_ok=True)
    size = max(0, shutil.disk_usage(folder).free - free_bytes)
    with ballast.open("wb") as file, contextlib.suppress(OSError):
        while size > 0:
            size -= file.write(b"\0" * min(size, 1 << 20))
            file.flush()


def enter(site: Site, phone: Phone, entered: list[str], count: int) -> None:
    for _ in range(count):
        activity = site.activities[len(entered) % len(site.activities)]
        entered.append(phone.enter(activity, site.today, len(entered) % 90 / 100, "x" * 2000))


def fails(phone: Phone) -> bool:
    try:
        phone.push()
    except Failed:
        return True
    return False


NO_ROOM = "document.querySelector('[data-testid=no-room]')"


def fill_browser(site: Site, folder: Path, outcome: Outcome) -> None:
    """The phone's disk has 3 MB left; what cannot be kept is refused aloud, what was kept is sent.

    A disk, not a quota by the browser's own tools: Chromium tells pages that 10 GB more are there whatever there is.
    """
    app, ballast = FieldApp(folder / "profile", site.port), folder / "ballast"
    app.start()
    app.sign_in(site.foreman, site.password)
    leave_free(folder, ballast, 3_000_000)
    enter_all(app, site, "almost full", 40, photos=1.0)
    with_photo, refused = len(app.told.saved), len(app.told.failed)
    shown = is_told(app)
    enter_all(app, site, "without photos", 10)
    without_photo = entered_in(app, "without photos")
    ballast.unlink()
    enter_all(app, site, "room again", 10)
    again = entered_in(app, "room again")
    app.browser.kill()
    app.start()
    app.wait_until_sent()
    app.browser.close()
    lost, faults = site.missing(app.told.saved), site.faults()
    outcome.faults += [f"saved and lost: {one}" for one in lost] + faults
    if not app.told.failed:
        outcome.faults.append("the disk of the phone was never full")
    outcome.data += f"phone: {sorted(set(app.told.failed))[:3]}; "
    outcome.figures |= {
        "disk_browser_saved": figure(len(app.told.saved), "entries"),
        "disk_browser_saved_with_photo_before_full": figure(with_photo, "entries"),
        "disk_browser_photos_refused_aloud": figure(refused, "photos"),
        "disk_browser_said_on_the_page": figure(int(shown), "yes", 1, least=True),
        "disk_browser_saved_of_10_without_photo_then": figure(without_photo, "entries"),
        "disk_browser_saved_of_10_when_there_is_room_again": figure(again, "entries", 10, least=True),
        "disk_browser_saved_and_lost": figure(len(lost), "entries", 0),
        "disk_browser_other_faults": figure(len(faults), "faults", 0),
    }


def is_told(app: FieldApp) -> bool:
    """Whether the page of what waits says that there is no room for photos."""
    try:
        app.browser.go(f"{app.address}sync", NO_ROOM, seconds=15)
    except Gone:
        return False
    return True


def fill_browser_to_the_last_byte(site: Site, folder: Path, outcome: Outcome) -> None:
    """Somebody else takes the last byte of the phone while entries wait."""
    app, ballast = FieldApp(folder / "last", site.port), folder / "ballast"
    app.start()
    app.sign_in(site.foreman, site.password)
    site.installation.stop()
    enter_all(app, site, "waiting", 10)
    leave_free(folder, ballast, 0)
    enter_all(app, site, "full", 10)
    ballast.unlink()
    app.browser.kill()
    app.start()
    left = set(app.operations()["ids"])
    site.serve()
    app.browser.kill()
    told(outcome, "disk_browser_last_byte", app, entered_in(app, "full"), left)


def fill_browser_with_its_reserve(site: Site, folder: Path, outcome: Outcome) -> None:
    """Somebody takes every byte as soon as it is free, the app's reserve too; killed then, and started on the full disk."""
    app, ballast = FieldApp(folder / "contended", site.port), folder / "ballast"
    app.start()
    app.sign_in(site.foreman, site.password)
    site.installation.stop()
    enter_all(app, site, "waiting", 10)
    with taking_every_byte(ballast):
        enter_all(app, site, "full", 10)
        app.browser.kill()
        with contextlib.suppress(Gone):
            app.start()
        app.browser.kill()
    site.serve()  # Chromium may have lost the app itself, which the server has; what was entered is only here
    app.start()
    left = set(app.operations()["ids"])
    app.browser.kill()
    told(outcome, "disk_browser_contended", app, entered_in(app, "full"), left)


@contextmanager
def taking_every_byte(ballast: Path) -> Iterator[None]:
    over = threading.Event()

    def take() -> None:
        with ballast.open("ab", buffering=0) as file:
            while not over.is_set():
                for size in (1 << 16, 512):
                    with contextlib.suppress(OSError):
                        while file.write(b"\0" * size):
                            pass
                over.wait(0.02)

    taker = threading.Thread(target=take)
    taker.start()
    try:
        yield
    finally:
        over.set()
        taker.join()
        ballast.unlink()


def told(outcome: Outcome, name: str, app: FieldApp, saved_full: int, left: set[str]) -> None:
    gone = set(app.told.saved) - left
    outcome.faults += [f"{name}: gone from the phone: {one}" for one in gone]
    outcome.figures |= {
        f"{name}_saved": figure(len(app.told.saved), "entries"),
        f"{name}_saved_of_10_while_full": figure(saved_full, "entries"),
        f"{name}_gone_from_the_phone": figure(len(gone), "entries", 0),
    }


def entered_in(app: FieldApp, life: str) -> int:
    return sum(note.startswith(life) for note in app.told.saved.values())


def enter_all(app: FieldApp, site: Site, name: str, count: int, photos: float = 0.0) -> None:
    """Enter so many, whatever becomes of them; a browser that no longer answers has refused them all."""
    try:
        app.enter(site, name, most=count, pause_ms=10, photos=photos)
    except Gone as gone:
        app.told.failed.append(f"the browser: {gone}")
        return
    app.told.done.wait(60)
