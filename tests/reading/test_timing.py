from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import language
from onrecord.domain.resolution import resolve
from onrecord.domain.times import NEARBY, UP_TO_NOW, WEAK, TimeRef
from onrecord.language.pipeline import findings_of
from onrecord.reading import timing
from onrecord.reading.discourse import NEWS_OF_THE_DAY
from onrecord.reading.telling import Telling
from onrecord.reading.times import find_times
from onrecord.reading.timing import BEFORE_NOW, Candidate, Timing, choose
from onrecord.reading.voices import Voices
from tests.reading import samples

MONDAY = "2022-02-21"


def whens(text: str) -> dict[str, tuple[str, str | None]]:
    """The rule and value of each event's time by its words."""
    found = samples.reading(text).events
    return {e.span.of(text): (e.when.rule, resolve(e.when, MONDAY)) for e in found if e.when is not None}


def test_what_is_planned_has_its_own_day_and_the_announcement_another() -> None:
    found = whens("The presidents agreed on Sunday to meet in Paris on Thursday, officials said.\n")
    assert found["agreed"] == ("weekday-past", "2022-02-20")
    assert found["meet"] == ("weekday-ahead", "2022-02-24")


def test_each_clause_has_its_own_day() -> None:
    found = whens("Denmark recalled its ambassador on Friday and expelled three Estonian diplomats on Saturday.\n")
    assert found["recalled"][1] == "2022-02-18"
    assert found["expelled"][1] == "2022-02-19"


def test_what_counts_from_an_event_or_is_done_again_and_again_has_no_day_of_another_sentence() -> None:
    text = "The minister resigned on Monday. Three days after the vote, the parliament met. They meet every Friday.\n"
    for event in samples.reading(text).events:
        if event.span.of(text) in ("met", "meet"):
            assert event.when is not None
            assert event.when.rule in ("from-event", "set")
            assert resolve(event.when, MONDAY) is None


def test_a_time_of_another_sentence_stands_in_doubt() -> None:
    text = samples.TALKS
    for event in samples.reading(text).events:
        when = event.when
        if when is not None and when.span is not None:
            line = text[text.rfind("\n", 0, when.span.start) + 1 : when.span.start]
            inside = text.rfind("\n", 0, event.span.start) < when.span.start and "." not in line
            assert inside or when.rule != NEARBY or when.uncertain


def test_candidates_are_none_the_day_of_publication_and_times_of_the_text() -> None:
    article = samples.article(samples.TALKS)
    doc = language.load(threads=1)(article)
    times = find_times(doc)
    found = findings_of(doc).events
    timing = Timing(doc, found, Telling(doc, article, (), Voices(())), times)
    for event in found:
        candidates = timing.candidates(doc[event.run[0]], event.label, event.status)
        refs = [candidate.ref for candidate in candidates]
        assert refs[:3] == [None, NEWS_OF_THE_DAY, BEFORE_NOW]
        assert set(refs[3:]) <= set(times)
        assert len(set(refs)) == len(refs)


SIGNS = st.lists(st.sampled_from(["its.in-sentence", "its.picked", "tag.VBD", "status.happened", "aux.will", "no such sign"]), max_size=5)


@given(st.lists(SIGNS, min_size=1, max_size=5))
@settings(max_examples=50, deadline=None)
def test_the_choice_is_one_of_the_candidates_whatever_their_order(signs: list[list[str]]) -> None:
    none = Candidate(None, ("its.none",))
    named = [Candidate(TimeRef(f"t{n}", fixed="2022"), tuple(told)) for n, told in enumerate(signs)]
    chosen = choose([none, *named])
    assert chosen is None or chosen in {candidate.ref for candidate in named}
    assert (choose([none, *reversed(named)]) is None) == (chosen is None)


def test_none_must_lead(monkeypatch: pytest.MonkeyPatch) -> None:
    class Fixed:
        def __init__(self, *scores: float) -> None:
            self._scores = np.array(scores)

        def scores(self, _: object) -> object:
            return self._scores

    candidates = [Candidate(None, ()), Candidate(NEWS_OF_THE_DAY, ())]
    lead = float(np.log(timing.NONE_MUST_LEAD))
    monkeypatch.setattr(timing, "scorer", lambda _: Fixed(lead + 0.1, 0.0))
    assert choose(candidates) is None
    monkeypatch.setattr(timing, "scorer", lambda _: Fixed(lead - 0.1, 0.0))
    assert choose(candidates) == NEWS_OF_THE_DAY


def test_what_lies_behind_is_no_more_than_that() -> None:
    assert resolve(BEFORE_NOW, MONDAY) == "../2022-02-21"
    assert BEFORE_NOW.rule == UP_TO_NOW
    assert BEFORE_NOW.rule in WEAK
