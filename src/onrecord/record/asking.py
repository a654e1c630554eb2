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

ACTOR_COLUMNS = frozenset({"speaker", "according_to"})
"""Columns that hold ids of actors, and are asked for by id or name."""
PARTS = {"by": "actors", "recipient": "recipients"}
"""What people call a part in an entry, to the field of the entry that holds the ids of those who have it."""


class Filters(TypedDict, total=False):
    """What most questions can be narrowed by.

    ``actor`` and ``article`` are ids or names (any alias of an actor; the path, file name or title of an article). ``since``,
    ``until`` and ``on`` are days; an entry meets them if one of its days may lie there, and one without a day never does. ``story`` is
    the id of a story, a beginning of it, or its title.
    """

    actor: str | None
    article: str | None
    since: Day | None
    until: Day | None
    on: Day | None
    story: str | None


def query_for(connection: Connection, filters: Filters, *, everything: bool = False, **words: str | None) -> Query:
    """The query that people's words stand for.

    Args:
        connection: to the record, which knows the names.
        filters: as people give them.
        everything: takes entries of little confidence too.
        words: values that columns must have, or ids or names of actors where one of ``ACTOR_COLUMNS`` or ``PARTS`` is asked for;
            ``None`` asks nothing.

    Raises:
        NotFound: if the record knows no actor, article or story of a name.
        ValueError: if a day is none.
    """
    actor, article = filters.get("actor"), filters.get("article")
    on, since, until = _days(filters.get("on")), _days(filters.get("since")), _days(filters.get("until"))
    story = filters.get("story")
    wanted = {name: _meant(connection, name, value) for name, value in words.items() if value is not None}
    return Query(
        actors=None if actor is None else lookup.actor_ids(connection, actor),
        articles=None if article is None else lookup.article_ids(connection, article),
        since=max((days[0] for days in (on, since) if days), default=None),
        until=min((days[1] for days in (on, until) if days), default=None),
        columns=_columns(wanted) if story is None else _columns(wanted) | {"story": frozenset({lookup.story_id(connection, story)})},
        parts={PARTS[name]: ids for name, ids in wanted.items() if name in PARTS},
        everything=everything,
    )


def _columns(wanted: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    return {name: values for name, values in wanted.items() if name not in PARTS}


def _meant(connection: Connection, name: str, value: str) -> frozenset[str]:
    return lookup.actor_ids(connection, value) if name in ACTOR_COLUMNS or name in PARTS else frozenset({value})


def _days(day: Day | None) -> tuple[date, date] | None:
    if day is None:
        return None
    found = bounds(str(day))
    if found is None:
        raise ValueError(f"{day!r} is no day; write it like 1962-10-22, or 1962-10 for a month")
    return found
