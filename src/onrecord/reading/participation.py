"""Who takes part in an event, and on which side.

Weighed are all whom its sentence mentions, who vouches for it, and whom the article has just told of.
Each is weighed by itself as actor and as recipient, by a small network over signs (two layers; ``training.participation`` fits it on
annotated articles): the way through the tree from the predicate to the mention, through passives, control, relative clauses and
nominalisations alike; what the model takes for the one or the other; what kind of actor it is; whose words the event stands in.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from onrecord.language.findings import Anchored
from onrecord.language.inventory import Role
from onrecord.language.pipeline import findings_of
from onrecord.reading import countries, pronouns
from onrecord.reading.cast import Cast
from onrecord.reading.choosing import scorer
from onrecord.reading.entries import Entry
from onrecord.reading.participants import case_of
from onrecord.reading.telling import Telling
from onrecord.reading.voices import Said

NEVER = (float("-inf"), float("-inf"))
ACTOR_ABOVE, RECIPIENT_ABOVE = -0.5, -0.9
"""Log-odds above which somebody is taken for an actor, or a recipient; tuned on the articles held back."""

BEHIND = 1.6
"""Log-odds by which somebody may stay behind the likeliest of a side; tuned there too."""

FARTHEST = 9
"""Arcs through the tree up to which a mention is weighed."""

OFTEN = 6
LEADING = 3
"""How many of those whom the article mentions most are weighed where the sentence does not mention them."""

NEAR = (1, 2, 4, 8, 16, 32)
ODDS = (-6, -4, -3, -2, -1, 0, 1, 2, 3, 4, 6)
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
OBLIQUE = ("obl", "nmod")
INNER = frozenset({"flat", "goeswith", "nmod:desc"})
"""Parts of a name or title, which their head stands for."""

SUBJECTS_OF_BEFORE = ("nsubj", "obj", "obl")
CONTROLLED = frozenset({"xcomp", "ccomp", "advcl"})
"""Arcs from a verb to one whose subject it may tell."""

OBJECTS_OF_CONTROL = frozenset({"obj", "iobj", "obl", "obl:agent"})

AT = frozenset({"in", "near", "at", "outside", "inside", "around", "across", "through", "off", "over", "into"})
"""After these a capital is a place."""

RELATIVE = frozenset({"who", "which", "that", "whom"})
APART = frozenset({"conj", "cc", "appos", "acl", "acl:relcl", "parataxis"})
"""What hangs on a noun and is no part of the phrase that stands for its actor."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may take part: the word that mentions them in the sentence, or their key where none does; and what is known."""

    token: Token | None
    key: str | None
    signs: tuple[str, ...]


