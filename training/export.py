"""Write the trained model as the files that the package ships.

``words.npz`` (int8 word embeddings, positions, shapes), ``trunk.onnx.gz``, ``grammar.onnx.gz``, ``reports.onnx.gz``, ``events.onnx.gz``,
``attributions.onnx.gz``, ``deprel.onnx.gz``, ``coreference.npz``, ``names.npz``, ``attributions.npz``, ``distance.npy``,
``event_distance.npy``, ``labels.json``, ``lemmas.json`` and ``vocab.txt``.

    python -m training.export
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from onnx import TensorProto
from torch import Tensor

from onrecord.language import inventory
from onrecord.language.attributions import GOVERNORS, TABLES
from onrecord.language.pipeline import ATTRIBUTED
from training import attributions as attribution
from training import branch, taggers
from training import events as told
from training.encoder import HEADS, LAYERS, TRUNK, WIDTH, pretrained_folder
from training.graphs import CONTRIB, Graph

State = dict[str, Tensor]


OLDER = 0.3
"""What the reports branch and the taggers say of events and their types counts beside the encoder of events: both have seen the
annotated reports, but err elsewhere (tuned on the articles held back)."""

BRANCH = 0.3
"""What the branch counts of that, beside the taggers (tuned there too)."""

RARER = 0.4
"""By how much the log-odds of a word to bear no event are raised: the added articles are annotated more densely (tuned there too)."""

PARTS = ("grammar", "taggers", "reports", "events", "attributions")
"""What was trained, each in a folder of its own and in a file of its own name."""

NAMES = "names"

SURE = 20.0
"""Log-odds of what is sure."""

VIEW = "event_view"
"""Output of the reports graph that the graph of events reads: words × labels of events."""

TOP = f"hidden{LAYERS}"
"""Output of the grammar graph that the reports graph reads beside the trunk's."""

COREFERENCE = {
    "mention": "mention",
    "span": "span",
    "span_start": "start",
    "span_end": "end",
    "link": "link",
    "back": "back",
    "later": "later",
    "earlier": "earlier",
}
"""Outputs of the grammar graph that chains are decoded from, and the layers that give them."""


