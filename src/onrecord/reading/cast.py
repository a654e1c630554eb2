"""The cast of one article: every actor it names or describes, with all mentions, and who a phrase or pronoun stands for.

Names are gathered first (``naming``), surnames joining the full name that the article gives; then descriptions, in order of text
(``describing``), and pronouns for persons; other pronouns when a statement or an event needs them.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Span, Token

from onrecord.domain.actors import ActorKind, LocalActor
from onrecord.domain.spans import Span as TextSpan
from onrecord.language.findings import Run
from onrecord.language.pipeline import findings_of
from onrecord.reading import countries, nouns, phrases, pronouns
from onrecord.reading.describing import Choose, Descriptions, choose_description
from onrecord.reading.entries import Entry, plain
from onrecord.reading.likeness import Scene
from onrecord.reading.naming import Names, adjectives, is_agency, name_words, state
from onrecord.reading.nominals import NEVER, Sort, counted_by, find_nominals, nominal, phrase_of
from onrecord.reading.pronouns import Pronouns, choose_antecedent
from onrecord.reading.roster import Roster

ABSTRACT = frozenset({"abstract", "object", "event", "time"})
"""Kinds of entities that do not act, whatever noun tells them ("took | office", "came into | force")."""


class Cast:
    """The actors of a Doc. Build once, resolve as often as needed, then ask for ``actors``.

    ``choose`` decides whom a description means, ``antecedent`` whom a pronoun does.
    """

    def __init__(self, doc: Doc, choose: Choose = choose_description, antecedent: pronouns.Choose = choose_antecedent) -> None:
        self._doc = doc
        self._found = findings_of(doc)
        self._roster = Roster(doc)
        self._names = Names(doc, self._roster)
        scene = Scene.of(doc, self._found)
        self._descriptions = Descriptions(scene, self._roster, choose)
        self._pronouns = Pronouns(self._roster, self._found, scene, antecedent)
        for described in find_nominals(doc, self._found, self._names.taken()):
            self._descriptions.settle(described)
        self._pronouns.settle()

    def credit(self, span: TextSpan, kind: ActorKind) -> None:
        """Note an outlet, agency or author whom the report names in its own account of itself, where it is not named otherwise."""
        named = self._doc.char_span(span.start, span.end, alignment_mode="expand")
        if named is not None and not any(token.i in self._roster.of_token for token in named):
            self._names.credit(named, kind)

    def called(self, run: Run) -> str | None:
        """Key of the person whom a label in front of words names ("BRANDT:"), in whatever case, a new one where need be.

        ``None`` where it names nobody ("Update:", "Kyiv:").
        """
        span = phrases.tokens_of(self._doc, run)
        words = name_words(span) if span is not None else []
        if span is None or not words:
            return None
        people = self._names.people
        entry = (people.full(words) if len(words) > 1 else None) or people.by_part(words[-1], before=span.start)
        if entry is None:
            entry = self._roster.of_token.get(span[-1].i)
        if entry is None and (span.root.pos_ != "PROPN" or state(plain(span)) is not None):
            return None
        if entry is None:
            entry = self._roster.open(span, " ".join(words), ActorKind.PERSON)
            people.add(words, entry)
        self._roster.mention(entry, span, span)
        return entry.key

    @property
    def entries(self) -> Mapping[str, Entry]:
        """Everybody known so far, by key."""
        return self._roster.entries

    def named_at(self, token: Token) -> Entry | None:
        """Whose name a word is part of."""
        return self._roster.of_token.get(token.i)

    def known(self, token: Token, speaker: str | None) -> tuple[Entry | None, str]:
        """Whom a word is known to mean, and how: a name, a title, a pronoun, the first person (``speaker``'s) or a description.

        ``None`` where it means several, or somebody new, or nobody; nobody becomes an actor by being asked for.
        """
        roster = self._roster
        if (named := roster.of_token.get(token.i)) is not None:
            return named, "name"
        if (titled := roster.of_title.get(token.i)) is not None:
            return titled, "title"
        if token.lower_ in pronouns.THIRD:
            return self._pronouns.meant(token), "pronoun"
        if token.lower_ in pronouns.FIRST and token.text != pronouns.AMERICA:
            return roster.entries.get(speaker or ""), "first-person"
        described = roster.of_head.get(token.i, ())
        if described:
            return (described[0], "described") if len(described) == 1 else (None, "several")
        return None, "new" if token.pos_ != "PRON" else "other-pronoun"

    # -- who a phrase stands for ------------------------------------------------------------------------------------

    def resolve(self, run: Run, *, acting: bool = True, speaking: bool = False) -> list[str]:
        """Keys of the actors that the tokens of ``run`` stand for, in order; empty where that cannot be said.

        ``acting`` allows a capital to stand for its government, and a description of people or a body to become an actor of its
        own; ``speaking`` any description, since letters and polls say things too.
        """
        span = phrases.tokens_of(self._doc, run)
        span = phrases.nominal(span) if span is not None else None
        if span is None:
            return []
        found = (entry for part in phrases.conjuncts(span) for entry in self._of(part, acting=acting, speaking=speaking))
        return list(dict.fromkeys(entry.key for entry in found))

    def _of(self, span: Span, *, acting: bool, speaking: bool) -> tuple[Entry, ...]:
        root = span.root
        if (named := self._roster.of_token.get(root.i) or self._roster.of_title.get(root.i)) is not None:
            return (named,)
        if root.lower_ in pronouns.THIRD:
            return _some(self._pronouns.meant(root))
        if (counted := counted_by(root)) is not None:
            return self._roster.of_head.get(counted.i, ())
        if (root.pos_ == "PRON" or root.lower_ in pronouns.FIRST) and root.text != pronouns.AMERICA:
            return ()
        described = self._roster.of_head.get(root.i) or _some(self._explained(span))
        if len(described) == 1 and not described[0].named:
            whole = self._doc[max(span.start, phrase_of(root).start) : max(span.end, root.i + 1)]
            if whole[-1].i >= root.right_edge.i - 1:  # with its clauses, where they are whole: "officials briefed on the matter"
                self._roster.mention(described[0], whole)
        return described or _some(self._unmarked(span, root, acting=acting, speaking=speaking))

    def _explained(self, span: Span) -> Entry | None:
        """The one person whose name stands in a phrase and explains its head."""
        people = {
            entry.key: entry
            for token in span
            if (entry := self._roster.of_token.get(token.i)) and entry.kind is ActorKind.PERSON and phrases.names_the_whole(token, span)
        }
        return next(iter(people.values())) if len(people) == 1 else None

    def _unmarked(self, span: Span, root: Token, *, acting: bool, speaking: bool) -> Entry | None:
        """Who a phrase stands for that is neither a name nor a description of somebody by itself."""
        phrase = phrases.core(span)
        surname = self._names.people.by_part(plain(phrase), before=root.i) if root.pos_ == "PROPN" and len(phrase) == 1 else None
        if surname is not None:  # the model took it for no name here ("June said")
            self._roster.mention(surname, phrase, phrase)
            return surname
        ship = phrase[0].lower_ == "the" and countries.by_capital(plain(phrase)) is not None  # "the Bucharest"
        country = (state(plain(phrase)) or countries.by_demonym(root.text)) if acting and not ship else None
        if country is not None:
            entry = self._roster.government(country)
            self._roster.name(entry, phrase)
            return entry
        if is_agency(plain(phrase)):
            entry = self._names.body(phrase, plain(phrase))
            self._roster.name(entry, phrase)
            return entry
        acts = acting and nouns.can_act(root) and self._found.kinds.get(root.i) not in ABSTRACT
        nobody = root.ent_type_ == "DATE" or root.lower_.rstrip(".") in NEVER
        if nobody or root.pos_ not in {"NOUN", "PROPN", "ADJ"} or not (speaking or acts):
            return None
        self._descriptions.settle(nominal(phrase, root, Sort.THING))
        return self._roster.of_head[root.i][0]

    # -- the result -------------------------------------------------------------------------------------------------

    def kind_of(self, key: str) -> ActorKind:
        return self._roster.entries[key].kind

    def kinds_named(self, run: Run) -> frozenset[ActorKind]:
        """Kinds of the actors whose names stand in a run."""
        return frozenset(self._roster.of_token[token].kind for token in range(*run) if token in self._roster.of_token)

    def actors(self) -> tuple[LocalActor, ...]:
        """All actors with a mention, in order of their first; a country that is an actor is mentioned by its adjective too."""
        for words, country in adjectives(self._doc, self._roster.of_token):
            entry = self._roster.entries.get(f"country:{country.code}")
            if entry is not None:
                self._roster.mention(entry, words)
        return self._roster.finished()


def _some(entry: Entry | None) -> tuple[Entry, ...]:
    return () if entry is None else (entry,)
