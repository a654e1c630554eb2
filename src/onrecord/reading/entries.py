"""One actor while its article is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Span

from onrecord.domain.actors import ActorKind, Mention, Role
from onrecord.domain.spans import Span as TextSpan
from onrecord.language.findings import Run
from onrecord.reading import phrases


@dataclass(slots=True)
class Entry:
    """One actor while the article is being read."""

    key: str
    name: str
    kind: ActorKind
    country: str | None = None
    mentions: dict[TextSpan, Mention] = field(default_factory=dict)
    roles: list[Role] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    """Token runs of the mentions, for likeness."""

    gender: str | None = None
    """``he`` or ``she``, once the article has used one for the actor."""

    def add(self, phrase: Span, name: Span | None) -> Run | None:
        """Note a mention; the run of tokens that stands for it, or ``None`` where it was noted before."""
        mention = Mention(phrases.text_span(phrase), None if name is None else plain(name))
        if mention.span in self.mentions:
            return None
        bounds = name if name is not None else phrase
        self.mentions[mention.span] = mention
        self.runs.append((bounds.start, bounds.end))
        return self.runs[-1]


def plain(span: Span) -> str:
    """A name on one line, without a possessive ending."""
    return " ".join(span.text.split()).removesuffix("'s").removesuffix("’s")
