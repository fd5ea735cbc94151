"""What rehearsals came to: seeds, entries and their fates, what was broken."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from headway.server.simulation import tables
from headway.server.simulation.findings import violations
from headway.server.simulation.rehearsal import Rehearsal
from headway.server.simulation.site import SiteRehearsal, site_violations


@dataclass
class Figures:
    """Sums over seeds; `broken`: seed -> what does not hold after it."""

    first: int = 0
    seeds: int = 0
    saved: int = 0
    applied: int = 0
    parked: int = 0
    conflicts: int = 0
    lost_with_phones: int = 0
    reasons: Counter[str] = field(default_factory=Counter)  # of what was parked
    broken: dict[int, list[str]] = field(default_factory=dict)

    def add(self, told: Rehearsal, found: list[str]) -> None:
        """Count one rehearsal that has come to rest."""
        answers = tables.answered(list(told.ledger.saved))
        parked, count = sum(status == "parked" for status, _ in answers.values()), len(answers)
        self.seeds += 1
        self.saved += len(told.ledger.saved)
        self.parked += parked
        self.applied += count - parked
        self.conflicts += len(tables.conflicts_of(told.project.pk))
        self.lost_with_phones += len(told.ledger.saved) - count
        self.reasons.update(tables.reasons_of(list(told.ledger.saved)))
        if found:
            self.broken[told.seed] = found

    @property
    def violations(self) -> int:
        return sum(len(found) for found in self.broken.values())

    def line(self) -> str:
        """One line for people."""
        return (
            f"{self.seeds} seeds from {self.first}: {self.saved} entries saved, {self.applied} applied, "
            f"{self.parked} parked, {self.lost_with_phones} gone with a phone, {self.conflicts} conflicts, "
            f"{self.violations} violations in {len(self.broken)} seeds"
        )

    def as_json(self) -> dict[str, Any]:
        """The same for machines."""
        return {name: value for name, value in vars(self).items() if name != "broken"} | {
            "violations": self.violations,
            "broken_seeds": {str(seed): found for seed, found in self.broken.items()},
        }


def rehearse(seed: int, steps: int, figures: Figures, *, on_site: bool = False) -> list[str] | None:
    """Run one seed, on forms or on what the site enters, and count it; what it did, when it breaks something."""
    told = SiteRehearsal(seed) if on_site else Rehearsal(seed)
    told.run(steps)
    found = site_violations(told) if isinstance(told, SiteRehearsal) else violations(told)
    figures.add(told, found)
    return told.ledger.steps if found else None
