from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.times.clocks import TERMS, Clock, local
from onrecord.reading.times.words import words_of

NLP = spacy.blank("en")


def whole(text: str) -> Clock | None:
    words = words_of(NLP(text))
    return next((clock for end, clock in TERMS["time"].find(words, 0) if end == len(words)), None)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("9:50 am", Clock("T09:50")),
        ("9.50 a.m.", Clock("T09:50")),
        ("12 p.m.", Clock("T12:00")),
        ("12:30 am", Clock("T00:30")),
        ("5 p.m. EST", Clock("T17:00", "-05:00")),
        ("0650 GMT", Clock("T06:50", "Z")),
        ("17:05", Clock("T17:05")),
        ("eight o'clock", Clock("T08")),
        ("noon", Clock("T12:00")),
        ("four in the morning", Clock("T04:00")),
        ("3 p.m. Moscow time", Clock("T15:00", "+03:00")),
        ("3 p.m. Eastern time", Clock("T15:00")),
        ("9:50 am (0650 GMT)", Clock("T09:50", "+03:00")),
    ],
)
def test_times_of_the_clock(text: str, clock: Clock) -> None:
    assert whole(text) == clock


@pytest.mark.parametrize("text", ["13 am", "25:00", "9:75", "2460 GMT", "six", "6.43"])
def test_what_no_clock_shows(text: str) -> None:
    assert whole(text) is None


@given(st.integers(0, 23 * 60 + 59), st.integers(-11 * 60, 12 * 60).map(lambda minutes: minutes - minutes % 30))
def test_a_second_time_in_utc_tells_the_zone_also_across_midnight(minutes: int, ahead: int) -> None:
    def clock(at: int, zone: str | None = None) -> Clock:
        return Clock(f"T{at % 1440 // 60:02}:{at % 60:02}", zone)

    zone = local(clock(minutes), clock(minutes - ahead, "Z")).zone
    assert zone is not None
    told = (int(zone[1:3]) * 60 + int(zone[4:])) * (-1 if zone[0] == "-" else 1)
    assert told == (ahead if ahead < 720 else -720)


def test_a_second_time_of_no_known_zone_tells_nothing() -> None:
    assert local(Clock("T09:50"), Clock("T06:50")) == Clock("T09:50")
    assert local(Clock("TMO"), Clock("T06:50", "Z")) == Clock("TMO")
    assert local(Clock("T09:50", "+03:00"), Clock("T05:50", "Z")) == Clock("T09:50", "+03:00")
