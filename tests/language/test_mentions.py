"""What two mentions have in common, by their words."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.mentions import ANTECEDENTS, Kind, Match, Mentions, pairs

WORDS = "Maria Lind met the minister ; Lind told him that the harbour and the minister would wait , she said".split()
UPOS = "PROPN PROPN VERB DET NOUN PUNCT PROPN VERB PRON SCONJ DET NOUN CCONJ DET NOUN AUX VERB PUNCT PRON VERB".split()
HEADS = np.array([0, 4, 6, 8, 11, 12, 14, 18])
SPANS = np.array([[0, 2], [3, 5], [6, 7], [8, 9], [10, 12], [10, 15], [13, 15], [18, 19]])
FOUND = Mentions(HEADS, SPANS)
SENTENCES = np.array([0] * 6 + [1] * 14)


def match_of(later: int, earlier: int) -> Match:
    found = pairs(WORDS, UPOS, SENTENCES, FOUND)
    return Match(int(found.match[later, later - earlier - 1]))


def test_how_the_words_of_two_mentions_agree() -> None:
    assert match_of(2, 0) == Match.NAME
    assert match_of(6, 1) == Match.WHOLE
    assert match_of(4, 1) == Match.NONE
    assert match_of(5, 4) == Match.NONE


def test_how_a_mention_is_worded() -> None:
    found = pairs(WORDS, UPOS, SENTENCES, FOUND)
    kinds = [Kind(int(k) // len(Kind)) for k in found.kinds[:, 0]]
    assert kinds == [Kind.NAME, Kind.DEFINITE, Kind.NAME, Kind.HE, Kind.DEFINITE, Kind.COORDINATION, Kind.DEFINITE, Kind.SHE]


def test_antecedents_come_nearest_first_and_none_before_the_first() -> None:
    found = pairs(WORDS, UPOS, SENTENCES, FOUND)
    assert found.antecedents[3, :3].tolist() == [2, 1, 0]
    assert found.present.sum(axis=1).tolist() == list(range(8))
    assert found.sentences[2, 0] > found.sentences[3, 0]


@given(st.integers(0, 2 * ANTECEDENTS), st.integers(1, ANTECEDENTS))
@settings(max_examples=20, deadline=None)
def test_a_mention_is_described_alike_in_any_stretch_that_holds_its_antecedents(begin: int, more: int) -> None:
    words = [("he", "Lind", "ships")[n * n % 3] for n in range(3 * ANTECEDENTS)]
    upos = [{"he": "PRON", "Lind": "PROPN", "ships": "NOUN"}[w] for w in words]
    numbers = np.arange(len(words))
    spans = np.stack([numbers, numbers + 1], axis=1)
    whole = pairs(words, upos, numbers // 9, Mentions(numbers, spans))
    since, end = max(0, begin - ANTECEDENTS), min(len(words), begin + more)
    part = pairs(words, upos, numbers // 9, Mentions(numbers[since:end], spans[since:end]))
    rows, reach = slice(begin - since, end - since), part.antecedents.shape[1]
    for name in ("present", "apart", "sentences", "match", "kinds"):
        of_whole, of_part = getattr(whole, name)[begin:end, :reach], getattr(part, name)[rows]
        assert (np.where(part.present[rows], of_part, 0) == np.where(whole.present[begin:end, :reach], of_whole, 0)).all()
