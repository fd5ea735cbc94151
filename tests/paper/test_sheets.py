"""A chart on sheets of paper: what stands where, and what is cut to which page."""

from itertools import pairwise

import numpy as np
import pytest
from small_chart import at, chart, day, sheet, words

from headway.engine.columns import NO_INSTANT
from headway.engine.drawing import RowsTooLow, TooManyPages, draw_page, draw_pages, tile
from headway.engine.drawing.axis import cells_between
from headway.engine.drawing.front_line import front_points
from headway.engine.drawing.widths import fit_text, text_width

pytestmark = pytest.mark.quick


def roles_of(items: list[dict]) -> set[str]:
    found = set()
    for item in items:
        found |= roles_of(item["items"]) if item["kind"] == "clip" else {item["role"]}
    return found


def texts_of(items: list[dict]) -> list[str]:
    return [
        one for item in items for one in (texts_of(item["items"]) if item["kind"] == "clip" else item.get("words", []))
    ]


def points_of(items: list[dict]) -> list[tuple[int, int]]:
    """Every corner outside clipped windows."""
    points = []
    for item in items:
        if item["kind"] == "rects":
            for x, y, width, height in zip(*[iter(item["at"])] * 4, strict=True):
                points += [(x, y), (x + width, y + height)]
        elif item["kind"] in ("lines", "texts"):
            points += list(zip(*[iter(item["at"])] * 2, strict=True))
        elif item["kind"] == "clip":
            x, y, width, height = item["at"]
            points += [(x, y), (x + width, y + height)]
    return points


@pytest.mark.parametrize("paper", ["A4", "A3", "A2", "A1", "A0"])
@pytest.mark.parametrize("landscape", [True, False])
def test_everything_stands_inside_the_frame(paper: str, landscape: bool) -> None:
    tiling = tile(chart(30), sheet(paper=paper, landscape=landscape))

    page = draw_page(tiling, 1, words())

    left, top, right, bottom = tiling.sheet.frame
    inside = [point for point in points_of(page.items) if point not in {(0, 0), (page.width, page.height)}]
    assert [(x, y) for x, y in inside if not (left <= x <= right and top <= y <= bottom)] == []


def test_a_plan_fitted_to_one_page_wide_shows_every_day() -> None:
    tiling = tile(chart(), sheet())

    assert tiling.across == 1
    assert tiling.day_cuts == (day("2026-10-30"), day("2026-12-16"))


def test_pages_go_down_first_and_hold_every_row_and_day_once() -> None:
    tiling = tile(chart(30), sheet(paper="A4", pages_wide=3))

    cuts = [tiling.cut(number) for number in range(1, tiling.page_count + 1)]

    assert (tiling.across, tiling.page_count) == (3, 3 * tiling.down)
    assert [cut.down for cut in cuts[: tiling.down]] == list(range(tiling.down))
    assert {row for cut in cuts for row in range(*cut.rows)} == set(range(210))
    first_row = [cut.days for cut in cuts if cut.down == 0]
    assert [a[1] == b[0] for a, b in pairwise(first_row)] == [True, True]
    assert (first_row[0][0], first_row[-1][1]) == (day("2026-10-30"), day("2026-12-16"))


def test_further_pages_repeat_all_columns_or_only_row_and_name() -> None:
    for repeat, expected in (("all", ["row", "state", "name", "finish"]), ("name", ["row", "name"]), ("none", [])):
        tiling = tile(chart(), sheet(pages_wide=2, repeat=repeat))

        assert [placed.column.id for placed in tiling.cut(2).columns] == expected


def test_rows_fitted_to_few_pages_grow_lower_and_are_refused_when_nobody_could_read_them() -> None:
    fitted = tile(chart(30), sheet(paper="A1", pages_high=2))

    assert (fitted.down, fitted.row_height < 500) == (2, True)
    with pytest.raises(RowsTooLow):
        tile(chart(100), sheet(paper="A4", pages_high=1))


def test_more_pages_than_a_print_may_have_are_refused_before_anything_is_drawn() -> None:
    with pytest.raises(TooManyPages) as refused:
        tile(chart(1_500), sheet(paper="A4", pages_wide=5))

    assert refused.value.parameters["limit"] == 200


def test_pages_tell_where_the_drawing_goes_on() -> None:
    tiling = tile(chart(30), sheet(paper="A4", pages_wide=2))

    shown = texts_of(draw_page(tiling, 1, words()).items)

    assert f"接第 {tiling.down + 1} 页 ▶" in shown
    assert "▼ 接第 2 页" in shown
    assert any(words.startswith(f"第 1 页 共 {tiling.page_count} 页") for words in shown)


def test_meaning_never_rests_on_colour_alone() -> None:
    shown = roles_of(draw_page(tile(chart(), sheet()), 1, words()).items)

    assert {"edge_critical", "hatch", "mark_late", "mark_done", "front", "baseline", "rest"} <= shown


def test_a_layer_that_is_off_is_not_drawn() -> None:
    shown = roles_of(draw_page(tile(chart(), sheet(layers=frozenset())), 1, words()).items)

    assert not shown & {"edge_critical", "baseline", "rest", "front", "link_critical", "done", "text_critical"}
    assert "data_date" in shown


def test_the_front_line_stands_left_of_the_data_date_where_work_is_late() -> None:
    # formwork, baseline 11-09 to 11-20 (11 working days), half done on 11-20: noon of the sixth day, Saturday 11-14
    points = front_points(chart())

    assert points[2] / 1440 == pytest.approx(day("2026-11-14") + 0.5)
    assert np.isnan(points[[1, 3]]).all()  # done; need not have begun
    # services without a baseline, 20 % of 17 working days from 11-16 on
    assert points[5] / 1440 == pytest.approx(day("2026-11-19") + 0.4)


def test_overdue_work_pulls_the_front_line_back_to_where_it_should_have_begun() -> None:
    overdue = chart(percent=np.zeros(7), data_date=at("2026-11-27 17:00"))

    assert front_points(overdue)[3] / 1440 == day("2026-11-21")


def test_lateness_is_counted_in_working_days_of_the_own_calendar() -> None:
    # formwork 11-20 → 11-24: Saturday, Monday, Tuesday; the Sunday rests
    assert chart().slip_days.tolist()[1:4] == [4, 3, 3]


def test_text_is_cut_with_an_ellipsis_where_its_cell_ends() -> None:
    assert text_width("混凝土", 250) == 750
    assert fit_text("混凝土浇筑", 1_000, 250) == "混凝土…"
    assert fit_text("混凝土", 750, 250) == "混凝土"
    assert fit_text("混凝土", 100, 250) == ""


def test_a_xun_ends_with_its_month() -> None:
    cells = cells_between("xun", day("2026-02-15"), day("2026-03-05"))

    assert [(b - a) for a, b in cells] == [10, 8, 10]


def test_rows_without_dates_are_drawn_with_their_texts_alone() -> None:
    nothing = np.full(7, NO_INSTANT)
    bare = chart(start=nothing, finish=nothing, baseline_start=nothing, baseline_finish=nothing)

    pages = list(draw_pages(tile(bare, sheet()), words("en")))

    assert "A 区 铝模安装" in texts_of(pages[0].items)
