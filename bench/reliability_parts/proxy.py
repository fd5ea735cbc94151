"""A bad network between a phone and the server: cut after a byte, slow, lossy, or somebody else who answers."""

from __future__ import annotations

import contextlib
import random
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

SEGMENT_BYTES = 1400


@dataclass
class Weather:
    """What one connection meets. Bytes count from the beginning of the connection, each direction for itself.

    `request_cut`, `answer_cut`: the connection ends after so many bytes of that direction. `imposter`: a whole
    answer of somebody else, sent as soon as a request has begun, and nothing reaches the server.
    `flip_at`: the byte of the request whose lowest bit falls over.
    """

    request_cut: int | None = None
    answer_cut: int | None = None
    imposter: bytes | None = None
    flip_at: int | None = None
    delay_s: float = 0.0
    bytes_per_s: float = 0.0
    loss: float = 0.0
    """Share of segments that are sent again: to whoever uses TCP a lost one is one that comes later."""


@dataclass
class Counted:
    """What went over the proxy. `pieces`: bytes of the bodies of PATCH, as far as they came."""

    connections: int = 0
    up: int = 0
    down: int = 0
    pieces: int = 0
    cuts: int = 0


@dataclass
class Proxy:
    """Listens on a port of its own and passes on to `target`; `weather` tells what the n-th connection meets."""

    target: int
    weather: Callable[[int], Weather] = lambda _number: Weather()
    counted: Counted = field(default_factory=Counted)
    port: int = 0

    def __enter__(self) -> Proxy:
        self._listener = socket.create_server(("127.0.0.1", self.port), backlog=256, reuse_port=False)
        self.port = self._listener.getsockname()[1]
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()
        self.drop_all()

    def drop_all(self) -> None:
        """End every connection at once, as a dead zone does."""
        with self._lock:
            mine, self._open = list(self._open), set()
        for one in mine:
            _end(one)

    def _listen(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                number = self.counted.connections
                self.counted.connections += 1
            threading.Thread(target=self._serve, args=(client, self.weather(number)), daemon=True).start()

    def _serve(self, client: socket.socket, weather: Weather) -> None:
        if weather.imposter is not None:
            _answer_as_somebody_else(client, weather.imposter)
            return
        try:
            server = socket.create_connection(("127.0.0.1", self.target), timeout=10)
        except OSError:
            _end(client)
            return
        server.settimeout(None)
        for one in (client, server):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with self._lock:
            self._open |= {client, server}
        back = threading.Thread(target=self._pump, args=(server, client, weather, False), daemon=True)
        back.start()
        self._pump(client, server, weather, True)
        back.join()
        with self._lock:
            self._open -= {client, server}

    def _pump(self, source: socket.socket, sink: socket.socket, weather: Weather, is_up: bool) -> None:
        """Pass bytes on until one side ends or the cut is reached; then both ends close."""
        cut = weather.request_cut if is_up else weather.answer_cut
        passed, pieces, pace = 0, PieceCounter(), Pace(weather)
        try:
            while cut is None or passed < cut:
                read = source.recv(SEGMENT_BYTES if weather.bytes_per_s else 65536)
                if not read:
                    break
                part = read if cut is None else read[: cut - passed]
                if is_up and weather.flip_at is not None and passed <= weather.flip_at < passed + len(part):
                    part = flipped(part, weather.flip_at - passed)
                pace.hold_back(len(part))
                with self._lock:  # before it goes on: whoever has read an answer finds all of it counted
                    self._count(is_up, part, pieces)
                sink.sendall(part)
                passed += len(part)
        except OSError:
            pass
        if cut is not None and passed >= cut:
            self.counted.cuts += 1
        _end(source)
        _end(sink)

    def _count(self, is_up: bool, part: bytes, pieces: PieceCounter) -> None:
        if is_up:
            self.counted.up += len(part)
            self.counted.pieces += pieces.feed(part)
        else:
            self.counted.down += len(part)


class PieceCounter:
    """Counts bytes of the bodies of PATCH in a stream of HTTP/1.1 requests."""

    def __init__(self) -> None:
        self._head = b""
        self._left = 0
        self._is_piece = False

    def feed(self, part: bytes) -> int:
        counted = 0
        while part:
            if self._left:
                taken = min(self._left, len(part))
                counted += taken if self._is_piece else 0
                self._left -= taken
                part = part[taken:]
                continue
            self._head += part
            end = self._head.find(b"\r\n\r\n")
            if end < 0:
                return counted
            head, part, self._head = self._head[:end], self._head[end + 4 :], b""
            self._is_piece = head.startswith(b"PATCH ")
            self._left = _length_of(head)
        return counted


def _length_of(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
    return 0


def flipped(part: bytes, at: int) -> bytes:
    return part[:at] + bytes([part[at] ^ 1]) + part[at + 1 :]


class Pace:
    """Makes one direction late and slow; what follows at once is not late again."""

    def __init__(self, weather: Weather) -> None:
        self._weather = weather
        self._last = 0.0

    def hold_back(self, size: int) -> None:
        weather = self._weather
        pause = weather.delay_s / 2 if time.monotonic() - self._last > 0.05 else 0.0
        if weather.bytes_per_s:
            pause += size / weather.bytes_per_s
        for _ in range(max(1, size // SEGMENT_BYTES)):
            if weather.loss and random.random() < weather.loss:
                pause += weather.delay_s + 0.2  # the wait before TCP sends it again
        if pause:
            time.sleep(pause)
        self._last = time.monotonic()


def _answer_as_somebody_else(client: socket.socket, answer: bytes) -> None:
    """Reads the request whole, as a portal does, and answers what it always answers."""
    try:
        client.settimeout(5)
        head = b""
        while b"\r\n\r\n" not in head:
            read = client.recv(65536)
            if not read:
                return
            head += read
        before, _, body = head.partition(b"\r\n\r\n")
        left = _length_of(before) - len(body)
        while left > 0:
            left -= len(client.recv(65536)) or left
        client.sendall(answer)
    except OSError:
        pass
    finally:
        _end(client)


def _end(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
