"""The names of an article: which words name a person, a body or a country, and which names are one actor's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from onrecord.domain.actors import ActorKind
from onrecord.intake.head import agencies, outlets
from onrecord.language.pipeline import findings_of
from onrecord.reading import countries, nouns, phrases
from onrecord.reading.entries import Entry, plain
from onrecord.reading.people import People
from onrecord.reading.roster import Roster
from onrecord.reading.times.terms import WEEKDAYS

AFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
"""What may follow a surname."""

GENERIC = frozenset(
    """
    airlines bank company co corp corporation energy foundation group holdings inc industries institute international limited llc ltd
    media network news party plc ratings research securities services systems technologies tv university
    """.split()
)
"""Words that a body's name loses in short."""

ACRONYM = re.compile(r"(?:[A-Z]\.?){2,7}")
PARTY = re.compile(r"[RDI]-[A-Z]")
"""Party and state of an American politician ("R-Ariz.")."""

LONGEST_BRACKET = 9
"""Tokens of what stands in brackets behind a name, at most."""

LONGEST_CODE = 4
"""Letters up to which capitals are an abbreviation."""

HONORIFICS = {"mr": "he", "sir": "he", "mrs": "she", "ms": "she", "miss": "she", "dame": "she", "lady": "she"}

Surname = tuple[str, str | None]
"""A surname with the gender of an honorific, if that tells bearers apart."""

HYPHENS = frozenset({"-", "–", "‑"})


