"""Stretches of an article's canonical text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``[start, end)`` of one article's text; ``text[start:end]`` is the evidence.

    Raises:
        ValueError: if the span is empty or starts below nought.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"no span from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """How many code points both hold."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A span of a named article, as everything that joins articles points to its words."""

    article: str
    span: Span
