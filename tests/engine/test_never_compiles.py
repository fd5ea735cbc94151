"""The service never compiles while it serves: after the warm-up no plan asks for another form of any kernel."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PROBE = """
import sys
from datetime import datetime, timedelta
from dataclasses import replace
from hypothesis import HealthCheck, Phase, given, settings
from engine.reference.drawn import plans
from engine.test_bad_input import CALCULATED, REFUSED
from headway.engine import assess_project, build_network, calculate_project, float_paths, reasons_of, revised_network
from headway.engine import shorten, warm_kernels
from headway.engine.document import Profile, RecordedDates
from headway.interchange.comparison import compare_recorded
from headway.engine.errors import ScheduleError
from headway.engine.why.reasons import DateName

def compiled():
    return {
        f"{module}.{name}{signature}"
        for module, content in list(sys.modules.items()) if module.startswith("headway.engine")
        for name, found in list(vars(content).items()) if hasattr(found, "signatures") and hasattr(found, "py_func")
        for signature in found.signatures
    }

def a_day_later(project, picture):
    def at(name, row):
        minutes = int(getattr(picture, name)[row])
        return None if minutes == -(2**31) else datetime(1970, 1, 1) + timedelta(minutes=minutes, days=row % 2)
    names = ("start", "finish", "early_start", "early_finish", "late_start", "late_finish")
    return {
        activity.uid: RecordedDates(**{name: at(name, row) for name in names})
        for row, activity in enumerate(project.activities)
    }

def use(project):
    try:
        calculated = calculate_project(project)
        assess_project(project, calculated)
        compare_recorded(project, calculated, a_day_later(project, calculated.picture))
        network = calculated.network
        revised_network(network, replace(network.plan.columns))
        for row in range(0, network.size, 1 + network.size // 8):
            if project.activities[row].kind != "wbs":
                float_paths(network, row)
                shorten(network, row, 1)
            for date in DateName:
                reasons_of(network).reason(row, date)
    except ScheduleError:
        pass

@settings(max_examples=60, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
          suppress_health_check=list(HealthCheck))
@given(plans(progress=True, mixed=True))
def drawn(project):
    for profile in Profile:
        project.options.profile = profile
        use(project)

warm_kernels()
import headway.engine.quality.indices, headway.engine.why.shorten
before = compiled()
drawn()
for make in [*(make for name, make in CALCULATED.items() if "thousand" not in name), *(one[0] for one in REFUSED.values())]:
    for profile in Profile:
        project = make()
        project.options.profile = profile
        use(project)
import json
print(json.dumps(sorted(compiled() - before)))
"""


def test_no_kernel_is_compiled_after_the_warm_up() -> None:
    tests = Path(__file__).resolve().parent.parent
    probe = f"import sys; sys.path[:0] = [{str(tests)!r}, {str(tests.parent)!r}]\n{PROBE}"

    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, timeout=300, check=False)

    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout.splitlines()[-1]) == []
