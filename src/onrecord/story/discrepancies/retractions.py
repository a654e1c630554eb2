"""What somebody takes back or sets right, tied to what they had said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from onrecord.domain.spans import Evidence, Span
from onrecord.domain.stories import Discrepancy, DiscrepancyKind, Nature, StatementEntry
from onrecord.story.discrepancies.disagreements import disagreement
from onrecord.story.discrepancies.retellings import apart
from onrecord.story.discrepancies.shown import around
from onrecord.story.pile import Pile
from onrecord.story.words import weights

TAKEN_BACK = re.compile(
    r"\b(?:misspoke|misspoken|(?:meant|intended) to say|should have (?:said|been)|mis-?stated|(?:back-?pedal|back-?track)\w*"
    r"|(?:walk|row|took|take|taken)(?:s|ed|ing)? (?:it |that |them |(?:\w+ ){0,3})?back|retract\w*|recant\w*|disavow\w*"
    r"|(?:corrected|contradicted|reversed|corrects|contradicts) (?:him|her|it|them)sel\w+|(?:issued|made) a correction"
    r"|clarif(?:y|ies|ied|ying|ication of) (?:(?:his|her|its|their|the|those|earlier|previous) )+"
    r"(?:remark|comment|statement|word|position)s?)\b",
    re.IGNORECASE,
)
"""Words for taking back or setting right what was said."""
NEGATED = re.compile(r"(?:\bnot|n['’]t|\bnever|\bno) (?:\w+ ){0,2}$", re.IGNORECASE)
"""Words before those by which nothing is taken back."""
LEAST_SHARED = 12.0
"""Summed inverse document frequency of what a retraction and the words taken back share, at least."""
CONTAINED = 0.25
"""Least weighted share of the words taken back that the retraction names."""


def retraction_discrepancies(pile: Pile, statements: Sequence[StatementEntry]) -> list[Discrepancy]:
    """Sentences in which somebody takes words back, each with what they had said that it names."""
    said: dict[str, list[tuple[StatementEntry, Span, frozenset[str]]]] = defaultdict(list)
    for entry in statements:
        sentence = pile.sentence(entry.article, entry.statement.content[0].start)
        if entry.speaker and sentence:
            said[entry.speaker].append((entry, sentence, pile.stems(entry.article, entry.statement.content[0])))
    weigh = weights(stems for entries in said.values() for _, _, stems in entries)
    found = []
    for article, sentence in _taking_back(pile):
        own = pile.stems(article, sentence)
        earlier: dict[Evidence, float] = {}
        for speaker in pile.actors_in(article, sentence):
            for entry, place, stems in said[speaker]:
                shared = weigh(own & stems)
                here = entry.article == article and place == sentence
                if (
                    not here
                    and shared >= LEAST_SHARED
                    and shared >= CONTAINED * weigh(stems)
                    and not _takes_back(pile, entry.article, place)
                ):
                    earlier[around(pile, entry.article, entry.statement.content[0])] = shared
        if earlier:
            best = max(sorted(earlier), key=earlier.__getitem__)
            found.append(_discrepancy(pile, around(pile, article, sentence), best))
    return found


def _taking_back(pile: Pile) -> list[tuple[str, Span]]:
    places = [(article, sentence) for article, reading in pile.readings.items() for sentence in reading.sentences]
    return [place for place in places if _takes_back(pile, *place)]


def _takes_back(pile: Pile, article: str, sentence: Span) -> bool:
    text = pile.articles[article].text
    found = TAKEN_BACK.search(text, sentence.start, sentence.end)
    return found is not None and NEGATED.search(text, sentence.start, found.start()) is None


def _discrepancy(pile: Pile, retraction: Evidence, earlier: Evidence) -> Discrepancy:
    marks = {retraction: apart(pile, retraction, [earlier]), earlier: apart(pile, earlier, [retraction])}
    told = [("taken back", retraction), ("said", earlier)]
    return disagreement(DiscrepancyKind.DENIAL, pile.text(retraction.article, retraction.span), told, Nature.RETRACTION, marks)
