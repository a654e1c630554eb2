"""Count in how many documents of general English each stem stands: what ``onrecord.story.grouping.gists`` weighs words against.

Openly licensed texts alone: UD EWT and GUM (their training parts, GUM without its NC genres), MEANTIME, ECB+ and WikiWars. Long texts are
cut, so that a document is about as long as a short report; of the reports of one ECB+ topic, which tell one kind of event each, few count.

    python -m training.frequencies --shared ../shared
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from pathlib import Path

from onrecord.story.words import words
from training.corpora import ud

OUT = Path("src/onrecord/story/grouping/data/frequencies.tsv")
LENGTH = 400
"""Words of a document at most."""
SHORTEST = 20
"""Words of a document at least."""
OF_A_TOPIC = 3
"""Documents of one ECB+ topic, or of one MEANTIME corpus, that count for a stem at most."""
LEAST = 2
"""Documents with a stem that is kept."""

Document = Sequence[str]


def _treebanks(data: Path) -> Iterator[Document]:
    for path in sorted((data / "ud").glob("[EG]*/*-train.conllu")):
        for _, sentences in groupby(ud.read(path), key=lambda sentence: sentence.document):
            yield [word.form for sentence in sentences for word in sentence.words]


def _wikiwars(data: Path) -> Iterator[Document]:
    for path in sorted((data / "time/wikiwars").rglob("*.tml")):
        yield re.sub(r"<[^>]*>", "", path.read_text("utf-8").partition("<TEXT>")[2]).split()


def _meantime(data: Path) -> dict[str, list[Document]]:
    rows = [line.split("\t") for line in (data / "coref/meantime-en/meantime.conll").read_text("utf-8").splitlines()]
    topics: dict[str, list[Document]] = defaultdict(list)
    for document, own in groupby((row for row in rows if len(row) > 3), key=lambda row: row[0]):
        topics[document.partition("/")[0]].append([row[3] for row in own])
    return topics


def _ecb(data: Path) -> dict[str, list[Document]]:
    topics: dict[str, list[Document]] = defaultdict(list)
    for path in sorted((data / "coref/ecbplus/ECB+").rglob("*.xml")):
        kind = "plus" if "plus" in path.stem else ""
        topics[f"{path.parent.name}{kind}"].append(re.findall(r"<token [^>]*>([^<]*)<", path.read_text("utf-8")))
    return topics


def _cut(documents: Iterable[Document]) -> Iterator[Document]:
    """Documents in pieces of like length."""
    for document in documents:
        number = -(-len(document) // LENGTH)
        size = -(-len(document) // max(1, number))
        yield from (document[at : at + size] for at in range(0, len(document), max(1, size)))


def _stems(document: Document) -> frozenset[str]:
    return frozenset(word.stem for word in words(" ".join(document)) if word.content)


def counted(data: Path) -> tuple[int, Counter[str]]:
    """How many documents there are, and in how many of them each stem stands."""
    alone = [_stems(piece) for piece in _cut(chain(_treebanks(data), _wikiwars(data))) if len(piece) >= SHORTEST]
    total, seen = len(alone), Counter(chain.from_iterable(alone))
    for topic in chain(_meantime(data).values(), _ecb(data).values()):
        total += min(OF_A_TOPIC, len(topic))
        own = Counter(chain.from_iterable(map(_stems, topic)))
        seen.update({stem: min(OF_A_TOPIC, number) for stem, number in own.items()})
    return total, seen


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    total, seen = counted(parser.parse_args().shared / "data")
    kept = sorted(stem for stem, number in seen.items() if number >= LEAST and not stem.isdecimal())
    lines = [f"\t{total}", *(f"{stem}\t{seen[stem]}" for stem in kept)]
    OUT.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
