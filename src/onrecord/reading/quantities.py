"""Quantities: a number, what it counts, on whose word, for when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from spacy.tokens import Doc, Span, Token

from onrecord.domain.articles import Article
from onrecord.domain.events import Quantity
from onrecord.domain.ids import identify
from onrecord.domain.times import TimeRef
from onrecord.language.findings import Anchored
from onrecord.language.inventory import Role
from onrecord.language.pipeline import findings_of
from onrecord.reading import anchoring, numbers, phrases
from onrecord.reading.voices import Said, Voices

LOOK_BACK = 3
"""Words before a marked number in which an approximator may stand ("no fewer than")."""


LOOK_AHEAD = 5
"""Words after a marked number in which the rest of it may stand."""

OTHER_SIDE = frozenset({"to", "or", "and"})

SEPARATE = frozenset({"and", ","})
"""What may part two numbers as well as the ends of a range."""


def find_quantities(doc: Doc, article: Article, said: Sequence[Said], times: Sequence[TimeRef]) -> tuple[Quantity, ...]:
    """All quantities of an article whose number can be read, in order of text."""
    voices = Voices(said)
    out: list[Quantity] = []
    for item in findings_of(doc).quantities:
        out.extend(q for q in _quantity(doc, article, item, voices, times) if not out or not q.span.overlap(out[-1].span))
    return tuple(sorted(out, key=lambda q: (q.span, q.id)))


def _quantity(doc: Doc, article: Article, item: Anchored, voices: Voices, times: Sequence[TimeRef]) -> Iterator[Quantity]:
    tokens = phrases.tokens_of(doc, item.run)
    if tokens is None:
        return
    before = [t.lower_ for t in doc[max(tokens.sent.start, tokens.start - LOOK_BACK) : tokens.start]]
    tokens = _whole(doc[tokens.start - numbers.lead(before, tokens[0].lower_) : tokens.end])
    words = [t.lower_ for t in tokens if not t.is_space]
    value = numbers.parse(words)
    if value is None:
        return
    span = phrases.text_span(tokens)
    low, high = (None, value.high) if value.approx == "less than" else (value.low, value.high)
    yield Quantity(
        id=identify("q", article.id, span),
        span=span,
        low=low,
        high=high,
        unit=value.unit or _unit(words[value.end :], tokens.root),
        of=phrases.place_of(doc, item.best(Role.COUNTED)),
        when=anchoring.time_for(tokens.root, times),
        according_to=voices.speaker(tokens.start),
        approx=value.approx,
    )


def _whole(tokens: Span) -> Span:
    """A number with what the model cut off at its end: "hundreds | of thousands", "three | or four"."""
    after = tokens.doc[tokens.start : min(tokens.sent.end, tokens.end + LOOK_AHEAD)]
    marked, whole = (numbers.parse([token.lower_ for token in part]) for part in (tokens, after))
    if marked is None or whole is None or marked.start != whole.start:
        return tokens
    added = after[len(tokens) : whole.end]
    return after[: whole.end] if len(added) and SEPARATE.isdisjoint(token.lower_ for token in added) else tokens


def _unit(rest: Sequence[str], root: Token) -> str:
    """What is counted, in the text's own words: what follows the number, else the noun that the number belongs to."""
    own = takewhile(lambda word: word not in OTHER_SIDE, rest)  # "71 percent | to 19 percent" is a vote and no range
    words = [w for w in own if w not in {"-", "of", "the"}]
    if words:
        return " ".join(words)
    noun = root if root.pos_ in {"NOUN", "PROPN", "SYM"} else root.head
    return noun.lower_ if noun.pos_ in {"NOUN", "PROPN", "SYM"} else ""
