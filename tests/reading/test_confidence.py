"""Confidence follows from the signs alone, and more certain signs never lower it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.confidence import Mention, Signs, confidence

PROBABILITIES = st.floats(0, 1)
SIGNS = st.builds(
    Signs,
    cue=PROBABILITIES,
    content=PROBABILITIES,
    source=PROBABILITIES,
    mention=st.sampled_from(Mention),
    quoted=st.booleans(),
    seconded=st.booleans(),
)
SURE = Signs(cue=0.99, content=0.99, source=0.99, mention=Mention.NAME, quoted=True, seconded=True)
UNSURE = Signs(cue=0.3, content=0.3, source=0.3, mention=Mention.UNKNOWN, quoted=False, seconded=False)


@given(SIGNS)
@settings(max_examples=200, deadline=None)
def test_any_signs_give_thousandths_of_one(signs: Signs) -> None:
    sure = confidence(signs)
    assert 0 <= sure <= 1
    assert sure == round(sure, 3)


@given(SIGNS)
@settings(max_examples=50, deadline=None)
def test_the_same_signs_give_the_same(signs: Signs) -> None:
    assert confidence(signs) == confidence(replace(signs))


@given(SIGNS, PROBABILITIES, PROBABILITIES)
@settings(max_examples=200, deadline=None)
def test_a_more_certain_cue_or_content_never_lowers_it(signs: Signs, one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert confidence(replace(signs, cue=less)) <= confidence(replace(signs, cue=more))
    assert confidence(replace(signs, content=less)) <= confidence(replace(signs, content=more))


@given(SIGNS, PROBABILITIES)
@settings(max_examples=100, deadline=None)
def test_where_nothing_stands_for_the_speaker_its_probability_tells_nothing(signs: Signs, source: float) -> None:
    nobody = replace(signs, mention=Mention.NONE)
    assert confidence(nobody) == confidence(replace(nobody, source=source))


@given(SIGNS)
@settings(max_examples=100, deadline=None)
def test_a_speaker_by_name_is_surer_than_one_who_is_not_known(signs: Signs) -> None:
    assert confidence(replace(signs, mention=Mention.NAME)) >= confidence(replace(signs, mention=Mention.UNKNOWN))


@given(SIGNS)
@settings(max_examples=100, deadline=None)
def test_what_two_taggers_found_is_surer_than_what_one_did(signs: Signs) -> None:
    assert confidence(replace(signs, seconded=True)) >= confidence(replace(signs, seconded=False))


@given(SIGNS)
@settings(max_examples=50, deadline=None)
def test_every_sign_is_a_number_and_one_kind_of_mention_holds(signs: Signs) -> None:
    features = signs.features()
    assert sum(features[f"mention.{mention}"] for mention in Mention) == features[f"mention.{signs.mention}"] == 1
    assert (features["quoted"], features["seconded"]) == (signs.quoted, signs.seconded)


def test_certainty_itself_is_no_infinity() -> None:
    none, all_of_it = (replace(SURE, cue=edge, content=edge, source=edge) for edge in (0.0, 1.0))
    assert 0 < confidence(none) < confidence(all_of_it) < 1


def test_sure_signs_are_far_from_unsure_ones() -> None:
    assert confidence(UNSURE) < 0.5 < confidence(SURE)
