"""Gists drawn at random from a small vocabulary, so that many are alike."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from onrecord.domain.gists import Gist

STEMS = tuple(f"word{number}" for number in range(24))
BEGIN = date(2031, 1, 1)

days = st.none() | st.integers(0, 900).map(lambda at: (BEGIN + timedelta(at), BEGIN + timedelta(at + at % 2)))
bags = st.dictionaries(st.sampled_from(STEMS), st.integers(20, 220), min_size=1, max_size=18)


def _gist(drawn: tuple[int, tuple[date, date] | None, dict[str, int]]) -> Gist:
    number, published, bag = drawn
    return Gist(f"a-{number:04}", published, tuple(sorted(bag.items(), key=lambda one: (-one[1], one[0]))))


gists = st.tuples(st.integers(0, 9999), days, bags).map(_gist)
piles = st.lists(gists, max_size=30, unique_by=lambda one: one.article)
