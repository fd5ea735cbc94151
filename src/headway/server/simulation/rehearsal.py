"""One rehearsal: five phones, one project, and everything that happens to them by the seed."""

from __future__ import annotations

import copy
import logging
import random
import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core import signing
from django.db import transaction
from django.test import Client
from django.test.client import ClientHandler

from headway.field.actions import begin_server_epoch
from headway.field.actions.desks import ConflictWish, ParkedWish, decide_conflict, decide_parked
from headway.field.actions.devices import carry_out_waiting
from headway.kernel.clock import clock_of, uuid7_of
from headway.kernel.errors import Refusal
from headway.people.actions import ensure_account, ensure_organization
from headway.people.http.asking import BROWSER_COOKIE
from headway.people.sessions import SessionStore
from headway.projects.actions import add_member, create_project
from headway.projects.queries import list_members
from headway.server.simulation import tables
from headway.server.simulation.backups import Backup, restore, take_backup
from headway.server.simulation.forms import FORM, rehearsed_kinds, remove_form
from headway.server.simulation.network import Network
from headway.server.simulation.phone import Kept, Phone

if TYPE_CHECKING:
    from headway.people.models import Account

PHONES, STEPS = 5, 160
FIELDS = ("weather", "headcount", "text", "remark")
WORDS = ("晴", "雨", "大风", "停工 2 h", "𠮷野家旁", "👷‍♂️ 12 人", "3#楼六层", "")
FORMS = 5
"""So few that several people meet at one of them."""
_BEGIN = datetime(2026, 11, 20, 7, tzinfo=UTC)
_ROUNDS = 14
"""After so many exchanges over a good network nothing may be left in an outbox."""


@dataclass
class Ledger:
    """What the rehearsal itself knows: every entry that was shown as saved, and what became of phones."""

    saved: dict[str, dict[str, Any]] = field(default_factory=dict)
    lost_with_phone: set[str] = field(default_factory=set)  # gone from a phone that was restored or thrown away
    disordered: set[str] = field(
        default_factory=set
    )  # devices whose numbers were used twice, or whose server went back
    steps: list[str] = field(default_factory=list)