class Names:
    """Gathers all names of a Doc into a roster."""

    def __init__(self, doc: Doc, roster: Roster) -> None:
        self._doc, self._roster, self._kinds = doc, roster, findings_of(doc).kinds
        self.people = People()
        self._bodies: dict[str, Entry] = {}
        cut = [(whole, span.label_) for span in doc.ents if (whole := phrases.whole_name(span)) is not None and _can_name(whole)]
        names = [(span, self._label(span, label)) for span, label in cut]
        people = _parted(_joined([_mended(span) for span, label in names if label == "PERSON"]))
        self._titles = {token.i for span in people for token in phrases.with_title(span)}
        self._name_people(people)
        bodies = [(span, label) for span, label in names if label in {"ORG", "LOC"} and self._is_apart(span)]
        for span, label in sorted(bodies, key=lambda body: -len(body[0])):
            self._name_body(span, label)

    def taken(self) -> frozenset[int]:
        """Tokens of names and of the titles in front of them."""
        return frozenset(self._titles | set(self._roster.of_token))

    def _label(self, span: Span, label: str) -> str:
        """The type of a name, as it is taken here: a state's is a place's, and a body is what the model takes for an actor."""
        if state(plain(span)):
            return "LOC"
        if outlets.is_outlet(plain(span)) or is_agency(plain(span)):
            return "ORG"
        body = label == "MISC" or (label == "LOC" and ACRONYM.fullmatch(plain(span)) is not None)
        return "ORG" if body and self._kinds.get(span.root.i) == "organization" else label

    def _is_apart(self, span: Span) -> bool:
        """Whether a name is no person's title, or a body or state within one ("| Pentagon | chief Ada Quill")."""
        if state(plain(span)) is not None or not any(token.i in self._titles for token in span):
            return True
        return span[-1].i + 1 in self._titles and not nouns.is_personal(span.root.lemma_.lower()) and span[-1].lower_ not in phrases.OFFICES

    def _name_people(self, names: list[Span]) -> None:
        """Full names first, so that a surname before its full name (in a headline) finds it too."""
        people = self.people
        for span in names:
            words = name_words(span)
            if len(words) > 1 and people.full(words) is None:
                people.add(words, self._person(span, " ".join(words)))
        apart = self._apart(names)
        for span in names:
            words = name_words(span)
            entry = people.full(words) if len(words) > 1 else self._by_surname(span, words[0], apart)
            if entry is None:
                entry = self._person(span, words[0])
                people.add(words, entry)
            self._tell_person(entry, span)

    def _apart(self, names: list[Span]) -> dict[Surname, Entry]:
        """Those who are only called by a surname and an office, and are none of the bearers in full."""
        full: dict[str, list[Span]] = defaultdict(list)
        single: list[tuple[Span, str]] = []
        for span in names:
            words = name_words(span)
            if len(words) == 1:
                single.append((span, words[0]))
            elif (entry := self.people.full(words)) is not None:
                full[entry.key].append(span)
        apart: dict[Surname, Entry] = {}
        for span, word in single:
            known = self.people.by_part(word, before=len(self._doc))
            if known is not None and (word, None) not in apart and _is_other(span, full[known.key]):
                apart[word, None] = self._person(span, word)
        return apart

    def _by_surname(self, span: Span, word: str, apart: dict[Surname, Entry]) -> Entry | None:
        """Whom a surname alone means; another than the bearer known where the honorific says so ("Mr. Quill thanked Mrs. Quill")."""
        gender = _gender(span)
        entry = apart.get((word, gender)) or apart.get((word, None)) or self.people.by_part(word, before=span.start)
        if entry is not None and gender and entry.honorific not in (None, gender):
            entry = apart[word, gender] = self._person(span, word)
        return entry

    def _person(self, span: Span, name: str) -> Entry:
        entry = self._roster.open(span, name, ActorKind.PERSON)
        entry.words = tuple(name.casefold().split())
        return entry

    def _tell_person(self, entry: Entry, span: Span) -> None:
        phrase = phrases.with_title(span)
        title = phrases.title_of(span)
        if title is not None and self._is_odd(title):
            phrase = span
        self._roster.name(entry, span, phrase)
        for token in span.doc[phrase.start : span.start]:
            self._roster.of_title.setdefault(token.i, entry)
        if (longer := _with_home(phrase)) is not None:
            self._roster.mention(entry, longer)
        entry.honorific = entry.honorific or _gender(span)
        if entry.country is None and (country := _owner(span)) is not None:
            self._roster.settle(entry, country)
        for told in (title, phrases.apposition_of(span)):
            if told is not None and self._is_office(told):
                self._roster.entitle(entry, told)

    def _is_odd(self, title: Span) -> bool:
        """Whether what stands before a name is no part of it: a time, somebody else, a noun for a thing ("whose removal | Quill …")."""
        if any(token.ent_type_ in {"PERSON", "DATE"} for token in title):
            return True
        return title.root.pos_ == "NOUN" and self._kinds.get(title.root.i) in {"abstract", "event", "object", "time"}

    def _is_office(self, title: Span) -> bool:
        """Whether what stands beside a name can be a title: it speaks of a person, names no other and no time."""
        if self._is_odd(title):
            return False
        lemma = title.root.lemma_.lower()
        return lemma in phrases.OFFICES or self._kinds.get(title.root.i) == "person" or nouns.is_personal(lemma)

    def _name_body(self, span: Span, label: str) -> None:
        name = plain(span)
        country = countries.by_name(name) or countries.by_seat(name)
        if country is not None:
            self._roster.name(self._roster.government(country), span)
        elif countries.by_capital(name) is not None and label == "LOC":
            return
        elif label == "ORG" and (of := countries.of_phrase(name)) and _governs(span):
            self._roster.name(self._roster.government(of), span)
        elif label == "ORG" and len(span) == 1 and (person := self.people.by_part(name, before=span.start)) is not None:
            self._tell_person(person, span)  # a surname that the model took for a body
        elif label == "ORG":
            entry = self.body(span, name)
            self._roster.name(entry, span)
            if (longer := _with_brackets(span)) is not None:
                self._roster.mention(entry, longer)

    def body(self, span: Span, name: str) -> Entry:
        """An organisation by its name, by its initials or by a short form where the article has both."""
        key, initials = _body_key(name), _initials(name)
        known = self._bodies.get(key) or self._bodies.get(initials) or self._in_brackets(span) or self._longer(key)
        if known is None:
            kind = ActorKind.OUTLET if outlets.is_outlet(name) else ActorKind.ORGANISATION
            known = self._roster.open(span, without_article(name), kind)
            known.words = tuple(without_article(name).casefold().split())
            self._roster.index(known, *known.words)
            if (of := countries.of_phrase(name)) is not None:
                self._roster.settle(known, of)
        elif _body_key(known.name) == initials:
            known.name = without_article(name)
            known.words += tuple(without_article(name).casefold().split())
            self._roster.index(known, *known.words)
        self._bodies.setdefault(key, known)
        self._bodies.setdefault(initials, known)
        return known

    def credit(self, span: Span, kind: ActorKind) -> None:
        """Take a name of an outlet or author of the report itself."""
        if kind is ActorKind.PERSON:
            words = name_words(span)
            entry = self.people.full(words) or self._person(span, " ".join(words))
            self.people.add(words, entry)
        else:
            entry = self.body(span, plain(span))
            entry.kind = kind
        self._roster.name(entry, span)

    def _in_brackets(self, span: Span) -> Entry | None:
        """The body whose name stands right before an acronym in brackets."""
        bracketed = span.start > 1 and self._doc[span.start - 1].text == "(" and len(span) == 1
        if not bracketed or is_agency(plain(span)) or outlets.is_outlet(plain(span)):
            return None
        before = self._roster.of_token.get(span.start - 2)
        return before if before is not None and before.kind is not ActorKind.PERSON else None

    def _longer(self, key: str) -> Entry | None:
        """The one body whose name is longer by a country's, a place's or a general word ("Navy", "Fitch"); longer names come first."""
        words = key.split()
        found = {entry.key: entry for full, entry in self._bodies.items() if _shortens(words, full.split())}
        return next(iter(found.values())) if len(found) == 1 else None


