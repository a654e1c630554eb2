"""Articles made of a corpus' tokens, without intake: a running text with the place of every token in it.

Tokens are set as print sets them (no blank before a comma, a closing bracket or ``'s``, none inside a hyphenated word), so that the
program reads what it would read in a newspaper. Quotation marks of the Penn Treebank become plain ones. Every sentence of the corpus
is a block, since news has short paragraphs and the corpora give none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.domain.articles import Article, Block
from onrecord.domain.ids import digest, identify
from onrecord.domain.spans import Span

PLAIN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}
TO_THE_LEFT = frozenset([",", ".", ":", ";", "?", "!", ")", "]", "”", "%", "'s", "’s", "'m", "'re", "'ve", "'ll", "'d", "n't", "'", "’"])
TO_THE_RIGHT = frozenset(["(", "[", "“", "‘", "$", "#"])
TO_BOTH = frozenset(["-", "/", "_"])
MARK = '"'


@dataclass(frozen=True, slots=True)
class Set:
    """A document as an article, with the place of each token by its number; a token that is not read has none."""

    article: Article
    places: Sequence[Span | None]

    def span(self, tokens: Iterable[int]) -> Span | None:
        """From the first to the last of some tokens."""
        found = [place for token in tokens if (place := self.places[token])]
        return Span(min(s.start for s in found), max(s.end for s in found)) if found else None


def typeset(name: str, sentences: Sequence[Sequence[str]], *, read: Sequence[bool] = ()) -> Set:
    """Set the sentences of a document; those that ``read`` tells to leave out do not enter the text, their tokens keep their numbers."""
    text, blocks = "", []
    places: list[Span | None] = []
    for number, sentence in enumerate(sentences):
        if not sentence or (read and not read[number]):
            places.extend([None] * len(sentence))
            continue
        text += "\n\n" if text else ""
        begin = len(text)
        for word, blank in zip(map(_plain, sentence), _blanks([_plain(w) for w in sentence]), strict=True):
            text += " " * blank
            places.append(Span(len(text), len(text) + len(word)))
            text += word
        blocks.append(Block(Span(begin, len(text))))
    sha = digest(f"{name}\n{text}".encode())
    return Set(Article(identify("a", sha), sha, text, tuple(blocks), (name,)), places)


def _plain(token: str) -> str:
    return PLAIN.get(token, token)


def _blanks(words: Sequence[str]) -> list[bool]:
    """Whether a blank stands before each word of a sentence."""
    out, open_mark = [], False
    for number, word in enumerate(words):
        before = words[number - 1] if number else ""
        closing = word == MARK and open_mark
        glued = (
            not before
            or word in TO_THE_LEFT
            or before in TO_THE_RIGHT
            or closing
            or (before == MARK and open_mark)
            or _tied(words, number)
            or _tied(words, number - 1)
        )
        if word == MARK:
            open_mark = not open_mark
        out.append(not glued)
    return out


def _tied(words: Sequence[str], number: int) -> bool:
    """Whether the word is a hyphen or a stroke between two words."""
    inside = 0 < number < len(words) - 1 and words[number] in TO_BOTH
    return inside and words[number - 1][-1].isalnum() and words[number + 1][0].isalnum()