def _array(state: State, name: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return state[name].detach().float().numpy()


def _linear(graph: Graph, x: str, state: State, name: str, *, int8: bool) -> str:
    weight = _array(state, f"{name}.weight")
    bias = _array(state, f"{name}.bias") if f"{name}.bias" in state else np.zeros(weight.shape[0], np.float32)
    return graph.linear(x, weight, bias, int8=int8)


def _gelu(graph: Graph, x: str) -> str:
    return graph.op("Gelu", x, domain=CONTRIB)


def _times(graph: Graph, x: str, factor: float) -> str:
    return graph.op("Mul", x, graph.weight(np.array(factor, np.float32)))


def _norm(graph: Graph, x: str, state: State, name: str) -> str:
    return graph.norm(x, _array(state, f"{name}.weight"), _array(state, f"{name}.bias"))


def _layer(graph: Graph, x: str, mask: str, state: State, name: str, *, int8: bool) -> str:
    qkv = _linear(graph, x, state, f"{name}.qkv", int8=int8)
    q, k, v = graph.ops("Split", qkv, graph.weight(np.array([WIDTH] * 3, np.int64)), outputs=3, axis=-1)
    mixed = graph.op("MultiHeadAttention", q, k, v, "", mask, domain=CONTRIB, num_heads=HEADS)
    x = _norm(graph, graph.op("Add", x, _linear(graph, mixed, state, f"{name}.out", int8=int8)), state, f"{name}.norm1")
    inner = _gelu(graph, _linear(graph, x, state, f"{name}.up", int8=int8))
    return _norm(graph, graph.op("Add", x, _linear(graph, inner, state, f"{name}.down", int8=int8)), state, f"{name}.norm2")


def _hidden(graph: Graph, name: str) -> str:
    return graph.input(name, TensorProto.FLOAT, ["windows", "pieces", WIDTH])


def _mask(graph: Graph) -> str:
    return graph.input("mask", TensorProto.INT32, ["windows", "pieces"])


def _words(graph: Graph, layers: list[str], state: State) -> str:
    """Vectors words × width from a mix of layers windows × pieces × width, with those of the words' shapes."""
    mixed = _mixed(graph, layers, state["mix.weights"])
    return graph.op("Concat", _at_words(graph, mixed), _shapes(graph, state, "mix.shapes"), axis=-1)


def _mixed(graph: Graph, layers: list[str], weights: Tensor) -> str:
    """The sum of layers, each by its share."""
    mixed = ""
    for share, layer in zip(torch.softmax(weights.float(), 0).numpy(), layers, strict=True):
        part = _times(graph, layer, share)
        mixed = graph.op("Add", mixed, part) if mixed else part
    return mixed


def _at_words(graph: Graph, layer: str) -> str:
    """The mean of each word's first and last piece, the words of all windows in one row after another."""
    flat = graph.op("Reshape", layer, graph.weight(np.array([-1, WIDTH], np.int64)))
    ends = [graph.op("Gather", flat, graph.input(name, TensorProto.INT64, ["words"]), axis=0) for name in ("first", "last")]
    return _times(graph, graph.op("Add", *ends), 0.5)


def _shapes(graph: Graph, state: State, name: str) -> str:
    return graph.op("Gather", graph.weight(_array(state, f"{name}.weight")), graph.input("shapes", TensorProto.INT64, ["words"]), axis=0)


def trunk(state: State, path: Path, *, int8: bool) -> None:
    graph = Graph("trunk")
    x = graph.input("embedded", TensorProto.FLOAT, ["windows", "pieces", WIDTH])
    mask = _mask(graph)
    x = _norm(graph, x, state, "embeddings.norm")
    graph.output(x, "hidden0")
    for number in range(TRUNK):
        x = _layer(graph, x, mask, state, f"layers.{number}", int8=int8)
        graph.output(x, f"hidden{number + 1}")
    graph.save(path)


def grammar(state: State, path: Path, *, int8: bool) -> None:
    graph = Graph("grammar")
    seen = [_hidden(graph, f"hidden{n + 1}") for n in range(TRUNK)]
    mask = _mask(graph)
    for number in range(TRUNK, LAYERS):
        seen.append(_layer(graph, seen[-1], mask, state, f"layers.{number}", int8=int8))
    graph.output(seen[-1], TOP)
    words = _words(graph, seen, state)
    graph.output(graph.op("Softmax", _linear(graph, words, state, "start", int8=False), axis=-1), "start")
    for name in ("tag", "upos", "feats", "lemma"):
        best = graph.op("ArgMax", _linear(graph, words, state, name, int8=int8), axis=-1, keepdims=0)
        graph.output(best, name, TensorProto.INT64)
    dep = _gelu(graph, _linear(graph, words, state, "arc_dep", int8=False))
    head = _gelu(graph, _linear(graph, words, state, "arc_head", int8=False))
    graph.output(_linear(graph, dep, state, "arc", int8=False), "arc_dep")
    graph.output(head, "arc_head")
    graph.output(_linear(graph, head, state, "arc_prior", int8=False), "arc_prior")
    graph.output(_linear(graph, dep, state, "root", int8=False), "root")
    graph.output(_linear(graph, words, state, "label_dep", int8=False), "label_dep")
    graph.output(_linear(graph, words, state, "label_head", int8=False), "label_head")
    kind = graph.op("ArgMax", _linear(graph, words, state, "coreference.kind", int8=int8), axis=-1, keepdims=0)
    graph.output(kind, "kind", TensorProto.INT64)
    for name, part in COREFERENCE.items():
        graph.output(_linear(graph, words, state, f"coreference.{part}", int8=int8), name)
    graph.save(path)


def coreference(state: State, path: Path) -> None:
    """What the scorer of links adds for distance, likeness and kind of two mentions."""
    tables = {name: _array(state, f"coreference.{name}.weight") for name in ("distance", "apart", "sentences", "match", "kinds")}
    tables |= {"out": _array(state, "coreference.out.weight")[0], "out_bias": _array(state, "coreference.out.bias")}
    np.savez(path, **tables)  # type: ignore[arg-type]


def deprel(state: State, path: Path) -> None:
    """The label of each arc, once the heads are chosen: rows of dependent and head projections to a label."""
    graph = Graph("deprel")
    ends = [graph.input(name, TensorProto.FLOAT, ["words", None]) for name in ("dep", "head")]
    inner = _gelu(graph, graph.op("Add", *ends))
    graph.output(graph.op("ArgMax", _linear(graph, inner, state, "label", int8=False), axis=-1, keepdims=0), "deprel", TensorProto.INT64)
    graph.save(path)


def reports(state: State, tagger: State, attribution: State, path: Path, *, int8: bool) -> None:
    """The reports branch, the taggers beside it, and what the tagger of attributions reads."""
    graph = Graph("reports")
    embeddings, trunk, top = (_hidden(graph, name) for name in ("hidden0", f"hidden{TRUNK}", TOP))
    mask = _mask(graph)
    seen = [graph.op("Add", trunk, _linear(graph, top, state, "grammar", int8=int8))]
    for number in range(LAYERS - TRUNK):
        seen.append(_layer(graph, seen[-1], mask, state, f"layers.{number}", int8=int8))
    words = _words(graph, seen, state)
    for name in sorted(branch.HEADS.keys() - taggers.HEADS.keys() - {NAMES}):
        graph.output(_probabilities(graph, words, state, f"heads.{name}"), name)
    for name in ("filler", "anchor"):
        graph.output(_linear(graph, words, state, name, int8=int8), name)
    graph.output(_linear(graph, words, state, "filler_bias", int8=False), "filler_bias")
    read = [_at_words(graph, layer) for layer in (embeddings, trunk, top)]
    graph.output(_gelu(graph, _linear(graph, graph.op("Concat", *read, words, axis=-1), attribution, "down", int8=int8)), ATTRIBUTED)
    tagged = _tagged(graph, read, tagger, int8=int8)
    views = ((BRANCH, words, state), (1 - BRANCH, tagged, tagger))
    graph.output(graph.op("Add", *(_times(graph, _probabilities(graph, x, of, "heads.event"), part) for part, x, of in views)), VIEW)
    graph.output(_linear(graph, tagged, tagger, NAMES, int8=False), NAMES)
    graph.save(path)


def events(state: State, path: Path, *, int8: bool) -> None:
    """The encoder of events."""
    graph = Graph("events")
    embeddings, trunk, top = (_hidden(graph, name) for name in ("hidden0", f"hidden{TRUNK}", TOP))
    mask, seen = _mask(graph), [embeddings]
    for number in range(LAYERS):
        seen.append(_layer(graph, seen[-1], mask, state, f"layers.{number}", int8=int8))
    mixed = _mixed(graph, seen, state["mix"])
    read = [_at_words(graph, layer) for layer in (mixed, trunk, top)]
    below = graph.op("Concat", *read, _shapes(graph, state, "shapes"), axis=-1)
    words = _convolution(graph, _gelu(graph, _linear(graph, below, state, "down", int8=int8)), state, "convolution", int8=int8)
    own = _typed(graph, *(_probabilities(graph, words, state, f"heads.{name}") for name in ("mark", "kind")))
    other = graph.input(VIEW, TensorProto.FLOAT, ["words", len(inventory.EVENT_LABELS)])
    both = graph.op("Add", _times(graph, own, 1 - OLDER), _times(graph, other, OLDER))
    graph.output(_rarer(graph, both), "event")
    graph.output(_probabilities(graph, words, state, "heads.status"), "status")
    graph.output(_linear(graph, words, state, "heads.factuality", int8=False), "factuality")
    for name in ("filler", "anchor", "filler_bias"):
        graph.output(_linear(graph, words, state, name, int8=name != "filler_bias" and int8), f"event_{name}")
    graph.save(path)


def _rarer(graph: Graph, labels: str) -> str:
    """Probabilities words × labels with those of no label raised by ``RARER``."""
    factors = np.ones(len(inventory.EVENT_LABELS), np.float32)
    factors[0] = np.exp(RARER)
    raised = graph.op("Mul", labels, graph.weight(factors))
    return graph.op("Div", raised, graph.op("ReduceSum", raised, graph.weight(np.array([1], np.int64)), keepdims=1))


def _typed(graph: Graph, marks: str, kinds: str) -> str:
    """Probabilities words × labels of events from those of outside, opening and going on, and those of the types."""
    outside, opens, goes_on = (graph.op("Gather", marks, graph.weight(np.array([i], np.int64)), axis=1) for i in range(3))
    each = [graph.op("Unsqueeze", graph.op("Mul", mark, kinds), graph.weight(np.array([2], np.int64))) for mark in (opens, goes_on)]
    labels = graph.op("Reshape", graph.op("Concat", *each, axis=2), graph.weight(np.array([0, 2 * len(inventory.EVENTS)], np.int64)))
    return graph.op("Concat", outside, labels, axis=1)


def _probabilities(graph: Graph, words: str, state: State, name: str) -> str:
    return graph.op("Softmax", _linear(graph, words, state, name, int8=False), axis=-1)


def _tagged(graph: Graph, read: list[str], state: State, *, int8: bool) -> str:
    """Vectors words × width: ``training.taggers`` as a graph."""
    x = _gelu(graph, _linear(graph, graph.op("Concat", *read, _shapes(graph, state, "shapes"), axis=-1), state, "down", int8=int8))
    for number in range(taggers.DEPTH):
        x = _convolution(graph, x, state, f"convolutions.{number}", int8=int8)
    return x


def _convolution(graph: Graph, x: str, state: State, name: str, *, int8: bool) -> str:
    """``training.taggers.Convolution`` over the words of all windows in one row after another."""
    before, after = (graph.input(side, TensorProto.INT64, ["words"]) for side in ("before", "after"))
    # A word without a neighbour reads the row of zeros after the last word, which −1 stands for.
    padded = graph.op("Pad", x, graph.weight(np.array([0, 0, 1, 0], np.int64)))
    around = graph.op("Concat", graph.op("Gather", padded, before), x, graph.op("Gather", padded, after), axis=-1)
    inner = _linear(graph, around, state, f"{name}.inner", int8=int8)
    return _norm(graph, graph.op("Add", x, _gated(graph, inner, taggers.INNER)), state, f"{name}.norm")


def _gated(graph: Graph, inner: str, width: int) -> str:
    value, gate = graph.ops("Split", inner, graph.weight(np.array([width] * 2, np.int64)), outputs=2, axis=-1)
    return graph.op("Mul", value, graph.op("Sigmoid", gate))


def attributions(state: State, path: Path, *, int8: bool) -> None:
    """``training.attributions`` over the words of an article, once their trees are known."""
    graph = Graph("attributions")
    x = graph.input("words", TensorProto.FLOAT, ["words", attribution.INNER])
    governors = [graph.input(name, TensorProto.INT64, ["words"]) for name in GOVERNORS]
    tables = {table: graph.weight(_array(state, f"{table}.weight")) for table in dict.fromkeys(TABLES.values())}
    rows = [graph.op("Gather", tables[t], graph.input(name, TensorProto.INT64, ["words"]), axis=0) for name, t in TABLES.items()]
    first, last, ends = (graph.weight(np.array([value], np.int64)) for value in (0, -2, 2**31))
    for number in range(attribution.DEPTH):
        padded = graph.op("Pad", x, graph.weight(np.array([1, 0, 1, 0], np.int64)))
        before = graph.op("Slice", padded, first, last, first)
        after = graph.op("Slice", padded, graph.weight(np.array([2], np.int64)), ends, first)
        above = [graph.op("Gather", x, governor, axis=0) for governor in governors]
        around = graph.op("Concat", before, x, after, *above, *rows, axis=-1)
        inner = _linear(graph, around, state, f"convolutions.{number}.inner", int8=int8)
        x = _norm(graph, graph.op("Add", x, _gated(graph, inner, attribution.INNER)), state, f"convolutions.{number}.norm")
    graph.output(_linear(graph, x, state, "out", int8=False), "scores")
    graph.save(path)


def chain(state: State, path: Path) -> None:
    """What labels add to a path by what they follow."""
    following = _array(state, "chain.following") + _array(state, "chain.may_follow")
    np.savez(path, opening=_array(state, "chain.may_open"), following=following)


def word_table(state: State, path: Path) -> None:
    """Word embeddings in int8 with a scale a row; positions and shapes in half precision."""
    table = _array(state, "embeddings.words.weight")
    scale = np.maximum(np.abs(table).max(axis=1, keepdims=True) / 127, 1e-12).astype(np.float32)
    np.savez(
        path,
        words=np.rint(table / scale).astype(np.int8),
        scale=scale,
        positions=_array(state, "embeddings.positions.weight").astype(np.float16),
        shapes=_array(state, "embeddings.shapes.weight").astype(np.float16),
    )


def silent(state: State) -> State:
    """A state whose heads find nothing: every word outside, nothing that belongs to anything."""
    heads = [key for key in state if key.startswith(("heads.", "out."))]
    return state | {key: torch.zeros_like(state[key]).index_fill(0, torch.tensor(0), key.endswith("bias") * SURE) for key in heads}


def export(folders: Mapping[str, Path], out: Path, *, int8: bool, words: bool) -> None:
    """Write everything from the ``folders`` of the parts.

    Without ``attributions`` no attribution will be found, without ``events`` no event, without ``reports`` no statement or quantity.
    """
    out.mkdir(parents=True, exist_ok=True)
    base: State = torch.load(folders["grammar"] / "grammar.pt")
    tagged: State = torch.load(folders["taggers"] / "taggers.pt")
    labels = json.loads((folders["grammar"] / "labels.json").read_text("utf-8"))
    above = _stored(folders, "reports") or silent(branch.Reports().state_dict())
    of_events = _stored(folders, "events") or silent(told.Events().state_dict())
    attributed = _stored(folders, "attributions") or silent(attribution.Attributions(len(labels["deprel"])).state_dict())
    if words:
        word_table(base, out / "words.npz")
        shutil.copy(pretrained_folder() / "vocab.txt", out / "vocab.txt")
    trunk(base, out / "trunk.onnx.gz", int8=int8)
    grammar(base, out / "grammar.onnx.gz", int8=int8)
    reports(above, tagged if "reports" in folders else silent(tagged), attributed, out / "reports.onnx.gz", int8=int8)
    events(of_events, out / "events.onnx.gz", int8=int8)
    attributions(attributed, out / "attributions.onnx.gz", int8=int8)
    chain(tagged, out / "names.npz")
    chain(attributed, out / "attributions.npz")
    np.save(out / "distance.npy", _array(above, "distance.weight"))
    np.save(out / "event_distance.npy", _array(of_events, "distance.weight"))
    deprel(base, out / "deprel.onnx.gz")
    coreference(base, out / "coreference.npz")
    (out / "labels.json").write_text(json.dumps(labels, ensure_ascii=False), "utf-8")
    shutil.copy(folders["grammar"] / "lemmas.json", out / "lemmas.json")
    digests = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(out.iterdir()) if p.suffix in {".gz", ".npz", ".npy"}}
    (out / "digests.json").write_text(json.dumps(digests, indent=1) + "\n", "utf-8")


def _stored(folders: Mapping[str, Path], part: str) -> State | None:
    return torch.load(folders[part] / f"{part}.pt") if part in folders else None


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    for part in PARTS:
        parser.add_argument(f"--{part}", type=Path, default=Path("build") / part)
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/language/model"))
    parser.add_argument("--float", action="store_true", help="no int8, to measure what it costs")
    parser.add_argument("--open", action="store_true", help="without what has no open corpus: reports, events, attributions")
    parser.add_argument("--first", action="store_true", help="without attributions, which are trained on trees of what is exported")
    parser.add_argument("--keep-words", action="store_true", help="leave the word embeddings as they are")
    args = parser.parse_args()
    left_out = {"reports", "events", "attributions"} if args.open else {"attributions"} if args.first else set()
    folders = {part: getattr(args, part) for part in PARTS if part not in left_out}
    export(folders, args.out, int8=not args.float, words=not args.keep_words)


if __name__ == "__main__":
    main()
