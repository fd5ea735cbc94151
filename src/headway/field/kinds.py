"""What can be entered in the field, and what devices keep for reading. The rooms above register both at start-up.

`field` takes operations in, exactly once and in order; what an operation means is said by the room that registered
its kind: `register_kind(Kind("report", "fact", carry_out=report_progress))`. What a device keeps is a *record* of a
registered record kind; whoever changes one calls `field.actions.touch_records`, and devices read it anew by
`read`, with the rights that their user has then.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

from headway.people.roles import REPORT

_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class RecordKey:
    """A record that devices keep: its kind and its id within the project."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class BlobRef:
    """A photo or voice note that an operation names by the hash of its content; it may arrive later."""

    sha256: str
    size_bytes: int
    media_type: str = "image/jpeg"
    taken_at: datetime | None = None
    position: Mapping[str, float] | None = None  # longitude, latitude (WGS-84, degrees), accuracy_m


@dataclass(frozen=True, slots=True)
class Operation:
    """One entry of one person on one device, as it was when he saved it. Never changed afterwards.

    changes: field -> (what the device showed before, what was entered). seen: the device's cursor of the project's
    feed at the time of the act: everything up to it was known there. client_time is the device's clock and orders
    nothing. user_id: who was signed in at the time of the act; reporter: the name he signs with on a crew's link.
    """

    op_id: UUID
    device_id: UUID
    epoch: UUID
    seq: int
    user_id: UUID
    reporter: str
    project_id: int
    record: RecordKey
    kind: str
    base_version: int | None
    changes: Mapping[str, tuple[Any, Any]]
    seen: int
    client_time: datetime
    time_zone: str
    monotonic_ms: int
    app_version: str
    schema_version: int
    blobs: Sequence[BlobRef] = ()

    @property
    def entered(self) -> dict[str, Any]:
        """Field -> what was entered."""
        return {name: pair[1] for name, pair in self.changes.items()}


@dataclass(frozen=True, slots=True)
class Acting:
    """In whose name and when an operation is carried out. `project` was fetched with the author's rights of now.

    on_behalf_of: somebody else carries a parked operation out (`author` stays who entered it).
    flags: what the log says about the entry, such as `clock_off`, `gap`, `imported`.
    known: what was read for the operations of this exchange (`once`).
    """

    author: Account
    project: Project
    now: datetime
    clock_offset_ms: int = 0
    on_behalf_of: Account | None = None
    flags: frozenset[str] = frozenset()
    known: dict[Hashable, Any] = field(default_factory=dict)

    def once(self, key: Hashable, read: Callable[[], _Read]) -> _Read:
        """What `read` tells, asked once per exchange, like the rights: the rules of a project, its calendars.

        It may be older than the operation by the length of its exchange; what an operation changes is not kept so.
        """
        if key not in self.known:
            self.known[key] = read()
        found: _Read = self.known[key]
        return found

    @property
    def judged(self) -> Account:
        """Whose rights of now count: who carries it out on the author's behalf, else the author."""
        return self.on_behalf_of or self.author


@dataclass(frozen=True, slots=True)
class FoundConflict:
    """Two values of one field that did not know of each other; both are kept and a person decides.

    `subject`: (kind, id) of `kernel.subjects`, what people call it; `until_decided`: the value that counts meanwhile.
    """

    record: RecordKey
    field: str
    base: Any
    mine: Any
    theirs: Any
    their_op_id: UUID | None
    until_decided: Any
    subject: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """What came of an operation: the record's version now, records to be read anew by devices, conflicts."""

    version: int | None = None
    touched: Sequence[RecordKey] = ()
    conflicts: Sequence[FoundConflict] = ()


@dataclass(frozen=True)
class Kind:
    """A kind of operation.

    `carry_out` runs in the operation's own transaction; a Refusal that it raises parks the operation with that
    reason (NotFound and NotAllowed: `denied`; `field.errors.RecordGone`: `tombstone`; the rest: its code). `decide`
    settles a conflict that it reported. `capability`: what the author must be allowed on the project now; what
    depends on more than that (his own crew, a project's rules) `carry_out` asks itself, by `acting.judged`.
    `schema_version` and the two before it are taken. `effect(reader, project, conflict)`: what each of the two values
    would do to the plan, `{"mine": …, "theirs": …}`, for the desk that decides.
    """

    name: str
    record: str
    carry_out: Callable[[Operation, Acting], Carried]
    decide: Callable[[ConflictDecision, Acting], Carried] | None = None
    schema_version: int = 1
    capability: str = REPORT
    effect: Callable[[Account, Project, FoundConflict], dict[str, Any]] | None = None


