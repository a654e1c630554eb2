"""What a file falls into: the bytes of each article with what is told of them there, or why there are none."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from onrecord.domain.articles import Context, Known
from onrecord.errors import FormatError, InputError

MOST_NAMED = 5
"""Files that a message names."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The bytes of one article, such that they can be read again by themselves, and their context."""

    raw: bytes
    context: Context


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or record that gives no article, and why."""

    error: InputError

    @property
    def path(self) -> str:
        return self.error.path

    @property
    def message(self) -> str:
        """One line that names the file and what is wrong."""
        return self.error.message

    @property
    def hint(self) -> str | None:
        """What to do."""
        return self.error.hint


@dataclass(frozen=True, slots=True)
class Meta:
    """What a table tells: its own ``name``, and by file what is known of it."""

    name: str = ""
    rows: Mapping[str, Known] = field(default_factory=dict)

    def key(self, place: str) -> str | None:
        """The key under which a place is told of: the whole path, or the longest end of it."""
        parts = place.split("/") if self.rows else []
        return next((end for at in range(len(parts)) if (end := "/".join(parts[at:])) in self.rows), None)

    def known(self, place: str) -> Known:
        """What is told of a place."""
        key = self.key(place)
        return Known() if key is None else self.rows[key]

    def unmet(self, met: Container[str | None]) -> FormatError | None:
        """What to say of the keys that are none of those ``met``."""
        missed = [key for key in self.rows if key not in met]
        if not missed:
            return None
        listed = ", ".join([*missed[:MOST_NAMED], *(["…"] if len(missed) > MOST_NAMED else [])])
        return FormatError(self.name, f"tells of files that were not read: {listed}", hint="name each by its path, or the end of it")


@dataclass(frozen=True, slots=True)
class Told:
    """What the user tells besides the files.

    Args:
        meta: what a table tells of files.
        fields: the names that records give to what we read of them, by our own.
    """

    meta: Meta = field(default_factory=Meta)
    fields: Mapping[str, str] = field(default_factory=dict)

    def context(self, place: str, known: Known | None = None, *, charset: str | None = None) -> Context:
        """The context of what is found at ``place``; the user's word goes before what the file tells."""
        return Context(place, self.meta.known(place).or_else(known or Known()), charset)


NOTHING_TOLD = Told()
