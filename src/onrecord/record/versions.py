"""Versions of what reads and tells: they follow from the program's own files, so that no change leaves a stale reading behind."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

MAKERS = ("domain", "intake")
READERS = ("domain", "intake", "language", "reading")
TELLERS = ("domain", "intake", "story")


def program_version() -> str:
    """The version of onrecord that is installed."""
    return version("onrecord")


def reader_version(pipeline: Path | None = None) -> str:
    """The version of everything that a reading follows from, weights included.

    Args:
        pipeline: the folder of another spaCy pipeline that took part in it; its files count too, wherever they lie.
    """
    own = _version_of(READERS)
    return own if pipeline is None else f"{own}+{_digest(_files(pipeline, ''))}"


def intake_version() -> str:
    """The version of everything that an article follows from."""
    return _version_of(MAKERS)


def teller_version() -> str:
    """The version of everything that a story follows from, its readings apart."""
    return _version_of(TELLERS)


def _version_of(layers: tuple[str, ...]) -> str:
    found = (file for layer in layers for file in _files(files("onrecord").joinpath(layer), layer))
    return f"{program_version()}+{_digest(found)}"


def _digest(named: Iterable[tuple[str, Traversable]]) -> str:
    seen = hashlib.sha256()
    for name, file in named:
        seen.update(f"{name}\x1f".encode())
        seen.update(hashlib.sha256(file.read_bytes()).digest())
    return seen.hexdigest()[:12]


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from () if entry.name == "__pycache__" else _files(entry, path)
        else:
            yield path, entry
