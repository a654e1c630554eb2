"""The cast of one article: every actor it names, with all mentions, and who a phrase or pronoun stands for.

Names are gathered first; surnames join the full name that the article gives. Descriptions ("the
president", "the security service") and pronouns are resolved when a statement or an event needs them:
by the encoder's likeness of mentions, then by role and country, and else by who was last the subject.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from onrecord.domain.actors import ActorKind, LocalActor, Role
from onrecord.intake import agencies, outlets
from onrecord.language.findings import Run
from onrecord.language.pipeline import findings_of
from onrecord.reading import countries, nouns, phrases, pronouns
from onrecord.reading.entries import Entry, plain
from onrecord.reading.people import People
from onrecord.reading.times.terms import WEEKDAYS

LIKELY = 0.0
"""Log-odds of likeness above which a description is the actor; even odds."""

NO_COUNTRY = 1.5
"""Log-odds that an actor of no known country loses against a description that names one."""


class Cast:
    """The actors of a Doc. Build once, resolve as often as needed, then ask for ``actors``."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._found = findings_of(doc)
        self._entries: dict[str, Entry] = {}
        self._by_token: dict[int, Entry] = {}
        self._described: dict[str, Entry] = {}
        self._bodies: dict[str, Entry] = {}
        self._people = People()
        self._places: list[tuple[int, str]] = []
        self._pronouns: dict[int, Entry | None] = {}
        cut = [(phrases.whole_name(span), span.label_) for span in doc.ents]
        names = [(span, "LOC" if _state(plain(span)) else label) for span, label in cut if span is not None and _can_name(span)]
        people = _parted([span for span, label in names if label == "PERSON"])
        titles = {token.i for span in people for token in phrases.with_title(span)}
        self._name_people(people)
        for span, label in names:
            if _state(plain(span)) or (label in {"ORG", "LOC"} and not any(token.i in titles for token in span)):
                self._name_body(span, label)

    # -- what the article names -------------------------------------------------------------------------------------

    def _name_people(self, names: list[Span]) -> None:
        """Full names first, so that a surname before its full name (in a headline) finds it too."""
        people = self._people
        for span in names:
            words = _name_words(span)
            if len(words) > 1 and people.full(words) is None:
                people.add(words, self._open(span, " ".join(words), ActorKind.PERSON))
        for span in names:
            words = _name_words(span)
            entry = people.full(words) if len(words) > 1 else people.by_part(words[0], before=span.start)
            if entry is None:
                entry = self._open(span, words[0], ActorKind.PERSON)
                people.add(words, entry)
            self._tell_person(entry, span)

    def _tell_person(self, entry: Entry, span: Span) -> None:
        self._mention(entry, phrases.with_title(span), span)
        for token in span:
            self._by_token[token.i] = entry
        for title in (phrases.title_of(span), phrases.apposition_of(span)):
            if title is not None:
                self._add_role(entry, title)

    @staticmethod
    def _add_role(entry: Entry, title: Span) -> None:
        entry.roles.append(Role(" ".join(title.text.split()), phrases.text_span(title)))
        if entry.country is None:
            country = countries.of_phrase(title.text)
            entry.country = country.code if country else None

    def _name_body(self, span: Span, label: str) -> None:
        name = plain(span)
        country = countries.by_name(name) or countries.by_seat(name)
        if country is not None:
            self._tell(self._government(country), span)
        elif countries.by_capital(name) is not None and label == "LOC":
            return
        elif label == "ORG" and (of := countries.of_phrase(name)) and _governs(span):
            self._tell(self._government(of), span)
        elif label == "ORG":
            self._tell(self._body(span, name), span)

    def _body(self, span: Span, name: str) -> Entry:
        """An organisation by its name, or by its initials where the article has both."""
        key, initials = _body_key(name), _initials(name)
        known = self._bodies.get(key) or self._bodies.get(initials)
        if known is None:
            kind = ActorKind.OUTLET if outlets.is_outlet(name) else ActorKind.ORGANISATION
            known = self._open(span, _without_article(name), kind)
            of = countries.of_phrase(name)
            known.country = of.code if of else None
        elif _body_key(known.name) == initials:
            known.name = _without_article(name)
        self._bodies.setdefault(key, known)
        self._bodies.setdefault(initials, known)
        return known

    def _government(self, country: countries.Country) -> Entry:
        key = f"country:{country.code}"
        if key not in self._entries:
            self._entries[key] = Entry(key, country.name, ActorKind.GOVERNMENT, country.code)
        return self._entries[key]

    def _mention(self, entry: Entry, phrase: Span, name: Span | None = None) -> None:
        run = entry.add(phrase, name)
        if run is not None:
            insort(self._places, (run[0], entry.key))

    def _near(self, token: Token) -> list[Entry]:
        """The actors mentioned in the window of ``token`` or shortly before it, in order of their keys."""
        window = self._found.same(token.i)
        first = min(min(window, default=token.i), token.i - pronouns.FARTHEST_SUBJECT)
        last = max(window, default=token.i)
        inside = self._places[bisect_left(self._places, (first, "")) : bisect_left(self._places, (last + 1, ""))]
        return [self._entries[key] for key in sorted({key for _, key in inside})]

    def _tell(self, entry: Entry, span: Span) -> None:
        self._mention(entry, span, span)
        for token in span:
            self._by_token[token.i] = entry

    def _open(self, span: Span, name: str, kind: ActorKind) -> Entry:
        key = f"{kind.value}:{span[0].idx}-{span[-1].idx}"
        entry = Entry(key, name, kind)
        self._entries[key] = entry
        return entry

    def called(self, run: Run) -> str | None:
        """Key of the person whom a label in front of words names ("BRANDT:"), in whatever case, a new one where need be.

        ``None`` where it names nobody ("Update:", "Kyiv:").
        """
        span = phrases.tokens_of(self._doc, run)
        words = _name_words(span) if span is not None else []
        if span is None or not words:
            return None
        entry = (self._people.full(words) if len(words) > 1 else None) or self._people.by_part(words[-1], before=span.start)
        if entry is None and any(token.ent_type_ == "PERSON" for token in span):
            entry = self._open(span, " ".join(words), ActorKind.PERSON)
            self._people.add(words, entry)
        if entry is None and not nouns.is_personal(span.root.lemma_.lower()):
            return None
        if entry is None:
            return self._described_as(span, span.root, None).key
        if len(words) > 1 and entry.name == words[-1]:
            entry.name = " ".join(words)
        self._mention(entry, span, span)
        return entry.key

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
        found = (self._one(part, acting=acting, speaking=speaking) for part in phrases.conjuncts(span))
        return list(dict.fromkeys(entry.key for entry in found if entry is not None))

    def _one(self, span: Span, *, acting: bool, speaking: bool) -> Entry | None:
        root = span.root
        if root.lower_ in pronouns.THIRD:
            return self._pronoun(root)
        if root.pos_ == "PRON" or root.lower_ in pronouns.FIRST:
            return None
        named = self._named(span, root)
        if named is not None:
            return named
        phrase = phrases.core(span)
        surname = self._people.by_part(plain(phrase), before=root.i) if root.pos_ == "PROPN" and len(phrase) == 1 else None
        if surname is not None:  # the model took it for no name here ("June said")
            self._mention(surname, phrase, phrase)
            return surname
        state = _state(plain(phrase)) if acting else None
        if state is not None:
            entry = self._government(state)
            self._tell(entry, phrase)
            return entry
        if agencies.canonical(plain(phrase)) is not None:
            entry = self._body(phrase, plain(phrase))
            self._tell(entry, phrase)
            return entry
        return self._description(span, root, acting=acting, speaking=speaking)

    def _named(self, span: Span, root: Token) -> Entry | None:
        """The actor that the head of the phrase names, or that an apposition to the head does."""
        if root.i in self._by_token:
            return self._by_token[root.i]
        people = {
            entry.key: entry
            for token in span
            if (entry := self._by_token.get(token.i)) and entry.kind is ActorKind.PERSON and phrases.names_the_whole(token, span)
        }
        return next(iter(people.values())) if len(people) == 1 else None

    def _description(self, span: Span, root: Token, *, acting: bool, speaking: bool) -> Entry | None:
        phrase = phrases.core(span)
        country = countries.of_phrase(phrase.text)
        if root.lemma_.lower() in nouns.GOVERNING and country is not None:
            entry = self._government(country)
            self._tell(entry, phrase)
            return entry
        nationality = countries.by_demonym(root.text) if root.pos_ in {"PROPN", "NOUN", "ADJ"} else None
        if nationality is not None and acting:
            entry = self._government(nationality)
            self._tell(entry, phrase)
            return entry
        if not phrases.is_plural(root):
            known = self._alike(root, country) or self._by_role(phrase, root, country)
            if known is not None:
                self._mention(known, phrase)
                return known
        new = speaking or (acting and nouns.can_act(root))
        return self._described_as(phrase, root, country) if new and root.pos_ in {"NOUN", "PROPN", "ADJ"} else None

    def _by_role(self, phrase: Span, root: Token, country: countries.Country | None) -> Entry | None:
        """The person last named whose title has the phrase's head word and no other country; a body is no person whose title names it."""
        head = root.lemma_.lower()
        if phrase[0].lower_ in {"a", "an", "another", "one"} or head in nouns.BODIES:
            return None
        fits = [
            e
            for e in self._entries.values()
            if e.kind is ActorKind.PERSON
            and any(head in (words[0], words[-1]) for r in e.roles if (words := r.title.lower().split()))
            and _fits(e, country)
        ]
        return max(fits, key=lambda e: max((r[0] for r in e.runs if r[0] < phrase.start), default=-1), default=None)

    def _described_as(self, phrase: Span, root: Token, country: countries.Country | None) -> Entry:
        name = phrases.bare(phrase)
        known = self._described.get(name.casefold())
        if known is None:
            known = self._open(phrase, name, nouns.kind_of(root))
            known.country = country.code if country else None
            self._described[name.casefold()] = known
        self._mention(known, phrase)
        return known

    def _pronoun(self, token: Token) -> Entry | None:
        if token.i not in self._pronouns:
            self._pronouns[token.i] = pronouns.antecedent(token, self._near(token), self._found)
        return self._pronouns[token.i]

    def _alike(self, root: Token, country: countries.Country | None) -> Entry | None:
        """The actor with the likeliest mention in the window of a description's head, where even odds are passed.

        A word for a person means a person. A country named in the description must be the actor's; one not known counts against it.
        """
        personal = nouns.is_personal(root.lemma_.lower())
        fit = [e for e in self._near(root) if (e.kind is ActorKind.PERSON) == personal and _fits(e, country)]
        scored = pronouns.likenesses(root, fit, self._found)
        if country is not None:
            scored = [(score - (NO_COUNTRY if e.country is None else 0.0), e) for score, e in scored]
        score, best = max(scored, key=lambda s: (s[0], s[1].key), default=(LIKELY, None))
        return best if score > LIKELY else None

    # -- the result -------------------------------------------------------------------------------------------------

    def kind_of(self, key: str) -> ActorKind:
        return self._entries[key].kind

    def kinds_named(self, run: Run) -> frozenset[ActorKind]:
        """Kinds of the actors whose names stand in a run."""
        return frozenset(self._by_token[token].kind for token in range(*run) if token in self._by_token)

    def actors(self) -> tuple[LocalActor, ...]:
        """All actors with a mention, in order of their first."""
        return tuple(sorted(self._finished(), key=lambda actor: (actor.mentions[0].span, actor.key)))

    def _finished(self) -> Iterator[LocalActor]:
        for entry in self._entries.values():
            mentions = tuple(sorted(entry.mentions.values()))
            if mentions:
                roles = tuple(sorted(set(entry.roles), key=lambda role: (role.span, role.title)))
                yield LocalActor(entry.key, entry.name, entry.kind, entry.country, mentions, roles)


