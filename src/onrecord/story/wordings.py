"""One quotation given in different words, or to different speakers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from onrecord.domain.spans import Evidence, Span
from onrecord.domain.stories import Discrepancy, DiscrepancyKind, StatementEntry
from onrecord.story.disagreements import disagreement
from onrecord.story.groups import Groups
from onrecord.story.pairing import sharing
from onrecord.story.pile import Pile
from onrecord.story.words import Word, quotations

ALIKE = 65
"""Least similarity (0 to 100) of two quotations that may be one."""
SAME = 97
"""Similarity from which the wording is the same."""
CUT = 0.75
"""Share of the longer quotation under which the shorter is a part of it, not another wording."""
LEAST_SHARED = 2
"""Content words that two quotations of one thing share."""
LEAST_AROUND = 3
"""Words and actors that two sentences share when one content word less will do for their quotations."""
LEAST_SAME = 4
"""Content words of a quotation that two speakers would not both say by chance."""
COMMONEST = 20
"""Quotations that may share a word before it is too common to pair them by."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, who said them as far as known, and what else its sentence says and names."""

    evidence: Evidence
    speaker: str | None
    country: str | None
    words: tuple[Word, ...]
    about: frozenset[str]

    def may_be_of(self, other: Quotation) -> bool:
        """Whether both may be of one speaker; a government may stand for its spokesman."""
        unknown = None in (self.speaker, other.speaker)
        return unknown or self.speaker == other.speaker or (self.country is not None and self.country == other.country)

    @property
    def stems(self) -> frozenset[str]:
        return frozenset(w.stem for w in self.words if w.content)

    @property
    def wording(self) -> str:
        return " ".join(w.form for w in self.words)


def wording_discrepancies(pile: Pile, statements: Iterable[StatementEntry]) -> list[Discrepancy]:
    """Quotations that are one and differ in their words, all wordings together, or in who said them."""
    said = _quotations(pile, statements)
    groups: Groups[int] = Groups(range(len(said)))
    claimed = []
    for i, j in sharing([q.stems for q in said], least=1, commonest=COMMONEST):
        kind = _kind(said[i], said[j])
        if kind is DiscrepancyKind.WORDING:
            groups.join(i, j)
        elif kind is DiscrepancyKind.ATTRIBUTION:
            claimed.append((said[i], said[j]))
    reworded = [[said[i] for i in group] for group in groups.all() if len(group) > 1]
    return [_reworded(pile, group) for group in reworded] + [_claimed(pile, pair) for pair in claimed]


def _quotations(pile: Pile, statements: Iterable[StatementEntry]) -> list[Quotation]:
    """All quotations of the pile, with the speaker where a statement holds them."""
    speakers: dict[Evidence, str | None] = {}
    for entry in statements:
        for span in entry.statement.content:
            for quoted in _quoted(pile.articles[entry.article].text, span):
                speakers.setdefault(Evidence(entry.article, quoted), entry.speaker)
    around: dict[Evidence, Span] = {}
    for article, reading in pile.readings.items():
        for sentence in reading.sentences:
            around |= {Evidence(article, quoted): sentence for quoted in quotations(pile.articles[article].text, sentence)}
    return [_quotation(pile, e, speakers.get(e), around.get(e, e.span)) for e in sorted(around.keys() | speakers.keys())]


def _quotation(pile: Pile, evidence: Evidence, speaker: str | None, sentence: Span) -> Quotation:
    said = pile.words(evidence.article, evidence.span)
    about = pile.stems(evidence.article, sentence).union(pile.actors_in(evidence.article, sentence))
    country = pile.actors[speaker].country if speaker else None
    return Quotation(evidence, speaker, country, said, about - {w.stem for w in said})


def _quoted(text: str, span: Span) -> list[Span]:
    """What stands in quotation marks in or around ``span``."""
    return quotations(text, Span(max(0, span.start - 1), min(len(text), span.end + 1)))


def _kind(one: Quotation, other: Quotation) -> DiscrepancyKind | None:
    """What sets two quotations at odds; ``None`` where they are the same, parts of one another, or two."""
    alike = fuzz.ratio(one.wording, other.wording)
    lengths = sorted((len(one.wording), len(other.wording)))
    cut = fuzz.partial_ratio(one.wording, other.wording) >= SAME and lengths[0] < CUT * lengths[1]
    shared = len(one.stems & other.stems)
    if one.may_be_of(other) and alike >= ALIKE and not cut and shared >= (LEAST_SHARED - (len(one.about & other.about) >= LEAST_AROUND)):
        return DiscrepancyKind.WORDING if one.wording != other.wording else None
    if not one.may_be_of(other) and alike >= SAME and len(one.stems) >= LEAST_SAME:
        return DiscrepancyKind.ATTRIBUTION
    return None


def _reworded(pile: Pile, group: Sequence[Quotation]) -> Discrepancy:
    who = next((pile.actors[q.speaker].name for q in group if q.speaker), None)
    first = pile.text(group[0].evidence.article, group[0].evidence.span)
    told = [(pile.text(q.evidence.article, q.evidence.span), q.evidence) for q in group]
    return disagreement(DiscrepancyKind.WORDING, f"{who}: {first}" if who else first, told)


def _claimed(pile: Pile, pair: tuple[Quotation, Quotation]) -> Discrepancy:
    told = [(pile.actors[q.speaker].name, q.evidence) for q in pair if q.speaker]
    return disagreement(DiscrepancyKind.ATTRIBUTION, pile.text(pair[0].evidence.article, pair[0].evidence.span), told)
