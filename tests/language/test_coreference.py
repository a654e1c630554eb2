"""Chains: links above even odds, spans within the sentence, and the same answer in a long article as in a short one."""

from types import SimpleNamespace
from typing import cast

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language import mentions
from onrecord.language.coreference import BLOCK, Coreference
from onrecord.language.inventory import REACH
from onrecord.language.weights import Weights

HIDDEN = 4


def scorer(*, match: dict[mentions.Match, float]) -> Coreference:
    """A scorer that goes by how the words of two mentions agree."""
    tables = {
        "apart": np.zeros((mentions.APART, HIDDEN), np.float32),
        "sentences": np.zeros((mentions.SENTENCES, HIDDEN), np.float32),
        "kinds": np.zeros((len(mentions.Kind) ** 2, HIDDEN), np.float32),
        "match": np.array([[match.get(m, 0.0)] * HIDDEN for m in mentions.Match], np.float32),
        "distance": np.zeros((2 * REACH + 1, 2), np.float32),
        "out": np.ones(HIDDEN, np.float32),
        "out_bias": np.full(1, -1.0, np.float32),
    }
    return Coreference(cast("Weights", SimpleNamespace(coreference=tables)))


def scores(heads: list[int], count: int) -> dict[str, np.ndarray]:
    """Scores under which ``heads`` head mentions of one word."""
    eye = np.eye(count, dtype=np.float32)
    zeros = np.zeros((count, HIDDEN), np.float32)
    mention = np.where(np.isin(np.arange(count), heads), 0.1, -9.0).astype(np.float32)[:, None]
    vectors = dict.fromkeys(("link", "back", "later", "earlier"), zeros)
    return {"mention": mention, "span": eye, "span_start": eye, "span_end": eye} | vectors


def test_mentions_of_the_same_name_make_a_chain_and_a_single_one_none() -> None:
    words = "Lind spoke . Roux left . Then Lind followed".split()
    upos = "PROPN VERB PUNCT PROPN VERB PUNCT ADV PROPN VERB".split()
    (chain,) = scorer(match={mentions.Match.WHOLE: 1.0})(words, upos, np.array([0, 0, 0, 1, 1, 1, 2, 2, 2]), scores([0, 3, 7], 9))
    assert chain.mentions == ((0, 1), (7, 8))


@given(st.lists(st.sampled_from(["Lind", "Roux", "Maren", "ships"]), max_size=60))
@settings(max_examples=60, deadline=None)
def test_a_mention_is_in_one_chain_and_chains_have_two_or_more(words: list[str]) -> None:
    upos = ["NOUN" if w == "ships" else "PROPN" for w in words]
    found = scorer(match={mentions.Match.WHOLE: 1.0})(words, upos, np.arange(len(words)) // 5, scores(list(range(len(words))), len(words)))
    everything = [m for chain in found for m in chain.mentions]
    assert len(everything) == len(set(everything))
    assert all(len(chain.mentions) > 1 for chain in found)
    assert {frozenset(words[a] for a, _ in chain.mentions) for chain in found} == {frozenset([w]) for w in words if words.count(w) > 1}


def test_a_long_article_is_linked_across_blocks() -> None:
    words = [("Lind", "Roux", "Maren")[n % 3] for n in range(BLOCK + 300)]
    count = len(words)
    found = scorer(match={mentions.Match.WHOLE: 1.0})(words, ["PROPN"] * count, np.arange(count) // 9, scores(list(range(count)), count))
    assert [len(chain.mentions) for chain in found] == [len(words[i::3]) for i in range(3)]