def _can_name(span: Span) -> bool:
    """Whether words can be somebody's name: no weekday, no honorific alone, no party and state in brackets ("(R-Ohio)", "(Ariz.)").

    A month can be one (May, June, August).
    """
    if plain(span).lower() in phrases.FAMILY.union(WEEKDAYS):
        return False
    bracketed = span.start > 0 and span.doc[span.start - 1].text == "("
    return not (bracketed and (span[-1].text.endswith(".") or any(token.text in {"-", "–"} for token in span)))


def _parted(names: list[Span]) -> list[Span]:
    """Names, those of two people written as one ("the Roux-Lind talks") taken apart where the text has both surnames."""
    surnames = {words[-1] for span in names if (words := plain(span).split()) and "-" not in words[-1]}
    out: list[Span] = []
    for span in names:
        hyphens = [token.i for token in span if token.text in {"-", "–"}]
        parts = [span.doc[a + 1 : b] for a, b in pairwise([span.start - 1, *hyphens, span.end]) if a + 1 < b]
        out.extend(parts if len(parts) > 1 and all(plain(part) in surnames for part in parts) else [span])
    return out


def _name_words(span: Span) -> list[str]:
    """The words of a personal name as they stand between blanks, honorifics and a possessive ending left out."""
    words = plain(span).split()
    while len(words) > 1 and words[0].lower() in phrases.FAMILY | phrases.OFFICES:
        words = words[1:]
    return words


def _fits(entry: Entry, country: countries.Country | None) -> bool:
    return country is None or entry.country in (None, country.code)


def _state(name: str) -> countries.Country | None:
    """The country that ``name`` names by itself, its capital or its government's seat."""
    bare = _without_article(name)
    return countries.by_name(bare) or countries.by_seat(bare) or countries.by_capital(bare)


def _governs(span: Span) -> bool:
    return any(token.lower_ in nouns.GOVERNING for token in span)


def _without_article(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")


def _body_key(name: str) -> str:
    return _without_article(name).casefold().replace(".", "").replace("’", "'")


def _initials(name: str) -> str:
    """The initials of a name of three words or more, as a key; something that no name has where there are fewer."""
    letters = [word[0] for word in name.replace("-", " ").split() if word[0].isupper()]
    return "".join(letters).casefold() if len(letters) > 2 else name.casefold() + "\0"
