"""Ours beside the peer (``benchmarks.peer``) and the bare encoder: accuracy, speed, memory and start, measured in one run.

Every system reads the same words of the same documents (GUM's test part), in a process of its own and in turns: a round runs each of
them once, and the median over the rounds counts, so that whatever else the machine does hurts all alike. The bare encoder is the trunk's
graph run over and over until it makes six layers, with the embeddings before it and no head after it: a stand-in for the same layers
in the same int8. spaCy runs its network on one thread whatever it is given, so the peer has no row for two.

    python -m benchmarks.side_by_side --shared ../shared
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from typing import Any

from spacy.tokens import Doc
from spacy.vocab import Vocab

from benchmarks import peer, size
from benchmarks.language import model, trees
from benchmarks.language.given import TREEBANKS, Paragraphs, doc_of, spaces_of, treebank, words_of
from onrecord.domain.spans import Span
from onrecord.language.encoder import Arrays, Encoder
from onrecord.language.pipeline import Pipeline
from onrecord.language.weights import Weights
from onrecord.language.words import blank

ROUNDS = 5
LAYERS = 6
PEER_BATCH = 4
"""Documents in a batch of the peer's: where it was fastest, of 1, 4 and spaCy's 1,000 (8,500, 9,200 and 6,100 words a CPU-second)."""

GO, STOP = "go", "stop"
PACE = "words/CPU-s"
TEXTS = TREEBANKS["GUM test"]
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
"""What numpy's own threads are held to beside those of onnxruntime."""

Given = list[tuple[Doc, list[Span]]]
"""Documents to read, each with its blocks; new ones for every round, since reading fills them."""


@contextmanager
def one_thread() -> Iterator[None]:
    """Holds numpy to one thread in the processes that are begun within."""
    before = dict(os.environ)
    os.environ.update(ONE_THREAD)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@dataclass(frozen=True, slots=True)
class System:
    """Something that reads Docs made with its own ``vocab``."""

    read: Callable[[Given], object]
    vocab: Vocab


Table = dict[str, dict[str, float]]
"""Figures by system and measure."""


class Bare(Encoder):
    """The encoder without its heads."""

    def __init__(self, weights: Weights) -> None:
        super().__init__(weights)
        self._layers = weights.session("trunk")
        _, *self._outputs = sorted(output.name for output in self._layers.get_outputs())

    def _run(self, batch: Any) -> tuple[Arrays, Arrays]:
        states = self._weights.words.embed(batch.pieces, batch.shapes)
        for _ in range(LAYERS // len(self._outputs)):
            (states,) = self._layers.run(self._outputs[-1:], {"embedded": states, "mask": batch.inputs["mask"]})
        return {}, {}


def ours(threads: int) -> System:
    """The whole language layer, every head on."""
    read = Pipeline(threads=threads).annotate
    return System(lambda given: deque((read(doc, blocks) for doc, blocks in given), maxlen=0), blank().vocab)


def bare(threads: int) -> System:
    encode = Bare(Weights(threads=threads))

    def read(doc: Doc, blocks: Sequence[Span]) -> object:
        opens = {block.start for block in blocks}
        return encode([token.text for token in doc], [token.i for token in doc if token.idx in opens])

    return System(lambda given: deque((read(doc, blocks) for doc, blocks in given), maxlen=0), blank().vocab)


def the_peer(threads: int) -> System:  # noqa: ARG001
    nlp = peer.load()
    return System(lambda given: deque(nlp.pipe((doc for doc, _ in given), batch_size=PEER_BATCH), maxlen=0), nlp.vocab)


OPENERS: dict[str, Callable[[int], System]] = {"ours": ours, "the peer": the_peer, "bare encoder": bare}
RUNS = (("the peer", 1), ("ours", 1), ("bare encoder", 1), ("ours", 2), ("bare encoder", 2))


@dataclass(frozen=True, slots=True)
class Round:
    """What one reading of the whole text took, and the most memory that the process has held by then, in megabytes."""

    cpu_seconds: float
    seconds: float
    megabytes: float


def given(documents: Sequence[Paragraphs], vocab: Vocab) -> Given:
    return [doc_of(words_of(paragraphs), spaces_of(paragraphs), vocab=vocab) for paragraphs in documents]


def work(system: str, threads: int, shared: Path, pipe: Connection) -> None:
    """A process that reads the text once as often as it is told to, and tells what that took."""
    documents = [paragraphs for _, paragraphs in treebank(shared, TEXTS)]
    opened = OPENERS[system](threads)
    opened.read(given(documents[:1], opened.vocab))
    while pipe.recv() == GO:
        fresh = given(documents, opened.vocab)
        cpu, wall = time.process_time(), time.perf_counter()
        opened.read(fresh)
        pipe.send(Round(time.process_time() - cpu, time.perf_counter() - wall, size.peak_megabytes()))


@contextmanager
def worker(system: str, threads: int, shared: Path) -> Iterator[Connection]:
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=work, args=(system, threads, shared, there), daemon=True)
    process.start()
    there.close()
    yield here
    here.send(STOP)
    process.join()


