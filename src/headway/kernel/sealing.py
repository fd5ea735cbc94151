"""Hash chains over logs that are only added to: a job seals what is new, in the order of commits, and one reading
finds what was done to a row since. The audit trail and the logs of facts are such logs (decisions 0801, 1021)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from django.db import connection, transaction

from headway.kernel.rules import FIRST_HASH, seal_hash

Row = tuple[Any, ...]
Content = Mapping[str, Any]


@dataclass(frozen=True)
class SealedLog:
    """A log and the table of its seals. Names and SQL are the program's own.

    `chain` and `row`: columns of the seals with their types, which name the chain and the row.
    `waiting`: SQL for rows without a seal whose transaction is %(since)s or later, in the order in which they are
    sealed; its first columns are those of `row`. `read`: the chain and the sealed content of each of these.
    `lock`: number of the sealing among the advisory locks of the database.
    """

    lock: int
    seals: str
    chain: tuple[str, str]
    row: Mapping[str, str]
    waiting: str
    read: Callable[[list[Row]], list[tuple[Any, Content]]]
    batch: int


def seal_log(log: SealedLog, *, now: datetime, whole: bool) -> int:
    """Seal every row that is visible and not sealed yet; returns how many.

    Several workers may call at once: one works, the others go home with 0. `whole` looks at every row instead of
    those since the last horizon (for a database that was moved between clusters).
    """
    sealed = 0
    while (batch := _seal_batch(log, now, whole)) > 0:
        sealed += batch
    return sealed


@transaction.atomic
def _seal_batch(log: SealedLog, now: datetime, whole: bool) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [log.lock])
        if not cursor.fetchone()[0]:
            return 0
        last, horizon = _horizons(log)
        since = 0 if whole else last
        cursor.execute(f"{log.waiting} LIMIT {log.batch}", {"since": str(since)})
        rows = cursor.fetchall()
        if rows:
            # a full batch leaves rows behind: then the horizon does not move yet
            reached = str(since if len(rows) == log.batch else horizon)
            cursor.execute(_insert(log), [reached, now, *_seals(log, rows)])
    return len(rows)


def _horizons(log: SealedLog) -> tuple[int, int]:
    """The transaction before which everything is sealed, and that before which everything can be seen now.

    Rows become visible at the commit, so a number below the last sealed one may still come. What is certain: every
    transaction before the oldest one that is still open had ended. The first is 0 when the database does not know
    that transaction yet (it came from another cluster, whose transactions had higher numbers).
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT (SELECT s.horizon FROM {log.seals} s ORDER BY s.id DESC LIMIT 1)::text::numeric, "
            "pg_snapshot_xmin(pg_current_snapshot())::text::numeric"
        )
        last, present = cursor.fetchone()
    return int(last) if last is not None and last <= present else 0, int(present)


def _insert(log: SealedLog) -> str:
    name, of = log.chain
    columns = ", ".join([name, "number", *log.row, "hash"])
    arrays = ", ".join(f"%s::{one}[]" for one in [of, "bigint", *log.row.values(), "text"])
    return (
        f"INSERT INTO {log.seals} (horizon, at, {columns}) "
        f"SELECT (%s::text)::xid8, %s, new.* FROM unnest({arrays}) AS new ({columns})"
    )


def _seals(log: SealedLog, rows: list[Row]) -> list[list[Any]]:
    """The new seals by columns."""
    contents = log.read(rows)
    ends = chain_ends(log, {chain for chain, _ in contents})
    seals = []
    for row, (chain, content) in zip(rows, contents, strict=True):
        number, previous = ends.get(chain, (0, FIRST_HASH))
        ends[chain] = number + 1, seal_hash(previous, content)
        seals.append((chain, number + 1, *row[: len(log.row)], ends[chain][1]))
    return [list(column) for column in zip(*seals, strict=True)]


def chain_ends(log: SealedLog, chains: Collection[Any] | None = None) -> dict[Any, tuple[int, str]]:
    """Length and last hash of the chains, of all of them when none is named."""
    name, of = log.chain
    end = f"(SELECT s.number, s.hash FROM {log.seals} s WHERE s.{name} = c.chain ORDER BY s.number DESC LIMIT 1)"
    with connection.cursor() as cursor:
        if chains is None:
            cursor.execute(
                f"WITH RECURSIVE c AS ((SELECT {name} AS chain FROM {log.seals} ORDER BY {name} LIMIT 1) UNION ALL "
                f"SELECT (SELECT s.{name} FROM {log.seals} s WHERE s.{name} > c.chain ORDER BY s.{name} LIMIT 1) "
                f"FROM c WHERE c.chain IS NOT NULL) SELECT c.chain, t.number, t.hash FROM c, LATERAL {end} t"
            )
        else:
            cursor.execute(
                f"SELECT c.chain, t.number, t.hash FROM unnest(%s::{of}[]) AS c (chain), LATERAL {end} t",
                [list(chains)],
            )
        return {chain: (number, last) for chain, number, last in cursor.fetchall()}


class Seal(Protocol):
    """The place of a row in its chain. `content`: what is sealed of the row, None when the row is gone."""

    @property
    def number(self) -> int: ...

    @property
    def hash(self) -> str: ...

    @property
    def content(self) -> Content | None: ...


_Seal = TypeVar("_Seal", bound=Seal)


def check_chain(seals: Iterable[_Seal]) -> Iterator[tuple[_Seal, str, tuple[int, int] | None]]:
    """The seals of one chain in their order, each with what is wrong with its row (changed, removed or nothing), and
    first and last of the seals that are missing before it. After such a gap a seal has nothing to be compared with.
    """
    number, previous = 0, FIRST_HASH
    for seal in seals:
        missing = None if seal.number == number + 1 else (number + 1, seal.number - 1)
        content = seal.content
        fault = "removed" if content is None else ""
        if content is not None and missing is None and seal_hash(previous, content) != seal.hash:
            fault = "changed"
        yield seal, fault, missing
        number, previous = seal.number, seal.hash
