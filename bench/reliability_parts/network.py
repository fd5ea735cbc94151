"""Networks of a site: slow and lossy, a captive portal, an inspecting proxy, an ended session, another's login page."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, replace

from reliability_parts.figures import Outcome, figure
from reliability_parts.phone import Failed, Phone, SignedOut, noise_photo, until_done
from reliability_parts.proxy import Proxy, Weather
from reliability_parts.served import Site, served_site

PORTAL = b"<!doctype html><html><body><form action='/login'>Welcome to free Wi-Fi</form></body></html>"
_OURS_LOOKING = b'{"status": "ok"}'
IMPOSTORS = {
    "captive portal, HTML with 200": (b"200 OK", b"text/html; charset=utf-8", PORTAL, b""),
    "captive portal, HTML called JSON": (b"200 OK", b"application/json", PORTAL, b""),
    "JSON with 200 that is not our protocol": (b"200 OK", b"application/json", _OURS_LOOKING, b""),
    "empty 200": (b"200 OK", b"application/json", b"", b""),
    "204 of a connectivity check": (b"204 No Content", b"text/plain", b"", b""),
    "TLS inspection, 502": (b"502 Bad Gateway", b"text/html", b"<h1>SSL inspection failed</h1>", b""),
    "503 of a gateway": (b"503 Service Unavailable", b"text/html", b"busy", b""),
    "redirect to a login page, 302": (b"302 Found", b"text/html", b"", b"Location: http://portal.example/login\r\n"),
    "511 network authentication required": (b"511 Network Authentication Required", b"text/html", PORTAL, b""),
    "403 of a firewall": (b"403 Forbidden", b"text/html", b"blocked by policy", b""),
    "404 of somebody else": (b"404 Not Found", b"text/html", b"not here", b""),
    "407 of a proxy": (b"407 Proxy Authentication Required", b"text/html", b"who are you", b""),
}
EACH = 5


def answer_of(name: str) -> bytes:
    status, kind, body, more = IMPOSTORS[name]
    head = b"HTTP/1.1 " + status + b"\r\nContent-Type: " + kind + b"\r\n" + more
    return head + b"Content-Length: " + str(len(body)).encode() + b"\r\nConnection: close\r\n\r\n" + body


@dataclass
class Sky:
    """What each connection meets, changed as the test goes."""

    weather: Weather
    cuts: random.Random | None = None
    """When there is one: one connection in fifty is cut in its answer."""

    def __call__(self, _number: int) -> Weather:
        if self.cuts is not None and self.cuts.random() < 0.02:
            return replace(self.weather, answer_cut=self.cuts.randrange(200, 4000))
        return self.weather


def measure(rounds: int) -> Outcome:
    """`rounds`: exchanges over the slow line; every impostor meets five exchanges, five pages and five photos."""
    with served_site() as site:
        return meet(site, rounds)


def meet(site: Site, rounds: int) -> Outcome:
    outcome = Outcome(data="a phone behind a proxy; loss is told by TCP as lateness, so it is played as one")
    sky = Sky(Weather())
    entered: list[str] = []
    with Proxy(site.port, sky) as proxy:
        phone = site.phone(port=proxy.port)
        phone.line.keeps_connection = False
        until_done(phone.push)
        until_done(phone.pull)
        outcome.figures |= impostors(site, phone, sky, entered, outcome)
        outcome.figures |= ended_session(site, phone, entered, outcome)
        outcome.figures |= slow_line(site, phone, sky, entered, rounds)
        sky.weather = Weather()
        until_done(phone.push)
    lost, faults = site.missing(entered), site.faults()
    outcome.faults += [f"lost: {one}" for one in lost] + faults
    outcome.figures["network_entries"] = figure(len(entered), "entries")
    outcome.figures["network_lost"] = figure(len(lost), "entries", 0)
    outcome.figures["network_other_faults"] = figure(len(faults), "faults", 0)
    return outcome


def enter(site: Site, phone: Phone, entered: list[str], note: str) -> None:
    activity = site.activities[len(entered) % len(site.activities)]
    entered.append(phone.enter(activity, site.today, len(entered) % 90 / 100, note))


def impostors(site: Site, phone: Phone, sky: Sky, entered: list[str], outcome: Outcome) -> dict[str, dict[str, object]]:
    """Each answer of somebody else is a failure; nothing is settled by it, nothing of a page is kept."""
    taken = 0
    for number, name in enumerate(IMPOSTORS):
        for turn in range(EACH):
            enter(site, phone, entered, f"impostor {number}/{turn}")
            content = noise_photo(9000 + number * EACH + turn, 20)
            cursor, waiting = phone.cursor, len(phone.outbox)
            sky.weather = Weather(imposter=answer_of(name))
            for work in (phone.push, phone.pull, lambda content=content: phone.upload(content)):
                try:
                    work()
                    outcome.faults.append(f"{name}: taken for an answer")
                    taken += 1
                except Failed:
                    continue
            if len(phone.outbox) != waiting or phone.cursor != cursor:
                outcome.faults.append(f"{name}: settled something")
            sky.weather = Weather()
            until_done(phone.push)
            until_done(lambda content=content: phone.upload(content))
    until_done(phone.pull)
    return {
        "network_impostors": figure(len(IMPOSTORS), "kinds"),
        "network_impostor_answers": figure(len(IMPOSTORS) * EACH * 3, "answers"),
        "network_impostor_answers_believed": figure(taken, "answers", 0),
    }


def ended_session(site: Site, phone: Phone, entered: list[str], outcome: Outcome) -> dict[str, dict[str, object]]:
    """The session ends between two batches: 401, nothing parked, nothing dropped; after signing in all is sent."""
    parked = site.rows("SELECT count(*) FROM field_parkedoperation")[0][0]
    for turn in range(EACH):
        for _ in range(60):  # two batches
            enter(site, phone, entered, f"401 {turn}")
        waiting = sorted(phone.outbox.values(), key=lambda one: one["seq"])
        phone._exchange(waiting[:50])
        phone.line.json("DELETE", "/api/session")
        left = len(phone.outbox)
        try:
            phone.push()
            outcome.faults.append("an ended session was answered")
        except SignedOut:
            pass
        if len(phone.outbox) != left:
            outcome.faults.append("401 settled something")
        until_done(phone.sign_in)
        until_done(phone.push)
    after = site.rows("SELECT count(*) FROM field_parkedoperation")[0][0]
    return {
        "network_sessions_ended": figure(EACH, "times"),
        "network_parked_by_401": figure(after - parked, "entries", 0),
    }


def slow_line(site: Site, phone: Phone, sky: Sky, entered: list[str], rounds: int) -> dict[str, dict[str, object]]:
    """400 ms, 64 kbit/s each way, 2 % of the segments late by a retransmission, one connection in fifty broken."""
    seconds, failures = [], 0
    sky.weather, sky.cuts = Weather(delay_s=0.4, bytes_per_s=8_000, loss=0.02), random.Random(5)
    for turn in range(rounds):
        for _ in range(10):
            enter(site, phone, entered, f"slow {turn}")
        began = time.monotonic()
        failures += until_done(phone.push, seconds=300)
        seconds.append(time.monotonic() - began)
    began = time.monotonic()
    photo = noise_photo(77, 150)
    failures += until_done(lambda: phone.upload(photo), seconds=300)
    took, sky.cuts = time.monotonic() - began, None
    seconds.sort()
    return {
        "network_slow_exchanges_of_10": figure(rounds, "exchanges"),
        "network_slow_p95": figure(round(seconds[max(0, int(len(seconds) * 0.95) - 1)], 1), "s"),
        "network_slow_failures": figure(failures, "requests"),
        "network_slow_photo_150_kb": figure(round(took, 1), "s"),
    }
