"""Whom a pronoun means: who can be meant, and what speaks for and against each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from spacy.tokens import Token

from onrecord.domain.actors import ActorKind
from onrecord.language.findings import Findings
from onrecord.reading import likeness
from onrecord.reading.choosing import scorer
from onrecord.reading.entries import Entry
from onrecord.reading.likeness import Option, Rivals, Scene
from onrecord.reading.roster import Roster

MASCULINE = frozenset({"he", "him", "his", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})
THIRD_PERSONAL = MASCULINE | FEMININE
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
THIRD = THIRD_PERSONAL | NEUTER | PLURAL | {"who"}
AMERICA = "US"
"""What is no "us"."""

FIRST_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
FIRST = FIRST_SINGULAR | {"we", "us", "our", "ours", "ourselves"}

FARTHEST = 160
"""Tokens back to which somebody is looked for whom a pronoun means."""

AHEAD = 30
"""Tokens ahead, for "in his speech, Brandt said"."""

CLEAR = 5
"""How many pronouns of one gender, and how many times those of the other, tell somebody's."""

Choose = Callable[[Token, Sequence[Option]], int]
"""Which of several options a pronoun means, the first being none of them."""


def choose_antecedent(_: Token, options: Sequence[Option]) -> int:
    """The likeliest of the options."""
    return int(np.argmax(scorer("pronouns").scores([signs for _, signs in options])))


class Pronouns:
    """Resolves pronouns, each once."""

    def __init__(self, roster: Roster, found: Findings, scene: Scene, choose: Choose) -> None:
        self._roster, self._found, self._scene, self._choose = roster, found, scene, choose
        self._known: dict[int, Entry | None] = {}

    def settle(self) -> None:
        """Resolve all pronouns for a person, in order of text, so that each sees those before it.

        This is done twice: whom the article calls almost always "she" is no "he" the second time.
        """
        own = [token for token in self._scene.doc if token.lower_ in THIRD_PERSONAL and token.pos_ == "PRON"]
        for token in own:
            self.meant(token)
        for entry in {entry.key: entry for entry in self._known.values() if entry is not None}.values():
            entry.honorific = entry.honorific or _clearly(entry)
            entry.forget_pronouns()
        self._known.clear()
        for token in own:
            self.meant(token)

    def meant(self, token: Token) -> Entry | None:
        """The actor that a pronoun means, if it can be said."""
        if token.i not in self._known:
            self._known[token.i] = entry = self._related(token) if token.lower_ in RELATIVE else self._likeliest(token)
            if entry is not None and token.lower_ not in RELATIVE:
                entry.stand_in(token)
                entry.gendered[gender_of(token)] += 1
        return self._known[token.i]

    def _related(self, token: Token) -> Entry | None:
        """Whom the noun names that a relative clause hangs on."""
        clause = next((above for above in token.ancestors if above.dep_ == "acl:relcl"), None)
        return self._roster.at(clause.head.i) if clause is not None else None

    def _likeliest(self, token: Token) -> Entry | None:
        options = self.options(token)
        return options[self._choose(token, options)][0] if len(options) > 1 else None

    def options(self, token: Token) -> list[Option]:
        """None of them, and everybody whom a pronoun can mean, each with the signs of it."""
        near = self._roster.near(token.i - FARTHEST, token.i + AHEAD)
        fitting = sorted((entry for entry in near if _agrees(token, entry)), key=lambda entry: entry.key)
        told = tuple(self._about(token))
        rivals = Rivals.of(token, fitting, self._found)
        return [(None, ("none", *told)), *((e, (*self._of(token, e, rivals), *told)) for e in fitting)]

    def _about(self, token: Token) -> Iterator[str]:
        sentence = self._scene.sentence(token.i)
        yield f"word.{token.lower_}"
        yield f"dep.{token.dep_}"
        yield f"governor.{token.head.dep_}"
        yield "quoted" if token.i in self._scene.quoted else "told"
        yield "opens-sentence" if token.i - self._scene.starts[sentence] < 2 else "inside-sentence"
        yield f"place.{likeness.bucket(sentence, (0, 2, 6, 12))}"

    def _of(self, token: Token, entry: Entry, rivals: Rivals) -> Iterator[str]:
        yield "known"
        yield f"{entry.kind}.{'named' if entry.named else 'described'}"
        yield from likeness.nearness(token, entry, rivals, self._scene)
        own = gender_of(token)
        same, other = entry.gendered[own], sum(entry.gendered.values()) - entry.gendered[own]
        yield "gender.unknown" if own is None or same == other else "gender.same" if same > other else "gender.other"
        place = entry.before(token.i)
        if place >= 0:
            yield f"voice.{'same' if (place in self._scene.quoted) == (token.i in self._scene.quoted) else 'other'}"
            same = place >= token.sent.start
            yield f"{'same' if same else 'earlier'}.{likeness.bucket(token.i - place, (3, 8, 20, 50))}"
        own_sentence, doc = entry.runs_from(token.sent.start, token.sent.end), self._scene.doc
        if any(token.head.i in (doc[run[1] - 1].head.i, doc[run[0]].head.i) for run in own_sentence):
            yield f"clause-mate.{'possessive' if token.dep_ == 'nmod:poss' else 'argument'}"
        if entry.plural:
            yield "plural"


def _clearly(entry: Entry) -> str | None:
    """The gender of nearly all pronouns that mean somebody."""
    if not entry.gendered:
        return None
    gender, often = entry.gendered.most_common(1)[0]
    return gender if often >= CLEAR * (entry.gendered.total() - often) and often >= CLEAR else None


def gender_of(token: Token) -> str | None:
    """``he`` or ``she`` for a singular personal pronoun; ``None`` for others."""
    if token.lower_ in THIRD_PERSONAL:
        return "she" if token.lower_ in FEMININE else "he"
    return None


def _agrees(token: Token, entry: Entry) -> bool:
    if token.lower_ in THIRD_PERSONAL:
        return entry.kind is ActorKind.PERSON and entry.honorific in (None, gender_of(token))
    if token.lower_ in NEUTER:
        return entry.kind is not ActorKind.PERSON and not entry.plural
    return token.lower_ not in PLURAL or entry.kind is not ActorKind.PERSON
