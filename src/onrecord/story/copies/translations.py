"""Quotations of one speaker that two articles give in other words, because both were translated from another language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from onrecord.domain.spans import Span
from onrecord.domain.statements import SHOWN, Statement, StatementKind
from onrecord.story.copies.copying import Pair, by_articles, is_covered
from onrecord.story.copies.paraphrases import Sentence, Weigh, sentence, weights
from onrecord.story.pairing import sharing
from onrecord.story.pile import Pile
from onrecord.story.words import quotations

ENGLISH = frozenset(
    """
    USA GBR IRL CAN AUS NZL IND PAK LKA SGP PHL MLT ZAF NGA GHA KEN UGA TZA ZMB ZWE BWA NAM MWI SLE LBR GMB JAM TTO BRB BHS GUY BLZ FJI PNG
    """.split()
)
"""Countries whose people speak to the press in English; what others say may have been."""
COMMONEST = 20
"""Quotations of one speaker that share a word before it is too common to pair them by."""
LEAST_PLAIN = 3
"""Words that name nobody which two translations share."""
LEAST_WEIGHT = 2.0
"""What all that they share weighs, in keys that no other quotation has."""
CONTAINED, ALIKE = 0.5, 0.3
"""Least share of what the shorter tells that the longer tells too, and of what either tells that both tell."""
SAME = 0.8
"""Share of the longer one's words in order that the other has too, from which one is the other with a word changed."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody from a country of another language is quoted with."""

    speaker: str
    said: Sentence
    forms: tuple[str, ...]


def find_translations(pile: Pile, copies: Iterable[Pair]) -> list[Pair]:
    """Pairs of quotations that tell the same in words that are not the same, the surest first where they overlap."""
    quoted = list(_quotations(pile))
    weigh = weights(q.said.held for q in quoted)
    taken = by_articles(copies)
    alike = []
    for i, j in sharing([{(q.speaker, key) for key in q.said.held} for q in quoted], least=LEAST_PLAIN, commonest=COMMONEST):
        if (likeness := _likeness(quoted[i], quoted[j], weigh)) >= ALIKE:
            alike.append((-likeness, quoted[i].said.evidence, quoted[j].said.evidence))
    found = []
    for _, one, other in sorted(alike):
        apart = one.article != other.article
        if apart and not is_covered(one.span, other.span, taken[one.article, other.article]):
            taken[one.article, other.article].append((one.span, other.span))
            found.append((one, other))
    return found


def _quotations(pile: Pile) -> Iterator[Quotation]:
    """In order of article and place."""
    for article, reading in pile.readings.items():
        spans: dict[Span, str] = {}
        for statement in reading.statements:
            speaker = pile.id_of.get((article, statement.speaker or ""))
            country = pile.actors[speaker].country if speaker else None
            if speaker and country and country not in ENGLISH and statement.confidence >= SHOWN:
                spans |= dict.fromkeys(_quoted(pile.articles[article].text, statement), speaker)
        for span, speaker in sorted(spans.items()):
            words = tuple(w.form for w in pile.words(article, span))
            yield Quotation(speaker, sentence(pile, article, span), words)


def _quoted(text: str, statement: Statement) -> Iterator[Span]:
    """What the statement gives in the speaker's own words."""
    for span in statement.content:
        if statement.kind is StatementKind.DIRECT:
            yield span
        elif statement.kind is StatementKind.MIXED:
            yield from quotations(text, Span(max(0, span.start - 1), min(len(text), span.end + 1)))


def _likeness(one: Quotation, other: Quotation, weigh: Weigh) -> float:
    """Share of what either tells that both tell, by weight; nothing where it is too little, or the words themselves are the same."""
    both = one.said.held & other.said.held
    shared = weigh(both)
    least = max(LEAST_WEIGHT, CONTAINED * min(weigh(one.said.held), weigh(other.said.held)))
    if shared < least or len(both & one.said.plain) < LEAST_PLAIN or _in_common(one.forms, other.forms) >= SAME:
        return 0.0
    return shared / weigh(one.said.held | other.said.held)


def _in_common(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The longest sequence of words that both have in order, in parts of the longer."""
    return LCSseq.normalized_similarity(one, other)