class Participation:
    """Who takes part in the events of one article."""

    def __init__(self, doc: Doc, cast: Cast, telling: Telling) -> None:
        self._doc, self._cast, self._found = doc, cast, findings_of(doc)
        self._voices, self._cues = telling.voices, telling.cues
        self._entries = cast.entries
        by_mentions = sorted(self._entries.values(), key=lambda entry: (-len(entry.places), entry.key))
        self._rank = {entry.key: number for number, entry in enumerate(by_mentions)}
        self._leading = [entry.key for entry in by_mentions[:LEADING]]
        self._sentences = list(doc.sents)
        self._number = {sentence.start: number for number, sentence in enumerate(self._sentences)}
        self._mentions: dict[int, list[tuple[Token, Entry | None, tuple[str, ...]]]] = {}
        self._steps: dict[int, str] = {}

    def of(self, found: Anchored) -> tuple[list[str], list[str]]:
        """Keys of the actors and of the recipients of an event, the likeliest first."""
        candidates = self.candidates(found)
        if not candidates:
            return [], []
        odds = scorer("participants").scores([candidate.signs for candidate in candidates]).tolist()
        best: dict[str, tuple[float, float]] = {}
        for candidate, (acts, receives) in zip(candidates, odds, strict=True):
            if acts > ACTOR_ABOVE or receives > RECIPIENT_ABOVE:
                for key in self.keys(candidate):
                    before = best.get(key, NEVER)
                    best[key] = max(before[0], acts), max(before[1], receives)
        return _sides(best)

    def keys(self, candidate: Candidate) -> list[str]:
        """Whom a candidate stands for; a description of somebody new becomes an actor of its own."""
        token = candidate.token
        if token is None or candidate.key is not None:
            return [candidate.key] if candidate.key is not None else []
        if token.lower_ in pronouns.THIRD | pronouns.FIRST:
            return []
        cut = [child.left_edge.i for child in token.children if child.dep_ in APART and child.i > token.i]
        run = token.left_edge.i, max(token.i + 1, min([token.right_edge.i + 1, *cut]))
        return self._cast.resolve(run, acting=case_of(token) not in AT)

    def candidates(self, found: Anchored) -> list[Candidate]:
        """Everybody who may take part in an event, with their signs."""
        head = self._doc[found.run[0] : found.run[1]].root
        about = tuple(self._about(head, found))
        out = list(self._mentioned(head, found, about))
        seen = {candidate.key for candidate in out}
        absent = {key: signs for key, signs in self._absent(head).items() if key not in seen}
        missed = tuple(self._missed(head, found)) if absent else ()
        out.extend(Candidate(None, key, (*signs, *self._kind(self._entries[key]), *missed, *about)) for key, signs in absent.items())
        return out

    # -- those whom the sentence mentions ----------------------------------------------------------------------------

    def _mentioned(self, head: Token, found: Anchored, about: tuple[str, ...]) -> Iterator[Candidate]:
        above = {token.i: number for number, token in enumerate([head, *head.ancestors])}
        chain = list(above)
        sentence = range(head.sent.start, head.sent.end)
        odds = {side: self._found.filling(found.run[0], role, sentence) for side, role in (("A", Role.ACTOR), ("R", Role.RECIPIENT))}
        gap = next((c.dep_ for c in head.children if c.lower_ in RELATIVE and c.dep_.startswith(("nsubj", "obj", "obl"))), "none")
        cue = self._cue(head, found)
        voice = self._voices.speaker(head.i)
        passive = "P" if "passive" in about else ""
        theirs, above_it = _control(head)
        for token, entry, known in self._in_sentence(head.sent):
            if found.run[0] <= token.i < found.run[1]:
                continue
            ups, downs = self._way(token, above, chain)
            if len(ups) + len(downs) > FARTHEST:
                continue
            way = " ".join([*("^" + step for step in ups), *("v" + step for step in downs)])
            bare = " ".join([*("^" + step.split(":")[0] for step in ups), *("v" + step.split(":")[0] for step in downs)])
            signs = [
                f"way={way}",
                f"{found.label}/{bare}",
                f"{head.pos_}{passive}/{way}",
                f"gap={gap}/{' '.join(ups)}",
                f"{head.lemma_.lower()}/{downs[0] if downs and not ups else 'other'}",
                *self._distance(token, head),
                *(f"odds.{side}.{bisect_left(ODDS, table.get(token.i, ODDS[0]))}" for side, table in odds.items()),
            ]
            if ups and downs and ups[0] in CONTROLLED:
                signs.extend((f"controls.{theirs}/{' '.join(ups)}/{downs[0]}", f"controls.{above_it}/{downs[0]}"))
            if entry is not None and entry.key == voice:
                signs.append("its-voice")
            if cue is not None:
                signs.extend(_around_cue(token, entry, cue))
            yield Candidate(token, entry.key if entry is not None else None, (*signs, *known, *about))

    def _in_sentence(self, sentence: Span) -> list[tuple[Token, Entry | None, tuple[str, ...]]]:
        """Words of a sentence that may mention somebody, with whom they are known to mean and what is known of that."""
        if sentence.start not in self._mentions:
            self._mentions[sentence.start] = [
                (token, entry, tuple(self._known(token, entry, manner)))
                for token in sentence
                if self._may_mention(token)
                for entry, manner in [self._cast.known(token, self._voices.speaker(token.i))]
                if entry is not None or manner in {"new", "several"}
            ]
        return self._mentions[sentence.start]

    def _may_mention(self, token: Token) -> bool:
        if token.pos_ == "ADJ":
            return token.text[:1].isupper() and countries.by_demonym(token.text) is not None
        if (token.pos_ not in NOUNS and token.tag_ != "PRP$") or token.dep_ in INNER:
            return False
        own = self._cast.named_at(token)
        return own is None or token.head.i == token.i or self._cast.named_at(token.head) is not own

    def _known(self, token: Token, entry: Entry | None, manner: str) -> Iterator[str]:
        yield f"manner.{manner}"
        yield f"tag.{token.tag_}"
        yield f"thing.{self._found.kinds.get(token.i)}"
        yield f"name.{token.ent_type_}"
        if entry is not None:
            yield from self._kind(entry)

    def _kind(self, entry: Entry) -> Iterator[str]:
        yield f"kind.{entry.kind}"
        yield "named" if entry.named else "unnamed"
        yield f"often.{min(len(entry.places), OFTEN)}"
        yield f"rank.{min(self._rank.get(entry.key, OFTEN), OFTEN)}"

    def _way(self, token: Token, above: dict[int, int], chain: Sequence[int]) -> tuple[list[str], list[str]]:
        """Arcs up from the predicate and down to a word."""
        down: list[str] = []
        while token.i not in above:
            down.append(self._step(token))
            token = token.head
        return [self._step(self._doc[number]) for number in chain[: above[token.i]]], down[::-1]

    def _step(self, token: Token) -> str:
        """An arc, with the preposition of what it leads to."""
        if token.i not in self._steps:
            relation = token.dep_
            case = case_of(token) if relation.startswith(OBLIQUE) else ""
            self._steps[token.i] = f"{relation.split(':')[0]}:{case}" if case else relation
        return self._steps[token.i]

    def _distance(self, token: Token, head: Token) -> Iterator[str]:
        apart = abs(token.i - head.i)
        yield f"{'left' if token.i < head.i else 'right'}.{next((n for n in NEAR if apart <= n), 2 * NEAR[-1])}"

    # -- those whom it does not --------------------------------------------------------------------------------------

    def _absent(self, head: Token) -> dict[str, list[str]]:
        """Who may take part without being mentioned, with where they come from."""
        out: dict[str, list[str]] = defaultdict(list)
        if (voice := self._voices.speaker(head.i)) is not None:
            out[voice].append("from.voice")
        if (cue := self._cues.get(head.i)) is not None and cue.statement.speaker is not None:
            out[cue.statement.speaker].append("from.cue")
        number = self._number[head.sent.start]
        for token, entry, _ in self._in_sentence(self._sentences[number - 1]) if number else []:
            place = token.dep_.split(":")[0]
            if entry is not None and place in SUBJECTS_OF_BEFORE and f"from.{place}" not in out[entry.key]:
                out[entry.key].append(f"from.{place}")
        for key in self._leading:
            out[key].append(f"from.leading.{self._rank[key]}")
        return {key: signs for key, signs in out.items() if signs and key in self._entries}

    def _missed(self, head: Token, found: Anchored) -> Iterator[str]:
        """What the sentence tells of an event's participants beside somebody whom it does not mention."""
        own = "/".join(side for side in ("nsubj", "obj") if any(child.dep_.startswith(side) for child in head.children))
        yield "absent"
        yield f"absent.type.{found.label}"
        yield f"absent.beside.{own}"
        yield f"absent.place.{head.dep_}"
        yield f"absent.lemma.{head.lemma_.lower()}"

    # -- the event itself --------------------------------------------------------------------------------------------

    def _about(self, head: Token, found: Anchored) -> Iterator[str]:
        yield f"type.{found.label}"
        yield f"status.{found.status}"
        yield f"pos.{head.pos_}"
        if self._cue(head, found) is not None:
            yield "is-cue"
        if any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in head.children):
            yield "passive"

    def _cue(self, head: Token, found: Anchored) -> Said | None:
        return self._cues.get(found.run[0]) or self._cues.get(head.i)


