"""Where bytes come from: files and folders on disk, and what is handed over as bytes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import Any, BinaryIO, cast

from onrecord.errors import AccessError
from onrecord.intake.limits import HEAD


@dataclass(frozen=True, slots=True)
class Source:
    """A file or stream that is yet to be read, or bytes that are already here.

    ``name`` is the provenance: the path as the user gave it (or the folder as given, and the way down from it), normalised,
    with forward slashes. Nothing of the working directory or the machine enters it, so a folder and its files named one by
    one have the same provenances.
    """

    name: str
    path: Path | None = None
    data: bytes | None = None
    stream: BinaryIO | None = None

    @classmethod
    def from_path(cls, path: Path) -> Source:
        return cls(provenance(path), path=path)

    @classmethod
    def from_bytes(cls, data: bytes, *, name: str = "-") -> Source:
        """What was made by a program."""
        return cls(name, data=data)

    @classmethod
    def from_stream(cls, stream: BinaryIO, *, name: str = "-") -> Source:
        """What comes by standard input (``-``), and can be read once."""
        return cls(name, stream=stream)

    @contextmanager
    def open(self) -> Iterator[BufferedReader]:
        """The bytes as a stream that shows its head before it is read.

        Raises:
            AccessError: if the file is missing, is no file, or may not be read.
        """
        if self.path is None:
            yield BufferedReader(cast("Any", self.stream or BytesIO(self.data or b"")), HEAD)
            return
        try:
            if not self.path.exists():
                raise AccessError(self.name, "no such file or folder", hint="check the spelling of the path")
            with self.path.open("rb", buffering=0) as file, BufferedReader(cast("Any", file), HEAD) as stream:
                yield stream
        except PermissionError as error:
            raise AccessError(self.name, "no permission to read it", hint="change its permissions or read as another user") from error
        except OSError as error:
            raise AccessError(
                self.name, f"cannot be read ({error.strerror or error})", hint="check the file and the disk it lies on"
            ) from error


def find(paths: Iterable[Path]) -> Iterator[Source]:
    """All files of ``paths``, folders walked in sorted order.

    Hidden files and folders within a folder are passed over; of links to folders only those are followed that lead out of all that is
    walked anyway, so that no knot of links is walked without end. What is missing or closed is a source too, and says so when it is
    read: one bad path never stops the others.
    """
    for path in paths:
        yield from _walk(path)


def provenance(path: Path) -> str:
    """The path as given, normalised; bytes of its name that are no UTF-8 are replaced."""
    return os.fsencode(os.path.normpath(path)).decode("utf-8", "replace").replace(os.sep, "/")


def _walk(path: Path) -> Iterator[Source]:
    """The files at ``path`` and below it; without recursion, for deep folders."""
    roots = [path.resolve()] if _is_folder(path) else []
    waiting = [path]
    while waiting:
        place = waiting.pop()
        entries = _entries(place) if _is_folder(place) else None
        if entries is None:
            yield Source.from_path(place)
            continue
        waiting += [entry for entry in reversed(entries) if entry.is_file() or (entry.is_dir() and _is_to_be_walked(entry, roots))]


def _is_to_be_walked(folder: Path, roots: list[Path]) -> bool:
    """Whether a folder is no link, or one out of all ``roots``, which it then is one of."""
    if not folder.is_symlink():
        return True
    real = folder.resolve()
    if any(real.is_relative_to(root) or root.is_relative_to(real) for root in roots):
        return False
    roots.append(real)
    return True


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long for any file
        return False


def _entries(folder: Path) -> Sequence[Path] | None:
    """What lies in a folder, sorted, without the hidden; ``None`` where the folder is closed to us."""
    try:
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except PermissionError:
        return None
