"""Attributions of an article are read in parts that hold whole sentences."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language import attributions
from onrecord.language.attributions import _cuts, sides
from onrecord.language.pipeline import findings_of, load
from tests.reading.samples import TALKS, article


@given(st.lists(st.integers(1, 9), min_size=1, max_size=30), st.integers(1, 20))
@settings(deadline=None)
def test_parts_hold_whole_sentences_and_all_of_them(sizes: list[int], together: int) -> None:
    sentences = np.repeat(np.arange(len(sizes)), sizes)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(attributions, "TOGETHER", together)
        cuts = _cuts(sentences)
    assert (cuts[0], cuts[-1]) == (0, len(sentences))
    assert all(a < b for a, b in pairwise(cuts))
    assert all(sentences[cut - 1] != sentences[cut] for cut in cuts[1:-1])
    assert all(b - a < together + max(sizes) for a, b in pairwise(cuts))


def test_a_tree_beside_its_words() -> None:
    seen = sides([1, 1, 3, 1], [5, 9, 6, 7], punctuation=0)
    assert seen["opened"] == [1, 1, 1, 1]
    assert seen["opened_by"][2] == 7
    assert seen["distance"][0] == attributions.FAR + 1


def test_a_told_quotation_has_its_source_and_cue() -> None:
    doc = load(threads=1)(article(TALKS))
    parts = [(one.sources, (one.cue,), one.contents) for one in findings_of(doc).attributions]
    found = [tuple(" ".join(doc[a:b].text for a, b in runs) for runs in three) for three in parts]
    assert any(source == "Brandt" and cue == "told" and "We will not sit down" in content for source, cue, content in found)
