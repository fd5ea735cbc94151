"""`python -m headway.schedule.jobs.links_work PLAN FREED`: the work of one job that carries dates between projects."""

from __future__ import annotations

import json
import sys

from headway.kernel.child import begin_as_child


def main(plan_id: int, freed: str) -> int:
    begin_as_child()
    from headway.kernel.clock import now
    from headway.schedule.actions import carry_dates

    carry_dates(plan_id=plan_id, freed=[tuple(end) for end in json.loads(freed)], now=now())
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2]))
