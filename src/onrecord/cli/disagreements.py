"""``onrecord disagreements``: where articles differ, the sides one below the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.cli import options
from onrecord.cli.output import Card, Listing, Row, answer, as_cards, dotted, names, one_line, quotes, short_id, short_names

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.domain.stories import Discrepancy, Side

MARKS = "«", "»"
"""What stands around words that only one side has."""
VALUE_SHOWN = 48
"""Most characters of a side's value that a terminal shows beside its words, which tell a longer one."""


def command(
    record: options.RecordPath,
    article: options.Article = None,
    story: options.Story = None,
    kind: options.DiscrepancyKind = None,
    as_json: options.AsJson = False,
) -> None:
    """Where the reports differ, side by side."""
    answer(record, lambda opened: opened.disagreements(article=article, story=story, kind=kind), LISTING, as_json=as_json)


def _lines(record: Record, entry: Discrepancy) -> Iterator[Row]:
    for side in entry.sides:
        articles = names(record, [one.article for one in side.evidence])
        yield entry.kind, entry.nature, entry.about, entry.id, side.value, articles, quotes(record, side.evidence)


def _cards(record: Record, entry: Discrepancy) -> Iterator[Card]:
    for side in entry.sides:
        yield Card(
            group=entry.about,
            group_note=dotted(entry.kind, entry.nature, short_id(entry.id)),
            left=side.value if len(side.value) <= VALUE_SHOWN else "",
            words=f"“{_marked(record, side)}”",
            note=short_names(record, [one.article for one in side.evidence]),
        )


def _marked(record: Record, side: Side) -> str:
    """The words of the first place of a side, with marks around those that only this side has."""
    shown = side.evidence[0]
    inner = [one.span for one in side.differing if one.article == shown.article and one.span in shown.span]
    whole, parts, end = record.quote(shown.article, shown.span), [], 0
    for span in sorted(inner):
        first, last = span.start - shown.span.start, span.end - shown.span.start
        if first >= end and (first, last) != (0, len(whole)):
            parts += [whole[end:first], MARKS[0], whole[first:last], MARKS[1]]
            end = last
    return one_line("".join([*parts, whole[end:]]))


LISTING = Listing(("kind", "nature", "about", "id", "value", "articles", "words"), _lines, as_cards(_cards))
