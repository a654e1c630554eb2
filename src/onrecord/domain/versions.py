"""Copies of an article in other places, and versions of one page with what changed between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from onrecord.domain.spans import Span


class CopyKind(StrEnum):
    """How much a copy has of the wording."""

    EXACT = "exact"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Alike:
    """How two articles are copies: the share of the wording of each that stands in the other."""

    kind: CopyKind
    of_one: float
    of_other: float


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """Another article that is a copy of one, or of which that is a copy; ``share`` is how much of the one's wording stands in it."""

    article: str
    kind: CopyKind
    share: float


@dataclass(frozen=True, slots=True)
class Kin:
    """What else a record holds of one article: its copies, and all versions of its page in order, where there are several."""

    copies: tuple[Copy, ...] = ()
    versions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a page, with what is known of its time: moments in ISO 8601, ``published`` a day in EDTF."""

    article: str
    fetched: str | None = None
    modified: str | None = None
    published_at: str | None = None
    published: str | None = None


TIMES = ("fetched", "modified", "published_at", "published")
"""What tells the order of versions, the surest first."""


def in_order(versions: Sequence[Version]) -> tuple[tuple[Version, ...], bool]:
    """The versions of one page, the earliest first, and whether their order is known.

    Only what all of them tell can be compared. Where that leaves two in doubt, their ids decide, so that the order is always the same.
    """
    told = [name for name in TIMES if all(getattr(version, name) for version in versions)]
    times = {version: [_moment(getattr(version, name)) for name in told] for version in versions}
    ordered = sorted(versions, key=lambda version: (times[version], version.article))
    return tuple(ordered), len(set(map(tuple, times.values()))) == len(versions)


def _moment(time: str) -> str:
    """A moment as it can be compared: those of all zones on one clock, that of Greenwich where no zone is told."""
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return time
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


class ChangeKind(StrEnum):
    """What became of a part of an article in its next version."""

    ADDED = "added"
    REMOVED = "removed"
    ALTERED = "altered"


class Part(StrEnum):
    """The part of an article that changed."""

    BODY = "body"
    TITLE = "title"
    BYLINE = "byline"
    PUBLISHED = "published"
    MODIFIED = "modified"


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that stand in one version, and what stands in their place in the other; ``None`` where nothing does."""

    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two versions in one place.

    ``before`` and ``after`` are where it stands in each, with the ``words`` that differ there. What is known of an article from outside
    its text has no such place, but a value: what it ``was`` and ``became``.
    """

    kind: ChangeKind
    part: Part
    before: Span | None = None
    after: Span | None = None
    words: tuple[Difference, ...] = ()
    was: str | None = None
    became: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was met in several versions, the earliest first; ``changes`` are those from each version to the next."""

    address: str
    versions: tuple[Version, ...]
    order_known: bool
    changes: tuple[tuple[Change, ...], ...]
