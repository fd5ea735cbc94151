"""The cache of compiled kernels: named by what they depend on, warmed whole, never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from headway.engine import cache, kernel_cache_state

pytestmark = pytest.mark.quick


def test_a_changed_source_gives_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """numba itself would not notice: it looks at the caller's file, not at the callee's."""
    (tmp_path / "kernels.py").write_text("ONE = 1\n")
    monkeypatch.setattr(cache, "_SOURCES", tmp_path)
    before = cache.kernel_fingerprint()

    (tmp_path / "kernels.py").write_text("ONE = 2\n")

    assert cache.kernel_fingerprint() != before


def test_the_named_folder_is_used_and_a_read_only_one_falls_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    monkeypatch.setenv("HEADWAY_KERNEL_CACHE", str(tmp_path / "named"))
    assert cache.kernel_cache_folder().parent == tmp_path / "named"

    (tmp_path / "file").write_text("")
    monkeypatch.setenv("HEADWAY_KERNEL_CACHE", str(tmp_path / "file" / "below"))

    assert cache.kernel_cache_folder().parent == tmp_path / "user" / "headway" / "kernels"


def test_the_state_counts_what_stands_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADWAY_KERNEL_CACHE", str(tmp_path))
    (cache.kernel_cache_folder() / "one.nbc").write_bytes(b"12345")

    state = kernel_cache_state()

    assert (state.writable, state.kernels, state.size_bytes) == (True, 1, 5)


def test_the_rehearsal_loads_every_kernel_and_no_plan_asks_for_another_form_of_it() -> None:
    """A request never waits for the compiler: one signature per kernel, there before the first real plan."""
    from engine.site import days, site, wbs
    from headway.engine import warm_kernels
    from headway.engine.backward import backward
    from headway.engine.document import ActivityKind, Profile
    from headway.engine.forward import forward, move_as_late
    from headway.engine.graph import choose_lag_calendars, lay_relations, longest_span, rerank, topological
    from headway.engine.lookups import finish_instants, work_between
    from headway.engine.paths import extremes, has_mode, latest_finish, longest_path, relate, roll_up

    entries = (
        *(lay_relations, choose_lag_calendars, topological, rerank, longest_span, finish_instants, work_between),
        *(forward, move_as_late, backward, relate, extremes, has_mode, latest_finish, longest_path, roll_up),
    )
    warm_kernels()
    assert [kernel.__name__ for kernel in entries if len(kernel.signatures) != 1] == []

    for profile in Profile:
        loe = days("L", 1, kind=ActivityKind.LEVEL_OF_EFFORT)
        site(
            [wbs("W"), days("A", 2, parent_uid="W"), days("B", 1, parent_uid="W"), loe], "A-B, A-L SS", profile=profile
        )

    assert [kernel.__name__ for kernel in entries if len(kernel.signatures) != 1] == []
