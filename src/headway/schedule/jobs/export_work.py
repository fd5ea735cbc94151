"""`python -m headway.schedule.jobs.export_work ID`: the work of one export."""

from __future__ import annotations

import sys

from headway.kernel.child import begin_as_child


def main(run_id: int) -> int:
    begin_as_child()
    from headway.schedule.actions import write_export

    write_export(run_id=run_id)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
