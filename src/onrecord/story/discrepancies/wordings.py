"""One quotation given in different words, or to different speakers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from onrecord.domain.spans import Evidence, Span
from onrecord.domain.stories import Discrepancy, DiscrepancyKind, Nature, StatementEntry
from onrecord.story.discrepancies.disagreements import disagreement
from onrecord.story.groups import Groups
from onrecord.story.pairing import sharing
from onrecord.story.pile import Pile
from onrecord.story.words import Word, quotations, skeleton

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
NOT = frozenset("not no never nor neither cannot without".split())
"""Words that turn what is said into its opposite, beside those that end in "n't"."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, who said them as far as known, and what else its sentence says and names."""

    evidence: Evidence
    speaker: str | None
    country: str | None
    words: tuple[Word, ...]
    wording: str
    stems: frozenset[str]
    about: frozenset[str]

    def may_be_of(self, other: Quotation) -> bool:
        """Whether both may be of one speaker; a government may stand for its spokesman."""
        unknown = None in (self.speaker, other.speaker)
        return unknown or self.speaker == other.speaker or (self.country is not None and self.country == other.country)

    def at(self, first: int, last: int) -> Evidence:
        """The words from ``first`` to before ``last``."""
        return Evidence(self.evidence.article, Span(self.words[first].start, self.words[last - 1].end))


def wording_discrepancies(pile: Pile, statements: Iterable[StatementEntry]) -> list[Discrepancy]:
    """Quotations that are one and differ in their words, all wordings together, or in who said them."""
    said = _quotations(pile, statements)
    groups: Groups[int] = Groups(range(len(said)))
    claimed = []
    for i, j in sharing([q.stems for q in said], least=1, commonest=COMMONEST):
        kind = None if _one_place(said[i], said[j]) else _kind(said[i], said[j])
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
    stems = frozenset(w.stem for w in said if w.content)
    return Quotation(evidence, speaker, country, said, " ".join(w.form for w in said), stems, about - {w.stem for w in said})


def _quoted(text: str, span: Span) -> list[Span]:
    """What stands in quotation marks in or around ``span``."""
    return quotations(text, Span(max(0, span.start - 1), min(len(text), span.end + 1)))


def _one_place(one: Quotation, other: Quotation) -> bool:
    """Whether they are the same words of one article, read twice."""
    return one.evidence.article == other.evidence.article and one.evidence.span.overlap(other.evidence.span) > 0


def _kind(one: Quotation, other: Quotation) -> DiscrepancyKind | None:
    """What sets two quotations at odds; ``None`` where they are the same, parts of one another, or two."""
    shared = len(one.stems & other.stems)
    if one.may_be_of(other):
        enough = shared >= LEAST_SHARED - (len(one.about & other.about) >= LEAST_AROUND)
        return DiscrepancyKind.WORDING if enough and one.wording != other.wording and _alike(one, other) else None
    enough = shared >= LEAST_SAME * SAME / 100 and len(one.stems) >= LEAST_SAME
    return DiscrepancyKind.ATTRIBUTION if enough and fuzz.ratio(one.wording, other.wording, score_cutoff=SAME) else None


def _alike(one: Quotation, other: Quotation) -> bool:
    """Whether one is the other in other words, and no mere part of it."""
    shorter, longer = sorted((one.wording, other.wording), key=len)
    if not fuzz.ratio(shorter, longer, score_cutoff=ALIKE):
        return False
    return len(shorter) >= CUT * len(longer) or not fuzz.partial_ratio(shorter, longer, score_cutoff=SAME)


def _reworded(pile: Pile, group: Sequence[Quotation]) -> Discrepancy:
    """All wordings of one quotation, the words marked in which each differs from the fullest, and that from the others."""
    who = next((pile.actors[q.speaker].name for q in group if q.speaker), None)
    first = pile.text(group[0].evidence.article, group[0].evidence.span)
    fullest = max(group, key=lambda q: (len(q.words), q.evidence))
    marks: dict[Evidence, set[Evidence]] = {q.evidence: set() for q in group}
    natures = set()
    for quotation in group:
        own, theirs = _differing(quotation, fullest)
        marks[quotation.evidence].update(own)
        marks[fullest.evidence].update(theirs)
        natures |= {_nature(quotation, fullest)} if quotation is not fullest else set()
    told = [(pile.text(q.evidence.article, q.evidence.span), q.evidence) for q in group]
    nature = next(n for n in (Nature.CONFLICT, Nature.REWORDING, Nature.SHORTENING, Nature.SPELLING) if n in natures)
    shown = {evidence: tuple(sorted(found)) for evidence, found in marks.items()}
    return disagreement(DiscrepancyKind.WORDING, f"{who}: {first}" if who else first, told, nature, shown)


def _differing(one: Quotation, other: Quotation) -> tuple[list[Evidence], list[Evidence]]:
    """The words of each that the other does not have at that place."""
    edits = Levenshtein.opcodes([w.form for w in one.words], [w.form for w in other.words])
    changed = [edit for edit in edits if edit.tag != "equal"]
    mine = [one.at(edit.src_start, edit.src_end) for edit in changed if edit.src_start < edit.src_end]
    return mine, [other.at(edit.dest_start, edit.dest_end) for edit in changed if edit.dest_start < edit.dest_end]


def _nature(one: Quotation, other: Quotation) -> Nature:
    """Spelling, words left out, or other words; a conflict where one says the opposite."""
    if (_negations(one) - _negations(other)) % 2:
        return Nature.CONFLICT
    if skeleton(one.wording) == skeleton(other.wording):
        return Nature.SPELLING
    edits = Levenshtein.opcodes([w.form for w in one.words], [w.form for w in other.words])
    tags = {edit.tag for edit in edits} - {"equal"}
    return Nature.SHORTENING if len(tags) == 1 and "replace" not in tags else Nature.REWORDING


def _negations(quotation: Quotation) -> int:
    return sum(w.form in NOT or w.form.endswith("n't") for w in quotation.words)


def _claimed(pile: Pile, pair: tuple[Quotation, Quotation]) -> Discrepancy:
    told = [(pile.actors[q.speaker].name, q.evidence) for q in pair if q.speaker]
    return disagreement(DiscrepancyKind.ATTRIBUTION, pile.text(pair[0].evidence.article, pair[0].evidence.span), told)