def _shortens(short: list[str], full: list[str]) -> bool:
    """Whether a body's name is another's without its first words, or without general ones at its end."""
    if not 0 < len(short) < len(full):
        return False
    if full[-len(short) :] == short:
        return len(short[-1]) > 2
    return full[: len(short)] == short and all(word.strip(".,") in GENERIC for word in full[len(short) :])


def _is_other(surname: Span, full: list[Span]) -> bool:
    """Whether a surname with an office, told before any full name, is somebody else's than the full names that the article has.

    "President Ruiz … the actress Ana Ruiz" are two; none of the full names has the office, and the surname needs none of them.
    """
    office = _office(surname)
    return office is not None and bool(full) and surname.start < full[0].start and all(_office(span) != office for span in full)


def _office(name: Span) -> str | None:
    """The last word of an office in front of a name ("prime | minister")."""
    title = phrases.title_of(name)
    word = title[-1].lower_ if title is not None else ""
    return word if word in phrases.OFFICES else None


def _owner(name: Span) -> countries.Country | None:
    """The country that a person is told to be of: "Norway's Ada Quill"."""
    owners = [child for child in name.root.children if child.dep_ == "nmod:poss" and child.i < name.start]
    return countries.of_phrase(owners[0].text) if len(owners) == 1 else None


def _gender(name: Span) -> str | None:
    """What an honorific in front of a name, or opening it, tells."""
    before = {name[0].lower_.rstrip("."), name.doc[name.start - 1].lower_.rstrip(".") if name.start else ""}
    before.add(name.doc[name.start - 2].lower_ if name.start > 1 and name.doc[name.start - 1].text == "." else "")
    return next((gender for honorific, gender in HONORIFICS.items() if honorific in before), None)


def _with_home(name: Span) -> Span | None:
    """A name with the brackets or the place behind it: "Ada Quill (D-N.Y.)", "Ada Quill of Oregon"."""
    doc, end = name.doc, name.end
    if (bracketed := _with_brackets(name)) is not None:
        return bracketed
    if end + 1 < len(doc) and doc[end].lower_ == "of":
        after = end + 1
        while after < len(doc) and doc[after].ent_type_ in {"LOC", "ORG"} and (after == end + 1 or doc[after].ent_iob_ == "I"):
            after += 1
        return doc[name.start : after] if after > end + 1 else None
    return None


def _with_brackets(name: Span) -> Span | None:
    """A name with what stands in brackets behind it."""
    doc, end = name.doc, name.end
    if end + 1 >= len(doc) or doc[end].text != "(":
        return None
    close = next((token.i for token in doc[end : end + LONGEST_BRACKET] if token.text == ")"), None)
    return doc[name.start : close + 1] if close is not None else None


def _mended(span: Span) -> Span:
    """A person's name without the title that it was run together with ("Secretary of | State Ada Quill"), and whole after a hyphen."""
    doc, start, end = span.doc, span.start, span.end
    if end - start > 2 and start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in phrases.OFFICES:
        start += 1
    while end - start > 1 and doc[start].lower_ in phrases.OFFICES and doc[start].text[:1].isupper() and doc[start + 1].pos_ == "PROPN":
        start += 1
    while end + 1 < len(doc) and doc[end].text in HYPHENS and not _blank_beside(doc[end]) and doc[end + 1].is_alpha:
        end += 2
    return doc[start:end]


