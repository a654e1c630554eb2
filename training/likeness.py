"""Fit whom descriptions and pronouns mean (``onrecord.reading.describing``, ``.pronouns``) on the annotated articles.

A description is right with whoever the annotators give its words as an alias; one that no annotator lists is passed over. A pronoun is
right with the annotated speaker whose mention it is, or with the one actor or recipient of an event that it is by syntax.

    python -m training.likeness --shared ../shared
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from onrecord.language.pipeline import load
from onrecord.reading import pronouns
from onrecord.reading.cast import Cast
from onrecord.reading.entries import Entry
from onrecord.reading.likeness import Option
from onrecord.reading.nominals import Nominal
from onrecord.reading.participants import agents, patients
from training.choosers import Example, Settings, accuracy, fit, save
from training.corpora import reports
from training.corpora.reports import Report

OUT = Path("src/onrecord/reading/data")
DESCRIPTIONS = Settings(width=32, epochs=5, least=8, blind="odds", drop_blind=0.6)
PRONOUNS = Settings(width=32, epochs=6, least=8, blind="odds", drop_blind=0.5)
DETERMINERS = re.compile(r"\b(?:the|mr|mrs|ms|dr)\b")


class Annotated:
    """Decides by the annotation, and keeps what was decided as examples.

    Whoever is described first and annotated is the annotators' actor from then on.
    """

    def __init__(self, report: Report, doc: Doc) -> None:
        self._actor_of = aliases_of(report.data["actors"])
        self._meant = _pronouns(report, doc)
        self._known: dict[str, str | None] = {}
        self.descriptions: list[Example] = []
        self.pronouns: dict[int, Example] = {}

    def describe(self, nominal: Nominal, options: Sequence[Option]) -> int:
        """The option that the annotators mean by a description, the first where they list none."""
        for entry, _ in options[1:]:
            self._learn(entry)
        actor = self._actor_of.get(folded(nominal.phrase.text)) or self._actor_of.get(folded(nominal.bare))
        if actor is None:
            return next((at for at, (entry, _) in enumerate(options) if entry and nominal.bare.casefold() in entry.bares), 0)
        right = [entry is not None and self._known[entry.key] == actor for entry, _ in options]
        right[0] = not any(right)
        self.descriptions.append(Example([signs for _, signs in options], right))
        return right.index(True)

    def antecedent(self, token: Token, options: Sequence[Option]) -> int:
        """The option that the annotators mean by a pronoun, a likely one where they do not tell."""
        for entry, _ in options[1:]:
            self._learn(entry)
        actor = self._meant.get(token.i)
        if actor is None:
            return _likely(options)
        right = [entry is not None and self._known[entry.key] == actor for entry, _ in options]
        right[0] = not any(right)
        self.pronouns[token.i] = Example([signs for _, signs in options], right)
        return right.index(True)

    def _learn(self, entry: Entry | None) -> None:
        """Whose actor somebody is: by names, else by the description that opened it."""
        if entry is None or entry.key in self._known:
            return
        names = [mention.name for mention in entry.mentions.values() if mention.name] or [entry.name]
        votes = Counter(actor for name in names if (actor := self._actor_of.get(folded(name))))
        self._known[entry.key] = votes.most_common(1)[0][0] if votes else None


def _likely(options: Sequence[Option]) -> int:
    weights = [sum(sign in ("subject", "odds.best", "latest") for sign in signs) for _, signs in options]
    return max(range(len(options)), key=lambda at: (weights[at], -at))


def folded(name: str) -> str:
    """A name without case, determiners, honorifics and marks, for comparing."""
    plain = re.sub(r"[^\w' ]", " ", name.casefold().replace("’", "'"))
    return " ".join(DETERMINERS.sub(" ", re.sub(r"'s\b", "", plain)).split())


def aliases_of(actors: Sequence[dict[str, Any]]) -> dict[str, str]:
    """By alias, the one actor that it is of."""
    found: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        for form in (actor["name"], *actor.get("aliases", [])):
            found[folded(form)].add(actor["name"])
    return {form: next(iter(names)) for form, names in found.items() if len(names) == 1}


def _pronouns(report: Report, doc: Doc) -> dict[int, str]:
    """By token, whom a pronoun means as the annotation tells."""
    at = {token.idx: token for token in doc}
    meant: dict[int, str] = {}
    for event in report.data["events"]:
        place = report.locate(event)
        span = doc.char_span(*place, alignment_mode="expand") if place else None
        if span is None:
            continue
        for named, found in ((event["actor"], agents), (event["recipient"], patients)):
            words = found(span.root)
            if len(named) == len(words) == 1 and words[0].lower_ in pronouns.THIRD - pronouns.RELATIVE:
                meant[words[0].i] = named[0]
    for statement in report.data["statements"]:
        place = report.locate(statement["speaker_span"])
        token = at.get(place[0]) if place else None
        if token is not None and place is not None and place[1] - place[0] == len(token) and token.lower_ in pronouns.THIRD:
            meant[token.i] = statement["speaker"]
    return {token: name for token, name in meant.items() if name}


def examples(shared: Path, *, held_back: bool = False) -> tuple[list[Example], list[Example]]:
    """Examples of descriptions and of pronouns."""
    pipeline = load(threads=2)
    descriptions: list[Example] = []
    told: list[Example] = []
    for report in reports.read(shared / "corpora/news", held_back=held_back):
        doc = pipeline(reports.article(report))
        annotated = Annotated(report, doc)
        cast = Cast(doc, annotated.describe, annotated.antecedent)
        for token in sorted(_pronouns(report, doc)):
            cast.resolve((token, token + 1))
        descriptions += annotated.descriptions
        told += annotated.pronouns.values()
    return descriptions, told


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    learnt, tried = examples(args.shared), examples(args.shared, held_back=True)
    for name, settings, own, held in zip(("descriptions", "pronouns"), (DESCRIPTIONS, PRONOUNS), learnt, tried, strict=True):
        kept, model = fit(own, settings)
        save(kept, model, args.out / f"{name}.npz")
        print(f"{name}: {len(own)} cases, {len(kept)} signs; right on the {len(held)} held back: {accuracy(held, kept, model):.3f}")


if __name__ == "__main__":
    main()
