"""When a page says that its article was published and changed: by what it marks as such, never by just any date that it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import chain, islice

from onrecord.intake.head import dates
from onrecord.intake.pages import linked
from onrecord.intake.pages.beside import Beside

ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ]+(?P<time>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
LONGEST = 80
"""Characters of a field that holds a moment."""

PUBLISHED = (
    *("article:published_time", "og:article:published_time", "datepublished", "article:published", "parsely-pub-date", "published_time"),
    *("dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "pubdate", "publishdate", "publish-date", "publish_date"),
    *("pub_date", "published_at", "publisheddate", "published-date", "publication_date", "article.published", "cxenseparse:publishtime"),
    *("cxenseparse:recs:publishtime", "iso-8601-publish-date", "search:contentdate", "rnews:datepublished", "originalpublicationdate"),
    *("article_date_original", "sailthru.date", "datecreated", "og:pubdate", "og:publish_date", "bt:pubdate", "dc.date", "date"),
)
"""Fields of the head that tell of first publication, the surest first."""

MODIFIED = (
    *("article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "article:modified", "dcterms.modified"),
    *("last-modified", "last_updated_date", "lastmod", "dc.date.modified"),
)

OF_PUBLICATION = re.compile(r"publish|pubdate|posted|created|date-?time|entry-date|timestamp|byline|dateline", re.IGNORECASE)
MOST_TIMES = 3
"""Elements of time whose text is looked at, and texts within each."""

YESTERDAY = timedelta(days=-1)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the moment with its zone where the source states one, in ISO 8601."""

    day: date
    at: str | None = None

    @property
    def instant(self) -> datetime | None:
        """The moment in universal time; ``None`` where no zone is stated."""
        found = datetime.fromisoformat(self.at) if self.at else None
        return found.astimezone(UTC) if found is not None and found.tzinfo is not None else None

    @property
    def universal(self) -> bool:
        """Whether it is given in universal time, which need not be the outlet's own."""
        found = datetime.fromisoformat(self.at) if self.at else None
        return found is not None and found.utcoffset() == timedelta(0)


def moment(field: str) -> Moment | None:
    """The moment of a field in ISO 8601, as in the headers of mail, or as a day in words."""
    field = field.strip()[:LONGEST]
    found = ISO.search(field)
    if found:
        return _of_iso(found)
    try:
        mail = parsedate_to_datetime(field)
    except (ValueError, TypeError, IndexError, OverflowError):
        stated = next(dates.whole(field), None)
        return Moment(stated.day) if stated else None
    day = dates.calendar_day(mail.year, mail.month, mail.day)
    return Moment(day, mail.isoformat() if mail.tzinfo else None) if day else None


def _of_iso(found: re.Match[str]) -> Moment | None:
    day = dates.calendar_day(*map(int, found["day"].split("-")))
    if day is None or not found["time"]:
        return Moment(day) if day else None
    zone = (found["zone"] or "").upper()
    stated = "+00:00" if zone in ("Z", "UTC", "GMT") else zone if ":" in zone or not zone else f"{zone[:3]}:{zone[3:]}"
    at = f"{found['day']}T{found['time']}{stated}"
    try:
        datetime.fromisoformat(at).astimezone(UTC)
    except (ValueError, OverflowError):
        return Moment(day)
    return Moment(day, at)


def first(near: Beside, url: str | None) -> Moment | None:
    """The moment of first publication that the page marks as such, in a zone of its own where one field has it so."""
    every = list(_published(near, url))
    if not every:
        return None
    chosen = every[0]
    if chosen.universal or chosen.at is None:
        return next((other for other in every if _is_same(chosen, other)), chosen)
    return chosen


def _is_same(chosen: Moment, other: Moment) -> bool:
    """Whether another field tells the same moment, in a zone that is not merely the universal one, or tells the hour of the same day."""
    if chosen.at is None:
        return other.at is not None and other.day == chosen.day
    if other.universal or other.instant is None or chosen.instant is None:
        return False
    return abs(other.instant - chosen.instant) < timedelta(minutes=2)


def _published(near: Beside, url: str | None) -> Iterator[Moment]:
    head, (articles, pages) = near.page.head, linked.apart(near.page.articles)
    fields = [linked.text(node, "datePublished") for node in articles]
    fields += [value for name in PUBLISHED for value in head.meta.get(name, ())[:1]]
    fields += [linked.text(node, name) for name in ("dateCreated", "uploadDate") for node in articles]
    yield from _moments(fields)
    yield from (Moment(told.day) for told in near.stamps if not told.late)
    marked, unmarked = _times(near)
    yield from _moments([*marked, *(element.get("datetime") or element.text for element in near.closing())])
    day = dates.in_address(url)
    if day is not None:
        yield Moment(day)
    yield from _moments(unmarked)
    yield from _moments(linked.text(node, "datePublished") for node in pages)


def _moments(fields: Iterable[str | None]) -> Iterator[Moment]:
    return (found for field in fields if field and (found := moment(field)) is not None)


def _times(near: Beside) -> tuple[list[str], list[str]]:
    """The first time that the page marks as one of publication, and the first that is not marked."""
    marked: list[str] = []
    unmarked: list[str] = []
    for element, said in near.times:
        text = element.get("datetime") or element.text or ""
        (marked if OF_PUBLICATION.search(said) or element.get("pubdate") is not None else unmarked).append(text)
    return marked[:1], unmarked[:1]


def last(near: Beside) -> Moment | None:
    """The moment of the last change."""
    fields = [linked.text(node, "dateModified") for node in near.page.articles]
    fields += [value for name in MODIFIED for value in near.page.head.meta.get(name, ())[:1]]
    late = (Moment(told.day) for told in near.stamps if told.late)
    return next(chain(_moments(fields), late), None)


def shown(published: Moment, near: Beside, url: str | None) -> date:
    """The day as the page shows it beside its headline, or in its address, where that is the same moment by the clocks of another zone."""
    if not published.universal:
        return published.day
    times = ("".join(islice(element.itertext(), MOST_TIMES)) for element, _ in islice(near.times, MOST_TIMES))
    told = [stated for text in (*near.texts(), *times) for stated in dates.told(text)]
    if dates.Told(published.day, late=False) in told:
        return published.day
    address = dates.in_address(url)
    told += [dates.Told(address, late=False)] if address else []
    close = (one.day for one in told if one.day - published.day in ((YESTERDAY,) if one.late else (YESTERDAY, -YESTERDAY)))
    return next(close, published.day)
