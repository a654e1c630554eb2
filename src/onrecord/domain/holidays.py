"""Days of the year that have a name: fixed ones, those of a weekday in a month, and those that follow Easter."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

FIXED = {
    "new year's day": (1, 1),
    "epiphany": (1, 6),
    "orthodox christmas": (1, 7),
    "valentine's day": (2, 14),
    "st. patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "may day": (5, 1),
    "bastille day": (7, 14),
    "fourth of july": (7, 4),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "guy fawkes night": (11, 5),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
"""Month and day."""

WEEKDAYS_OF_MONTHS = {
    "martin luther king day": (1, 0, 3),
    "presidents day": (2, 0, 3),
    "memorial day": (5, 0, -1),
    "labor day": (9, 0, 1),
    "columbus day": (10, 0, 2),
    "thanksgiving": (11, 3, 4),
}
"""Month, weekday and which of them, −1 for the last; as the United States have them."""

FROM_EASTER = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "good friday": -2,
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "ascension day": 39,
    "pentecost": 49,
}

HOLIDAYS = frozenset((*FIXED, *WEEKDAYS_OF_MONTHS, *FROM_EASTER, "orthodox easter"))


def holiday(name: str, year: int) -> date:
    """The day of a holiday in a year.

    Raises:
        KeyError: if it is none of ``HOLIDAYS``.
        ValueError: if the year lies outside the calendar of the holiday.
    """
    if name in FIXED:
        return date(year, *FIXED[name])
    if name in FROM_EASTER:
        return easter(year, EASTER_WESTERN) + timedelta(days=FROM_EASTER[name])
    if name == "orthodox easter":
        return easter(year, EASTER_ORTHODOX)
    month, weekday, which = WEEKDAYS_OF_MONTHS[name]
    days = [week[weekday] for week in calendar.monthcalendar(year, month) if week[weekday]]
    return date(year, month, days[which - 1 if which > 0 else which])
