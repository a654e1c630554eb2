"""How an event is told: the signs that its word, clause and place in the article give, for what is fitted to them (time, status)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from onrecord.domain.articles import Article
from onrecord.reading import anchoring
from onrecord.reading.voices import Said, Voices

EARLY = (0, 1, 3, 6, 12)
"""Numbers of sentences of the body up to which they are told apart."""


class Telling:
    """Signs of how the events of one article are told."""

    def __init__(self, doc: Doc, article: Article, said: Sequence[Said], voices: Voices) -> None:
        self.voices = voices
        self.cues = {token: one for one in said if one.cue is not None for token in range(*one.cue)}
        sentences = list(doc.sents)
        self._starts = [sentence.start for sentence in sentences]
        places = [sentence.start_char for sentence in sentences]
        headings = [block.span for block in article.body if block.heading]
        self._headings = {n for span in headings for n in range(bisect_left(places, span.start), bisect_left(places, span.end))}
        first = next((block.span.start for block in article.body if not block.heading), 0)
        self._first = max(0, bisect_right(places, first) - 1)

    def signs(self, head: Token) -> Iterator[str]:
        """What the word at ``head``, its clause, the verb above it, whose words it stands in and where tell of an event."""
        yield f"tag.{head.tag_}"
        yield f"dep.{head.dep_}"
        yield f"lemma.{head.lemma_.lower()}"
        yield from _of_clause(head, anchoring.clause_of(head))
        if head.pos_ != "VERB":
            yield from (f"determiner.{child.lower_}" for child in head.children if child.dep_ == "det")
            yield from (f"case.{child.lower_}" for child in head.children if child.dep_ == "case")
            yield "possessed" if any(child.dep_ == "nmod:poss" for child in head.children) else "unpossessed"
        yield "cue" if head.i in self.cues else "no-cue"
        around = self.voices.around(head.i)
        yield f"said.{around[0].statement.kind}" if around else "said.by-the-article"
        if around and around[0].statement.said_on is not None:
            yield f"said-on.{around[0].statement.said_on.rule}"
        yield self._place(head)

    def _place(self, head: Token) -> str:
        number = bisect_right(self._starts, head.i) - 1
        if number in self._headings:
            return "heading"
        return f"sentence.{next((n for n in EARLY if number - self._first <= n), 2 * EARLY[-1])}"


def _of_clause(head: Token, verb: Token) -> Iterator[str]:
    yield f"verb.{verb.tag_}" if verb.i != head.i else "verb.own"
    yield f"verb-dep.{verb.dep_.split(':')[0]}"
    yield from (f"aux.{child.lower_}" for child in verb.children if child.dep_.startswith(("aux", "cop")))
    yield from (f"mark.{child.lower_}" for child in verb.children if child.dep_ == "mark")
    yield from (f"adverb.{child.lower_}" for child in verb.children if child.dep_ == "advmod")
    governor = verb.head
    if governor.i != verb.i:
        yield f"governor.{governor.tag_}"
        yield f"governor-lemma.{governor.lemma_.lower()}"
        yield from (f"governor-aux.{child.lower_}" for child in governor.children if child.dep_.startswith("aux"))