@dataclass(frozen=True, slots=True)
class ConflictDecision:
    """What a person decided: `mine`, `theirs`, `neither` (what counted stays) or `other` with a value."""

    conflict_id: int
    record: RecordKey
    field: str
    choice: str
    value: Any
    mine_op_id: UUID
    their_op_id: UUID | None
    reason: str


@dataclass(frozen=True, slots=True)
class Record:
    """One record as a reader may see it now. version: grows with every change of the record (≥ 1)."""

    version: int
    value: Mapping[str, Any]


@dataclass(frozen=True)
class RecordKind:
    """Records that devices keep. `read(reader, project, ids)`: those of `ids` (None: all) that he may see, by id.

    An id that is asked for and not answered is gone for him: the device is sent its removal. Constant in statements.
    A record reaches devices once it was touched (`touch_records`): touch all of them when a project begins to report.
    `scope(reader, project)`: a short text that changes whenever the reader may see more or fewer of these records
    though none of them was touched (his crews, the days of his link); his role counts without it.
    """

    name: str
    read: Callable[[Account, Project, Collection[str] | None], Mapping[str, Record]]
    scope: Callable[[Account, Project], str] | None = None


@dataclass
class _Registry:
    kinds: dict[str, Kind] = field(default_factory=dict)
    records: dict[str, RecordKind] = field(default_factory=dict)
    reporting: Callable[[Collection[int]], set[int]] | None = None


_registry = _Registry()


def register_kind(kind: Kind) -> None:
    """Say what an operation of this kind does. Raises ValueError when somebody has said so already."""
    if _registry.kinds.setdefault(kind.name, kind) is not kind:
        raise ValueError(f"two kinds {kind.name}")


def register_record(kind: RecordKind) -> None:
    """Say how records of this kind are read. Raises ValueError when somebody has said so already."""
    if _registry.records.setdefault(kind.name, kind) is not kind:
        raise ValueError(f"two record kinds {kind.name}")


def find_kind(name: str) -> Kind | None:
    """The kind of operation of this name, if a room has registered it."""
    return _registry.kinds.get(name)


def record_kinds() -> Mapping[str, RecordKind]:
    """All record kinds by name."""
    return _registry.records


def register_reporting(function: Callable[[Collection[int]], set[int]]) -> None:
    """Say which of these projects report from the site. Raises ValueError when somebody has said so already."""
    if _registry.reporting not in (None, function):
        raise ValueError("two answers to which projects report from the site")
    _registry.reporting = function


def list_reporting(project_ids: Collection[int]) -> set[int]:
    """Those of the projects that report from the site; none as long as no room says so."""
    return _registry.reporting(project_ids) if _registry.reporting and project_ids else set()


@contextmanager
def also_registered(kinds: Sequence[Kind], records: Sequence[RecordKind]) -> Iterator[None]:
    """Inside, these kinds stand beside those that are registered; for rehearsals and tests."""
    with _replaced(
        _registry.kinds | {one.name: one for one in kinds}, _registry.records | {one.name: one for one in records}
    ):
        yield


@contextmanager
def only_registered(
    kinds: Sequence[Kind], records: Sequence[RecordKind], *, staying: Collection[str]
) -> Iterator[None]:
    """Inside, only these kinds are registered, and of the others the record kinds named `staying`."""
    stay = {name: _registry.records[name] for name in staying}
    with _replaced({one.name: one for one in kinds}, stay | {one.name: one for one in records}):
        yield


@contextmanager
def _replaced(kinds: dict[str, Kind], records: dict[str, RecordKind]) -> Iterator[None]:
    before = _registry.kinds, _registry.records
    _registry.kinds, _registry.records = kinds, records
    try:
        yield
    finally:
        _registry.kinds, _registry.records = before
