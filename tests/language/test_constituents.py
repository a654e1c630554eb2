"""The longest phrases at each word, from trees of any shape."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.constituents import longest

SAID = ["Brandt", "said", "that", "the", "offer", "came", "late", "."]
HEADS = [1, 1, 5, 4, 5, 1, 5, 1]
MARKS = [word == "." for word in SAID]


def test_a_clause_begins_with_its_first_word_and_ends_with_its_last() -> None:
    begins, ends = longest(HEADS, MARKS)
    assert [SAID[n] for n in begins] == ["said", "said", "came", "offer", "offer", "came", "late", "."]
    assert SAID[begins[2]] == "came"
    assert SAID[ends[4]] == "offer"


def test_of_phrases_that_end_together_the_longest_counts() -> None:
    _, ends = longest(HEADS, MARKS)
    assert SAID[ends[6]] == "said"


@st.composite
def trees(draw: st.DrawFn) -> list[int]:
    """Heads of words in one tree: each hangs on one that was placed before it, in any order of words."""
    size = draw(st.integers(1, 12))
    order = draw(st.permutations(range(size)))
    heads = list(range(size))
    for number in range(1, size):
        heads[order[number]] = order[draw(st.integers(0, number - 1))]
    return heads


@given(trees())
def test_every_phrase_begins_and_ends_where_its_words_do(heads: list[int]) -> None:
    def above(word: int) -> set[int]:
        found = {word}
        while heads[word] != word:
            word = heads[word]
            found.add(word)
        return found

    below = {head: [word for word in range(len(heads)) if head in above(word)] for head in range(len(heads))}
    begins, ends = longest(heads, [False] * len(heads))
    for word in range(len(heads)):
        for found, edge in ((begins[word], min), (ends[word], max)):
            assert edge(below[found]) == word or found == word
            assert all(len(above(head)) >= len(above(found)) for head in below if edge(below[head]) == word)


def test_no_words() -> None:
    assert longest([], []) == ([], [])
