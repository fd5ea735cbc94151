"""`python -m headway.schedule.jobs.import_work read|write ID`: the work of one import job."""

from __future__ import annotations

import sys

from headway.kernel.child import begin_as_child


def main(step: str, run_id: int) -> int:
    begin_as_child()
    from headway.schedule.actions import read_import, write_import

    {"read": read_import, "write": write_import}[step](run_id=run_id)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
