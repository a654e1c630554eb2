"""What one source denies and another tells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from onrecord.domain.events import EventStatus
from onrecord.domain.spans import Evidence, Span
from onrecord.domain.stories import Discrepancy, DiscrepancyKind, EventEntry
from onrecord.story.discrepancies.disagreements import disagreement
from onrecord.story.discrepancies.retellings import apart
from onrecord.story.discrepancies.shown import in_same_words
from onrecord.story.pile import Pile
from onrecord.story.words import stem, weights

DENYING = frozenset({"deny", "denial", "refute", "rebut", "disavow"})
"""Predicates that say of something that it is not so."""
COMMON = frozenset(
    "say tell tweet write add note announce call "
    "accuse claim allege blame charge report state believe have be make hold see meet speak take give come go".split()
)
"""Predicates that are too common to say what is denied."""
QUESTION_MARK = 2
"""Characters after a clause in which its question mark may stand, a quotation mark between them."""
UNKNOWING = re.compile(
    r"\W*(?:\w+ ){0,2}?(?:(?:knowledge|information|awareness)\b|knowing\b"
    r"|in (?:relation|connection|regard|response) (?:to|with)\b)",
    re.IGNORECASE,
)
"""What stands behind a denial that is not of the deed, but of knowing about it, or only made because of it."""
REACH = 80
"""Code points after a word of denial within which the deed denied is named."""
LEAST_SHARED = 4
"""Content words and actors that a denial shares with the telling of what it denies, the deed and its doer among them."""
LEAST_WEIGHT = 12.0
"""Summed inverse document frequency of these, at least."""
TOLD = (EventStatus.HAPPENED, EventStatus.ALLEGED, EventStatus.ONGOING)


def denial_discrepancies(pile: Pile, events: Sequence[EventEntry]) -> list[Discrepancy]:
    """Denials with the tellings of what they deny: the same deed, of somebody whom the denial names."""
    denials = [e for e in events if (e.event.status is EventStatus.DENIED or e.event.lemma in DENYING) and not _asked(pile, e)]
    told: dict[str, list[EventEntry]] = defaultdict(list)
    for entry in events:
        plain = entry.event.status in TOLD and entry.event.lemma not in DENYING | COMMON
        if plain and not _after_denial(pile, entry):
            told[stem(entry.event.lemma)].append(entry)
    about: dict[str, dict[str, EventEntry]] = defaultdict(dict)
    weigh = weights(_features(pile, e) for e in events)
    for denial in denials:
        for entry in _denied(pile, denial, told, weigh):
            about[stem(entry.event.lemma)] |= {denial.event.id: denial, entry.event.id: entry}
    denying = frozenset(d.event.id for d in denials)
    return [_discrepancy(pile, [about[key][i] for i in sorted(about[key])], denying) for key in sorted(about)]


def _after_denial(pile: Pile, entry: EventEntry) -> bool:
    """Whether a word of denial stands before it in its sentence: then it is not told but denied."""
    sentence = pile.sentence(entry.article, entry.event.span.start)
    if sentence is None or sentence.start == entry.event.span.start:
        return False
    return denies(pile, entry.article, Span(sentence.start, entry.event.span.start))


def denies(pile: Pile, article: str, span: Span) -> bool:
    """Whether a word of denial stands in ``span``."""
    return not pile.stems(article, span).isdisjoint(stem(word) for word in (*DENYING, "denied", "denies"))


def _asked(pile: Pile, entry: EventEntry) -> bool:
    """Whether the clause stands in a question, which denies nothing."""
    text = pile.articles[entry.article].text
    return "?" in text[entry.event.clause.end - 1 : entry.event.clause.end + QUESTION_MARK]


def _denied(pile: Pile, denial: EventEntry, told: dict[str, list[EventEntry]], weigh: Callable[[Iterable[str]], float]) -> list[EventEntry]:
    """Tellings of the deed that the denial names, of somebody whom it names, in a sentence that has more in common with it."""
    event = denial.event
    deeds = _named_after(pile, denial) if event.lemma in DENYING else {stem(event.lemma)}
    mine = _features(pile, denial)
    return [
        entry
        for deed in sorted(deeds & told.keys())
        for entry in told[deed]
        if mine.intersection(entry.actors)
        and len(shared := mine & _features(pile, entry)) >= LEAST_SHARED
        and weigh(shared) >= LEAST_WEIGHT
        and not (entry.article == denial.article and entry.event.clause.overlap(event.clause))
        and not in_same_words(pile, Evidence(denial.article, event.clause), Evidence(entry.article, entry.event.clause))
    ]


def _named_after(pile: Pile, denial: EventEntry) -> frozenset[str]:
    """The words shortly after a denial, none where it ends the text."""
    start, whole = denial.event.span.end, len(pile.articles[denial.article].text)
    if UNKNOWING.match(pile.articles[denial.article].text, start):
        return frozenset()
    return pile.stems(denial.article, Span(start, min(whole, start + REACH))) if start < whole else frozenset()


def _features(pile: Pile, entry: EventEntry) -> frozenset[str]:
    clause = entry.event.clause
    return pile.stems(entry.article, clause).union(pile.actors_in(entry.article, clause), entry.actors)


def _discrepancy(pile: Pile, entries: Sequence[EventEntry], denying: frozenset[str]) -> Discrepancy:
    """What is denied and what is told, each with the words that the other side has not."""
    sides = [("denied" if e.event.id in denying else e.event.status.value, Evidence(e.article, e.event.clause)) for e in entries]
    marks = {e: apart(pile, e, [other for said, other in sides if (said == "denied") != (value == "denied")]) for value, e in sides}
    first = next(e for e in entries if e.event.id in denying)
    return disagreement(DiscrepancyKind.DENIAL, pile.text(first.article, first.event.clause), sides, marks=marks)
