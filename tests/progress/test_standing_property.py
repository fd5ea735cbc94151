"""Whatever people do in whatever order, what is stored is the replay of the log (sync.md I10)."""

from __future__ import annotations

import contextlib
import random
from uuid import UUID

import pytest
from block import Block, later, person

from headway.kernel.errors import Refusal
from headway.people.models import Account
from headway.progress.actions.acceptance import Wish, decide_reports
from headway.progress.actions.folding import fold_project
from headway.progress.models import Standing
from headway.progress.queries.log import list_log
from headway.progress.rules.replay import replay
from headway.projects.actions import add_member

pytestmark = pytest.mark.django_db
STEPS = 30


@pytest.mark.parametrize("seed", range(6))
def test_what_is_stored_is_the_replay_of_the_log(block: Block, seed: int) -> None:
    chance = random.Random(seed)
    other = person("qian", "foreman")
    add_member(project=block.project, account=other, role="foreman", now=later())
    reported: list[tuple[str, Account]] = []
    for step in range(STEPS):
        with contextlib.suppress(Refusal):  # decided already, not his own, overtaken: refused and nothing written
            _act(block, chance, [block.foreman, other], reported, step)
        _require_replayed(block)


def _act(
    block: Block, chance: random.Random, authors: list[Account], reported: list[tuple[str, Account]], step: int
) -> None:
    act = chance.choice(["report", "report", "correct", "withdraw", "accept", "other", "return", "fold", "office"])
    author, now = chance.choice(authors), later(minutes=step)
    told = {"percent": chance.choice([0.1, 0.4, 0.7, 1.0]), "day": f"2026-03-{chance.randrange(2, 10):02d}"}
    uid = chance.choice(reported)[0] if reported else ""
    if act == "report" or not reported:
        reported.append((block.report(chance.choice(["B1", "B2"]), by=author, now=now, **told), author))
    elif act == "correct":
        uid, author = chance.choice(reported)
        reported.append((block.report("B1", by=author, supersedes=uid, now=now, **told), author))
    elif act == "withdraw":
        uid, author = chance.choice(reported)
        block.act(author, "withdraw_report", {"supersedes": uid}, now=now)
    elif act == "fold":
        fold_project(project_id=block.project.pk, now=now)
    elif act == "office":
        values = {"percent_complete": chance.choice([0.2, 0.5])}
        block.edit(block.planner, {"kind": "record_progress", "activity_id": block.number("B2"), "values": values})
    else:
        decision = {"accept": "accept", "other": "accept_other", "return": "return"}[act]
        wish = Wish(UUID(uid), decision, {"percent": 0.3}, "other", "x", anyway=True)
        decide_reports(user=block.supervisor, project_id=block.project.pk, wishes=[wish], now=now)


def _require_replayed(block: Block) -> None:
    logs = list_log(block.project.pk, None)
    for row in Standing.objects.filter(project=block.project):
        stands = replay(logs.get(row.activity_id, []))
        stored = (row.accepted, row.claimed, row.waiting, row.due)
        assert stored == (stands.accepted, stands.claimed, len(stands.waiting), stands.due)
