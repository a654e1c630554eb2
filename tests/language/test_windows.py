"""Windows cover every word once, in order, within the limit, with what goes before as context."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.windows import sentence_like, windows

sizes = st.lists(st.integers(1, 24), max_size=160)


@given(sizes, st.data())
@settings(max_examples=150, deadline=None)
def test_every_word_counts_in_one_window_that_sees_it(counts: list[int], data: st.DataObject) -> None:
    places = st.lists(st.integers(0, max(0, len(counts) - 1)), max_size=12)
    paragraphs, sentences = (data.draw(places) if counts else [] for _ in range(2))
    overlap = data.draw(st.integers(0, 24))
    cut = list(windows(counts, paragraphs, sentences, limit=96, overlap=overlap))
    assert [n for w in cut for n in range(w.first, w.last)] == list(range(len(counts)))
    assert all(w.start <= w.first < w.last <= w.end for w in cut)
    assert all(sum(counts[w.start : w.end]) <= 96 for w in cut)
    assert all(sum(counts[w.start : w.first]) <= overlap for w in cut)


def test_a_window_ends_at_a_paragraph_where_it_can() -> None:
    assert [(w.start, w.end) for w in windows([1] * 30, [0, 12, 20], limit=22, overlap=0)] == [(0, 20), (20, 30)]


def test_else_it_ends_at_a_sentence() -> None:
    assert [(w.first, w.last) for w in windows([1] * 30, [0], [9, 16], limit=22, overlap=0)] == [(0, 16), (16, 30)]


def test_a_window_repeats_the_last_sentences_of_the_one_before() -> None:
    assert [(w.start, w.end) for w in windows([1] * 30, [0], [9, 14, 18], limit=20, overlap=5)] == [(0, 18), (14, 30)]


def test_a_word_of_a_cut_sentence_counts_where_it_stands_farther_from_the_edge() -> None:
    first, second = windows([1] * 30, [0], limit=20, overlap=6)
    assert (first.end, second.start) == (20, 14)
    assert first.last == second.first == 17


def test_a_sentence_may_open_after_a_full_stop_and_the_quotation_mark_that_closes_after_it() -> None:
    assert sentence_like(["He", "said", ".", "”", "They", "left", "!", "Why"]) == [4, 7]
