"""Wrong clocks, a phone and a server that are put back to an earlier day."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from tests.server.installation import Installation

from reliability_parts.field_app import FieldApp, Told
from reliability_parts.figures import Outcome, figure
from reliability_parts.phone import Phone, SignedOut, noise_photo, until_done
from reliability_parts.served import Site, served_site

DAY_MS = 86_400_000
_MOVED = """(() => {{
  const moved = {moved};
  const RealDate = Date;
  globalThis.Date = class extends RealDate {{
    constructor(...told) {{ if (told.length) super(...told); else super(RealDate.now() + moved); }}
    static now() {{ return RealDate.now() + moved; }}
  }};
}})();"""


def measure(entries: int) -> Outcome:
    """`entries` under each clock and in each life before and after a restore."""
    outcome = Outcome()
    with served_site() as site, tempfile.TemporaryDirectory(prefix="headway-profile-") as folder:
        wrong_clock(site, Path(folder) / "clock", entries, outcome)
        restored_phone(site, Path(folder) / "phone", entries, outcome)
        restored_server(site, Path(folder), entries, outcome)
        faults = site.faults()
        outcome.faults += faults
        outcome.figures["times_other_faults"] = figure(len(faults), "faults", 0)
    return outcome


def life(app: FieldApp, site: Site, name: str, entries: int, **options: object) -> None:
    """Start the app, enter, and leave it running."""
    before = options.get("moved_ms")
    script = _MOVED.format(moved=before)
    commands = [("Page.addScriptToEvaluateOnNewDocument", {"source": script})] if before else []
    app.start(before=commands)
    app.enter(site, name, most=entries, pause_ms=10, photos=float(str(options.get("photos", 0.0))))
    if not app.told.done.wait(180):
        raise AssertionError(f"{name}: not everything was entered: {app.told.failed[:3]}")


def wrong_clock(site: Site, profile: Path, entries: int, outcome: Outcome) -> None:
    """Right, a day ahead, a day behind, right again; sent under the clock that is there."""
    app = FieldApp(profile, site.port)
    app.start()
    app.sign_in(site.foreman, site.password)
    app.browser.close()
    for number, moved in enumerate((0, DAY_MS, -DAY_MS, 0)):
        life(app, site, f"clock {number}", entries, moved_ms=moved)
        app.wait_until_sent()
        app.browser.close()
    saved = app.told.saved
    lost = site.missing(saved)
    rows = site.rows(
        "SELECT payload #>> '{changes,note,1}', flags::text, epoch::text FROM field_operationentry"
        " WHERE payload #>> '{changes,note,1}' LIKE 'clock %%' ORDER BY id"
    )
    wanted = [f"clock {number}/{entry}" for number in range(4) for entry in range(entries)]
    unflagged = [
        note for note, flags, _ in rows if note.split("/")[0] in ("clock 1", "clock 2") and "clock" not in flags
    ]
    outcome.faults += [f"clock: lost {one}" for one in lost]
    if [note for note, _, _ in rows] != wanted:
        outcome.faults.append(f"clock: another order: {[note for note, _, _ in rows][:60]}")
    outcome.figures |= {
        "clock_entries": figure(len(saved), "entries", 4 * entries, least=True),
        "clock_lost": figure(len(lost), "entries", 0),
        "clock_out_of_order": figure(int([note for note, _, _ in rows] != wanted), "times", 0),
        "clock_a_day_off_and_not_marked": figure(len(unflagged), "entries", 0),
        "clock_epochs": figure(len({epoch for _, _, epoch in rows}), "epochs"),
    }


def restored_phone(site: Site, profile: Path, entries: int, outcome: Outcome) -> None:
    """The profile is copied, lives on, and is put back: twice what was sent, once with entries that waited."""
    app, copy = FieldApp(profile, site.port), profile.with_name("copy")
    app.start()
    app.sign_in(site.foreman, site.password)
    life_in(app, site, "phone 0", entries)
    app.wait_until_sent()
    app.browser.close()
    shutil.copytree(profile, copy, symlinks=True)
    for turn in range(2):
        app.start()
        life_in(app, site, f"phone {turn}a", entries)
        app.wait_until_sent()
        app.browser.close()
        shutil.rmtree(profile)
        shutil.copytree(copy, profile, symlinks=True)
        app.start()
        life_in(app, site, f"phone {turn}b", entries + 3)
        app.wait_until_sent()
        app.browser.close()
    lost, twice = site.missing(app.told.saved), doubled(site, "phone %")
    epochs = site.rows(
        "SELECT count(DISTINCT epoch) FROM field_operationentry WHERE payload #>> '{changes,note,1}' LIKE 'phone %%'"
    )
    outcome.faults += [f"phone put back: lost {one}" for one in lost] + [
        f"phone put back: twice {one}" for one in twice
    ]
    outcome.figures |= {
        "phone_put_back": figure(2, "times"),
        "phone_put_back_entries": figure(len(app.told.saved), "entries"),
        "phone_put_back_lost": figure(len(lost), "entries", 0),
        "phone_put_back_twice": figure(len(twice), "entries", 0),
        "phone_put_back_epochs": figure(epochs[0][0], "epochs"),
    }


def life_in(app: FieldApp, site: Site, name: str, entries: int) -> None:
    """Enter in an app that is open already."""
    app.enter(site, name, most=entries, pause_ms=10)
    if not app.told.done.wait(180):
        raise AssertionError(f"{name}: not everything was entered: {app.told.failed[:3]}")


def doubled(site: Site, pattern: str) -> list[str]:
    found = site.rows(
        "SELECT payload #>> '{changes,note,1}' FROM field_operationentry WHERE payload #>> '{changes,note,1}' LIKE %s"
        " GROUP BY 1 HAVING count(*) > 1",
        pattern,
    )
    return [row[0] for row in found]


def restored_server(site: Site, folder: Path, entries: int, outcome: Outcome) -> None:
    """Backup, more entries and photos, restore: phones offer again what the server has forgotten."""
    app = FieldApp(folder / "other", site.port)
    phone = site.phone()
    app.start()
    app.sign_in(site.foreman, site.password)
    life_in(app, site, "server before", entries)
    app.wait_until_sent()
    enter(site, phone, entries, "server, phone before")
    until_done(phone.push)
    target = folder / "backup"
    done = site.installation.command("backup", str(target))
    if done.returncode:
        raise AssertionError(done.stderr)
    app.enter(site, "server after", most=entries, pause_ms=10, photos=0.3)
    app.told.done.wait(180)
    app.wait_until_sent()
    enter(site, phone, entries, "server, phone after")
    until_done(phone.push)
    photo = noise_photo(808, 400)
    until_done(lambda: phone.upload(photo))
    with restored(site, folder, target):
        forgotten = site.missing([*app.told.saved, *phone.acknowledged])
        enter_again(site, app, phone)
        app.wait_until(lambda: not site.missing(app.told.saved), "entries of the app again on the server", 240)
        app.wait_until_sent()
        until_done(phone.push)
        until_done(phone.push)
        until_done(lambda: phone.upload(photo))
        app.wait_until_sent()
        app.browser.close()
        lost = site.missing([*app.told.saved, *phone.acknowledged])
        twice = doubled(site, "server%")
        stored = {row[0] for row in site.rows("SELECT sha256 FROM field_blob")}
        faults = site.faults()
    photos = app.told.photos | {phone.blob_of(photo)["sha256"]}
    outcome.faults += [f"server restored: lost {one}" for one in lost] + [
        f"server restored: twice {one}" for one in twice
    ]
    outcome.faults += [f"server restored: {one}" for one in faults]
    outcome.faults += [f"server restored: photo {one[:12]} is not there" for one in photos - stored]
    outcome.data += f"server restored from a backup by `headway backup` and `headway restore`, {len(phone.acknowledged)} entries of a protocol client beside those of the app; "
    outcome.figures |= {
        "server_restored_forgotten_at_first": figure(len(forgotten), "entries"),
        "server_restored_lost": figure(len(lost), "entries", 0),
        "server_restored_twice": figure(len(twice), "entries", 0),
        "server_restored_photos_lost": figure(len(photos - stored), "photos", 0),
    }
    app.told = Told()


def enter_again(site: Site, app: FieldApp, phone: Phone) -> None:
    """A restored installation knows no sessions: people sign in again; nothing of theirs is sent or dropped before."""
    phone.line.close()  # its connection was to the server that is gone
    try:
        phone.push()
        raise AssertionError("a session outlived the restore")
    except SignedOut:
        until_done(phone.sign_in)
    cookies = site.phone().line.cookies
    app.cookies = [{"name": name, "value": value, "url": app.address} for name, value in cookies.items()]
    app.browser.call("Network.setCookies", cookies=app.cookies)


@contextmanager
def restored(site: Site, folder: Path, target: Path) -> Iterator[None]:
    """Another installation from the backup, at the address of the first; the first is served again afterwards."""
    former = site.installation
    former.stop()
    top = Path(tempfile.mkdtemp(prefix="headway-restored-"))
    top.chmod(0o711)
    site.installation = Installation(top / "data", port=former.port)
    done = site.installation.command("restore", str(target))
    if done.returncode:
        raise AssertionError(done.stderr)
    try:
        site.serve()
        yield
    finally:
        if site.installation.process is not None and site.installation.process.poll() is None:
            site.installation.stop()
        shutil.rmtree(top, ignore_errors=True)
        site.installation = former
        site.serve()


def enter(site: Site, phone: Phone, count: int, note: str) -> None:
    phone.clock_off = timedelta(0)
    for number in range(count):
        activity = site.activities[number % len(site.activities)]
        phone.enter(activity, site.today, number % 90 / 100, f"{note}/{number}")
