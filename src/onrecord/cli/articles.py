"""``onrecord articles``: the reports, and how their days are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options
from onrecord.cli.output import Card, Listing, Row, answer, as_cards, dotted, one_line, short_id

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.domain.articles import Article
    from onrecord.publish.entries_json import Json


HOW = {"": "", "correction": "day set by hand"}
"""What a terminal says of how a day is known, where it is not from the article or the pile."""
COPY_OF = {"exact": "the same words as", "near": "a near copy of"}
"""What a terminal says of copies."""
COPIES_NAMED = 3
"""Most of them that a terminal names."""
TAKEN_BACK = "none"
"""In place of a day, takes a correction back."""


def command(
    record: options.RecordPath,
    change: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[date ID DAY]",
            help="Sets by hand when an article was published: its id, path, file name or title, and a day; `none` takes it back.",
            show_default=False,
        ),
    ] = None,
    actor: options.Actor = None,
    article: options.Article = None,
    story: options.Story = None,
    since: options.Since = None,
    until: options.Until = None,
    on: options.On = None,
    reason: options.Reason = "",
    body: Annotated[bool, typer.Option("--body", help="Each with its text, without furniture.")] = False,
    as_json: options.AsJson = False,
) -> None:
    """The reports, and how their days are known; `articles RECORD date ID DAY` sets a day by hand."""
    listing = WITH_BODY if body else LISTING
    if change:
        name, day = _asked(change)
        if any((actor, article, story, since, until, on)):
            raise typer.BadParameter("a day is set for the article that is named; filters only narrow the list")
        answer(record, lambda opened: opened.set_date(name, day, reason=reason), listing, as_json=as_json)
        return
    answer(
        record,
        lambda opened: opened.articles(actor=actor, article=article, story=story, since=since, until=until, on=on),
        listing,
        as_json=as_json,
    )


def _asked(change: list[str]) -> tuple[str, str | None]:
    """The article, and the day that it is to have."""
    match change:
        case ["date", name, day]:
            return name, None if day == TAKEN_BACK else options.one_day(day)
    raise typer.BadParameter(f"{' '.join(change)!r} is no change; write `date ID DAY`, as in `date a-3f09 1962-10-22`")


def _lines(record: Record, entry: Article) -> Iterator[Row]:
    kin, how = record.kin(entry.id), entry.published_from or ""
    version = f"{kin.versions.index(entry.id) + 1}/{len(kin.versions)}" if kin.versions else ""
    copies = " ".join(copy.article for copy in kin.copies)
    known = entry.published or "", how, entry.outlet or "", entry.agency or "", entry.id, version, copies
    yield *known, ", ".join(entry.provenances), entry.title or ""


def _kin(record: Record, entry: Article) -> Iterator[str]:
    """Which version of its page the article is, and whose copy."""
    kin = record.kin(entry.id)
    if kin.versions:
        yield f"version {kin.versions.index(entry.id) + 1} of {len(kin.versions)}"
    for kind, told in COPY_OF.items():
        copies = [copy.article for copy in kin.copies if copy.kind == kind]
        if copies:
            rest = len(copies) - COPIES_NAMED
            named = ", ".join(f"{record.name(copy)} ({short_id(copy)})" for copy in copies[:COPIES_NAMED])
            yield f"{told} {named}{f' and {rest} more' if rest > 0 else ''}"


def _cards(record: Record, entry: Article) -> Iterator[Card]:
    how = HOW.get(entry.published_from or "", f"day known from {entry.published_from}")
    yield Card(
        left=entry.published or "no day",
        lead=one_line(entry.title or "without a title"),
        words=dotted(entry.outlet, f"with {entry.agency}" if entry.agency else "", how, *_kin(record, entry)),
        note=dotted(*entry.provenances, short_id(entry.id)),
    )


def _lines_with_body(record: Record, entry: Article) -> Iterator[Row]:
    yield from ((*row, entry.body_text) for row in _lines(record, entry))


def _cards_with_body(record: Record, entry: Article) -> Iterator[Card]:
    for card in _cards(record, entry):
        yield replace(card, words=f"{card.words}\n\n{entry.body_text}\n")


def _with_body(record: Record, entry: Article) -> Json:
    return record.as_json(entry) | {"body": entry.body_text}


HEADINGS = ("published", "known from", "outlet", "agency", "id", "version", "copies", "path", "title")
LISTING = Listing(HEADINGS, _lines, as_cards(_cards))
WITH_BODY = Listing((*HEADINGS, "body"), _lines_with_body, as_cards(_cards_with_body), _with_body)
