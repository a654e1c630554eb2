"""Times as a text names them: the symbolic times of a Reading, which wait for the day of publication.

A ``TimeRef`` says how the text names a time, never which day it is: the day depends on the day of publication, which another
article of the pile may yet supply. ``resolution`` turns it into a value.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from onrecord.domain.spans import Span

PASSING = "told-in-passing"
"""The rule of a time that only the article's own day gives, for what it tells in passing."""

UP_TO_NOW = "up-to-publication"
"""The rule of a time of which no more is told than that it lies behind the day of publication."""

NEARBY = "told-nearby"
"""The rule of a time that stands in another sentence than what it holds for."""

FROM_EVENT = "from-event"
"""The rule of a time that counts from what is told, not from a day: "three days after the vote"."""

HABIT = "set"
"""The rule of what tells how often: "every Monday"."""

WEAK = frozenset({PASSING, UP_TO_NOW, NEARBY})
"""Rules of times that place nothing on a timeline by themselves."""


class TimexType(StrEnum):
    """The types of TIMEX3 (ISO-TimeML, ISO 24617-1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Unit(StrEnum):
    DAY = "day"
    WEEKDAY = "weekday"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    DATE = "date"
    """A month, with or without its day, whose year the text leaves open."""


@dataclass(frozen=True, slots=True)
class TimeRef:
    """A time as the text names it.

    Either ``fixed`` holds an EDTF value that needs no anchor, or the value counts from the day of publication:

    - ``DAY``: ``amount`` days after it (``yesterday`` −1).
    - ``WEEKDAY``: the nearest ``weekday`` (0 is Monday) before (``amount`` −1), after (1) or around it (0); the day itself
      counts in all three, unless ``strict``. With ``week``, that day of the calendar week so many away (``Tuesday of last week`` −1).
    - ``WEEK``, ``MONTH``, ``QUARTER``, ``YEAR``, ``DECADE``, ``CENTURY``: the whole unit ``amount`` away (``last week`` −1), Monday
      first; of a year perhaps only the ``month`` and ``day`` named (``October last year``).
    - ``DATE``: the nearest ``month``, or ``day`` of it; ``amount`` says that it is rather behind (−1) or ahead (1), and where
      ``strict``, that it is so and not of the day itself (``last July``). ``month`` may be an EDTF season; in its place there may
      be a ``holiday``, as ``holidays`` names them. Where a ``weekday`` is told beside it that the calendar does not bear out, the
      value is in doubt.

    ``shift`` moves the value so found by days (``the day before``, told after ``Thursday``), ``months`` by months; ``whole`` widens it
    to the unit that holds it (``that week``), and ``half`` narrows it to its first or second half. ``clip`` ends it with the day of
    publication (−1, ``so far this year``) or begins it there (1, ``later this year``).
    ``until`` makes an interval that begins at this time and ends at the other; where a weekday or date would end it before it
    begins, one that lies behind begins earlier, another ends later. ``open_end`` and ``open_start`` leave an end open.

    ``clock`` is the time of day in TIMEX3's notation, by the clock (``T09:50``) or the part of the day (``TMO``), at the place that is
    told of, and ``zone`` its distance from UTC as far as the text gives it (``+03:00``).
    ``timex`` is the TIMEX3 value of what has none by its days: how long (``P2W``), how often, or ``PAST_REF`` and the like.
    ``mod`` is TIMEX3's modifier (``START``, ``APPROX``).

    ``span`` is the expression in the text, of an interval told by two times the first; ``None`` for a time that a rule of discourse
    supplied. ``rule`` names the rule. With neither ``fixed`` nor ``unit`` there is no time, and the rule says why.
    """

    rule: str
    span: Span | None = None
    fixed: str | None = None
    unit: Unit | None = None
    amount: int = 0
    weekday: int | None = None
    week: int | None = None
    month: int | None = None
    day: int | None = None
    holiday: str | None = None
    strict: bool = False
    shift: int = 0
    months: int = 0
    whole: Unit | None = None
    clip: int = 0
    half: int | None = None
    until: TimeRef | None = None
    open_start: bool = False
    open_end: bool = False
    approximate: bool = False
    uncertain: bool = False
    type: TimexType = TimexType.DATE
    clock: str | None = None
    zone: str | None = None
    timex: str | None = None
    mod: str | None = None

    @property
    def tells(self) -> bool:
        """Whether it names a time; one that does not is only a length, or says by its rule why there is none."""
        return self.fixed is not None or self.unit is not None

    @property
    def needs_anchor(self) -> bool:
        return (self.fixed is None or self.clip != 0 or (self.until is not None and self.until.needs_anchor)) and self.tells

    @property
    def is_day(self) -> bool:
        """Whether it names a single day, so that "the day before" can count from it."""
        if self.until is not None or self.open_start or self.open_end or self.whole is not None:
            return False
        if self.fixed is not None:
            return self.fixed.lstrip("-").count("-") == 2
        return self.unit in (Unit.DAY, Unit.WEEKDAY) or self.day is not None or self.holiday is not None

    @property
    def extent(self) -> Span | None:
        """Its words with those of its other end."""
        if self.span is None or self.until is None or self.until.span is None:
            return self.span
        return Span(min(self.span.start, self.until.span.start), max(self.span.end, self.until.span.end))

    def doubted(self) -> TimeRef:
        return replace(self, uncertain=True)

    def moved(self, days: int) -> TimeRef:
        """The time so many days after this one."""
        return replace(self, shift=self.shift + days)
