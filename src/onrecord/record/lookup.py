"""Finds actors, articles and entries by what people call them, and says what is near where there is none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath
from typing import Any

from rapidfuzz import process
from sqlalchemy import Connection, select

from onrecord.domain.actors import Actor, united
from onrecord.errors import Ambiguous, NotFound
from onrecord.record import schema
from onrecord.record.codec import decode
from onrecord.record.filing import NOUNS, folded
from onrecord.record.queries import in_order
from onrecord.record.store import read_articles

NEAR_ENOUGH = 70
"""Least similarity (0 to 100) of a name that is offered in place of one that was not found."""
OFFERED = 3
LISTED = 8
"""Most of several of one name that are listed."""


def actor_ids(connection: Connection, name: str) -> frozenset[str]:
    """Actors of this id or name; where none has it as its own name, all that go by it.

    Raises:
        NotFound: if there are none.
    """
    found = actors_called(connection, name)
    if not found:
        raise NotFound(f"no actor called {name!r}", hint=actors_like(connection, name) or "`onrecord actors RECORD` lists them all")
    return found


def actors_like(connection: Connection, name: str) -> str | None:
    """An offer of actors whose names are near, where there are such."""
    return _offer(name, list(connection.execute(select(schema.actors.c.name).order_by(schema.actors.c.name)).scalars()))


def actors_called(connection: Connection, name: str) -> frozenset[str]:
    """The same, none where nobody is called so.

    A surname is everybody's who goes by it, also where it is all that is known of somebody. Failing that, those whose own name has all
    the words.
    """
    names, asked = schema.actor_names, folded(name)
    rows = connection.execute(select(names).where((names.c.actor == name) | (names.c.folded == asked))).all()
    own, every = frozenset(row.actor for row in rows if row.canonical), frozenset(row.actor for row in rows)
    if every:
        return own if own and " " in asked else every
    words = frozenset(asked.split())
    canonical = connection.execute(select(names.c.actor, names.c.folded).where(names.c.canonical)) if words else ()
    return frozenset(row.actor for row in canonical if words <= frozenset(row.folded.split()))


def actor(connection: Connection, name: str) -> Actor:
    """The one actor of this id, the beginning of one, or name.

    Raises:
        NotFound: if there is none.
        Ambiguous: if there are several.
    """
    found = actors_called(connection, name)
    if not found:
        begun = schema.actors.c.id.startswith(name, autoescape=True)
        found = frozenset(connection.execute(select(schema.actors.c.id).where(begun)).scalars()) if "-" in name else frozenset()
    return sole_actor(connection, name, found or actor_ids(connection, name))


def sole_actor(connection: Connection, name: str, ids: Collection[str]) -> Actor:
    """The actor of ``ids``, all of which ``name`` may mean.

    Raises:
        Ambiguous: if there are several.
    """
    table = schema.actors
    bodies = connection.execute(in_order(select(table.c.body), table).where(table.c.id.in_(ids))).scalars()
    found = united(decode(body, Actor) for body in bodies)
    if len(found) > 1:
        told = [f"{one.id} ({one.name}, {one.kind}, mentions: {one.places})" for one in found]
        raise Ambiguous(f"{len(found)} actors are called {name!r}", hint=f"give the id of one: {_some(told)}")
    return found[0]


def article_id(connection: Connection, name: str) -> str:
    """The one article of this id, path, file name or title.

    Raises:
        NotFound: if there is none.
        Ambiguous: if there are several.
    """
    found = sorted(article_ids(connection, name))
    if len(found) > 1:
        raise Ambiguous(f"{len(found)} articles are called {name!r}", hint=f"give the id of one: {_some(found)}")
    return found[0]


def article_ids(connection: Connection, name: str) -> frozenset[str]:
    """Articles of this id, path, file name (with or without its ending), title or outlet; else the only one whose id begins so.

    Raises:
        NotFound: if there is none, or if several ids begin so.
    """
    rows = connection.execute(select(schema.articles.c.id, schema.articles.c.title, schema.articles.c.outlet)).all()
    places = connection.execute(select(schema.provenances.c.article, schema.provenances.c.place)).all()
    named = {row.id for row in rows if name in (row.id, row.title)} | {article for article, place in places if name in _names_of(place)}
    named = named or {row.id for row in rows if name == row.outlet}
    if named:
        return frozenset(named)
    whole = _whole(name, [row.id for row in rows], "articles")
    if whole is None:
        known = [name for _, place in places for name in _names_of(place)]
        raise NotFound(f"no article called {name!r}", hint=_offer(name, known) or "`onrecord articles RECORD` lists them all")
    return frozenset({whole})


def story_id(connection: Connection, name: str) -> str:
    """The one story of this id or title, or whose id begins so; failing that, whose title has all the words.

    Raises:
        NotFound: if there is none, or if several ids begin so.
        Ambiguous: if several have the title, or the words in it.
    """
    titles = {row.id: row.title for row in connection.execute(select(schema.stories.c.id, schema.stories.c.title))}
    asked, words = folded(name), frozenset(folded(name).split())
    titled = sorted(one for one, title in titles.items() if folded(title) == asked)
    if not titled and not any(one.startswith(name) for one in titles):
        titled = sorted(one for one, title in titles.items() if words and words <= frozenset(re.findall(r"[^\W_]+", folded(title))))
    if len(titled) > 1:
        raise Ambiguous(f"{len(titled)} stories are called {name!r}", hint=f"give the id of one: {_some(titled)}")
    whole = titled[0] if titled else _whole(name, titles, "stories")
    if whole is None:
        raise NotFound(f"no story {name!r}", hint=_offer(name, list(titles.values())) or "`onrecord stories RECORD` lists them all")
    return whole


def entry(connection: Connection, name: str) -> tuple[str, Any]:
    """The entry or article of this id, or the only one whose id begins so; with its whole id.

    Raises:
        NotFound: if there is none, or more than one.
    """
    tables = {
        one: table
        for table in (schema.articles, *NOUNS)
        for one in connection.execute(select(table.c.id).where(table.c.id.startswith(name, autoescape=True))).scalars()
    }
    whole = _whole(name, tables, "entries")
    if whole is None:
        raise NotFound(f"no entry {name!r}", hint="the lists show ids: `onrecord timeline RECORD`, `onrecord statements RECORD`, …")
    table = tables[whole]
    if table is schema.articles:
        return whole, read_articles(connection, [whole])[0]
    bodies = connection.execute(in_order(select(table.c.body), table).where(table.c.id == whole)).scalars()
    found = [decode(body, NOUNS[table]) for body in bodies]
    return whole, united(found)[0] if table is schema.actors else found[0]


def _whole(name: str, ids: Collection[str], what: str) -> str | None:
    """The id that ``name`` is, or the only one that it begins; ``what`` they are the ids of, for the message."""
    if name in ids:
        return name
    begun = [one for one in ids if name and one.startswith(name)]
    if len(begun) > 1:
        raise NotFound(f"{len(begun)} {what} have an id that begins with {name!r}", hint="give more of the id")
    return begun[0] if begun else None


def _some(told: list[str]) -> str:
    more = f" and {len(told) - LISTED} more" if len(told) > LISTED else ""
    return f"{', '.join(told[:LISTED])}{more}"


def _offer(name: str, known: list[str]) -> str | None:
    near = process.extract(name, sorted(set(known)), limit=OFFERED, score_cutoff=NEAR_ENOUGH, processor=str.casefold)
    return f"did you mean {' or '.join(repr(match) for match, _, _ in near)}?" if near else None


def _names_of(place: str) -> Iterator[str]:
    """A place, its file name, that without its ending, and the record's own id in the file."""
    file, mark, own = place.rpartition("#")
    base = (file if mark else own).rpartition("/")[2]
    yield from (place, base, PurePosixPath(base).stem)
    if mark:
        yield from (own, f"{base}#{own}")
