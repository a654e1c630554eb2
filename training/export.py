"""Write the trained model as the files that the package ships.

``words.npz`` (int8 word embeddings, positions, shapes), ``trunk.onnx``, ``grammar.onnx``, ``reports.onnx``,
``deprel.onnx``, ``coreference.npz``, ``labels.json``, ``lemmas.json`` and ``vocab.txt``.

    python -m training.export --grammar build/grammar --reports build/reports
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from onnx import TensorProto
from torch import Tensor

from training.encoder import HEADS, LAYERS, TRUNK, WIDTH, pretrained_folder
from training.graphs import CONTRIB, Graph

State = dict[str, Tensor]


TOP = f"layer{LAYERS - 1}"
"""Output of the grammar graph that the reports branch reads beside the trunk's."""

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


def _norm(graph: Graph, x: str, state: State, name: str) -> str:
    return graph.norm(x, _array(state, f"{name}.weight"), _array(state, f"{name}.bias"))


def _layer(graph: Graph, x: str, mask: str, state: State, name: str, *, int8: bool) -> str:
    qkv = _linear(graph, x, state, f"{name}.qkv", int8=int8)
    q, k, v = graph.ops("Split", qkv, graph.weight(np.array([WIDTH] * 3, np.int64)), outputs=3, axis=-1)
    mixed = graph.op("MultiHeadAttention", q, k, v, "", mask, domain=CONTRIB, num_heads=HEADS)
    x = _norm(graph, graph.op("Add", x, _linear(graph, mixed, state, f"{name}.out", int8=int8)), state, f"{name}.norm1")
    inner = graph.op("Gelu", _linear(graph, x, state, f"{name}.up", int8=int8), domain=CONTRIB)
    return _norm(graph, graph.op("Add", x, _linear(graph, inner, state, f"{name}.down", int8=int8)), state, f"{name}.norm2")


def _mask(graph: Graph) -> str:
    return graph.input("mask", TensorProto.INT32, ["windows", "pieces"])


def _words(graph: Graph, layers: list[str], state: State) -> str:
    """Vectors words × width from layers windows × pieces × width, the words of all windows in one row after another."""
    shares = torch.softmax(state["mix.weights"].float(), 0).numpy()
    mixed = ""
    for share, layer in zip(shares, layers, strict=True):
        part = graph.op("Mul", layer, graph.weight(np.array(share, np.float32)))
        mixed = graph.op("Add", mixed, part) if mixed else part
    flat = graph.op("Reshape", mixed, graph.weight(np.array([-1, WIDTH], np.int64)))
    ends = [graph.op("Gather", flat, graph.input(name, TensorProto.INT64, ["words"]), axis=0) for name in ("first", "last")]
    mean = graph.op("Mul", graph.op("Add", *ends), graph.weight(np.array(0.5, np.float32)))
    table = graph.weight(_array(state, "mix.shapes.weight"))
    shapes = graph.op("Gather", table, graph.input("shapes", TensorProto.INT64, ["words"]), axis=0)
    return graph.op("Concat", mean, shapes, axis=-1)


def trunk(state: State, path: Path, *, int8: bool) -> None:
    graph = Graph("trunk")
    x = graph.input("embedded", TensorProto.FLOAT, ["windows", "pieces", WIDTH])
    mask = _mask(graph)
    x = _norm(graph, x, state, "embeddings.norm")
    for number in range(TRUNK):
        x = _layer(graph, x, mask, state, f"layers.{number}", int8=int8)
        graph.output(x, f"layer{number}")
    graph.save(path)


