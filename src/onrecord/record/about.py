"""What words are about: the actors that they mention, and the words themselves."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from onrecord.domain.actors import Actor
from onrecord.domain.spans import Span
from onrecord.domain.stories import StatementEntry

WORD = re.compile(r"[^\W_]+")


class About:
    """Tells which statements are about something.

    Args:
        asked: words, all of which must stand in what is said, in any order and case.
        actors: those that go by what is asked; a statement that mentions one of them is about it, whatever it calls them.
        texts: by article, the canonical text.
    """

    def __init__(self, asked: str, actors: Iterable[Actor], texts: Mapping[str, str]) -> None:
        self._words = _words(asked)
        self._mentions: dict[str, list[Span]] = defaultdict(list)
        for mention in (mention for actor in actors for mention in actor.mentions):
            self._mentions[mention.article].append(mention.span)
        self._texts = texts

    def __call__(self, entry: StatementEntry) -> bool:
        """Whether ``entry`` is about it."""
        spans = entry.statement.content
        said = _words(" ".join(span.of(self._texts[entry.article]) for span in spans))
        mentions = self._mentions.get(entry.article, ())
        return (bool(self._words) and self._words <= said) or any(mention in span for mention in mentions for span in spans)


def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.casefold()))
