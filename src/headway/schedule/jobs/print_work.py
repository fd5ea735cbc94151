"""`python -m headway.schedule.jobs.print_work ID`: the work of one print."""

from __future__ import annotations

import sys

from headway.kernel.child import begin_as_child


def main(print_id: int) -> int:
    begin_as_child()
    from headway.schedule.actions import draw_print

    draw_print(print_id=print_id)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
