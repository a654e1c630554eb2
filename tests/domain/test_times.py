from __future__ import annotations

from onrecord.domain.resolution import resolve
from onrecord.domain.spans import Span
from onrecord.domain.times import TimeRef, Unit


def ref(**fields: object) -> TimeRef:
    return TimeRef("test", **fields)  # type: ignore[arg-type]


def test_moved_and_is_day() -> None:
    day = ref(fixed="2022-03-01")
    assert resolve(day.moved(-1), None) == "2022-02-28"
    assert day.is_day
    assert day.moved(-1).is_day
    assert not ref(fixed="2022-03").is_day
    assert not ref(unit=Unit.WEEK).is_day
    assert not ref(unit=Unit.DAY, open_end=True).is_day
    assert not ref(fixed="2022-03-01", whole=Unit.WEEK).is_day
    assert not ref(fixed="-0479").is_day


def test_the_extent_of_a_range_holds_both_its_ends() -> None:
    last = ref(fixed="2022-03-11", span=Span(9, 17))
    assert ref(fixed="2022-03-09", span=Span(3, 4), until=last).extent == Span(3, 17)
    assert ref(fixed="2022-03-09", span=Span(3, 4)).extent == Span(3, 4)
    assert ref(fixed="2022-03-09", until=last).extent is None


def test_what_names_no_time_needs_no_anchor() -> None:
    assert not ref(timex="P3D").tells
    assert not ref(timex="P3D").needs_anchor
    assert ref(unit=Unit.DAY).needs_anchor
    assert not ref(fixed="2022").needs_anchor
    assert ref(fixed="2022", clip=-1).needs_anchor
