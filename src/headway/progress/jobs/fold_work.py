"""`python -m headway.progress.jobs.fold_work PROJECT`: the work of one fold, in a process of its own."""

from __future__ import annotations

import sys

from headway.kernel.child import begin_as_child


def main(project_id: int) -> int:
    begin_as_child()
    from headway.kernel.clock import now
    from headway.progress.actions.folding import fold_project

    fold_project(project_id=project_id, now=now())
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
