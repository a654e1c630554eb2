from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.cli.charts import ABOVE, BELOW, END, FAR_APART, LEAST_WIDTH, LINE, POINT, START, Extent, Scale, axis, draw, has_room

NUMBERS = st.one_of(st.integers(0, 100).map(float), st.floats(0, 1e15))
EXTENTS = st.builds(
    lambda ends, below, above: Extent(min(ends), max(ends), below=below, above=above),
    st.tuples(NUMBERS, NUMBERS),
    st.booleans(),
    st.booleans(),
)
WIDTHS = st.integers(LEAST_WIDTH, 150)


@given(st.lists(EXTENTS, min_size=1), WIDTHS)
def test_every_chart_is_as_wide_as_its_scale_and_holds_all_its_marks(extents: list[Extent], width: int) -> None:
    scale = Scale.over(extents, width)
    for extent in extents:
        chart = draw(extent, scale)
        assert len(chart) == width
        assert (BELOW in chart, ABOVE in chart) == (extent.below, extent.above)
        assert set(chart) <= {" ", POINT, START, LINE, END, BELOW, ABOVE}


@given(st.lists(NUMBERS, min_size=1), WIDTHS)
def test_values_lie_in_the_order_of_their_size_within_the_scale(numbers: list[float], width: int) -> None:
    scale = Scale.over([Extent(number, number) for number in numbers], width)
    cells = [scale.cell(number) for number in sorted(numbers)]
    assert cells == sorted(cells)
    assert cells[0] >= 1
    assert cells[-1] == (width - 2 if max(numbers) > 0 else 1)


@given(EXTENTS, st.lists(EXTENTS), WIDTHS)
def test_the_low_end_stands_before_the_high_end(extent: Extent, others: list[Extent], width: int) -> None:
    scale = Scale.over([extent, *others], width)
    body = draw(extent, scale).strip(f" {BELOW}{ABOVE}")
    first, last = scale.cell(extent.low), scale.cell(extent.high)
    assert first <= last
    assert body == (POINT if first == last else START + LINE * (last - first - 1) + END)
    assert draw(extent, scale)[first : last + 1] == body


@given(st.lists(EXTENTS, min_size=1), WIDTHS)
def test_a_scale_is_logarithmic_only_where_numbers_lie_far_apart_and_none_is_nought(extents: list[Extent], width: int) -> None:
    scale = Scale.over(extents, width)
    smallest, largest = min(one.low for one in extents), max(one.high for one in extents)
    assert scale.logarithmic == (smallest > 0 and largest > FAR_APART * smallest)
    assert (scale.low, scale.high) == (smallest if scale.logarithmic else 0, largest)


@given(st.floats(1, 1e6), st.floats(1.1, 10), st.integers(30, 120))
def test_a_logarithmic_scale_gives_like_ratios_like_room(low: float, ratio: float, width: int) -> None:
    steps = [low * ratio**power for power in range(5)]
    assume(steps[-1] > FAR_APART * low)
    scale = Scale.over([Extent(step, step) for step in steps], width)
    gaps = [scale.cell(after) - scale.cell(before) for before, after in pairwise(steps)]
    assert max(gaps) - min(gaps) <= 1


@given(st.lists(EXTENTS, min_size=1), st.text("0123456789,", min_size=1), st.text("0123456789,", min_size=1), WIDTHS)
def test_an_axis_is_as_wide_as_its_charts_and_has_its_ends_in_words(extents: list[Extent], low: str, high: str, width: int) -> None:
    scale = Scale.over(extents, width)
    assume(has_room(scale, low, high))
    line = axis(scale, low, high)
    assert len(line) == scale.width
    assert line.startswith(f" {low} ")
    assert line.endswith(f" {high} ")
    assert ("log" in line) == scale.logarithmic


@pytest.mark.parametrize(
    ("high", "width", "room"), [(7, 7, False), (7, 8, True), (16e3, 13, True), (16e3, 12, False), (1e6, 18, True), (1e6, 17, False)]
)
def test_an_axis_has_room_or_not(high: float, width: int, room: bool) -> None:
    assert has_room(Scale.over([Extent(1 if high > 16e3 else 0, high)], width), "1", f"{high:,.0f}"[:8]) == room


@pytest.mark.parametrize(
    ("extent", "chart"),
    [
        (Extent(0, 0), " ●        "),
        (Extent(7, 7), "        ● "),
        (Extent(2, 6), "   ├───┤  "),
        (Extent(2, 3), "   ├┤     "),
        (Extent(7, 7, above=True), "        ●→"),
        (Extent(0, 0, below=True), "←●        "),
        (Extent(3, 5, below=True, above=True), "   ←├─┤→  "),
    ],
)
def test_charts_look_like_this(extent: Extent, chart: str) -> None:
    assert draw(extent, Scale.over([Extent(0, 7)], 10)) == chart


def test_an_axis_looks_like_this() -> None:
    assert axis(Scale.over([Extent(10, 90)], 12), "0", "90") == " 0 ───── 90 "
    assert axis(Scale.over([Extent(1, 900)], 16), "1", "900") == " 1 ─ log ── 900 "
