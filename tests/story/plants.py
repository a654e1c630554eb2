"""Reports of made-up words with names in them, and copies planted among them: sentences dropped, put in another order, names respelt."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from tests.story.notes import Notes

RESPELT = (("Sergei", "Sergey"), ("Khalid", "Halid"), ("Yusuf", "Jusuf"), ("Mikhail", "Mihail"), ("Oxana", "Oksana"), ("Zahir", "Sahir"))
"""Names, each as two papers spell it."""
CONSONANTS, VOWELS = "bdfgklmnprstv", "aeiou"
LINKS = "the of a and to in".split()

Sentences = tuple[str, ...]


@dataclass(frozen=True)
class Planted:
    """Reports that have nothing in common, and for some of them a copy."""

    originals: tuple[Sentences, ...]
    copies: dict[int, Sentences]

    def notes(self) -> tuple[list[Notes], dict[int, Notes]]:
        """The originals and the copies by number, read."""
        return [_read(one) for one in self.originals], {at: _read(one) for at, one in self.copies.items()}


def planted(seed: int, *, reports: int, copies: int, length: int = 12) -> Planted:
    """So many reports of so many sentences; the first ``copies`` of them have a copy."""
    chance = random.Random(seed)
    originals = tuple(tuple(_sentence(chance) for _ in range(length)) for _ in range(reports))
    return Planted(originals, {at: _changed(originals[at], chance) for at in range(copies)})


def respelt(sentence: str) -> str:
    """The sentence with its names as the other paper spells them."""
    for one, other in RESPELT:
        sentence = sentence.replace(one, other)
    return sentence


def _changed(sentences: Sentences, chance: random.Random) -> Sentences:
    """Two thirds of the sentences, the halves of the report changed over, names respelt."""
    kept = [s for at, s in enumerate(sentences) if at % 3 != chance.randrange(3)] or list(sentences)
    middle = len(kept) // 2
    return tuple(respelt(sentence) for sentence in (*kept[middle:], *kept[:middle]))


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(3))


def _sentence(chance: random.Random) -> str:
    words: list[str] = []
    for _ in range(8):
        words += [chance.choice(LINKS), _word(chance)]
    words[chance.randrange(4, 12)] = chance.choice(RESPELT)[0]
    return f"{words[1].capitalize()} {' '.join(words[2:])}."


def _read(sentences: Sequence[str]) -> Notes:
    return Notes("\n".join(" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)))
