"""From what people ask to a query: names to ids, days to their bounds."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from sqlalchemy import Connection

from onrecord.domain.edtf import bounds
from onrecord.record import lookup
from onrecord.record.queries import Query

Day = str | date
"""A day, or an EDTF value that spans several (``1962-10``)."""


class Filters(TypedDict, total=False):
    """What most questions can be narrowed by.

    ``actor`` and ``article`` are ids or names (any alias of an actor; the path, file name or title of an article). ``since``,
    ``until`` and ``on`` are days; an entry meets them if one of its days may lie there, and one without a day never does.
    """

    actor: str | None
    article: str | None
    since: Day | None
    until: Day | None
    on: Day | None


def query_for(
    connection: Connection, filters: Filters, *, speaker: str | None = None, everything: bool = False, **columns: str | None
) -> Query:
    """The query that people's words stand for.

    Args:
        connection: to the record, which knows the names.
        filters: as people give them.
        speaker: id or name of who said it.
        everything: takes entries of little confidence too.
        columns: values that columns must have; ``None`` asks nothing.

    Raises:
        NotFound: if the record knows no actor or article of a name.
        ValueError: if a day is none.
    """
    actor, article = filters.get("actor"), filters.get("article")
    on, since, until = _days(filters.get("on")), _days(filters.get("since")), _days(filters.get("until"))
    wanted = {name: frozenset({value}) for name, value in columns.items() if value is not None}
    if speaker is not None:
        wanted["speaker"] = lookup.actor_ids(connection, speaker)
    return Query(
        actors=None if actor is None else lookup.actor_ids(connection, actor),
        articles=None if article is None else lookup.article_ids(connection, article),
        since=max((days[0] for days in (on, since) if days), default=None),
        until=min((days[1] for days in (on, until) if days), default=None),
        columns=wanted,
        everything=everything,
    )


def _days(day: Day | None) -> tuple[date, date] | None:
    if day is None:
        return None
    found = bounds(str(day))
    if found is None:
        raise ValueError(f"{day!r} is no day; write it like 1962-10-22, or 1962-10 for a month")
    return found