def _control(head: Token) -> tuple[str, str]:
    """Whom the verb above an infinitive has beside its subject, and that verb: "Norway urged Peru to withdraw" (Peru withdraws)."""
    verb = head.head
    others = {child.dep_.split(":")[0] for child in verb.children if child.dep_ in OBJECTS_OF_CONTROL and child.i < head.i}
    passive = any(child.dep_ in {"nsubj:pass", "aux:pass"} for child in verb.children)
    return f"{'passive' if passive else 'active'}.{'+'.join(sorted(others)) or 'alone'}", f"{verb.lemma_.lower()}.{passive}"


def _sides(best: Mapping[str, tuple[float, float]]) -> tuple[list[str], list[str]]:
    """Who is on which side by their log-odds as actor and as recipient; nobody is on both, but on the likelier."""
    acting = [key for key, (acts, receives) in best.items() if acts > ACTOR_ABOVE and not acts < receives > RECIPIENT_ABOVE]
    receiving = [key for key, (_, receives) in best.items() if receives > RECIPIENT_ABOVE and key not in acting]
    return _leading({key: best[key][0] for key in acting}), _leading({key: best[key][1] for key in receiving})


def _leading(odds: Mapping[str, float]) -> list[str]:
    """Those of a side who stay not far behind the likeliest, which is first."""
    least = max(odds.values(), default=0.0) - BEHIND
    return sorted((key for key in odds if odds[key] >= least), key=lambda key: -odds[key])


def _around_cue(token: Token, entry: Entry | None, cue: Said) -> Iterator[str]:
    """How somebody stands to the statement whose cue the event is."""
    if entry is not None and cue.statement.speaker == entry.key:
        yield "cue.speaker"
    if cue.source is not None and cue.source[0] <= token.i < cue.source[1]:
        yield "cue.source"
    if any(start <= token.i < end for start, end in cue.contents):
        yield "cue.content"
    addressee = cue.statement.addressee
    if addressee is not None and addressee.start <= token.idx < addressee.end:
        yield "cue.addressee"
