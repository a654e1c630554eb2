"""Passages that articles share, or that one repeats, word for word, in other words or in another translation, aligned to offsets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.domain.ids import identify
from onrecord.domain.stories import Reuse, ReuseKind
from onrecord.story.copies.boilerplate import reported
from onrecord.story.copies.copying import Pair, find_copies, passages
from onrecord.story.copies.paraphrases import find_paraphrases, sentences
from onrecord.story.copies.translations import find_translations
from onrecord.story.pile import Pile


def find_reuse(pile: Pile) -> tuple[Reuse, ...]:
    """All passages shared between the articles or within one; what an outlet puts on all of its pages is none."""
    told = reported(pile)
    copies = find_copies(pile, passages(pile, [(a, block) for a, blocks in told.items() for block in blocks]))
    translated = find_translations(pile, copies)
    restated = find_paraphrases(pile, sentences(pile, told), [*copies, *translated])
    return _made({ReuseKind.VERBATIM: copies, ReuseKind.TRANSLATION: translated, ReuseKind.PARAPHRASE: restated})


def _made(found: Mapping[ReuseKind, Iterable[Pair]]) -> tuple[Reuse, ...]:
    every = {(pair, kind) for kind, pairs in found.items() for pair in pairs}
    return tuple(_reuse(kind, pair) for pair, kind in sorted(every))


def _reuse(kind: ReuseKind, pair: Pair) -> Reuse:
    parts = [part for e in pair for part in (e.article, e.span.start, e.span.end)]
    return Reuse(identify("reuse", kind, *parts), kind, pair)
