"""One actor while its article is being read."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from onrecord.domain.actors import ActorKind, Mention, Role
from onrecord.domain.spans import Span as TextSpan
from onrecord.language.findings import Run
from onrecord.reading import phrases

Stems = frozenset[str]

LONGEST_MENTION = 60
"""Tokens before a place within which a mention that reaches it begins."""

UNSEEN = float("-inf")
"""Log-odds of an actor whose mentions all lie outside a mention's window."""


@dataclass(slots=True, eq=False)
class Entry:
    """One actor while the article is being read.

    ``plural`` tells that it is several people; ``opens`` that the first sentence mentions it.
    """

    key: str
    name: str
    kind: ActorKind
    country: str | None = None
    mentions: dict[TextSpan, Mention] = field(default_factory=dict)
    roles: list[Role] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    """Token runs of the mentions in order of text."""

    named: bool = False
    plural: bool = False
    opens: bool = False
    words: tuple[str, ...] = ()
    """The words of its name, folded."""

    titles: list[tuple[str, ...]] = field(default_factory=list)
    """The words of its titles, as lemmas."""

    heads: dict[str, list[Stems]] = field(default_factory=dict)
    """By the head of a description of it, what modified it there."""

    bares: set[str] = field(default_factory=set)
    """Descriptions of it, folded, without determiners."""

    places: list[int] = field(default_factory=list)
    """Where the mentions of it, and pronouns that mean it, begin."""

    subjects: list[int] = field(default_factory=list)
    """Where a mention of it that is a subject begins."""

    _pronouns: list[int] = field(default_factory=list)

    honorific: str | None = None
    """``he`` or ``she``, as an honorific tells."""

    gendered: Counter[str | None] = field(default_factory=Counter)
    """How often the article has used ``he`` and ``she`` for the actor."""

    def add(self, phrase: Span, name: Span | None) -> Run | None:
        """Note a mention; the run of tokens that stands for it, or ``None`` where it was noted before."""
        mention = Mention(phrases.text_span(phrase), None if name is None else plain(name))
        if mention.span in self.mentions:
            return None
        bounds = name if name is not None else phrase
        self.mentions[mention.span] = mention
        run = (bounds.start, bounds.end)
        insort(self.runs, run)
        insort(self.places, bounds.start)
        if phrases.is_subject(bounds):
            insort(self.subjects, bounds.start)
        return run

    def stand_in(self, pronoun: Token) -> None:
        """Note a pronoun that means the actor; it is no mention, but those after it see the actor there."""
        insort(self.places, pronoun.i)
        self._pronouns.append(pronoun.i)
        if pronoun.dep_ in {"nsubj", "nsubj:pass"}:
            insort(self.subjects, pronoun.i)

    def forget_pronouns(self) -> None:
        """Forget all pronouns that were taken to mean the actor."""
        standing = set(self._pronouns)
        self.places = [place for place in self.places if place not in standing]
        self.subjects = [place for place in self.subjects if place not in standing]
        self._pronouns.clear()
        self.gendered.clear()

    def widen(self, title: Span) -> bool:
        """Take a title and the name that follows it for one mention, in place of any shorter one; whether a name follows it."""
        doc = title.doc
        name = next((doc[run[0] : run[1]] for run in self.runs if run[0] == title.end), None)
        if name is None:
            return False
        whole = phrases.text_span(doc[title.start : name.end])
        self.mentions = {span: mention for span, mention in self.mentions.items() if span not in whole or span == whole}
        self.mentions[whole] = Mention(whole, plain(name))
        self.roles = [role for role in self.roles if role.span not in whole]
        return True

    def run_at(self, token: int) -> Run | None:
        """The mention that a token stands in."""
        return next((run for run in self.runs_from(token - LONGEST_MENTION, token + 1) if run[0] <= token < run[1]), None)

    def runs_from(self, first: int, last: int) -> list[Run]:
        """The mentions that begin between two tokens, the last not counted."""
        return self.runs[bisect_left(self.runs, (first, 0)) : bisect_left(self.runs, (last, 0))]

    def before(self, token: int) -> int:
        """Where the last mention that begins before a token does; -1 where there is none."""
        at = bisect_left(self.places, token) - 1
        return self.places[at] if at >= 0 else -1

    def subject_before(self, token: int) -> int:
        """The same for mentions that are subjects."""
        at = bisect_left(self.subjects, token) - 1
        return self.subjects[at] if at >= 0 else -1

    def likeness(self, odds: Mapping[int, float], token: int) -> float:
        """Log-odds of the likeliest of its mentions in a window; ``UNSEEN`` where there is none."""
        best = UNSEEN
        for run in self.runs_from(min(odds) - LONGEST_MENTION, max(odds) + 1) if odds else ():
            inside = [odds[i] for i in range(*run) if i in odds]
            if inside and not run[0] <= token < run[1]:
                best = max(best, sum(inside) / len(inside))
        return best


def plain(span: Span) -> str:
    """A name on one line, without a possessive ending."""
    return " ".join(span.text.split()).removesuffix("'s").removesuffix("’s")
