"""The whole way from Readings to one Story."""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Sequence
from typing import cast

from onrecord.domain.articles import Article
from onrecord.domain.corrections import Correction
from onrecord.domain.ids import identify
from onrecord.domain.readings import Reading
from onrecord.domain.stories import Story
from onrecord.intake.text.mojibake import as_meant, without_fillers
from onrecord.story.copies.relayed import with_voices
from onrecord.story.copies.reuse import find_reuse
from onrecord.story.copies.voices import Voices
from onrecord.story.corrections.by_hand import ByHand
from onrecord.story.corrections.correcting import corrected
from onrecord.story.days.dating import date_articles
from onrecord.story.discrepancies.finding import find_discrepancies
from onrecord.story.entries import resolve_entries
from onrecord.story.initiatives.finding import find_initiatives
from onrecord.story.occurrences.finding import find_occurrences
from onrecord.story.pile import Pile


def tell(articles: Sequence[Article], readings: Sequence[Reading], corrections: Sequence[Correction] = ()) -> Story:
    """See a pile of articles on one unfolding story together.

    The result is the same for any order of ``articles``, ``readings`` and ``corrections``. Articles without a reading are left out.

    Args:
        articles: the articles, each once or more often.
        readings: what each of them says, matched by ``Reading.article``.
        corrections: what people set right by hand.

    Returns:
        The story: every entry resolved, and what only several articles show.
    """
    meant = [as_meant(article) for article in articles]
    story = _told(*corrected(meant, readings, corrections))
    return story if all(map(operator.is_, meant, articles)) else cast("Story", without_fillers(story))


def _told(articles: Sequence[Article], readings: Sequence[Reading], by_hand: ByHand) -> Story:
    pile = Pile(articles, readings, by_hand)
    reuse = find_reuse(pile)
    voices = Voices(pile, reuse)
    datings = date_articles(pile, voices.rewrites)
    entries = resolve_entries(pile, datings)
    initiatives = find_initiatives(pile, entries, datings)
    return Story(
        id=identify("story", *pile.articles),
        title=_title(pile),
        articles=tuple(pile.articles),
        datings=datings,
        actors=tuple(pile.actors.values()),
        statements=entries.statements,
        events=entries.events,
        quantities=entries.quantities,
        timeline=with_voices(pile, entries, voices, find_occurrences(pile, entries, voices, datings, initiatives)),
        initiatives=initiatives,
        discrepancies=find_discrepancies(pile, entries, initiatives, datings),
        reuse=reuse,
        lost=by_hand.lost,
    )


def _title(pile: Pile) -> str:
    """The title, or first sentence, of the article that names most of what the others name."""
    named = {a: {actor for _, actor in mentions} for a, mentions in pile.mentions.items()}
    spread = Counter(actor for actors in named.values() for actor in actors)
    central = min(named, key=lambda a: (-sum(spread[x] - 1 for x in named[a]), a), default=None)
    if central is None:
        return ""
    sentences = pile.readings[central].sentences
    return pile.articles[central].title or (pile.text(central, sentences[0]) if sentences else "")