def speed_table(shared: Path, rounds: int = ROUNDS) -> Table:
    """Medians over interleaved rounds: words a CPU-second and a second, and peak memory."""
    words = sum(len(line) for _, paragraphs in treebank(shared, TEXTS) for line in words_of(paragraphs))
    taken: dict[tuple[str, int], list[Round]] = {run: [] for run in RUNS}
    with one_thread(), ExitStack() as stack:
        pipes = {run: stack.enter_context(worker(*run, shared)) for run in RUNS}
        for _ in range(rounds):
            for run, pipe in pipes.items():
                pipe.send(GO)
                taken[run].append(pipe.recv())
    figures = {run: _medians(taken[run], words) for run in RUNS}
    for (system, threads), own in figures.items():
        if system == "ours":
            own["% of the peer"] = 100 * own[PACE] / figures["the peer", 1][PACE]
            own["% of the encoder"] = 100 * own[PACE] / figures["bare encoder", threads][PACE]
    return {f"{system}, threads: {threads}": own for (system, threads), own in figures.items()}


def _medians(taken: Sequence[Round], words: int) -> dict[str, float]:
    return {
        PACE: words / median(r.cpu_seconds for r in taken),
        "words/s": words / median(r.seconds for r in taken),
        "peak MB": max(r.megabytes for r in taken),
    }


def accuracy_table(shared: Path) -> Table:
    """Both on every gold sentence by itself, known to be one."""
    nlp = peer.load()
    readers = {"the peer": (lambda doc, _: nlp(_one_sentence(doc)), nlp.vocab), "ours": (model.load().read_sentences, blank().vocab)}
    corpora = {name: [paragraphs for _, paragraphs in treebank(shared, path)] for name, path in TREEBANKS.items()}
    return {
        f"{corpus}, {system}": trees.score(documents, read, trees.one_by_one, vocab=vocab)
        for corpus, documents in corpora.items()
        for system, (read, vocab) in readers.items()
    }


def _one_sentence(doc: Doc) -> Doc:
    """A Doc that spaCy's parser will not cut."""
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


START = {
    "the peer": f"import spacy; spacy.load({str(peer.BEST)!r})('It rained.')",
    "ours": """
from onrecord.domain.spans import Span
from onrecord.language.pipeline import load
from onrecord.language.words import blank
load(threads=1).annotate(blank().make_doc("It rained."), [Span(0, 10)])
""",
}
"""Programs that read one sentence."""


def start_table() -> Table:
    """Seconds that such a program takes from start to end."""
    return {name: {"start, s": size.best_seconds(sys.executable, "-c", program)} for name, program in START.items()}


TABLES: dict[str, Callable[[Path], Table]] = {
    "Speed": speed_table,
    "Start": lambda _: start_table(),
    "Accuracy, every gold sentence by itself": accuracy_table,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    print(f"the peer was trained for {peer.note()['cpu_minutes']} CPU-minutes")
    for name, table in TABLES.items():
        print(f"\n# {name}")
        for row, figures in table(args.shared).items():
            print(f"{row:40}", *(f"{key} {value:,.1f}" for key, value in figures.items()))


if __name__ == "__main__":
    main()
