"""Links articles that are copies of one another or versions of one page, as each is kept, and gives the links back.

A link follows from its two articles alone, so that the order in which they come does not matter.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, delete, func, insert, or_, select

from onrecord.domain.articles import Article
from onrecord.domain.versions import Copy, CopyKind, Kin, Page, Version, in_order
from onrecord.record.schema import articles, fingerprints, marks, near_copies

if TYPE_CHECKING:
    from onrecord.intake.copies import Fingerprint

HASH = "<u4"
"""A hash of 32 bits as it is stored."""
WIDTH = 4
"""Bytes of one."""


def given(name: str) -> Select[Any]:
    """Values that are given as a list in JSON, however many they are."""
    return select(func.json_each(bindparam(name)).table_valued("value").c.value)


_ARTICLE: BindParameter[str] = bindparam("of")
_MET = select(marks.c.article, func.count().label("number")).where(marks.c.mark.in_(given("marks"))).group_by(marks.c.article).subquery()
FINGERPRINT = select(fingerprints).where(fingerprints.c.article == _ARTICLE)
FINGERPRINTS = select(fingerprints).where(fingerprints.c.article.in_(given("articles")))
SHARING = select(_MET, (func.length(fingerprints.c.marks) // WIDTH).label("held")).join(
    fingerprints, fingerprints.c.article == _MET.c.article
)
"""Articles that have marks in common with some that are given: how many, and of how many."""
UNLINKING = (
    delete(marks).where(marks.c.mark.in_(given("marks")), marks.c.article == _ARTICLE),
    delete(near_copies).where(or_(near_copies.c.one == _ARTICLE, near_copies.c.other == _ARTICLE)),
    delete(fingerprints).where(fingerprints.c.article == _ARTICLE),
)
LINKING, NEARING, MARKING = insert(fingerprints), insert(near_copies), insert(marks)
"""Made once: they run for each article."""


def link(connection: Connection, article: Article) -> None:
    """Links an article, which is in the record, with its copies and the other versions of its page there; anew, if it was linked before."""
    from onrecord.intake.addresses import normal
    from onrecord.intake.copies import Fingerprint  # which asking a record has no need to load

    made = Fingerprint.of(article)
    row = {
        "article": article.id,
        "address": normal(article.url or ""),
        "words": made.words,
        "marks": made.marks.astype(HASH).tobytes(),
        "shingles": made.shingles.astype(HASH).tobytes(),
    }
    before = connection.execute(FINGERPRINT, {"of": article.id}).mappings().one_or_none()
    if before:
        if dict(before) == row:
            return
        for step in UNLINKING:
            connection.execute(step, {"of": article.id, "marks": json.dumps(_unpacked(before["marks"]).tolist())})
    connection.execute(LINKING, row)
    if marked := made.marks.tolist():
        found = list(_near(connection, article.id, made))
        if found:
            connection.execute(NEARING, found)
        connection.execute(MARKING, [{"mark": mark, "article": article.id} for mark in marked])


def _near(connection: Connection, article: str, made: Fingerprint) -> Iterator[dict[str, Any]]:
    """Rows of the links between an article and those that have much of its wording, but other words too."""
    from onrecord.intake.copies import Fingerprint, alike

    worth = _worth_comparing(connection, made)
    for row in connection.execute(FINGERPRINTS, {"articles": json.dumps(worth)}) if worth else ():
        shares = alike(made, Fingerprint(row.words, _unpacked(row.shingles)))
        if shares and shares.kind is CopyKind.NEAR:
            share = {article: shares.of_one, row.article: shares.of_other}
            one, other = sorted(share)
            yield {"one": one, "other": other, "of_one": share[one], "of_other": share[other]}


def _worth_comparing(connection: Connection, made: Fingerprint) -> list[str]:
    """The articles of the record that have enough marks in common with a new one."""
    from onrecord.intake.copies import worth_comparing

    rows = connection.execute(SHARING, {"marks": json.dumps(made.marks.tolist())})
    return [row.article for row in rows if worth_comparing(row.number, row.held, len(made.marks))]


def _unpacked(hashes: bytes) -> Any:
    import numpy as np

    return np.frombuffer(hashes, HASH)


def read_kin(connection: Connection) -> dict[str, Kin]:
    """By article, its copies on other pages and the versions of its page; those without either are left out.

    Copies are in order of their ids.
    """
    address = {row.article: row.address for row in connection.execute(select(fingerprints.c.article, fingerprints.c.address))}
    copies: dict[str, list[Copy]] = defaultdict(list)
    for one, copy in chain(_exact(connection), _linked(connection)):
        if address[one] is None or address[one] != address[copy.article]:
            copies[one].append(copy)
    versions = {
        one: tuple(v.article for v in page.versions) for page in read_pages(connection) for one in (v.article for v in page.versions)
    }
    return {one: Kin(tuple(sorted(copies[one])), versions.get(one, ())) for one in sorted({*copies, *versions})}


def _exact(connection: Connection) -> Iterator[tuple[str, Copy]]:
    """Each article with one of those that have the same words."""
    one, other = fingerprints.alias(), fingerprints.alias()
    joined = select(one.c.article, other.c.article).join(other, (one.c.words == other.c.words) & (one.c.article != other.c.article))
    for article, copy in connection.execute(joined):
        yield article, Copy(copy, CopyKind.EXACT, 1.0)


def _linked(connection: Connection) -> Iterator[tuple[str, Copy]]:
    for row in connection.execute(select(near_copies)):
        yield row.one, Copy(row.other, CopyKind.NEAR, row.of_one)
        yield row.other, Copy(row.one, CopyKind.NEAR, row.of_other)


def read_pages(connection: Connection) -> list[Page]:
    """The pages of which there are several versions, by address; what changed is left out."""
    address = fingerprints.c.address
    several = select(address).where(address.is_not(None)).group_by(address).having(func.count() > 1)
    times = (articles.c.fetched, articles.c.modified, articles.c.published_at, articles.c.published)
    wanted = select(address, articles.c.id, *times).join(articles).where(address.in_(several)).order_by(address, articles.c.id)
    pages: dict[str, list[Version]] = defaultdict(list)
    for row in connection.execute(wanted):
        pages[row.address].append(Version(row.id, row.fetched, row.modified, row.published_at, row.published))
    return [Page(address, *in_order(versions), changes=()) for address, versions in pages.items()]
