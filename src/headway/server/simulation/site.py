"""The rehearsal on what the product really takes: reports of progress and the site diary, of a block with a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from headway.field.kinds import record_kinds
from headway.kernel.clock import clock_of
from headway.progress.actions.reporting import begin_site_reporting
from headway.progress.queries.log import list_log
from headway.progress.rules.replay import Told, replay, values_of
from headway.progress.rules.site_time import site_today
from headway.projects.queries import get_project_for
from headway.schedule.actions import apply_edit, ensure_live_plan
from headway.schedule.actions.operations import ROW_OPERATIONS
from headway.server.simulation import tables
from headway.server.simulation.findings import differing_caches, in_order, kept_readable, nothing_waits
from headway.server.simulation.phone import Phone
from headway.server.simulation.rehearsal import WORDS, Rehearsal, quiet

ACTIVITIES = 3
_DAY = 480
_FIELDS = ("weather_am", "remark", "quality", "safety")
_SHARES = (0.1, 0.25, 0.4, 0.6, 0.7, 0.85, 1.0)


class SiteRehearsal(Rehearsal):
    """As a rehearsal of forms, with reports of three activities and one day's diary; nothing is deleted in the office."""

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Inside, the clock is the rehearsal's; the kinds are those of the product."""
        with clock_of(lambda: self.time), quiet():
            yield

    def fill(self, phone: Phone) -> None:
        """Somebody reports an activity, or writes into the diary."""
        if self.rng.random() < 0.6:
            self._report(phone)
        else:
            self._write_diary(phone)

    def stumble(self, phone: Phone) -> None:
        """A report that nobody can carry out."""
        how = self.rng.randrange(3)
        others: dict[str, Any] = ({"client_time": "yesterday"}, {"schema_version": 9}, {"project_id": 2**40})[how]
        self._report(phone, **others)

    def bury(self, phone: Phone) -> None:
        """The office deletes nothing here."""

    def _report(self, phone: Phone, **others: Any) -> None:
        number = self.rng.choice(self.activities)
        shown = phone.kept.cache.get(("activity", str(number)), {}).get("value", {})
        before = (shown.get("claimed") or {}).get("percent")
        changes = {
            "activity_id": [None, number],
            "day": [None, self._today()],
            "percent": [before, self.rng.choice(_SHARES)],
        }
        self.save(phone, str(phone.new_id()), "report", changes, record_kind="fact", **others)

    def _write_diary(self, phone: Phone) -> None:
        day = self._today()
        shown = phone.kept.cache.get(("diary", day), {}).get("value", {}) | self._own_waiting(phone, day)
        name = self.rng.choice(_FIELDS)
        self.save(phone, day, "diary", {name: [shown.get(name), self.rng.choice(WORDS)]}, record_kind="diary")

    def _today(self) -> str:
        return site_today(self.time, self.project.time_zone).isoformat()

    def _build(self) -> None:
        super()._build()
        with clock_of(lambda: self.time):
            plan = ensure_live_plan(project=self.project, now=self.time)
            add: Any = ROW_OPERATIONS["add_activity"]
            made = [
                add(
                    plan_id=plan.pk,
                    ref=-number,
                    values={"code": f"B{number}", "name": f"第 {number} 层", "duration_minutes": 5 * _DAY},
                )
                for number in range(1, ACTIVITIES + 1)
            ]
            apply_edit(
                bases={plan.pk: plan.revision}, operations=made, author=self.manager, source="office", now=self.time
            )
            begin_site_reporting(project=self.project, by=self.manager, now=self.time)
            project = get_project_for(self.manager, self.project.pk)
            self.activities = sorted(int(one) for one in record_kinds()["activity"].read(self.manager, project, None))


def site_violations(told: SiteRehearsal) -> list[str]:
    """Every invariant that does not hold after a rehearsal of the site."""
    with told.going_on():
        log = list_log(told.project.pk, None)
        return [
            *_kept_once(told, log),
            *in_order(told, _by_device(log)),
            *_rivals(told, log),
            *_standing(told, log),
            *nothing_waits(told),
            *kept_readable(told),
            *differing_caches(told),
        ]


def _kept_once(told: SiteRehearsal, log: dict[int, list[Told]]) -> list[str]:
    """I1, I2."""
    done = Counter(one.op_id for entries in log.values() for one in entries if one.op_id)
    answers = tables.answered(list(told.ledger.saved))
    found = [f"I2 DUP {op_id}" for op_id, count in done.items() if count > 1]
    for op_id, entry in told.ledger.saved.items():
        if op_id not in answers and op_id not in told.ledger.lost_with_phone:
            found.append(f"I1 LOST {op_id}")
        if op_id in answers and answers[op_id][0] != "parked" and entry["kind"] == "report" and op_id not in done:
            found.append(f"I1 LOST {op_id} has an answer and no entry")
    return found


def _by_device(log: dict[int, list[Told]]) -> list[dict[str, Any]]:
    """What was carried out, in order, with its device."""
    entries = sorted((one for some in log.values() for one in some if one.op_id), key=lambda one: one.id)
    return [{"op_id": one.op_id, "device": one.device_id} for one in entries]


def _rivals(told: SiteRehearsal, log: dict[int, list[Told]]) -> list[str]:
    """I5, I8: claims of one day that say another share and had not read of each other are conflicts; no others are.

    Where somebody has decided, claims were set aside meanwhile: those activities are left out.
    """
    undecided = [entries for entries in log.values() if not any(one.decided for one in entries)]
    expected = {
        str(later.op_id)
        for entries in undecided
        for later in entries
        for earlier in entries
        if earlier.id < later.id
        and earlier.day == later.day
        and not _knew(later, earlier)
        and not _replaced(earlier, entries, until=later.id)
        and values_of(earlier.facts).get("percent") != values_of(later.facts).get("percent")
    }
    reports = {one.op_id for entries in undecided for one in entries}
    found = {op_id for _, op_id, _, _ in tables.conflicts_of(told.project.pk) if op_id in reports}
    missing = [f"I5 SILENT-OVERWRITE {one}" for one in sorted(expected - found)]
    return missing + [f"I8 FALSE-CONFLICT {one}" for one in sorted(found - expected)]


def _knew(later: Told, earlier: Told) -> bool:
    """Whether it was entered on the same device, or where the other had been read."""
    return later.device_id == earlier.device_id or (earlier.feed_sequence or 0) <= (later.seen or 0)


def _replaced(entry: Told, entries: list[Told], *, until: int) -> bool:
    """Whether its author had said something else for that day before the entry `until`, knowing of it (rule 6.43)."""
    return any(
        entry.id < one.id < until and (one.author_id, one.day) == (entry.author_id, entry.day) and _knew(one, entry)
        for one in entries
    )


def _standing(told: SiteRehearsal, log: dict[int, list[Told]]) -> list[str]:
    """I10: what stands of each activity is what a replay of its log gives."""
    stored = tables.standings_of(told.project.pk)
    found = []
    for number, entries in log.items():
        stands = replay(entries)
        given = tables.plain([stands.accepted, stands.claimed, len(stands.waiting)])
        if stored.get(number) != given:
            found.append(f"I10 REPLAY activity {number} stands at {stored.get(number)}, its log gives {given}")
    return found
