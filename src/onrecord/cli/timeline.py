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
    shortened,
    spaced,
    terminal,
)
from onrecord.cli.spans import drawn, scale_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.api import Record
    from onrecord.domain.stories import Heading, Occurrence

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
    told = {article for entry in entries for article in entry.articles}
    stories = [story for story in record.stories() if told.intersection(story.articles)]
    titles = {article: story.title for story in stories for article in story.articles} if len(stories) > 1 else {}
    widest = max((len(spaced(entry.when)) for entry in entries), default=0)
    console = terminal()
    scale = _scale(entries, stories, min(WIDEST, console.width - widest - 4))
    if scale:
        ends = (date.fromordinal(int(day)).isoformat() for day in (scale.low, scale.high))
        console.print(f"{'':{widest}}  {axis(scale, *ends)}", style="dim")
    put_cards([_card(record, entry, widest, scale, titles.get(entry.headline.article, "")) for entry in entries])


def _scale(entries: Sequence[Occurrence], stories: Sequence[Heading], width: int) -> Scale | None:
    first = min((story.first for story in stories if story.first), default=None)
    last = max((story.last for story in stories if story.last), default=None)
    scale = scale_of([entry.when for entry in entries], first, last, width)
    return scale if scale and has_room(scale, "0000-00-00", "0000-00-00") else None


def _card(record: Record, entry: Occurrence, widest: int, scale: Scale | None, story: str) -> Card:
    """An entry with its days drawn; ``story`` is the title of its story, where several are shown."""
    number = entry.independent_sources
    voices = f"{number} source{'s' if number != 1 else ''}"
    told = f"{voices} from {len(entry.articles)} articles" if number < len(entry.articles) else voices
    of = f"of “{shortened(story)}”" if story else ""
    note = dotted(AHEAD if entry.ahead else "", told, short_names(record, entry.articles), of, short_id(entry.id))
    days = " " * (widest - len(spaced(entry.when))) + drawn(entry.when, scale).rstrip() if scale else ""
    return Card(group=entry.when, group_note=days, left=entry.status, words=quotes(record, [entry.headline]), note=note)


LISTING = Listing(("when", "status", "sources", "id", "articles", "headline"), _lines, _screen)
