"""The shipped weights are the ones that were exported."""

import hashlib
import json

from onrecord.language.weights import FOLDER, Weights


def test_every_file_has_the_digest_it_was_exported_with() -> None:
    digests = json.loads((FOLDER / "digests.json").read_text("utf-8"))
    assert {"words.npz", "trunk.onnx.gz", "grammar.onnx.gz", "reports.onnx.gz", "events.onnx.gz"} <= set(digests)
    for name, digest in digests.items():
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == digest


def test_the_model_stays_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 40_000_000


def test_words_are_embedded_one_row_a_piece() -> None:
    words = Weights(threads=1).words
    found = words.embed(words.words[:3, :2].astype("int64") * 0 + 101, words.words[:3, :2].astype("int64") * 0)
    assert found.shape == (3, 2, 384)
