"""``onrecord timeline``: what happened or was to happen, once each, by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from onrecord.cli import options
from onrecord.cli.charts import Scale, axis, has_room
from onrecord.cli.output import (
    Card,
    Listing,
    Row,
    answer,
    dotted,
    names,
    put_cards,
    quotes,
    short_id,
    short_names,
    spaced,
    terminal,
)
from onrecord.cli.spans import drawn, scale_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.api import Record
    from onrecord.domain.stories import Occurrence

WIDEST = 48
"""Characters of a drawing of days at most."""
AHEAD = "ahead"
"""Marks what was still to come when the last of the reports was written."""


def command(
    record: options.RecordPath,
    top: options.Top = None,
    actor: options.Actor = None,
    article: options.Article = None,
    story: options.Story = None,
    since: options.Since = None,
    until: options.Until = None,
    on: options.On = None,
    status: options.EventStatus = None,
    everything: options.Everything = False,
    as_json: options.AsJson = False,
) -> None:
    """What happened, by day and number of sources."""
    answer(
        record,
        lambda opened: opened.timeline(
            top=top, actor=actor, article=article, story=story, since=since, until=until, on=on, status=status, everything=everything
        ),
        LISTING,
        as_json=as_json,
    )


def _lines(record: Record, entry: Occurrence) -> Iterator[Row]:
    articles = names(record, entry.articles)
    status = dotted(entry.status, AHEAD if entry.ahead else "")
    yield entry.when, status, str(entry.independent_sources), entry.id, articles, quotes(record, [entry.headline])


def _screen(record: Record, entries: Sequence[Occurrence]) -> None:
    widest = max((len(spaced(entry.when)) for entry in entries), default=0)
    console = terminal()
    scale = _scale(record, entries, min(WIDEST, console.width - widest - 4))
    if scale:
        ends = (date.fromordinal(int(day)).isoformat() for day in (scale.low, scale.high))
        console.print(f"{'':{widest}}  {axis(scale, *ends)}", style="dim")
    put_cards([_card(record, entry, widest, scale) for entry in entries])


def _scale(record: Record, entries: Sequence[Occurrence], width: int) -> Scale | None:
    told = {article for entry in entries for article in entry.articles}
    days = [one.first for one in record.stories() if one.first and told.intersection(one.articles)]
    last = [one.last for one in record.stories() if one.last and told.intersection(one.articles)]
    scale = scale_of([entry.when for entry in entries], min(days, default=None), max(last, default=None), width)
    return scale if scale and has_room(scale, "0000-00-00", "0000-00-00") else None


def _card(record: Record, entry: Occurrence, widest: int, scale: Scale | None) -> Card:
    number = entry.independent_sources
    voices = f"{number} source{'s' if number != 1 else ''}"
    told = f"{voices} from {len(entry.articles)} articles" if number < len(entry.articles) else voices
    note = dotted(AHEAD if entry.ahead else "", told, short_names(record, entry.articles), short_id(entry.id))
    days = " " * (widest - len(spaced(entry.when))) + drawn(entry.when, scale).rstrip() if scale else ""
    return Card(group=entry.when, group_note=days, left=entry.status, words=quotes(record, [entry.headline]), note=note)


LISTING = Listing(("when", "status", "sources", "id", "articles", "headline"), _lines, _screen)