class Rehearsal:
    """Everything of one seed. `steps` names what was done, for who looks into a failing one."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.rng = random.Random(seed)
        self.time = _BEGIN + timedelta(days=seed % 300)
        self.ledger = Ledger()
        self.network = Network(random.Random(self.rng.random()))
        self.handler = ClientHandler(enforce_csrf_checks=False)  # one server: each client would load its own middleware
        self.made = 0
        self.backups: dict[str, Kept] = {}
        self.server_backup: Backup | None = None
        self._build()

    def run(self, steps: int = STEPS) -> None:
        """Live through `steps` steps, then heal and let everything come to rest."""
        with self.going_on():
            for _ in range(steps):
                self.step()
            self.heal()

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Inside, the clock is the rehearsal's, its kinds are known, and a crashing server is nothing to write about."""
        with clock_of(lambda: self.time), rehearsed_kinds(), quiet():
            yield

    # what can happen

    def step(self) -> None:
        """One thing that happens, by chance."""
        phone = self.rng.choice(self.phones)
        self.do(self.rng.choices(list(CHANCES), list(CHANCES.values()))[0], phone)

    def do(self, name: str, phone: Phone) -> None:
        """What is called `name` in CHANCES happens to a phone, or to the site at large."""
        self.time += timedelta(seconds=self.rng.choice((1, 5, 20, 60, 240)))
        self.ledger.steps.append(f"{name} {phone.name}")
        getattr(self, name)(phone)

    def fill(self, phone: Phone) -> None:
        """Somebody fills in a field or two of a form."""
        form = str(self.rng.randrange(FORMS))
        shown = phone.kept.cache.get((FORM, form), {}).get("value", {})
        shown = shown | self._own_waiting(phone, form)
        names = self.rng.sample(FIELDS, self.rng.choice((1, 1, 2)))
        self.save(phone, form, "fill", {name: [shown.get(name), self.rng.choice(WORDS)] for name in names})

    def stumble(self, phone: Phone) -> None:
        """An entry that nobody can carry out."""
        how = self.rng.randrange(5)
        others: dict[str, Any] = {}
        if how == 0:
            others = {"client_time": "yesterday"}
        elif how == 1:
            others = {"schema_version": 9}
        elif how == 2:
            others = {"project_id": 2**40}
        kind = ("fill", "fill", "fill", "stumble", "unheard_of")[how]
        self.save(phone, "0", kind, {"text": [None, "refused" if how == 2 else "x"]}, **others)

    def save(
        self, phone: Phone, form: str, kind: str, changes: dict[str, Any], *, record_kind: str = FORM, **others: Any
    ) -> None:
        """Save an entry on a phone and note that it was shown as saved."""
        self.made += 1
        entry = phone.save(record=(record_kind, form), kind=kind, changes=changes, made=self.made, **others)
        self.ledger.saved[entry["op_id"]] = copy.deepcopy(entry)

    def flush(self, phone: Phone) -> None:
        """Send some of the outbox, from any place of it."""
        first = self.rng.choice((0, 0, 0, 1, 2, 5))
        phone.flush(first=first, most=self.rng.choice((1, 2, 5, 50)))

    def pull(self, phone: Phone) -> None:
        """Read a few pages of the feed."""
        for _ in range(self.rng.choice((1, 2, 4))):
            if phone.pull(limit=self.rng.choice((1, 2, 3, 50))):
                return

    def arrive_late(self, phone: Phone) -> None:
        """A request that was on its way arrives."""
        self.network.arrive_late()

    def switch_user(self, phone: Phone) -> None:
        """Somebody else signs in on the same phone; the outbox stays its authors'."""
        phone.user_id = self.rng.choice(self.workers).pk
        phone.client = self._sign_in(phone)
        phone.forget()

    def expire(self, phone: Phone) -> None:
        """The session on a phone ends."""
        if phone.client is not None and phone.client.session.session_key:
            SessionStore(phone.client.session.session_key).delete()

    def change_rights(self, phone: Phone) -> None:
        """Somebody leaves the project, or comes back."""
        account = self.rng.choice(self.workers)
        members = {member.account_id: member.id for member in list_members(self.project)}
        if account.pk in members and self.rng.random() < 0.5:
            from headway.projects.actions import remove_member

            remove_member(user=self.manager, project_id=self.project.pk, member_id=members[account.pk], now=self.time)
        elif account.pk not in members:
            add_member(project=self.project, account=account, role="worker", now=self.time)

    def bury(self, phone: Phone) -> None:
        """The office deletes a form."""
        with transaction.atomic():
            remove_form(self.project.pk, str(self.rng.randrange(FORMS)), self.time)

    def wrong_clock(self, phone: Phone) -> None:
        """Somebody sets a phone's clock."""
        phone.offset = timedelta(minutes=self.rng.choice((-2880, -90, -1, 0, 3, 240, 1440)))

    def back_up_phone(self, phone: Phone) -> None:
        """The phone's storage is copied."""
        self.backups[phone.name] = copy.deepcopy(phone.kept)

    def restore_phone(self, phone: Phone) -> None:
        """The phone's storage is put back; mostly the app notices and begins a new epoch, sometimes it does not."""
        if phone.name not in self.backups:
            return
        self._lose(phone, keeping=self.backups[phone.name])
        phone.kept = copy.deepcopy(self.backups[phone.name])
        if self.rng.random() < 0.6:
            phone.begin_epoch()
        else:
            self.ledger.disordered.add(str(phone.device))

    def reinstall(self, phone: Phone) -> None:
        """The app finds its storage empty: another device, nothing of before."""
        self._lose(phone, keeping=None)
        self.backups.pop(phone.name, None)
        phone.device, phone.kept, phone.client = phone.new_id(), Kept(epoch=phone.new_id()), None
        phone.__dict__.pop("browser", None)

    def back_up_server(self, phone: Phone) -> None:
        """The database is backed up."""
        self.server_backup = take_backup(self.project.pk, self.manager.organization_id)

    def restore_server(self, phone: Phone) -> None:
        """The database is put back to the backup; phones learn it by the server's epoch."""
        if self.server_backup is None:
            return
        restore(self.server_backup, self.project.pk, self.manager.organization_id)
        begin_server_epoch(now=self.time)
        self.ledger.disordered |= {str(one.device) for one in self.phones}

    def decide(self, phone: Phone) -> None:
        """Somebody at the desk decides about a conflict or a parked entry."""
        conflicts = [number for number, _, _, is_open in tables.conflicts_of(self.project.pk) if is_open]
        waiting = [number for number, one in tables.parked_of(self.manager.organization_id).items() if one[1]]
        try:
            with transaction.atomic():
                if conflicts and self.rng.random() < 0.5:
                    wish = ConflictWish(self.rng.choice(("mine", "theirs", "neither", "other")), "裁定", "两人当面定")
                    decide_conflict(user=self.manager, conflict_id=self.rng.choice(conflicts), wish=wish, now=self.time)
                elif waiting:
                    action = self.rng.choice(("carry_out", "give_back", "keep"))
                    decide_parked(
                        user=self.manager,
                        parked_id=self.rng.choice(waiting),
                        wish=ParkedWish(action, reason="代为处理"),
                        now=self.time,
                    )
        except (Refusal, KeyError):
            pass  # what cannot be decided so stays at the desk

    # coming to rest

    def heal(self) -> None:
        """The network is good, everybody signs in, all outboxes empty, all caches are read to the end."""
        self.network.is_bad = False
        while self.network.late:
            self.network.arrive_late()
        for _ in range(_ROUNDS):
            for phone in self.phones:
                self.time += timedelta(seconds=1)
                phone.flush()  # whoever has nothing to send learns of a restored server, too
            if not any(phone.kept.outbox for phone in self.phones):
                break
        carry_out_waiting(now=self.time + timedelta(days=6))
        for phone in self.phones:
            self._read_all(phone)

    def _read_all(self, phone: Phone) -> None:
        for _ in range(200):
            if phone.pull(limit=self.rng.choice((7, 50))):
                return
            if phone.client is not None and phone.kept.scope == "" and phone.kept.cursor == 0 and not phone.kept.cache:
                phone.pull()
                if phone.kept.scope == "":
                    return  # no right to this project

    def _own_waiting(self, phone: Phone, form: str) -> dict[str, Any]:
        """What the phone shows over its cache: its own entries that are not answered yet."""
        shown: dict[str, Any] = {}
        for entry in phone.kept.outbox:
            if entry["record"]["id"] == form and entry["kind"] in ("fill", "diary"):
                shown |= {name: pair[1] for name, pair in entry["changes"].items()}
        return shown

    def _lose(self, phone: Phone, *, keeping: Kept | None) -> None:
        stays = {entry["op_id"] for entry in [*keeping.outbox, *keeping.sent]} if keeping is not None else set()
        had = {entry["op_id"] for entry in [*phone.kept.outbox, *phone.kept.sent]}
        self.ledger.lost_with_phone |= had - stays

    def _build(self) -> None:
        with clock_of(lambda: self.time):
            firm = ensure_organization(name=f"演练 {self.seed} {uuid.uuid4().hex[:12]}")
            self.manager = self._person(firm, "project_manager")
            self.project = create_project(
                user=self.manager, code=f"YL-{self.seed}", name=f"演练 {self.seed}", now=self.time
            )
            self.workers = [self._person(firm, "worker") for _ in range(PHONES)]
            for account in self.workers:
                add_member(project=self.project, account=account, role="worker", now=self.time)
        self.phones = [self._phone(number) for number in range(PHONES)]

    def _person(self, firm: Any, role: str) -> Account:
        name = f"{role}-{self.seed}-{uuid.uuid4().hex[:12]}"
        return ensure_account(username=name, display_name=name, role=role, organization=firm, now=self.time)

    def _phone(self, number: int) -> Phone:
        own = random.Random(self.rng.random())

        def new_id() -> UUID:
            return uuid7_of(int(self.time.timestamp() * 1000), secrets.randbits(80))

        return Phone(
            name=f"phone {number}",
            rng=own,
            network=self.network,
            clock=lambda: self.time,
            sign_in=self._sign_in,
            project_id=self.project.pk,
            device=new_id(),
            user_id=self.workers[number].pk,
            kept=Kept(epoch=new_id()),
        )

    def _sign_in(self, phone: Phone) -> Client:
        """The present user of the phone enters; its browser's cookie remembers who did before."""
        client = Client(raise_request_exception=False)
        client.handler = self.handler
        account = next(one for one in self.workers if one.pk == phone.user_id)
        session = SessionStore()
        session[SESSION_KEY], session[HASH_SESSION_KEY] = str(account.pk), account.get_session_auth_hash()
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session.create()
        client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
        known = phone.__dict__.setdefault("browser", {"id": uuid.uuid4().hex, "accounts": []})
        if str(phone.user_id) not in known["accounts"]:
            known["accounts"].append(str(phone.user_id))
        client.cookies[BROWSER_COOKIE] = signing.dumps(known, salt="headway.people.browser")
        return client


@contextmanager
def quiet() -> Iterator[None]:
    """What a crashing server writes into its log is expected here."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


CHANCES = {
    "fill": 46,
    "flush": 40,
    "pull": 22,
    "arrive_late": 8,
    "stumble": 4,
    "switch_user": 3,
    "expire": 4,
    "change_rights": 4,
    "bury": 1,
    "wrong_clock": 3,
    "back_up_phone": 3,
    "restore_phone": 3,
    "reinstall": 1,
    "back_up_server": 2,
    "restore_server": 2,
    "decide": 5,
}
"""How often each thing happens, in parts of their sum."""
