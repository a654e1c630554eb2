"""What of an article counts for which story it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.domain.edtf import Days


@dataclass(frozen=True, slots=True)
class Gist:
    """The heaviest words of an article and its day: all that grouping asks of it.

    ``days`` are the first and last day on which it may have appeared, ``None`` where that is not known. ``words`` are stems with whole
    numbers as weights, the heaviest first, of one weight by the alphabet: sums of products are exact, in whatever order they are made.
    """

    article: str
    days: Days | None
    words: tuple[tuple[str, int], ...]
    length: int = field(init=False)
    """The square of its length as a vector of words."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", sum(weight * weight for _, weight in self.words))
