"""``onrecord stories``: the stories that the reports tell, each by its title, days and articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.cli import options
from onrecord.cli.output import Card, Listing, Row, answer, as_cards, dotted, names, one_line, short_id, short_names

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.domain.stories import Heading

NAMED = 4
"""Articles of a story that a terminal names."""


def command(
    record: options.RecordPath,
    actor: options.Actor = None,
    article: options.Article = None,
    since: options.Since = None,
    until: options.Until = None,
    on: options.On = None,
    as_json: options.AsJson = False,
) -> None:
    """The stories that the reports tell, and who tells them."""
    answer(record, lambda opened: opened.stories(actor=actor, article=article, since=since, until=until, on=on), LISTING, as_json=as_json)


def _days(entry: Heading) -> str:
    return "/".join(dict.fromkeys(day for day in (entry.first, entry.last) if day))


def _lines(record: Record, entry: Heading) -> Iterator[Row]:
    yield _days(entry), str(len(entry.articles)), entry.id, one_line(entry.title), names(record, entry.articles)


def _cards(record: Record, entry: Heading) -> Iterator[Card]:
    number = len(entry.articles)
    more = f"and {number - NAMED} more" if number > NAMED else ""
    reports = f"{number} report{'s' if number != 1 else ''}"
    note = dotted(reports, short_names(record, entry.articles[:NAMED]), more, short_id(entry.id))
    yield Card(left=_days(entry) or "no day", words=one_line(entry.title), note=note)


LISTING = Listing(("when", "articles", "id", "title", "told by"), _lines, as_cards(_cards))