def grammar(state: State, path: Path, *, int8: bool) -> None:
    graph = Graph("grammar")
    seen = [graph.input(f"layer{n}", TensorProto.FLOAT, ["windows", "pieces", WIDTH]) for n in range(TRUNK)]
    mask = _mask(graph)
    for number in range(TRUNK, LAYERS):
        seen.append(_layer(graph, seen[-1], mask, state, f"layers.{number}", int8=int8))
    graph.output(seen[-1], TOP)
    words = _words(graph, seen, state)
    graph.output(graph.op("Softmax", _linear(graph, words, state, "start", int8=False), axis=-1), "start")
    for name in ("tag", "upos", "feats", "lemma"):
        best = graph.op("ArgMax", _linear(graph, words, state, name, int8=False), axis=-1, keepdims=0)
        graph.output(best, name, TensorProto.INT64)
    dep = graph.op("Gelu", _linear(graph, words, state, "arc_dep", int8=False), domain=CONTRIB)
    head = graph.op("Gelu", _linear(graph, words, state, "arc_head", int8=False), domain=CONTRIB)
    graph.output(_linear(graph, dep, state, "arc", int8=False), "arc_dep")
    graph.output(head, "arc_head")
    graph.output(_linear(graph, head, state, "arc_prior", int8=False), "arc_prior")
    graph.output(_linear(graph, dep, state, "root", int8=False), "root")
    graph.output(_linear(graph, words, state, "label_dep", int8=False), "label_dep")
    graph.output(_linear(graph, words, state, "label_head", int8=False), "label_head")
    for name, part in COREFERENCE.items():
        graph.output(_linear(graph, words, state, f"coreference.{part}", int8=False), name)
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
    inner = graph.op("Gelu", graph.op("Add", *ends), domain=CONTRIB)
    graph.output(graph.op("ArgMax", _linear(graph, inner, state, "label", int8=False), axis=-1, keepdims=0), "deprel", TensorProto.INT64)
    graph.save(path)


def reports(state: State, path: Path, *, int8: bool) -> None:
    graph = Graph("reports")
    below, top = (graph.input(name, TensorProto.FLOAT, ["windows", "pieces", WIDTH]) for name in (f"layer{TRUNK - 1}", TOP))
    mask = _mask(graph)
    seen = [graph.op("Add", below, _linear(graph, top, state, "grammar", int8=int8))]
    for number in range(LAYERS - TRUNK):
        seen.append(_layer(graph, seen[-1], mask, state, f"layers.{number}", int8=int8))
    words = _words(graph, seen, state)
    for name in sorted({key.split(".")[1] for key in state if key.startswith("heads.")}):
        graph.output(graph.op("Softmax", _linear(graph, words, state, f"heads.{name}", int8=False), axis=-1), name)
    for name in ("filler", "anchor", "filler_bias"):
        graph.output(_linear(graph, words, state, name, int8=False), name)
    graph.save(path)


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


def export(grammar_folder: Path, reports_folder: Path, out: Path, *, int8: bool, words: bool) -> None:
    out.mkdir(parents=True, exist_ok=True)
    base: State = torch.load(grammar_folder / "grammar.pt")
    branch: State = torch.load(reports_folder / "reports.pt")
    if words:
        word_table(base, out / "words.npz")
        shutil.copy(pretrained_folder() / "vocab.txt", out / "vocab.txt")
    trunk(base, out / "trunk.onnx", int8=int8)
    grammar(base, out / "grammar.onnx", int8=int8)
    reports(branch, out / "reports.onnx", int8=int8)
    np.save(out / "distance.npy", _array(branch, "distance.weight"))
    labels = json.loads((grammar_folder / "labels.json").read_text("utf-8"))
    deprel(base, out / "deprel.onnx")
    coreference(base, out / "coreference.npz")
    (out / "labels.json").write_text(json.dumps(labels, ensure_ascii=False), "utf-8")
    shutil.copy(grammar_folder / "lemmas.json", out / "lemmas.json")
    digests = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(out.iterdir()) if p.suffix in {".onnx", ".npz", ".npy"}}
    (out / "digests.json").write_text(json.dumps(digests, indent=1) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--grammar", type=Path, default=Path("build/grammar"))
    parser.add_argument("--reports", type=Path, default=Path("build/reports"))
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/language/model"))
    parser.add_argument("--float", action="store_true", help="no int8, to measure what it costs")
    parser.add_argument("--keep-words", action="store_true", help="leave the word embeddings as they are")
    args = parser.parse_args()
    export(args.grammar, args.reports, args.out, int8=not args.float, words=not args.keep_words)


if __name__ == "__main__":
    main()
