"""The shipped weights: where they lie, and the sessions that run them."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.language.pieces import Pieces

FOLDER = Path(__file__).parent / "model"


@dataclass(frozen=True, slots=True)
class Words:
    """The word table: pieces × width in int8 with a scale a row, positions and shapes × width."""

    words: NDArray[np.int8]
    scale: NDArray[np.float32]
    positions: NDArray[np.float32]
    shapes: NDArray[np.float32]

    def embed(self, pieces: NDArray[np.int64], shapes: NDArray[np.int64]) -> NDArray[np.float32]:
        """Windows × pieces to windows × pieces × width."""
        found: NDArray[np.float32] = self.words[pieces] * self.scale[pieces]
        found += self.positions[: pieces.shape[1]]
        found += self.shapes[shapes]
        return found


class Weights:
    """Lazily opened parts of the model; one object serves a whole process.

    ``threads`` is how many threads each graph runs on.
    """

    def __init__(self, folder: Path = FOLDER, *, threads: int = 2) -> None:
        self.folder = folder
        self.threads = threads

    def session(self, name: str) -> onnxruntime.InferenceSession:
        """Open ``name.onnx.gz`` for the processor; weights of seven bits pack to three quarters."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        graph = gzip.decompress((self.folder / f"{name}.onnx.gz").read_bytes())
        return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])

    @cached_property
    def pieces(self) -> Pieces:
        return Pieces(self.folder / "vocab.txt")

    @cached_property
    def words(self) -> Words:
        with np.load(self.folder / "words.npz") as stored:
            as_float = {name: stored[name].astype(np.float32) for name in ("scale", "positions", "shapes")}
            return Words(words=stored["words"], **as_float)

    @cached_property
    def labels(self) -> dict[str, list[str]]:
        return cast("dict[str, list[str]]", self._json("labels.json"))

    @cached_property
    def lemmas(self) -> dict[str, str]:
        return cast("dict[str, str]", self._json("lemmas.json"))

    @cached_property
    def coreference(self) -> dict[str, NDArray[np.float32]]:
        """Tables of the coreference scorer by name."""
        return self._tables("coreference.npz")

    @cached_property
    def names(self) -> dict[str, NDArray[np.float32]]:
        """What labels of names add to a path: ``opening`` by label, ``following`` by label and the label after it."""
        return self._tables("names.npz")

    @cached_property
    def attributions(self) -> dict[str, NDArray[np.float32]]:
        """The same for labels of attributions."""
        return self._tables("attributions.npz")

    @cached_property
    def distance(self) -> NDArray[np.float32]:
        """What a role's score gains by the distance from the anchor: distances × roles."""
        return np.load(self.folder / "distance.npy").astype(np.float32)  # type: ignore[no-any-return]

    @cached_property
    def event_distance(self) -> NDArray[np.float32]:
        """The same for the roles of events."""
        return np.load(self.folder / "event_distance.npy").astype(np.float32)  # type: ignore[no-any-return]

    def _tables(self, name: str) -> dict[str, NDArray[np.float32]]:
        with np.load(self.folder / name) as stored:
            return {key: stored[key].astype(np.float32) for key in stored}

    def _json(self, name: str) -> Any:
        return json.loads((self.folder / name).read_text("utf-8"))
