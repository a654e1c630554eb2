"""Reports of made-up words, as long as a test needs them."""

from __future__ import annotations

import random

NOUNS = (
    "ferry harbour crew bridge mayor island engineer lorry fare strait owner union board storm pier lantern choir mill rope signal".split()
)
VERBS = "met left watched carried refused painted counted followed called asked joined paid mended sold found crossed".split()
ADVERBS = "quietly at dawn by noon in the rain without delay after the vote on the quay for a week with some relief in anger".split()


def sentence(chance: random.Random) -> str:
    """One sentence, long enough that no other is like it."""
    words = []
    for _ in range(3):
        words += [
            "the",
            chance.choice(NOUNS),
            chance.choice(VERBS),
            "a",
            chance.choice(NOUNS),
            chance.choice(ADVERBS),
            chance.choice(ADVERBS),
        ]
    return f"{' '.join(words).capitalize()}."


def prose(seed: int, *, paragraphs: int) -> list[str]:
    """Paragraphs of two sentences each; another seed gives others."""
    chance = random.Random(seed)
    return [f"{sentence(chance)} {sentence(chance)}" for _ in range(paragraphs)]


def boilerplate(words: int) -> str:
    """What an outlet puts into all of its pages, of so many words: a list of places to choose from."""
    return " ".join(f"{noun.capitalize()}land {verb.capitalize()}shire" for noun in NOUNS for verb in VERBS)[: words * 10]