def _blank_beside(token: Token) -> bool:
    return bool(token.whitespace_ or token.nbor(-1).whitespace_)


def _can_name(span: Span) -> bool:
    """Whether words can be somebody's name: no weekday, no honorific alone, no party and state in brackets ("(R-Ohio)", "(Ariz.)").

    A month can be one (May, June, August).
    """
    words = plain(span).lower()
    if span.text[:1] in "@#" or span.root.ent_type_ == "DATE":
        return False
    if words in phrases.FAMILY.union(WEEKDAYS) or all(word in phrases.OFFICES for word in words.split()):
        return False
    if PARTY.match(span.text):
        return False
    bracketed = span.start > 0 and span.doc[span.start - 1].text == "("
    return not (bracketed and (span[-1].text.endswith(".") or any(token.text in {"-", "–"} for token in span)))


def _joined(names: list[Span]) -> list[Span]:
    """Names, those that only a blank parts made one ("Ada | Quill")."""
    out: list[Span] = []
    for span in names:
        beside = bool(out) and out[-1].end == span.start and out[-1][-1].whitespace_ == " " and len(out[-1]) == 1 == len(span)
        if beside and out[-1][0].dep_ != "appos":
            out[-1] = span.doc[out[-1].start : span.end]
        else:
            out.append(span)
    return out


def _parted(names: list[Span]) -> list[Span]:
    """Names, those of two people written as one ("the Roux-Lind talks") taken apart where the text has both surnames."""
    surnames = {words[-1] for span in names if (words := plain(span).split()) and "-" not in words[-1]}
    return [part for span in names for part in _parts(span, surnames)]


def _parts(span: Span, surnames: set[str]) -> Iterator[Span]:
    hyphens = [token.i for token in span if token.text in {"-", "–"}]
    parts = [span.doc[a + 1 : b] for a, b in pairwise([span.start - 1, *hyphens, span.end]) if a + 1 < b]
    yield from parts if len(parts) > 1 and all(plain(part) in surnames for part in parts) else [span]


def name_words(span: Span) -> list[str]:
    """The words of a personal name as they stand between blanks, honorifics, what follows a surname and a possessive ending left out."""
    words = plain(span).split()
    while len(words) > 1 and words[0].lower() in phrases.FAMILY | phrases.OFFICES:
        words = words[1:]
    while len(words) > 1 and words[-1].lower().strip(",") in AFFIXES:
        words = words[:-1]
    return [word.strip(",") for word in words]


def state(name: str) -> countries.Country | None:
    """The country that ``name`` names by itself, its capital or its government's seat."""
    bare = without_article(name)
    if bare.isupper() and len(bare) > LONGEST_CODE:  # a dateline in capitals
        bare = bare.title()
    return countries.by_name(bare) or countries.by_seat(bare) or countries.by_capital(bare)


def is_agency(name: str) -> bool:
    return agencies.canonical(name) is not None


def _governs(span: Span) -> bool:
    return any(token.lower_ in nouns.GOVERNING for token in span)


def without_article(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")


def _body_key(name: str) -> str:
    return without_article(agencies.canonical(name) or name).casefold().replace(".", "").replace("’", "'")


def _initials(name: str) -> str:
    """The initials of a name of several words, as a key; something that no name has where there is one."""
    letters = [word[0] for word in name.replace("-", " ").split() if word[0].isupper() and not (word.isupper() and len(word) > 1)]
    return "".join(letters).casefold() if len(letters) > 1 else name.casefold() + "\0"


def adjectives(doc: Doc, taken: Container[int]) -> Iterator[tuple[Span, countries.Country]]:
    """Adjectives of countries that are part of no actor's name ("North Korean", "U.S.-Mexico"), each with its country."""
    at = 0
    while at < len(doc):
        country, after = _longest(doc, at) if at not in taken and doc[at].text[:1].isupper() else (None, at + 1)
        if country is not None:
            yield doc[at:after], country
        at = after


def _longest(doc: Doc, at: int) -> tuple[countries.Country | None, int]:
    """The country of the longest adjective or name from a token, and the token after it."""
    for after in (at + 2, at + 1):
        if not all(token.text[-1:].isalpha() or token.text.endswith(".") for token in doc[at:after]):
            continue
        words = doc[at : min(after, len(doc))].text
        country = countries.by_demonym(words) or countries.by_name(words)
        if country is not None:
            return country, after
    return None, at + 1
