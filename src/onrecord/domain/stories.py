"""What only several articles show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.actors import Actor
from onrecord.domain.articles import PublishedFrom
from onrecord.domain.edtf import ends
from onrecord.domain.events import Event, EventStatus, Quantity
from onrecord.domain.spans import Evidence
from onrecord.domain.statements import Statement


class StepStatus(StrEnum):
    """What a step did to an undertaking."""

    PROPOSED = "proposed"
    REQUESTED = "requested"
    PROMISED = "promised"
    SUPPORTED = "supported"
    ACCEPTED = "accepted"
    CONDITIONAL = "conditional"
    POSSIBLE = "possible"
    DOUBTED = "doubted"
    ALLEGED = "alleged"
    THREATENED = "threatened"
    PLANNED = "planned"
    POSTPONED = "postponed"
    EXTENDED = "extended"
    REFUSED = "refused"
    DENIED = "denied"
    CANCELLED = "cancelled"
    REVIVED = "revived"
    ONGOING = "ongoing"
    DONE = "done"
    STALLED = "stalled"
    ENDED = "ended"


class DiscrepancyKind(StrEnum):
    NUMBER = "number"
    DATE = "date"
    WORDING = "wording"
    DENIAL = "denial"
    STATUS = "status"
    NAME = "name"
    ATTRIBUTION = "attribution"


class Nature(StrEnum):
    """How much a discrepancy weighs: true conflict, and what only looks like one.

    An update is a count or a state of a later day; a rounding agrees as far as its approximators go; a spelling is one name written
    in two ways, a naming one actor called by another title or abbreviation; a shortening leaves words out of a quotation, a rewording
    tells one thing in other words; a retraction is taken back by who said it.
    """

    CONFLICT = "conflict"
    UPDATE = "update"
    ROUNDING = "rounding"
    SPELLING = "spelling"
    NAMING = "naming"
    SHORTENING = "shortening"
    REWORDING = "rewording"
    RETRACTION = "retraction"


class ReuseKind(StrEnum):
    VERBATIM = "verbatim"
    PARAPHRASE = "paraphrase"
    TRANSLATION = "translation"


class LinkKind(StrEnum):
    """Why two articles are one voice: versions of one page, clients of one agency, a copy, a rewrite, one source that both relay."""

    PAGE = "page"
    AGENCY = "agency"
    COPY = "copy"
    REWRITE = "rewrite"
    RELAY = "relay"


@dataclass(frozen=True, slots=True, order=True)
class VoiceLink:
    """Two articles that are one voice, and the reason in plain words.

    Of a copy or rewrite the first is the one of which more stands in the other.
    """

    articles: tuple[str, str]
    kind: LinkKind
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """Articles that count as one, with the chain of links that folds them; it may pass through articles that are not among them.

    ``source`` is the name of the outlet on whose word all of them tell what they tell, where they say so.
    """

    articles: tuple[str, ...]
    chain: tuple[VoiceLink, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Dating:
    """The day of an article as the pile tells it: an EDTF day or interval, how it is known, and the reason in plain words."""

    article: str
    published: str | None
    published_from: PublishedFrom | None
    reason: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One happening, told once or often: an entry of the timeline.

    ``independent_sources`` counts ``voices``, which are the articles folded where one is made from another or both tell on one's word.
    ``importance`` grows with its tellings, independent voices and consequence. ``ahead`` marks what is planned or not yet settled and
    lies ahead of the latest day known in the pile.
    """

    id: str
    when: str
    status: EventStatus
    headline: Evidence
    events: tuple[str, ...]
    statements: tuple[str, ...]
    articles: tuple[str, ...]
    independent_sources: int
    voices: tuple[Voice, ...] = ()
    importance: float = 0.0
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    when: str | None
    status: StepStatus
    by: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Initiative:
    """An undertaking that has a course: a summit, a ceasefire, a drill, a sanctions package. ``status`` is the last step's."""

    id: str
    name: str
    parties: tuple[str, ...]
    status: StepStatus
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What some tell, with their words; ``differing`` marks in those words the ones that the other sides do not have."""

    value: str
    evidence: tuple[Evidence, ...]
    differing: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A place where articles differ, or one differs with itself."""

    id: str
    kind: DiscrepancyKind
    about: str
    sides: tuple[Side, ...]
    nature: Nature = Nature.CONFLICT


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage that articles share, or that one repeats."""

    id: str
    kind: ReuseKind
    passages: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class StatementEntry:
    """A statement with its local actors and symbolic time resolved for the whole record.

    ``corrected_by``, here and below, are ids of the corrections that made it what it is, in order.
    """

    article: str
    statement: Statement
    speaker: str | None
    via: tuple[str, ...]
    said_on: str | None
    corrected_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event with its local actors and symbolic time resolved for the whole record."""

    article: str
    event: Event
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    according_to: str | None
    when: str | None
    corrected_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuantityEntry:
    """A quantity with its source and symbolic time resolved for the whole record."""

    article: str
    quantity: Quantity
    according_to: str | None
    when: str | None
    corrected_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A story by its title, its articles and the days on which the first and the last of them came out, as far as that is known."""

    id: str
    title: str
    first: str | None
    last: str | None
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A pile of articles on one unfolding story, seen together. Every tuple is sorted by what it holds, never by order of reading.

    ``lost`` are ids of corrections that find nothing to correct.
    """

    id: str
    title: str
    articles: tuple[str, ...]
    datings: tuple[Dating, ...]
    actors: tuple[Actor, ...]
    statements: tuple[StatementEntry, ...]
    events: tuple[EventEntry, ...]
    quantities: tuple[QuantityEntry, ...]
    timeline: tuple[Occurrence, ...]
    initiatives: tuple[Initiative, ...]
    discrepancies: tuple[Discrepancy, ...]
    reuse: tuple[Reuse, ...]
    lost: tuple[str, ...] = ()

    @property
    def heading(self) -> Heading:
        """Its title, articles and days."""
        days = [day for dating in self.datings for day in ends(dating.published or "") if day is not None]
        first, last = (day.isoformat() if day else None for day in (min(days, default=None), max(days, default=None)))
        return Heading(self.id, self.title, first, last, self.articles)
