"""Windows cover every word once, in order, within the limit."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language import weights
from onrecord.language.pieces import WORD_LIMIT, Pieces, windows

sizes = st.lists(st.integers(1, WORD_LIMIT), max_size=120)


@given(sizes, st.data())
@settings(max_examples=150, deadline=None)
def test_windows_partition_the_words_within_the_limit(counts: list[int], data: st.DataObject) -> None:
    starts = data.draw(st.lists(st.integers(0, max(0, len(counts) - 1)), max_size=8))
    cut = list(windows(counts, starts if counts else [], limit=48))
    assert [n for w in cut for n in range(w.start, w.end)] == list(range(len(counts)))
    assert all(sum(counts[w.start : w.end]) <= 48 for w in cut)


def test_a_window_ends_at_a_paragraph_where_it_can() -> None:
    assert [(w.start, w.end) for w in windows([1] * 30, [0, 12, 20], limit=22)] == [(0, 20), (20, 30)]


def test_a_word_of_signs_and_a_long_word_have_pieces() -> None:
    pieces = Pieces(weights.FOLDER / "vocab.txt")
    assert len(pieces.of("\u200b")) == 1
    assert len(pieces.of("x" * 4000)) <= WORD_LIMIT
    assert pieces.of("Talks") == pieces.of("talks")
