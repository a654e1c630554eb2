"""Gold entities across documents: ECB+ (CC BY 3.0) and MEANTIME (CC BY 4.0), each mention with the entity it belongs to.

**ECB+.** Only mentions in the sentences of ``ECBplus_coreference_sentences.csv`` count; the documents are read whole, less the web
address that opens the newer ones. Actors are the mentions tagged ``HUMAN_PART_*``: people, organisations, groups, states (``_GPE``)
and what stands for them. A mention in no relation is an entity of its own. A topic's documents are joined together, both of its
sub-topics: two stories of one kind with other people in them.

**MEANTIME.** Actors are mentions of people and organisations (``PER``, ``ORG``); places are left out, since the corpus does not tell a
state that acts from one where something happens. An instance is one entity, whatever its chain's prefix. The documents of one of
its four corpora that are of the same half are joined together.

Halves are drawn by a digest: of ECB+'s topics by their number, of MEANTIME's documents by their name. The large companies of a MEANTIME
corpus occur in both of its halves, so those are less apart than ECB+'s.
"""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.actors.texts import Set, typeset
from benchmarks.times import part_of
from onrecord.domain.spans import Span

ECB, MEANTIME = "ECB+", "MEANTIME"
FOLDERS: Mapping[str, str] = {ECB: "data/coref/ecbplus", MEANTIME: "data/coref/meantime-en"}

ACTING = ("HUMAN_PART",)
PARTICIPANTS = ("HUMAN_PART", "NON_HUMAN_PART", "LOC", "TIME")
"""What ECB+ tags as entities, as papers on it take them all; the first alone are actors."""

PEOPLE_AND_BODIES = frozenset(["PER", "ORG"])
PREFIX = re.compile(r"^(?:cross_|intra_)+")
ADDRESS = "ecbplus"
"""In the name of the documents whose first sentence is the web address."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A mention that annotators marked, and the entity that they say it is."""

    span: Span
    entity: str
    kind: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a corpus. ``pile`` names those that it is joined with, ``story`` those that tell of one event."""

    name: str
    pile: str
    story: str
    set: Set
    golds: tuple[Gold, ...]


def documents(shared: Path, corpus: str, half: str | None = None, *, kinds: Sequence[str] = ACTING) -> list[Document]:
    """The documents of one half of a corpus, or of all of it, in order of their names."""
    found = ecb(shared / FOLDERS[ECB], half, kinds) if corpus == ECB else meantime(shared / FOLDERS[MEANTIME], half)
    return sorted(found, key=lambda document: (document.pile, document.name))


def ecb(folder: Path, half: str | None, kinds: Sequence[str]) -> Iterator[Document]:
    """ECB+'s documents with the mentions whose tags begin as one of ``kinds``."""
    counted = _counted(folder)
    for path in sorted((folder / "ECB+").glob("*/*.xml")):
        if half in (None, part_of(path.parent.name)):
            yield ecb_document(path, counted[path.stem], kinds)


def _counted(folder: Path) -> Mapping[str, set[str]]:
    """By document the numbers of the sentences that were annotated with care."""
    out: dict[str, set[str]] = defaultdict(set)
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            out[f"{row['Topic']}_{row['File']}"].add(row["Sentence Number"])
    return out


def ecb_document(path: Path, counted: set[str], kinds: Sequence[str]) -> Document:
    """One file of ECB+."""
    root = ET.parse(path).getroot()
    tokens = root.findall("token")
    numbers = list(dict.fromkeys(token.get("sentence", "") for token in tokens))
    sentences = [[token.text or "" for token in tokens if token.get("sentence") == number] for number in numbers]
    read = [not (number == "0" and path.stem.endswith(ADDRESS)) for number in numbers]
    placed = typeset(path.stem, sentences, read=read)
    at = {token.get("t_id"): place for place, token in enumerate(tokens)}
    entities = {
        source.get("m_id"): relation.get("note") or f"{path.stem}#{relation.get('r_id')}"
        for relation in root.findall("Relations/*")
        for source in relation.findall("source")
    }
    golds = []
    for mark in root.findall("Markables/*"):
        anchors = [at[anchor.get("t_id")] for anchor in mark.findall("token_anchor")]
        span = placed.span(anchors)
        if span is not None and mark.tag.startswith(tuple(kinds)) and tokens[anchors[0]].get("sentence") in counted:
            golds.append(Gold(span, entities.get(mark.get("m_id"), f"{path.stem}#m{mark.get('m_id')}"), mark.tag))
    story = f"{path.parent.name}{ADDRESS if path.stem.endswith(ADDRESS) else 'ecb'}"
    return Document(path.stem, path.parent.name, story, placed, tuple(golds))


def meantime(folder: Path, half: str | None) -> Iterator[Document]:
    """MEANTIME's documents with their mentions of people and organisations."""
    marked: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for mention in json.loads((folder / "entities_mentions.json").read_text("utf-8")):
        if mention["mention_type"] in PEOPLE_AND_BODIES:
            marked[mention["conll_doc_key"]].append(mention)
    for name, sentences in _meantime_sentences(folder).items():
        if half in (None, part_of(name)):
            yield meantime_document(name, sentences, marked[name])


def _meantime_sentences(folder: Path) -> Mapping[str, Mapping[int, list[str]]]:
    out: dict[str, dict[int, list[str]]] = defaultdict(dict)
    for line in (folder / "meantime.conll").read_text("utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) == 5:
            out[columns[0]].setdefault(int(columns[1]), []).append(columns[3])
    return out


def meantime_document(name: str, sentences: Mapping[int, list[str]], marked: Sequence[Mapping[str, Any]]) -> Document:
    """One article of MEANTIME."""
    placed = typeset(name, list(sentences.values()))
    begins, at = {}, 0
    for number, sentence in sentences.items():
        begins[number] = at
        at += len(sentence)
    golds = []
    for mention in marked:
        span = placed.span(begins[mention["sent_id"]] + word for word in mention["tokens_number"])
        if span is not None:
            golds.append(Gold(span, PREFIX.sub("", mention["coref_chain"]), mention["mention_type"]))
    pile = name.partition("/")[0]
    return Document(name, pile, pile, placed, tuple(sorted(golds, key=lambda gold: (gold.span, gold.entity))))
