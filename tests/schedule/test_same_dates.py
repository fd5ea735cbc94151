"""A plan in the database is calculated to the very dates of the file that it came from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from headway.engine import build_network_from_columns, calculate, calculate_project
from headway.interchange import read_file
from headway.schedule.rules.contents import Contents, Numbers, contents_of
from headway.schedule.rules.network import columns_of_contents
from headway.schedule.rules.packed import pack_json, unpack_json

pytestmark = pytest.mark.corpus

COLUMNS = (
    *("start", "finish", "early_start", "early_finish", "late_start", "late_finish"),
    *("total_float", "free_float", "critical", "longest_path"),
)


@pytest.mark.parametrize("kind", ["p6_*.xer", "msp_*.xml*", "syn_2k*"])
def test_rows_that_were_written_and_read_calculate_like_the_file(kind: str, corpus: Path) -> None:
    from headway.schedule.actions.operations.bulk import with_idle_assignments_marked

    differing, seen = [], 0
    for path in sorted((corpus / "files").glob(kind)):
        for project in read_file(path).document.projects:
            marked = with_idle_assignments_marked(project)
            numbers = Numbers(1, 1, {resource.uid: i for i, resource in enumerate(marked.resources)}, None)
            rows = Contents.from_json(unpack_json(pack_json(contents_of(marked, numbers).to_json())))

            of_file = calculate_project(project).picture
            of_rows = calculate(build_network_from_columns(columns_of_contents(rows)))

            seen += 1
            differing += [
                f"{path.name} {project.id} {name}"
                for name in COLUMNS
                if not np.array_equal(getattr(of_file, name), getattr(of_rows, name))
            ]

    assert seen > 0
    assert differing == []
