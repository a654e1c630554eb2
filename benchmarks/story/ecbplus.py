"""ECB+ (Cybulska and Vossen 2014): news articles by topic, their mentions of events, and which of them tell of the same event.

Only sentences that the corpus's list of checked ones names are scored, as the corpus asks.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from onrecord.domain.articles import Article, Block
from onrecord.domain.ids import digest, identify
from onrecord.domain.spans import Span

FOLDER = "data/coref/ecbplus"
TEST = tuple(range(36, 46))
DEVELOPMENT = (2, 5, 12, 18, 21, 23, 34, 35)
TRAINING = tuple(topic for topic in range(1, 36) if topic not in (*DEVELOPMENT, 15, 17))
"""The usual parts; there are no topics 15 and 17."""

EVENTS = ("ACTION", "NEG_ACTION")
CLOSING = re.compile(r"[.,;:!?%)\]]+|''|'[a-z]{0,2}|n't")
OPENING = re.compile(r"``|[($\[]")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention of an event in checked text: its words, and the ``chain`` of all mentions of its topic that tell of the same."""

    span: Span
    chain: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article, ``sort`` telling the seminal event it is about, with its gold mentions in order of place."""

    topic: int
    sort: str
    article: Article
    mentions: tuple[GoldMention, ...]


def topics(shared: Path, numbers: Collection[int]) -> Iterator[tuple[int, list[Document]]]:
    """The documents of each topic, in order of their names."""
    checked = _checked(shared / FOLDER / "ECBplus_coreference_sentences.csv")
    for number in sorted(numbers):
        files = sorted((shared / FOLDER / "ECB+" / str(number)).glob("*.xml"))
        yield number, [_document(number, file, checked) for file in files]


def _checked(listed: Path) -> frozenset[tuple[str, str]]:
    """Names of documents with the numbers of their checked sentences."""
    with listed.open(encoding="utf-8", newline="") as lines:
        return frozenset((f"{row['Topic']}_{row['File']}", row["Sentence Number"]) for row in csv.DictReader(lines))


def _document(topic: int, file: Path, checked: Collection[tuple[str, str]]) -> Document:
    root = ET.parse(file).getroot()
    tokens = root.findall("token")
    article, places = _article(file.stem, tokens)
    kept = {t.attrib["t_id"]: places[t.attrib["t_id"]] for t in tokens if (file.stem, t.attrib["sentence"]) in checked}
    chains = _chains(root, file.stem)
    mentions = []
    for mark in root.findall("Markables/*"):
        spans = [kept[a.attrib["t_id"]] for a in mark.findall("token_anchor") if a.attrib["t_id"] in kept]
        if spans and mark.tag.startswith(EVENTS):
            name = mark.attrib["m_id"]
            whole = Span(min(s.start for s in spans), max(s.end for s in spans))
            mentions.append(GoldMention(whole, chains.get(name, f"{file.stem}/{name}")))
    return Document(topic, "plus" if file.stem.endswith("plus") else "ecb", article, tuple(sorted(mentions, key=lambda m: m.span)))


def _chains(root: ET.Element, document: str) -> dict[str, str]:
    """The chain of each mention that has one; chains within a document bear its name."""
    found = {}
    for relation in root.findall("Relations/*"):
        across = relation.tag == "CROSS_DOC_COREF"
        chain = relation.attrib["note"] if across else f"{document}/{relation.attrib['r_id']}"
        found.update({source.attrib["m_id"]: chain for source in relation.findall("source")})
    return found


def _article(name: str, tokens: Sequence[ET.Element]) -> tuple[Article, dict[str, Span]]:
    """The text of a document, a sentence a line, and where each token lies in it."""
    text, places, starts = "", {}, []
    sentence, glued = None, True
    for token in tokens:
        word = token.text or ""
        if token.attrib["sentence"] != sentence:
            text, sentence, glued = text and f"{text}\n", token.attrib["sentence"], True
            starts.append(len(text))
        text += "" if glued or CLOSING.fullmatch(word) else " "
        places[token.attrib["t_id"]] = Span(len(text), len(text) + len(word))
        text, glued = text + word, bool(OPENING.fullmatch(word))
    ends = [start - 1 for start in starts[1:]] + [len(text)]
    sha = digest(f"{name}\n{text}".encode())
    blocks = tuple(Block(Span(a, b)) for a, b in zip(starts, ends, strict=True) if a < b)
    return Article(identify("a", sha), sha, text, blocks), places
