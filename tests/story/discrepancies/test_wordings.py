from __future__ import annotations

import pytest

from onrecord.domain.stories import DiscrepancyKind, Nature
from tests.story.notes import Notes, disagreements


def quoted(text: str, content: str, speaker: str = "Ada Brenn") -> Notes:
    return Notes(text, published="2031-03-10").actor(speaker).said(content, speaker)


def test_one_quotation_in_two_wordings() -> None:
    one = quoted("“It was a shameful bargain for the coast,” Ada Brenn said.", "It was a shameful bargain for the coast,")
    other = quoted("Ada Brenn said: “It was a shabby bargain for the coast.”", "It was a shabby bargain for the coast.")
    assert len(disagreements(DiscrepancyKind.WORDING, one, other)) == 1


def test_a_shortened_quotation_is_no_other_wording() -> None:
    words = "It was a shameful bargain for the coast and its people,"
    one = quoted(f"“{words}” Ada Brenn said.", words)
    other = quoted("Ada Brenn spoke of “a shameful bargain”.", "a shameful bargain")
    assert not disagreements(DiscrepancyKind.WORDING, one, other)


def test_one_quotation_of_two_speakers() -> None:
    words = "no ferry crosses this water without a pilot"
    one = quoted(f"“{words}”, Ada Brenn said.", words)
    other = quoted(f"“{words}”, Otto Lind said.", words, "Otto Lind")
    (discrepancy,) = disagreements(DiscrepancyKind.ATTRIBUTION, one, other)
    assert [s.value for s in discrepancy.sides] == ["Ada Brenn", "Otto Lind"]


def test_the_same_words_are_no_disagreement() -> None:
    words = "It was a shameful bargain for the coast,"
    assert not disagreements(DiscrepancyKind.WORDING, *(quoted(f"{n}: “{words}” Ada Brenn said.", words) for n in ("First", "Then")))


def test_three_wordings_of_one_quotation_stand_together() -> None:
    said = [f"It was a {word} bargain for the coast," for word in ("shameful", "shabby", "sorry")]
    (discrepancy,) = disagreements(DiscrepancyKind.WORDING, *(quoted(f"“{words}” Ada Brenn said.", words) for words in said))
    assert sorted(s.value for s in discrepancy.sides) == sorted(said)
    assert discrepancy.about.startswith("Ada Brenn: ")


def test_like_words_of_two_speakers_are_two_quotations() -> None:
    one = quoted("“It was a shameful bargain for the coast,” Ada Brenn said.", "It was a shameful bargain for the coast,")
    other = quoted("“It was a shabby bargain for the coast,” Otto Lind said.", "It was a shabby bargain for the coast,", "Otto Lind")
    assert not disagreements(DiscrepancyKind.WORDING, one, other)


def test_a_phrase_that_anybody_says_is_claimed_by_nobody() -> None:
    one = quoted("“No comment,” Ada Brenn said.", "No comment,")
    other = quoted("“No comment,” Otto Lind said.", "No comment,", "Otto Lind")
    assert not disagreements(DiscrepancyKind.ATTRIBUTION, one, other)


@pytest.mark.parametrize(
    ("other", "nature", "marks"),
    [
        ("I see no reason why the river would rise here", Nature.CONFLICT, {"would", "wouldn’t"}),
        ("I see no reason why the river wouldn’t", Nature.SHORTENING, {"rise here"}),
        ("I see no reason why the water wouldn’t rise here", Nature.REWORDING, {"river", "water"}),
    ],
    ids=["the opposite", "words left out", "another word"],
)
def test_how_two_wordings_differ_is_told_and_marked(other: str, nature: Nature, marks: set[str]) -> None:
    said = ("I see no reason why the river wouldn’t rise here", other)
    told = [quoted(f"“{words}” Ada Brenn said.", words) for words in said]
    texts = {n.article.id: n.article.text for n in told}
    (discrepancy,) = disagreements(DiscrepancyKind.WORDING, *told)
    assert discrepancy.nature is nature
    assert {m.span.of(texts[m.article]) for s in discrepancy.sides for m in s.differing} == marks
