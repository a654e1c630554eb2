"""Datelines: the place, house and day with which agency reports begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.domain.articles import PublishedFrom
from onrecord.intake.head import agencies, dates, outlets
from onrecord.intake.text.lines import Line
from onrecord.intake.text.wording import DATED_WORD, WEEKDAY

_PLACE = (
    r"(?P<place>[A-Z][\w.’'-]*(?:[ /][A-Z][\w.’'-]*){0,4}[ /]?"
    rf"(?:, (?!{DATED_WORD})[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){{0,3}} ?)?)"
)
_PART_DAY = rf"(?:, (?:(?i:{WEEKDAY}))\b\.?)?(?P<day>,? [A-Z][a-z]{{2,8}}\.? \d{{1,2}}(?:, \d{{4}})?)?\.?"
DATELINE = re.compile(
    rf"^{_PLACE}{_PART_DAY}\s*(?:\((?P<house>[^()]{{2,60}})\)(?P<dash>\s*[-—–:]+)?|/(?P<slashed>[A-Z][\w -]{{1,30}})/|(?:[—–]+|--?)\s)"
)
OWN_HOUSE = re.compile(rf"^[^\d/]*{outlets.HOUSE.pattern}[^\d/]*$")
"""A house without a date or a second house beside it."""

SHOUTED = re.compile(r"\b[A-ZÀ-Þ]{3,}")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline tells; ``published`` is an EDTF day, whose year another date of the text may have lent (``CONTENT``)."""

    place: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None


def read(line: Line, text: str) -> Dateline | None:
    """The dateline with which ``line`` of ``text`` begins; ``None`` where it has none."""
    found = DATELINE.match(line.text)
    house = (found["house"] or found["slashed"]) if found else None
    if found is None or not _is_dateline(found, house):
        return None
    stated = next(dates.whole(found.group()), None)
    lent = dates.with_year(found["day"], text) if found["day"] and stated is None else None
    day = stated.day if stated else lent
    return Dateline(
        place=found["place"].strip().rstrip(","),
        outlet=house if house and OWN_HOUSE.search(house) and not agencies.canonical(house) else None,
        published=day.isoformat() if day else None,
        published_from=PublishedFrom.TEXT if stated else PublishedFrom.CONTENT if lent else None,
    )


def _is_dateline(found: re.Match[str], house: str | None) -> bool:
    """Whether a house is named, or the place stands in capitals before a dash."""
    if house and (outlets.HOUSE.search(house) or agencies.FORM.search(house)):
        return True
    return SHOUTED.search(found["place"]) is not None and (house is None or found["dash"] is not None)
