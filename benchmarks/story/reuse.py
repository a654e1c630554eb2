"""Measure copies and voices as a story tells them: pairs of ``stories/neardup``, and copies planted in ``stories/rawnews.jsonl``.

Two articles are linked where they are one voice, or share a passage. Nothing is read: sentences are told by their marks alone.

    python -m benchmarks.story.reuse --shared ../shared
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.copies import ACROSS, FEWEST, NEWS, Row, article, planted, rows
from onrecord.domain.articles import Article
from onrecord.domain.readings import Reading
from onrecord.domain.spans import Span
from onrecord.story.copies.reuse import find_reuse
from onrecord.story.copies.voices import Voices
from onrecord.story.pile import Pile

PART = 40
"""One article in so many is taken for the planted copies."""
SENTENCE = re.compile(r"\S.*?(?:[.?!][”\"]?(?=\s|$)|$)")

Pair = frozenset[str]


def bare(told: Article) -> Reading:
    """The sentences of an article, and nothing else."""
    spans = (Span(b.span.start + m.start(), b.span.start + m.end()) for b in told.body for m in SENTENCE.finditer(b.span.of(told.text)))
    return Reading(told.id, (), (), (), (), (), tuple(spans), len(told.text.split()))


def linked(articles: Sequence[Article]) -> tuple[set[Pair], Counter[Pair]]:
    """Pairs of articles that are one voice, and those that share passages, with their number."""
    pile = Pile(articles, [bare(one) for one in articles])
    reuse = find_reuse(pile)
    voices = Voices(pile, reuse).behind(pile.articles)
    shared = Counter(frozenset(e.article for e in item.passages) for item in reuse)
    folded = {frozenset((one, other)) for voice in voices for at, one in enumerate(voice.articles) for other in voice.articles[:at]}
    return folded, Counter({pair: n for pair, n in shared.items() if len(pair) > 1})


def figures(shared: Path) -> dict[str, float]:
    """What is linked that should be, and what should not."""
    return near_duplicates(rows(shared, ACROSS)) | planted_copies(_chosen(rows(shared, NEWS)))


def near_duplicates(pairs: Iterable[Row]) -> dict[str, float]:
    """Shares of the pairs with boilerplate alone that are kept apart, and of the others that are linked; each pair is a pile."""
    apart: list[bool] = []
    voices: list[bool] = []
    found: list[bool] = []
    for row in pairs:
        one_voice, passages = linked([_addressed(row[side], side) for side in ("a", "b")])
        if "boilerplate" in row.get("auto_note", ""):
            apart.append(not one_voice and not passages)
            voices.append(not one_voice)
        else:
            found.append(bool(one_voice or passages))
    return {
        "neardup.boilerplate.pairs": len(apart),
        "neardup.boilerplate.unlinked": sum(apart) / len(apart),
        "neardup.boilerplate.two_voices": sum(voices) / len(voices),
        "neardup.others.pairs": len(found),
        "neardup.others.linked": sum(found) / len(found),
    }


def _addressed(row: Row, side: str) -> Article:
    return article(row, mark=side, url=row.get("url"))


def _chosen(news: Iterable[Row]) -> Iterator[Row]:
    return (row for at, row in enumerate(news) if at % PART == 0 and len(row["text"].split("\n\n")) >= FEWEST)


def planted_copies(news: Iterable[Row]) -> dict[str, float]:
    """How many planted copies are one voice with what they were made from, and what is linked across articles that are none's copies.

    Agencies are left out: reports of one on different things are one voice, and no copies.
    """
    pile = [(source, way, replace(one, agency=None)) for source, way, one in planted(news)]
    made = {one.id: (source, way) for source, way, one in pile}
    original = {source: name for name, (source, way) in made.items() if not way}
    folded, passages = linked([one for _, _, one in pile])
    told: Counter[str] = Counter()
    for name, (source, way) in made.items():
        if way:
            pair = frozenset((name, original[source]))
            told["planted.copies"] += 1
            told["planted.found"] += pair in folded
            told["planted.aligned"] += pair in passages
            told[f"planted.missed.{way}"] += pair not in folded

    def across(pair: Pair) -> bool:
        return len({made[name][0] for name in pair}) > 1

    told["planted.invented_voices"] = len({frozenset(made[name][0] for name in pair) for pair in folded if across(pair)})
    told["planted.passages_across"] = len({frozenset(made[name][0] for name in pair) for pair in passages if across(pair)})
    return dict(told)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    for name, value in figures(args.shared).items():
        print(f"{name:32} {value:10.3f}")


if __name__ == "__main__":
    main()
