"""A connection that ends after byte k, for every k of a small exchange, a page of the feed, a photo."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reliability_parts.figures import Outcome, figure
from reliability_parts.phone import Failed, Phone, until_done
from reliability_parts.proxy import Proxy, Weather
from reliability_parts.served import Site, served_site


@dataclass
class Cutting:
    """A phone behind a proxy; the next connection meets `weather`, those after it none."""

    site: Site
    proxy: Proxy
    phone: Phone
    weather: Weather

    def next_weather(self, _number: int) -> Weather:
        found, self.weather = self.weather, Weather()
        return found

    def sizes_of(self, work: Callable[[], object]) -> tuple[int, int]:
        """Bytes up and down of what `work` asks over one connection."""
        before = self.proxy.counted.up, self.proxy.counted.down
        work()
        return self.proxy.counted.up - before[0], self.proxy.counted.down - before[1]

    def fails(self, weather: Weather, work: Callable[[], object]) -> bool:
        self.weather = weather
        try:
            work()
        except Failed:
            return True
        return False


def measure(step: int) -> Outcome:
    """`step` 1: every byte."""
    with served_site() as site:
        return cut_everywhere(site, step)


def cut_everywhere(site: Site, step: int) -> Outcome:
    outcome = Outcome(data="one report; one page of the feed with two records; a photo of 1 kB")
    proxy = Proxy(site.port)
    cutting = Cutting(site, proxy, site.phone(), Weather())
    proxy.weather = cutting.next_weather
    with proxy:
        phone = cutting.phone = site.phone(port=proxy.port)
        phone.line.keeps_connection, phone.line.timeout = False, 10.0
        until_done(phone.push)
        until_done(phone.pull)
        entered: list[str] = []
        counts = {
            "exchange": cut_exchanges(cutting, step, entered, outcome),
            "feed": cut_pages(cutting, step, entered, outcome),
            "photo": cut_photos(cutting, step, outcome),
        }
        until_done(phone.push)
    lost = site.missing(entered)
    faults = site.faults()
    outcome.faults += [f"lost: {one}" for one in lost] + faults
    for name, (cuts, converged) in counts.items():
        outcome.figures[f"cuts_{name}"] = figure(cuts, "cuts")
        outcome.figures[f"cuts_{name}_not_converged"] = figure(cuts - converged, "cuts", 0)
    outcome.figures["cuts_lost"] = figure(len(lost), "entries", 0)
    outcome.figures["cuts_other_faults"] = figure(len(faults), "faults", 0)
    outcome.figures["cuts_step"] = figure(step, "bytes")
    return outcome


def weathers(up: int, down: int, step: int) -> Iterator[Weather]:
    """Every cut of a request of `up` bytes, then of an answer of `down` bytes; the last byte is never passed on."""
    yield from (Weather(request_cut=at) for at in range(0, up, step))
    yield from (Weather(answer_cut=at) for at in range(0, down, step))


def enter(cutting: Cutting, entered: list[str]) -> str:
    activities = cutting.site.activities
    activity = activities[len(entered) % len(activities)]
    percent = len(entered) % 90 / 100
    op_id = cutting.phone.enter(activity, cutting.site.today, percent, f"cut {len(entered):06d}")
    entered.append(op_id)
    return op_id


def cut_exchanges(cutting: Cutting, step: int, entered: list[str], outcome: Outcome) -> tuple[int, int]:
    """One new report for each cut: it fails, is sent again, and is answered."""
    phone, cuts, converged = cutting.phone, 0, 0
    until_done(phone.push)  # the measured one is as long as those that are cut: one report, a device that is known
    enter(cutting, entered)
    up, down = cutting.sizes_of(phone.push)
    for weather in weathers(up, down, step):
        op_id, cuts = enter(cutting, entered), cuts + 1
        if not cutting.fails(weather, phone.push):
            outcome.faults.append(f"an exchange cut at {weather} was taken for whole")
        until_done(phone.push)
        converged += phone.acknowledged.get(op_id) in ("applied", "applied_with_conflict")
    return cuts, converged


def cut_pages(cutting: Cutting, step: int, entered: list[str], outcome: Outcome) -> tuple[int, int]:
    """A page with a new entry for each cut of its answer: nothing of it is kept, then all of it."""
    phone, cuts, converged = cutting.phone, 0, 0
    until_done(phone.pull)
    enter(cutting, entered)
    phone.push()
    _, down = cutting.sizes_of(phone.pull)
    for at in range(0, down, step):
        op_id, cuts = enter(cutting, entered), cuts + 1
        uid = phone.outbox[op_id]["record"]["id"]
        until_done(phone.push)
        before = phone.cursor
        if not cutting.fails(Weather(answer_cut=at), phone.pull) or phone.cursor != before:
            outcome.faults.append(f"a page cut at {at} was taken for whole")
        until_done(phone.pull)
        converged += ("entry", uid) in phone.records
    return cuts, converged


def cut_photos(cutting: Cutting, step: int, outcome: Outcome) -> tuple[int, int]:
    """A photo for each cut of its beginning and of its piece; the upload goes on and the hash is right."""
    phone, cuts, converged = cutting.phone, 0, 0
    first = small_photo(0)
    up, down = cutting.sizes_of(lambda: phone.begin_upload(first))
    place, offset = phone.begin_upload(first)
    piece_up, piece_down = cutting.sizes_of(lambda: phone.send_piece(place, offset, first))
    for weather in weathers(up, down, step * 4):
        content, cuts = small_photo(cuts + 1), cuts + 1
        cutting.fails(weather, lambda content=content: phone.upload(content))
        until_done(lambda content=content: phone.upload(content))
        converged += is_stored(cutting.site, content)
    for weather in weathers(piece_up, piece_down, step):
        content, cuts = small_photo(cuts + 1), cuts + 1
        place, offset = phone.begin_upload(content)
        # its answer is a head alone: one whose later lines are missing is an answer to some clients, and does no harm
        cutting.fails(weather, lambda content=content, place=place: phone.send_piece(place, 0, content))
        until_done(lambda content=content: phone.upload(content))
        converged += is_stored(cutting.site, content)
    return cuts, converged


def is_stored(site: Site, content: bytes) -> bool:
    """Whether its bytes stand under their hash."""
    sha256 = hashlib.sha256(content).hexdigest()
    found = list((site.data / "attachments").rglob(sha256))
    return len(found) == 1 and found[0].read_bytes() == content


def small_photo(number: int) -> bytes:
    """A JPEG of less than 1 kB, another one for each number."""
    from PIL import Image

    picture = Image.new("L", (32, 32))
    picture.putdata([(number * 7919 + at * (number % 13 + 1)) % 256 for at in range(1024)])
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=20, comment=f"{number}".encode())
    return out.getvalue()
