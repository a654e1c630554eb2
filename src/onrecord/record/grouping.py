"""Groups the articles of a record into stories, and keeps what that takes, so that another article costs only what it touches.

What of an article counts (its gist) follows from the article alone, a link between two from the two alone, and the parts of what hangs
together by links from that alone; so order does not matter, and nothing that stands is worked out again.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, delete, insert, select

from onrecord.domain.gists import Gist
from onrecord.domain.ids import digest
from onrecord.record import schema
from onrecord.record.codec import decode, encode
from onrecord.record.kinship import given
from onrecord.record.telling import Group

if TYPE_CHECKING:
    from onrecord.record.store import Store

STALE = "stale"
"""Stands among the pieces where articles were kept anew since these were found."""
AT_ONCE = 200
"""Articles in memory at once."""


def group(store: Store, teller: str, articles: Sequence[str]) -> list[Group]:
    """The stories of all ``articles``, which were read, as version ``teller`` groups them."""
    from onrecord.story.grouping.gists import gist

    with store.writing() as connection:
        if connection.execute(delete(schema.gists).where(schema.gists.c.teller != teller)).rowcount:
            connection.execute(delete(schema.pieces))
        known = set(connection.execute(select(schema.gists.c.article)).scalars())
    linker = _Linker(teller)
    missing = [name for name in articles if name not in known]
    for at in range(0, len(missing), AT_ONCE):
        made = [gist(article) for article in store.articles(missing[at : at + AT_ONCE])]
        with store.writing() as connection:
            linker.add(connection, made)
    with store.writing() as connection:
        return _stories(connection, articles)


class _Linker:
    """Puts gists into a record and links them with those that are there.

    Args:
        teller: version of what makes them.
    """

    def __init__(self, teller: str) -> None:
        from onrecord.story.grouping.stories import Words

        self._teller = teller
        self._words = Words()
        self._known: dict[str, Gist] = {}

    def add(self, connection: Connection, gists: Iterable[Gist]) -> None:
        for one in gists:
            self._add(connection, one)

    def _add(self, connection: Connection, one: Gist) -> None:
        from onrecord.story.grouping.gists import heaviest
        from onrecord.story.grouping.stories import linked

        if connection.execute(select(schema.gists.c.article).where(schema.gists.c.article == one.article)).first():
            return  # another run was quicker
        met = self._met(connection, one)
        links = linked(one, met, self._words.shared(one, met))
        connection.execute(insert(schema.gists), [{"article": one.article, "teller": self._teller, "body": encode(one)}])
        _insert(connection, schema.heavy, [{"stem": stem, "article": one.article} for stem in heaviest(one)])
        rows = [_link(one.article, other, alike) for other, alike in links.items()]
        _insert(connection, schema.links, rows)
        _insert(connection, schema.spine, rows)
        self._known[one.article] = one

    def _met(self, connection: Connection, one: Gist) -> list[Gist]:
        """The gists of the record that are worth comparing with one."""
        from onrecord.story.grouping.gists import SHARED, comparable, heaviest

        heavy = schema.heavy.c
        found = connection.execute(select(heavy.article).where(heavy.stem.in_(given("stems"))), {"stems": json.dumps(heaviest(one))})
        shared = {name: number for name, number in sorted(Counter(found.scalars()).items()) if number >= SHARED}
        self._load(connection, [name for name in shared if name not in self._known])
        return [self._known[name] for name, number in shared.items() if comparable(one, self._known[name], number)]

    def _load(self, connection: Connection, names: Collection[str]) -> None:
        for gist in read_gists(connection, names) if names else ():
            self._known[gist.article] = gist


def read_gists(connection: Connection, names: Collection[str]) -> Iterator[Gist]:
    """The gists of some articles."""
    wanted = select(schema.gists.c.body).where(schema.gists.c.article.in_(given("names")))
    return (decode(body, Gist) for body in connection.execute(wanted, {"names": json.dumps(sorted(names))}).scalars())


def _stories(connection: Connection, articles: Sequence[str]) -> list[Group]:
    from onrecord.story.grouping.stories import part, pieces, strongest

    known = {row.id: row.stories for row in connection.execute(select(schema.pieces))}
    if known.pop(STALE, None) is not None:
        connection.execute(delete(schema.spine))
        connection.execute(insert(schema.spine).from_select(["one", "other", "alike"], select(schema.links)))
    spine = strongest((row.alike, row.one, row.other) for row in connection.execute(select(schema.spine)))
    _keep_spine(connection, spine)
    wanted: dict[str, list[list[str]]] = {}
    for piece in pieces(articles, spine):
        name = digest(" ".join(piece).encode())
        wanted[name] = known[name] if name in known else [list(story) for story in part(piece, _links(connection, piece))]
    _keep_pieces(connection, [STALE, *known], wanted)
    return sorted(tuple(story) for stories in wanted.values() for story in stories)


def _links(connection: Connection, piece: Sequence[str]) -> dict[str, dict[str, float]]:
    """The links of articles that hang together."""
    found: dict[str, dict[str, float]] = {name: {} for name in piece}
    rows = connection.execute(select(schema.links).where(schema.links.c.one.in_(given("piece"))), {"piece": json.dumps(list(piece))})
    for row in rows if len(piece) > 1 else ():
        if row.other in found:
            found[row.one][row.other] = found[row.other][row.one] = row.alike
    return found


def _keep_spine(connection: Connection, spine: Iterable[tuple[float, str, str]]) -> None:
    connection.execute(delete(schema.spine))
    _insert(connection, schema.spine, [{"one": one, "other": other, "alike": alike} for alike, one, other in spine])


def forget(connection: Connection, article: str) -> None:
    """Drops what an article that is kept anew had to do with others; what hangs together by it is found again from all links."""
    if connection.execute(delete(schema.gists).where(schema.gists.c.article == article)).rowcount:
        connection.execute(delete(schema.spine))
        connection.execute(delete(schema.pieces))
        _insert(connection, schema.pieces, [{"id": STALE, "stories": []}])


def _keep_pieces(connection: Connection, known: Collection[str], wanted: dict[str, list[list[str]]]) -> None:
    gone = [name for name in known if name not in wanted]
    fresh = [{"id": name, "stories": stories} for name, stories in wanted.items() if name not in known]
    connection.execute(delete(schema.pieces).where(schema.pieces.c.id.in_(given("gone"))), {"gone": json.dumps(gone)})
    _insert(connection, schema.pieces, fresh)


def _link(article: str, other: str, alike: float) -> dict[str, Any]:
    return {"one": min(article, other), "other": max(article, other), "alike": alike}


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
